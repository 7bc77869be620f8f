#include <vector>

#include "model/checks/amounts.h"
#include "model/checks/causes.h"
#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

Ratio capped(const Ratio& score, const Ratio& weight) {
  return score > weight ? weight : score;
}

void check_row(const Form& form, int form_index, int index, std::vector<Finding>& out) {
  const Funding& row = form.funding[static_cast<std::size_t>(index)];
  if (!row.weight || !row.score || row.weight->is_negative()) return;
  const Ratio weight = *row.weight;
  const Ratio factor = weight / Ratio(Decimal(100));
  const auto budget = divisor(row);
  if (budget && budget->amount.is_zero()) return;  // 0 / 0, or over-execution
  const bool exact = budget && row.executed;
  const auto printed = stated_rate(row);
  if (!exact && !printed) return;
  const Ratio rate = exact ? percent_of(*row.executed, budget->amount) : *printed;
  const Ratio score = capped(rate * factor, weight);
  if (!score.valid() || agrees(*row.score, score)) return;
  if (printed && agrees(*row.score, capped(*printed * factor, weight))) return;

  bool rounding = false;
  if (exact) {
    const Interval rates = percent_interval(*row.executed, budget->amount, money_places(form));
    rounding = rates.low.valid() &&
               explains({capped(rates.low * factor, weight), capped(rates.high * factor, weight)}, *row.score);
  } else {
    // The amounts are not known, and the printed rate itself was rounded or truncated.
    const Ratio unit = Decimal::from_units(1, row.rate->places());
    if (explains({(*printed - unit) * factor, (*printed + unit) * factor}, *row.score)) return;
  }
  const std::string expected = show(score);
  const std::string share =
      exact ? row.executed->to_string() + " / " + budget->amount.to_string() : show(rate) + "%";
  const bool cut = rate * factor > weight;
  std::string calculation = share + " x " + row.weight->to_string() + " = " + show(rate * factor);
  if (cut) calculation += " > " + row.weight->to_string();
  Finding finding =
      make_finding(kBudgetScore.code, rounding ? Severity::kInfo : Severity::kError,
                   pointer::funding(form_index, index, "score"), row.score->to_string(), expected,
                   {rounding ? "finding.budget-score.rounding" : "finding.budget-score",
                    {row.score->to_string(), show(rate) + "%", row.weight->to_string(), expected}},
                   std::move(calculation));
  if (!rounding) finding.cause = digit_cause(*row.score, score);
  out.push_back(std::move(finding));
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.funding.size(); ++i) check_row(form, form_index, static_cast<int>(i), out);
}

}  // namespace

const Check kBudgetScore = {
    "budget-score",
    Severity::kError,
    run,
    {"The score of the budget row is not rate x weight", "预算执行得分不等于执行率乘分值",
     "The score is recomputed from the exact rate and from the printed one, each times the weight and capped "
     "at it; "
     "one of them must agree after rounding or truncating. Where only decimals of the amounts that are not "
     "printed "
     "can explain the difference, it is a remark. 0 / 0 says nothing.",
     "用精确执行率和所填执行率分别乘以分值（以分值为限），四舍五入或截尾后有一个一致即可。"
     "仅凭金额未印出的小数就能解释的差异只作提示；0 / 0 不作判断。",
     "National method 财预〔2020〕10号; forms print 得分 = 分值 x 执行率",
     "财预〔2020〕10号；自评表“得分=分值×执行率”", "4.03 / 15 x 10 = 2.6867: 2.7 and 2.69 agree, 3.7 does not",
     "4.03 / 15 x 10 = 2.6867：填2.7、2.69均可，填3.7不符"}};

}  // namespace recount
