#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "model/rescore.h"

namespace recount {
namespace {

using namespace checks;

void check_row(const Form& form, int form_index, int index, std::vector<Finding>& out) {
  const Indicator& row = form.indicators[static_cast<std::size_t>(index)];
  if (!row_points(form, index)) return;
  const Rescore result = rescore(form, row);
  if (result.scores.empty()) return;
  const Decimal stated = *row.score;
  bool above_all = true;
  for (const Ratio& score : result.scores) {
    if (agrees(stated, score)) return;
    above_all = above_all && Ratio(stated) > score;
  }
  const std::string expected = show(result.scores.front());
  const bool two = result.scores.size() == 2;
  Message message{two ? "finding.indicator-score.two" : "finding.indicator-score",
                  {row_label(row), stated.to_string(), shown_text(judged_target(form, row)),
                   shown_text(row.actual), expected, row.weight->to_string()}};
  if (two) message.args.push_back(show(result.scores.back()));
  out.push_back(make_finding(kIndicatorScore.code, above_all ? Severity::kWarning : Severity::kInfo,
                             pointer::indicator(form_index, index, "score"), stated.to_string(), expected,
                             std::move(message), result.calculation));
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    check_row(form, form_index, static_cast<int>(i), out);
  }
}

}  // namespace

const Check kIndicatorScore = {
    "indicator-score",
    Severity::kWarning,
    run,
    {"The score differs from what target and actual value earn", "得分与按指标值、完成值重算的不一致",
     "Minimum or equal: B / A x w below the target; maximum: A / B x w or (1 - (B - A) / A) x w above it, "
     "either "
     "agrees; ranges of counts and amounts likewise; w where the target is met. A lower stated score is a "
     "remark. Not "
     "rescored: words, deadlines, forms with a rule per row, merged cells, a cost row that repeats the budget.",
     "正向和等于：未达标时 B/A×w；反向：超过时 A/B×w 或 (1-(B-A)/A)×w，任一相符即可；区间类推；达标得 w。"
     "所填得分较低的只作提示。定性指标、期限、每行有评分规则的表、合并单元格、重复预算执行的成本行不重算。",
     "Notes of the forms (定量指标得分计算方法) and rule data of provincial systems",
     "表注“定量指标得分计算方法”及各省系统规则",
     "target 5%, actual 4%, weight 15: 4 / 5 x 15 = 12, 14 is stated",
     "指标值5%、实际4%、分值15：4 / 5 x 15 = 12，却得14"}};

}  // namespace recount
