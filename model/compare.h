// Brings the target and the actual value of an indicator to one scale and says whether the target is met.
// Inside model/ only; rescore.h is the public face.
//
// Silence is the rule where the two can be read in two ways: kUnknown leads to no finding.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/document.h"
#include "model/rescore.h"
#include "normalize/units.h"

namespace recount {

// What an indicator's name says about the direction of a target that has no operator.
enum class Direction {
  kLowerIsBetter,  // 投诉次数 5: three are better
  kSaving,         // 成本节约率 5%: in a cost row, more is better all the same
  kDuration,       // 持续天数 30: in a row of deadlines, longer is no delay
};
struct DirectionWord {
  std::string_view word;
  Direction direction;
  std::string_view example;  // a name that holds the word
};
std::span<const DirectionWord> direction_words();
bool name_says(std::string_view name, Direction direction);

bool is_cost_row(const Indicator& row);      // 成本指标
bool is_deadline_row(const Indicator& row);  // 时效指标

struct Comparison {
  Met met = Met::kUnknown;
  // Set where the row can be rescored by a formula: the operands on one scale. `op` is kGe, kLe or kEq (a bare
  // number has become one of them), or kNone for a range.
  bool scored = false;
  Op op = Op::kNone;
  Ratio target, low, high, actual;
};

Comparison compare(const Form& form, const Indicator& row);

// Two dates: in time, late, or unknown where the actual month only overlaps the deadline. A month stands for
// its last day in a deadline.
Met compare_dates(const Indicator& row);
// A number or range of months (≥1≤12) against the month in which the thing was done (10月).
Met compare_month(const Form& form, const Indicator& row);

// The units of both sides, a bare 万 read as money where the row is about money. nullopt where either is no
// number.
struct UnitPair {
  UnitInfo target, actual;
};
std::optional<UnitPair> unit_pair(const Indicator& row);

// A number without a unit, or with one, as a sum of money in 元; nullopt where the unit is not known.
std::optional<Ratio> in_yuan(const Form& form, const Indicator& row, const Decimal& value,
                             std::string_view unit);

}  // namespace recount
