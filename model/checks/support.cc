#include "model/checks/support.h"

#include <algorithm>

#include "normalize/fold.h"

namespace recount::checks {

Finding make_finding(std::string_view code, Severity severity, std::string at, std::string stated,
                     std::string expected, Message message, std::string calculation) {
  Finding finding;
  finding.code = code;
  finding.severity = severity;
  finding.at = std::move(at);
  finding.stated = std::move(stated);
  finding.expected = std::move(expected);
  finding.message = std::move(message);
  finding.calculation = std::move(calculation);
  return finding;
}

std::string percent(const Decimal& value) {
  return value.to_string() + "%";
}

std::string money(const Form& form, const Decimal& amount) {
  return amount.to_string() + (form.amount_unit ? *form.amount_unit : std::string());
}

std::string show(const Ratio& value) {
  return value.valid() ? value.rounded(4).trimmed().to_string() : "";
}

std::string shown_text(const QuantityField& field) {
  return field && !field->text.empty() ? field->text : clean_text(field.raw);
}

std::string row_label(const Indicator& row) {
  if (row.name) return *row.name;
  if (row.level2) return *row.level2;
  return row.level1 ? *row.level1 : std::string();
}

bool is_empty(CellState state) {
  return state == CellState::kAbsent || state == CellState::kBlank || state == CellState::kDash;
}

bool prints_column(const Form& form, Column column) {
  return std::find(form.columns.begin(), form.columns.end(), column) != form.columns.end();
}

bool is_placeholder(const Indicator& row) {
  return is_empty(row.target.state) && is_empty(row.actual.state) && is_empty(row.weight.state) &&
         is_empty(row.score.state);
}

int total_funding_row(const Form& form) {
  for (std::size_t i = 0; i < form.funding.size(); ++i) {
    if (form.funding[i].kind == FundingKind::kTotal) return static_cast<int>(i);
  }
  return form.funding.size() == 1 ? 0 : -1;
}

std::optional<Divisor> divisor(const Funding& row) {
  if (row.budget) return Divisor{*row.budget, false};
  if (is_empty(row.budget.state) && row.initial_budget) return Divisor{*row.initial_budget, true};
  return std::nullopt;
}

std::optional<Points> row_points(const Form& form, int row) {
  const Indicator& first = form.indicators[static_cast<std::size_t>(row)];
  if (first.part_of || !first.weight || !first.score) return std::nullopt;
  Points points{*first.weight, *first.score, false, *first.weight};
  bool merged_run = true;
  for (std::size_t i = static_cast<std::size_t>(row) + 1; i < form.indicators.size(); ++i) {
    const Indicator& below = form.indicators[i];
    if (below.part_of) continue;
    const bool shares_score = below.score.state == CellState::kMerged;
    const bool shares_weight = below.weight.state == CellState::kMerged;
    if (merged_run && (shares_score || shares_weight)) {
      points.merged = true;
      if (!shares_weight) {
        if (!below.weight) return std::nullopt;
        points.weight = points.weight + *below.weight;
        points.widest = points.widest + *below.weight;
      }
      // A score of its own below a shared weight: neither row can be judged by that weight alone.
      if (!shares_score) return std::nullopt;
      continue;
    }
    merged_run = false;
    if (below.score.state != CellState::kBlank || !below.weight) break;
    points.widest = points.widest + *below.weight;
  }
  return points;
}

}  // namespace recount::checks
