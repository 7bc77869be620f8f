#include "model/checks/amounts.h"
#include "model/checks/causes.h"
#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

void check_row(const Form& form, int form_index, int index, std::vector<Finding>& out) {
  const Funding& row = form.funding[static_cast<std::size_t>(index)];
  const auto budget = divisor(row);
  if (!row.rate || !row.executed || !budget || budget->amount.is_zero()) return;
  const Decimal executed = *row.executed;
  const Ratio rate = percent_of(executed, budget->amount);
  const auto stated = stated_rate(row);
  if (!rate.valid() || !stated || agrees(*row.rate, rate)) return;
  if (*stated != Ratio(*row.rate)) return;  // a share of one that fits
  // Some systems cut the rate off at 100%; over-execution tells what there is to tell.
  if (*row.rate == Decimal(100) && rate > Ratio(Decimal(100))) return;

  const bool rounding = explains(percent_interval(executed, budget->amount, money_places(form)), *row.rate);
  const bool initial_fits = !budget->initial && row.initial_budget && !row.initial_budget->is_zero() &&
                            agrees(*row.rate, percent_of(executed, *row.initial_budget));
  const std::string variant = rounding ? ".rounding" : initial_fits ? ".initial" : "";
  Message message{"finding.execution-rate" + variant,
                  {percent(*row.rate), money(form, executed), money(form, budget->amount), show(rate) + "%"}};
  if (initial_fits) message.args.push_back(money(form, *row.initial_budget));
  Finding finding = make_finding(
      kExecutionRate.code, rounding ? Severity::kInfo : Severity::kError,
      pointer::funding(form_index, index, "rate"), percent(*row.rate), show(rate) + "%", std::move(message),
      executed.to_string() + " / " + budget->amount.to_string() + " = " + show(rate) + "%");
  if (!rounding && !initial_fits) finding.cause = digit_cause(*row.rate, rate);
  out.push_back(std::move(finding));
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.funding.size(); ++i) check_row(form, form_index, static_cast<int>(i), out);
}

}  // namespace

const Check kExecutionRate = {
    "execution-rate",
    Severity::kError,
    run,
    {"The execution rate is not executed / budget", "执行率不等于执行数除以预算数",
     "The rate of a funding row is recomputed from its executed amount and its budget as adjusted; the initial "
     "budget "
     "serves only where the row has no other. The stated rate agrees where the computed one, rounded or "
     "truncated to "
     "the printed decimals, equals it. Where only decimals that are not printed can explain the difference, it "
     "is a "
     "remark. 0 / 0 says nothing; a rate cut off at 100% is left to over-execution.",
     "按本行执行数除以全年（调整后）预算数重算执行率，只有该行没有全年预算数时才用年初预算数。"
     "重算结果四舍五入或截尾到所印位数后与所填一致即可；仅凭未印出的小数就能解释的差异只作提示。"
     "0 / 0 不作判断；封顶为100%的由 over-execution 说明。",
     "Self-evaluation form, 全年执行数 / 全年预算数 (B/A); national method 财预〔2020〕10号",
     "自评表“执行率（B/A）”；财预〔2020〕10号《项目支出绩效评价管理办法》",
     "4.03 / 15 = 26.8667%: 27% agrees, 26.87% agrees, 37% does not",
     "4.03 / 15 = 26.8667%：填27%、26.87%均可，填37%不符"}};

}  // namespace recount
