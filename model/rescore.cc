#include "model/rescore.h"

#include <algorithm>

#include "model/checks/support.h"
#include "model/compare.h"

namespace recount {
namespace {

using checks::show;

bool has_rules(const Form& form) {
  return std::any_of(form.indicators.begin(), form.indicators.end(),
                     [](const Indicator& row) { return row.rule && !row.rule->empty(); });
}

// The row, or the one below it, shares its weight or score cell.
bool is_merged(const Form& form, const Indicator& row) {
  const auto merged = [](const Indicator& x) {
    return x.weight.state == CellState::kMerged || x.score.state == CellState::kMerged;
  };
  if (merged(row)) return true;
  for (std::size_t i = 0; i + 1 < form.indicators.size(); ++i) {
    if (&form.indicators[i] == &row) return merged(form.indicators[i + 1]);
  }
  return false;
}

// A cost row whose actual is the executed amount and whose score is the budget score says the same thing twice.
bool repeats_budget(const Form& form, const Indicator& row) {
  const int total = checks::total_funding_row(form);
  if (total < 0 || !is_cost_row(row) || !row.score || !row.actual || !row.actual->value) return false;
  const Funding& funding = form.funding[static_cast<std::size_t>(total)];
  if (!funding.executed) return false;
  const Decimal actual = *row.actual->value;
  const auto spent =
      in_yuan(form, row, *funding.executed, form.amount_unit ? *form.amount_unit : std::string());
  const auto cost = in_yuan(form, row, actual, row.actual->unit);
  const bool same_amount =
      (row.actual->unit.empty() && actual == *funding.executed) || (spent && cost && *spent == *cost);
  if (!same_amount) return false;
  if (funding.score && *funding.score == *row.score) return true;
  if (!row.weight) return false;
  const Ratio hundredth = Ratio(*row.weight) / Ratio(Decimal(100));
  if (funding.rate && agrees(*row.score, Ratio(*funding.rate) * hundredth)) return true;
  const auto budget = checks::divisor(funding);
  return budget && !budget->amount.is_zero() &&
         agrees(*row.score, Ratio(*funding.executed) / Ratio(budget->amount) * Ratio(*row.weight));
}

std::string side(const Quantity& quantity, const std::optional<Decimal>& value) {
  return value ? value->to_string() + quantity.unit : std::string();
}

void add_quotient(const Ratio& part, const Ratio& whole, const Ratio& weight, const std::string& shown,
                  Rescore& out) {
  const Ratio score = part / whole * weight;
  if (!score.valid()) return;
  out.scores.push_back(score);
  out.calculation = shown + " = " + show(score);
}

void score_missed(const Comparison& c, const Indicator& row, Rescore& out) {
  const Ratio weight = *row.weight;
  const std::string times = " x " + row.weight->to_string();
  const std::string target = side(*row.target, row.target->value);
  const std::string actual = side(*row.actual, row.actual->value);
  const Ratio zero;
  if (c.op == Op::kNone) {
    if (c.actual > c.high) {
      add_quotient(c.high, c.actual, weight, side(*row.target, row.target->high) + " / " + actual + times, out);
    } else if (c.actual < zero) {
      out.scores.push_back(zero);
      out.calculation = actual + " < 0: 0";
    } else if (c.low > zero) {
      add_quotient(c.actual, c.low, weight, actual + " / " + side(*row.target, row.target->low) + times, out);
    }
  } else if (c.op == Op::kLe) {
    add_quotient(c.target, c.actual, weight, target + " / " + actual + times, out);
    if (out.scores.empty()) return;
    const Ratio rest = Ratio(Decimal(1)) - (c.actual - c.target) / c.target;
    const Ratio linear = rest > zero ? rest * weight : zero;
    if (!linear.valid() || linear == out.scores.front()) return;
    out.scores.push_back(linear);
    out.calculation +=
        "; (1 - (" + actual + " - " + target + ") / " + target + ")" + times + " = " + show(linear);
  } else if (c.actual < zero) {
    out.scores.push_back(zero);
    out.calculation = actual + " < 0: 0";
  } else {
    add_quotient(c.actual, c.target, weight, actual + " / " + target + times, out);
  }
}

std::string met_calculation(const Comparison& c, const Indicator& row) {
  const std::string actual = side(*row.actual, row.actual->value);
  const std::string result = ": " + row.weight->to_string();
  if (c.op == Op::kNone) {
    return side(*row.target, row.target->low) + " <= " + actual + " <= " + side(*row.target, row.target->high) +
           result;
  }
  return actual + (c.op == Op::kLe ? " <= " : " >= ") + side(*row.target, row.target->value) + result;
}

}  // namespace

Rescore rescore(const Form& form, const Indicator& indicator) {
  Rescore out;
  Indicator judged = indicator;
  judged.target = judged_target(form, indicator);
  const Comparison comparison = compare(form, judged);
  if (comparison.met == Met::kUnknown || repeats_budget(form, indicator)) return out;
  out.met = comparison.met;
  if (!comparison.scored || !indicator.weight || indicator.weight->is_negative()) return out;
  if (indicator.part_of || has_rules(form) || is_merged(form, indicator)) return out;
  if (comparison.met == Met::kNo) {
    score_missed(comparison, judged, out);
  } else {
    out.scores.push_back(Ratio(*indicator.weight));
    out.calculation = met_calculation(comparison, judged);
  }
  return out;
}

std::optional<Decimal> rescored_value(const Rescore& rescore, const Indicator& indicator) {
  if (rescore.scores.empty() || !indicator.weight) return std::nullopt;
  if (!indicator.score)
    return rescore.scores.front().rounded(std::max(indicator.weight->places(), 2)).trimmed();
  for (const Ratio& score : rescore.scores) {
    if (agrees(*indicator.score, score)) return indicator.score.value;
  }
  return rescore.scores.front().rounded(indicator.score->places());
}

}  // namespace recount
