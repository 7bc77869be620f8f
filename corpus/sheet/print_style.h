// How one document spells what all documents say: the signs, dashes and stray blanks of its printer. Drawn by seed, so
// that every spelling of docs and domain turns up somewhere, and applied to what is printed, never to the answer.
#pragma once

#include <map>
#include <string>

#include "corpus/base/rng.h"
#include "corpus/source/quantity_source.h"

namespace recount::corpus {

struct PrintStyle {
  std::string greater_equal = "≥", less_equal = "≤", percent = "%", equal = "=";
  std::string range = "-";     // between the bounds of a range; "≥≤" prints ≥2≤4次
  std::string dash = "—";      // for an entry "-", where the layout does not say
  std::string label_gap;       // put between the two characters of labels like 分值
  bool number_blanks = false;  // 295 .31
  bool half_brackets = false;  // (万元) for （万元）
};

// Overrides by the names of the fields (greater_equal=≧ number_blanks=1 ...) win over what is drawn.
PrintStyle draw_print_style(Rng rng, const std::map<std::string, std::string>& overrides);

std::string print_sign(const PrintStyle& style, const std::string& op);  // "≥" -> "》="
std::string print_unit(const PrintStyle& style, const std::string& unit);
std::string print_quantity(const PrintStyle& style, const QuantitySource& quantity);
// Text of a layout's own label.
std::string print_label(const PrintStyle& style, std::string text);

enum class MoneyStyle { kPlain, kThousands, kFixed };
// "12345.6" -> 12,345.60 and the like; `salt` decides where a blank goes astray.
std::string print_money(const PrintStyle& style, const std::string& number, MoneyStyle money, Rng salt);

}  // namespace recount::corpus
