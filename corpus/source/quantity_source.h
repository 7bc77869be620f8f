// A target or actual value as its author means it. What is printed follows from it, so the answer needs no parser.
//
//   parse_quantity_source("≥ 95 %")                   // number, ge, 95, "%"; printed ≥95%
//   parse_quantity_source("35.5 公里")                 // number, no operator
//   parse_quantity_source("range 2 4 次")              // range; printed 2-4次, 2～4次 or ≥2≤4次, as the style says
//   parse_quantity_source("date 2023-10-31 10月31日前") // date; printed as written
//   parse_quantity_source("print 不少于2次 => ≥ 2 次")  // printed as written, means what follows
//   parse_quantity_source("words 3个月内建成")          // words that begin like something else
//   parse_quantity_source("健全")                      // words
//   parse_quantity_source("")                          // a blank cell; "-" is a dash
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recount::corpus {

struct QuantitySource {
  enum class Kind { kBlank, kDash, kNumber, kRange, kDate, kWords };
  Kind kind = Kind::kBlank;
  std::string op;  // one of ≥ > ≤ < = or empty
  std::string value, low, high;
  std::string unit;
  std::string date;     // ISO 8601, yyyy-mm-dd or yyyy-mm; empty where the text has none
  std::string printed;  // empty: composed of the parts
};

// nullopt where the notation is broken.
std::optional<QuantitySource> parse_quantity_source(std::string_view text);

// The word of the schema for an operator: "ge" for ≥; empty for none.
std::string op_name(std::string_view op);

}  // namespace recount::corpus
