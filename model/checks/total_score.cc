#include "model/checks/causes.h"
#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "model/rescore.h"

namespace recount {
namespace {

using namespace checks;

bool fits(const Decimal& stated, const std::optional<Decimal>& sum) {
  return sum && agrees(stated, Ratio(*sum));
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation || !form.total_score) return;
  const Decimal stated = *form.total_score;
  const Totals sums = totals(form);
  // Weights that make the total with the budget row and without it (it prints none) settle nothing about its
  // score.
  const bool settled =
      sums.convention != Convention::kUnsettled &&
      !(sums.weight_included && sums.weight_excluded && *sums.weight_included == *sums.weight_excluded);
  const bool excluded = settled && sums.convention == Convention::kExcluded;
  const std::optional<Decimal> sum = excluded ? sums.score_excluded : sums.score_included;
  const std::optional<Decimal> other = excluded ? sums.score_included : sums.score_excluded;
  if (!sum || fits(stated, sum)) return;
  if (!settled && (!other || fits(stated, other))) return;

  const bool two_sums = other && !(*other == *sum);
  std::string id = "finding.total-score";
  if (two_sums) id += !settled ? ".unsettled" : excluded ? ".excluded" : ".included";
  std::vector<Operand> parts = operands(form, &Indicator::score, !excluded);
  Finding finding =
      make_finding(kTotalScore.code, Severity::kError, pointer::form(form_index, "total/score"),
                   stated.to_string(), sum->to_string(), {id, {stated.to_string(), sum->to_string()}},
                   addition(parts) + " = " + sum->to_string());
  if (two_sums && !settled) finding.message.args.push_back(other->to_string());
  WrongTotal wrong;
  wrong.stated = stated;
  wrong.expected = *sum;
  if (two_sums) wrong.other = other;
  wrong.budget_included = !excluded && two_sums;
  wrong.capped = capped_scores(form, !excluded);
  if (wrong.capped && *wrong.capped == *sum) wrong.capped.reset();
  wrong.operands = std::move(parts);
  finding.cause = find_cause(wrong);
  out.push_back(std::move(finding));
}

}  // namespace

const Check kTotalScore = {
    "total-score",
    Severity::kError,
    run,
    {"The scores do not add up to the stated total", "各项得分之和与所填总得分不符",
     "The scores are added as the weights were: with the budget row where the weights make the total with it, "
     "else "
     "without. Where the weights settle nothing, the stated total must equal neither sum to be reported. "
     "Nothing is "
     "said where a score is blank or unreadable.",
     "按分值确定的口径（计入或不计入预算执行分）将得分相加，与所填总得分比较；口径无法确定时，两种合计都不符才"
     "报告。"
     "有得分空白或无法辨认时不作判断。",
     "National method 财预〔2020〕10号: the total is the sum of the scores",
     "财预〔2020〕10号：总分为各项得分之和", "scores 10 + 78.82 = 88.82, 96.82 is stated",
     "得分 10 + 78.82 = 88.82，却写96.82"}};

}  // namespace recount
