#include "corpus/sheet/print_style.h"

#include <span>
#include <string_view>
#include <vector>

#include "corpus/source/lines.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

// A spelling and how many documents in a hundred have it; the rest have the first row's.
struct Spelling {
  std::string_view text;
  int percent;
};

constexpr Spelling kGreaterEqual[] = {{"≥", 0}, {"≧", 12}, {">=", 7}, {"＞＝", 5}, {"》=", 6}, {"⩾", 3}};
constexpr Spelling kLessEqual[] = {{"≤", 0}, {"≦", 12}, {"<=", 7}, {"＜＝", 5}, {"⩽", 3}};
constexpr Spelling kPercent[] = {{"%", 0}, {"％", 12}};
constexpr Spelling kEqual[] = {{"=", 0}, {"＝", 25}};
constexpr Spelling kRange[] = {{"-", 0}, {"～", 25}, {"~", 10}, {"≥≤", 20}};
constexpr Spelling kDash[] = {{"—", 0}, {"/", 25}, {"-", 20}, {"–", 8}};
constexpr Spelling kLabelGap[] = {{"", 0}, {" ", 8}, {"　", 6}, {"  ", 4}};

std::string draw(Rng rng, std::span<const Spelling> spellings) {
  int at = rng.index(100);
  for (const Spelling& spelling : spellings.subspan(1)) {
    if (at < spelling.percent) return std::string(spelling.text);
    at -= spelling.percent;
  }
  return std::string(spellings[0].text);
}

}  // namespace

PrintStyle draw_print_style(Rng rng, const std::map<std::string, std::string>& overrides) {
  PrintStyle style;
  style.greater_equal = draw(rng.child("ge"), kGreaterEqual);
  style.less_equal = draw(rng.child("le"), kLessEqual);
  style.percent = draw(rng.child("percent"), kPercent);
  style.equal = draw(rng.child("equal"), kEqual);
  style.range = draw(rng.child("range"), kRange);
  style.dash = draw(rng.child("dash"), kDash);
  style.label_gap = draw(rng.child("gap"), kLabelGap);
  style.number_blanks = rng.child("blanks").chance(0.05);
  style.half_brackets = rng.child("brackets").chance(0.15);
  for (const auto& [name, field] :
       {std::pair{"greater_equal", &style.greater_equal}, std::pair{"less_equal", &style.less_equal},
        std::pair{"percent", &style.percent}, std::pair{"equal", &style.equal},
        std::pair{"range", &style.range}, std::pair{"dash", &style.dash},
        std::pair{"label_gap", &style.label_gap}}) {
    if (const auto found = overrides.find(name); found != overrides.end()) *field = found->second;
  }
  if (const auto found = overrides.find("number_blanks"); found != overrides.end()) {
    style.number_blanks = found->second == "1";
  }
  return style;
}

std::string print_sign(const PrintStyle& style, const std::string& op) {
  if (op == "≥") return style.greater_equal;
  if (op == "≤") return style.less_equal;
  if (op == "=") return style.equal;
  return op;
}

std::string print_unit(const PrintStyle& style, const std::string& unit) {
  return replace_all(unit, "%", style.percent);
}

std::string print_quantity(const PrintStyle& style, const QuantitySource& quantity) {
  if (!quantity.printed.empty()) return quantity.printed;
  const std::string unit = print_unit(style, quantity.unit);
  switch (quantity.kind) {
    case QuantitySource::Kind::kBlank:
      return "";
    case QuantitySource::Kind::kDash:
      return style.dash;
    case QuantitySource::Kind::kRange:
      if (style.range == "≥≤") return "≥" + quantity.low + "≤" + quantity.high + unit;
      return quantity.low + style.range + quantity.high + unit;
    default:
      return print_sign(style, quantity.op) + quantity.value + unit;
  }
}

std::string print_label(const PrintStyle& style, std::string text) {
  if (style.half_brackets) text = replace_all(replace_all(text, "（", "("), "）", ")");
  const std::u32string points = to_utf32(text);
  if (points.size() == 2 && !style.label_gap.empty()) {
    text = to_utf8(points.substr(0, 1)) + style.label_gap + to_utf8(points.substr(1));
  }
  return text;
}

std::string print_money(const PrintStyle& style, const std::string& number, MoneyStyle money, Rng salt) {
  std::string whole = number.substr(0, number.find('.'));
  std::string decimals = number.size() > whole.size() ? number.substr(whole.size() + 1) : "";
  if (money != MoneyStyle::kPlain) {
    for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3)
      whole.insert(static_cast<std::size_t>(at), ",");
  }
  if (money == MoneyStyle::kFixed) decimals.resize(2, '0');
  if (decimals.empty()) return whole;
  if (style.number_blanks && salt.chance(0.2))
    return salt.chance(0.5) ? whole + " ." + decimals : whole + ". " + decimals;
  return whole + "." + decimals;
}

}  // namespace recount::corpus
