// Targets and actual values of indicators.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"
#include "normalize/decimal.h"

namespace recount {

enum class QuantityKind { kNumber, kRange, kDate, kQualitative, kEmpty };
enum class Op { kNone, kEq, kGe, kGt, kLe, kLt };

struct Quantity {
  std::string text;  // clean_operators() of the cell; "" for kEmpty
  QuantityKind kind = QuantityKind::kEmpty;
  Op op = Op::kNone;                 // as printed
  std::optional<Decimal> value;      // kNumber
  std::optional<Decimal> low, high;  // kRange
  std::string unit;          // what stands behind the number in the cell, brackets dropped; "" where none
  std::optional<Date> date;  // kDate; of a range of dates the last
  std::vector<std::string> repairs;
  bool operator==(const Quantity&) const = default;
};

// What stands around the cell and decides what it means.
struct QuantityContext {
  int year = 0;  // of the form, for dates without a year; 0: unknown
  std::string_view
      name;  // the indicator's name: a unit in brackets there (（月）, （%）) helps to read a bare number
};

// Reads the target or actual value of an indicator.
//
//   parse_quantity("≥95%")     // kind number, op ge, value 95, unit "%"
//   parse_quantity("》=50家")   // kind number, op ge, value 50, unit "家"; repairs: "ge-sign"
//   parse_quantity("≥1次（年）") // unit "次"
//   parse_quantity("≥1≤12")    // kind range, low 1, high 12
//   parse_quantity("2-4次")    // kind range, unit "次"
//   parse_quantity("不少于1次") // op ge        parse_quantity("95以上")  // op ge       parse_quantity("100百分比") // %
//   parse_quantity("10月", {.year = 2020})  // kind date, 2020-10
//   parse_quantity("12", {.year = 2020, .name = "完成时限（月）"})   // kind date, 2020-12
//   parse_quantity("推动"), ("无"), ("培训2期，每期50人")   // kind qualitative
//   parse_quantity("/"), ("")  // kind empty
//
// Never fails: text that is no number is qualitative. Pure, and safe to call from any thread.
Quantity parse_quantity(std::string_view raw, const QuantityContext& context = {});

// Where operator, value and unit stand in three columns: joins them in that order (≥ + 95 + % -> ≥95%) and parses.
// A unit that the value repeats is not doubled; op_text 定性 and the like is no operator. Any part may be blank.
Quantity join_quantity(std::string_view op_text, std::string_view value_text, std::string_view unit_text,
                       const QuantityContext& context = {});

std::string_view to_string(QuantityKind kind);  // "number", ...
std::string_view to_string(Op op);              // "eq", "ge", ...; "" for kNone

// 一 -> 1, 十二 -> 12, 两 -> 2, 二十 -> 20, 一百零五 -> 105; nullopt for anything else.
std::optional<Decimal> parse_chinese_numeral(std::string_view text);

}  // namespace recount
