#include "model/checks/causes.h"
#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "model/rescore.h"

namespace recount {
namespace {

using namespace checks;

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  // A targets form has no scores to add, and often weights without a total.
  if (form.kind == FormKind::kTargets && !form.total_weight) return;
  if (form.total_weight.state == CellState::kUnreadable) return;
  const Totals sums = totals(form);
  if (sums.convention != Convention::kUnsettled || !sums.weight_included || !sums.weight_excluded) return;
  const bool one_sum = *sums.weight_included == *sums.weight_excluded;
  const std::string included = sums.weight_included->to_string();
  const std::string excluded = sums.weight_excluded->to_string();
  std::string id = form.total_weight ? "finding.weight-sum" : "finding.weight-sum.unstated";
  if (one_sum) id += ".alone";
  const std::string stated = form.total_weight ? form.total_weight->to_string() : std::string();
  std::vector<Operand> parts = operands(form, &Indicator::weight, true);
  Finding finding = make_finding(kWeightSum.code, Severity::kError, pointer::form(form_index, "total/weight"),
                                 stated, included, {id, {stated.empty() ? "100" : stated, included, excluded}},
                                 addition(parts) + " = " + included);
  if (one_sum) finding.message.args.pop_back();
  WrongTotal wrong;
  wrong.stated = form.total_weight ? *form.total_weight : Decimal(100);
  wrong.expected = *sums.weight_included;
  wrong.budget_included = !one_sum;
  wrong.operands = std::move(parts);
  finding.cause = find_cause(wrong);
  out.push_back(std::move(finding));
}

}  // namespace

const Check kWeightSum = {
    "weight-sum",
    Severity::kError,
    run,
    {"The weights do not make the stated total", "分值合计与所填总分不符",
     "The weights of the indicators are added with the budget row and without it; one of the two sums must be "
     "the "
     "stated total, or 100 where none is stated. Nothing is said where a weight is blank or unreadable.",
     "指标分值分别在计入和不计入预算执行分的情况下相加，其中之一须等于所填总分（未填时为100）。"
     "有分值空白或无法辨认时不作判断。",
     "National method 财预〔2020〕10号; forms differ in whether the 10 points of the budget row count",
     "财预〔2020〕10号；各地表格对预算执行10分是否计入总分做法不一",
     "indicators 80, budget row 10: 90 or 80, 100 is stated", "指标80、预算执行10：合计90或80，却写100"}};

}  // namespace recount
