#include "model/checks/amounts.h"
#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

// The initial budget counts only where the form has no other: spending beyond it after an adjustment is in
// order.
const NumberField& limit_of(const Funding& row) {
  return row.budget.state == CellState::kAbsent ? row.initial_budget : row.budget;
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.funding.size(); ++i) {
    const Funding& row = form.funding[i];
    const NumberField& limit = limit_of(row);
    // A source without a rate of its own repeats what the total row says.
    if (row.kind != FundingKind::kTotal && !row.rate && form.funding.size() > 1) continue;
    if (!limit || !row.executed || !(*row.executed > *limit)) continue;
    const Decimal excess = *row.executed - *limit;
    out.push_back(make_finding(
        kOverExecution.code, Severity::kWarning, pointer::funding(form_index, static_cast<int>(i), "rate"),
        row.rate ? percent(*row.rate) : std::string(), "100%",
        {"finding.over-execution", {money(form, *row.executed), money(form, *limit), money(form, excess)}},
        row.executed->to_string() + " - " + limit->to_string() + " = " + excess.to_string()));
  }
}

}  // namespace

const Check kOverExecution = {
    "over-execution",
    Severity::kWarning,
    run,
    {"More was spent than the budget allows", "执行数超过预算数",
     "The executed amount of a funding row is larger than its budget as adjusted (the initial one where the "
     "form "
     "prints no other). A source is judged only where it has a rate of its own. The stated rate stays as it "
     "is; points are capped at the weight.",
     "资金行的执行数大于全年（调整后）预算数（表中没有该栏时用年初预算数）；来源行只在填有执行率时判断。所填执"
     "行率保持原样，得分以分值为限"
     "。",
     "Provincial systems refuse a rate above 100%; see docs/FINDINGS.md",
     "各省系统不接受超过100%的执行率；见 docs/FINDINGS.md", "executed 31.5 of a budget of 30: 31.5 - 30 = 1.5",
     "预算30、执行31.5：31.5 - 30 = 1.5"}};

}  // namespace recount
