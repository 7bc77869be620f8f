// The score that an indicator earns by the published rules. Pure.
//
// Source: the national method for project self-evaluation as the notes of the forms print it, and the rule data
// of provincial systems; docs/FINDINGS.md has the table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/document.h"

namespace recount {

// Whether the actual value meets the target. kUnknown where the two cannot be compared (words, no date, other
// units).
enum class Met { kYes, kNo, kUnknown };

struct Rescore {
  Met met = Met::kUnknown;
  // The scores that the rules allow, unrounded, best first; empty where the row is not rescored (words, dates,
  // a rule of its own, a blank operand). Two entries where two published formulas exist.
  std::vector<Ratio> scores;
  std::string calculation;  // "4% / 5% x 15 = 12"; empty where scores is
};

// What an indicator is judged by: the target, or the adjusted one where the form prints it in a column of its own
// (调整指标值) and the row fills it. What the adjusted value lacks, operator or unit, is the target's.
QuantityField judged_target(const Form& form, const Indicator& row);

// `form` tells the unit of amounts, and whether the form prints a rule per row (then met alone is decided).
Rescore rescore(const Form& form, const Indicator& indicator);

// For showing side by side: the stated score where it agrees with one that the rules allow, else the first of
// these rounded to the decimals of the stated one (to two where none is stated); nullopt where not rescored.
std::optional<Decimal> rescored_value(const Rescore& rescore, const Indicator& indicator);

// The two conventions for the total (docs/FINDINGS.md): does the budget row count towards the 100?
enum class Convention { kIncluded, kExcluded, kUnsettled };

struct Totals {
  Convention convention = Convention::kUnsettled;
  // Sums with and without the budget row; nullopt where an operand is blank or unreadable (a merged cell or a
  // detail row is not an operand).
  std::optional<Decimal> weight_included, weight_excluded, score_included, score_excluded;
  // By the convention; the included ones where unsettled.
  std::optional<Decimal> weight() const;
  std::optional<Decimal> score() const;
};

Totals totals(const Form& form);

}  // namespace recount
