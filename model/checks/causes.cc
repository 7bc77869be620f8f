#include "model/checks/causes.h"

#include <algorithm>
#include <utility>

#include "model/checks/support.h"

namespace recount::checks {
namespace {

// The cause for the operands whose points are `points`: the budget row where it is among them, else the only
// one by its name, else any one of them.
Message row_cause(const WrongTotal& total, const Decimal& points, std::string_view budget_id,
                  std::string_view one_id, std::string_view some_id) {
  const Operand* found = nullptr;
  int count = 0;
  for (const Operand& operand : total.operands) {
    if (!(operand.points == points)) continue;
    if (operand.budget) return {std::string(budget_id), {}};
    found = &operand;
    ++count;
  }
  if (points.is_zero() || count == 0) return {};
  if (count == 1) return {std::string(one_id), {found->label, found->points.to_string()}};
  return {std::string(some_id), {found->points.to_string()}};
}

bool swapped_digits(const Decimal& stated, const Decimal& expected) {
  std::string a = stated.to_string();
  const std::string b = expected.to_string();
  if (a.size() != b.size()) return false;
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin());
  if (in_a == a.end()) return false;
  auto next = in_a + 1;
  if (next != a.end() && *next == '.') ++next;
  if (next == a.end() || *in_a == '.') return false;
  std::swap(*in_a, *next);
  return a == b;
}

bool slipped_point(const Decimal& stated, const Ratio& computed) {
  for (int factor : {10, 100, 1000}) {
    const Ratio times = Decimal(factor);
    if (Ratio(stated) * times == computed || agrees(stated, computed * times)) return true;
  }
  return false;
}

}  // namespace

Message find_cause(const WrongTotal& total) {
  if (total.other && *total.other == total.stated) {
    return {total.budget_included ? "cause.budget-left-out" : "cause.budget-added", {}};
  }
  if (total.capped && *total.capped == total.stated) return {"cause.capped", {}};
  Message cause = row_cause(total, total.expected - total.stated, "cause.budget-left-out", "cause.row-left-out",
                            "cause.some-row-left-out");
  if (!cause.id.empty()) return cause;
  cause = row_cause(total, total.stated - total.expected, "cause.budget-twice", "cause.row-twice",
                    "cause.some-row-twice");
  if (!cause.id.empty()) return cause;
  return digit_cause(total.stated, Ratio(total.expected));
}

Message digit_cause(const Decimal& stated, const Ratio& computed) {
  if (!computed.valid() || stated.is_zero()) return {};
  if (swapped_digits(stated, computed.rounded(stated.places()))) return {"cause.swapped-digits", {}};
  if (slipped_point(stated, computed)) return {"cause.decimal-point", {}};
  return {};
}

std::vector<Operand> operands(const Form& form, NumberField Indicator::*column, bool with_budget) {
  std::vector<Operand> out;
  const Funding* budget = with_budget ? points_row(form) : nullptr;
  if (budget) {
    const NumberField& points = column == &Indicator::weight ? budget->weight : budget->score;
    if (points) out.push_back({*points, budget->source ? *budget->source : std::string(), true});
  }
  for (const Indicator& row : form.indicators) {
    if (!row.part_of && row.*column) out.push_back({*(row.*column), row_label(row), false});
  }
  return out;
}

std::string addition(const std::vector<Operand>& operands) {
  std::string out;
  for (const Operand& operand : operands) {
    if (!out.empty()) out += " + ";
    out += operand.points.is_negative() ? "(" + operand.points.to_string() + ")" : operand.points.to_string();
  }
  return out;
}

std::optional<Decimal> capped_scores(const Form& form, bool with_budget) {
  Decimal sum;
  const auto add = [&sum](const NumberField& score, const NumberField& weight) {
    if (!score) return true;
    if (!weight) return false;
    sum = sum + std::min(*score, *weight);
    return true;
  };
  const Funding* budget = with_budget ? points_row(form) : nullptr;
  if (budget && !add(budget->score, budget->weight)) return std::nullopt;
  for (const Indicator& row : form.indicators) {
    if (!row.part_of && !add(row.score, row.weight)) return std::nullopt;
  }
  return sum;
}

const Funding* points_row(const Form& form) {
  const int total = total_funding_row(form);
  const Funding* found = total < 0 ? nullptr : &form.funding[static_cast<std::size_t>(total)];
  if (found && found->weight) return found;
  for (const Funding& row : form.funding) {
    if (row.weight) return &row;
  }
  return found;
}

}  // namespace recount::checks
