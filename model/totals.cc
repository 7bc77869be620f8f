#include "model/checks/causes.h"
#include "model/checks/support.h"
#include "model/rescore.h"

namespace recount {
namespace {

// Adds up one column of the indicators; nullopt where an operand is blank or unreadable, or where there is
// none.
std::optional<Decimal> column_sum(const Form& form, NumberField Indicator::*column) {
  Decimal sum;
  bool any = false;
  for (const Indicator& row : form.indicators) {
    if (row.part_of || checks::is_placeholder(row)) continue;
    const NumberField& field = row.*column;
    if (field) {
      sum = sum + *field;
      any = true;
    } else if (field.state != CellState::kMerged && field.state != CellState::kDash) {
      return std::nullopt;
    }
  }
  return any ? std::optional<Decimal>(sum) : std::nullopt;
}

std::optional<Decimal> with_budget(const std::optional<Decimal>& sum, const NumberField& budget) {
  if (!sum) return sum;
  if (budget) return *sum + *budget;
  const bool none = budget.state == CellState::kAbsent || budget.state == CellState::kDash;
  return none ? sum : std::nullopt;
}

bool makes_total(const std::optional<Decimal>& sum, const NumberField& stated) {
  if (!sum) return false;
  if (stated) return agrees(*stated, Ratio(*sum));
  if (stated.state == CellState::kUnreadable) return false;
  // Where no total is printed, weights can be shares of one instead of points of a hundred.
  return *sum == Decimal(100) || *sum == Decimal(1);
}

}  // namespace

Totals totals(const Form& form) {
  Totals out;
  out.weight_excluded = column_sum(form, &Indicator::weight);
  out.score_excluded = column_sum(form, &Indicator::score);
  out.weight_included = out.weight_excluded;
  out.score_included = out.score_excluded;
  if (const Funding* budget = checks::points_row(form)) {
    out.weight_included = with_budget(out.weight_excluded, budget->weight);
    if (budget->weight || !checks::is_empty(budget->weight.state) || budget->score) {
      out.score_included = budget->score ? with_budget(out.score_excluded, budget->score) : std::nullopt;
    }
  }
  if (makes_total(out.weight_included, form.total_weight)) {
    out.convention = Convention::kIncluded;
  } else if (makes_total(out.weight_excluded, form.total_weight)) {
    out.convention = Convention::kExcluded;
  }
  return out;
}

std::optional<Decimal> Totals::weight() const {
  return convention == Convention::kExcluded ? weight_excluded : weight_included;
}

std::optional<Decimal> Totals::score() const {
  return convention == Convention::kExcluded ? score_excluded : score_included;
}

}  // namespace recount
