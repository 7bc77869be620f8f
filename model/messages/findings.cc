// What the checks say, except narrative.
#include "model/messages.h"

namespace recount {
namespace {

constexpr MessageRow kRows[] = {
    {"finding.execution-rate", "执行率填{0}，而执行数{1}÷预算数{2}={3}",
     "The execution rate is stated as {0}, but {1} spent of a budget of {2} is {3}."},
    {"finding.execution-rate.initial", "执行率填{0}，而执行数{1}÷全年预算数{2}={3}；{0}是按年初预算数{4}算得",
     "The execution rate is stated as {0}, but {1} spent of the adjusted budget of {2} is {3}; {0} fits only "
     "the initial "
     "budget of {4}."},
    {"finding.execution-rate.rounding",
     "执行率填{0}，按所印的执行数{1}÷预算数{2}={3}，差异可由未印出的小数解释",
     "The execution rate is stated as {0}; the printed {1} of {2} make {3}, and only decimals that are not "
     "printed can "
     "explain the difference."},
    {"finding.over-execution", "执行数{0}超过预算数{1}，超出{2}",
     "{0} was spent of a budget of {1}: {2} too much."},
    {"finding.budget-score", "预算执行得分填{0}，而执行率{1}×分值{2}={3}",
     "The score of the budget row is stated as {0}, but a rate of {1} with a weight of {2} gives {3}."},
    {"finding.budget-score.rounding",
     "预算执行得分填{0}，按所印金额执行率{1}×分值{2}={3}，差异可由金额未印出的小数解释",
     "The score of the budget row is stated as {0}; the printed amounts (rate {1}) with a weight of {2} give "
     "{3}, and only "
     "decimals that are not printed can explain the difference."},
    {"finding.funding-sum.previous_budget", "上年预算总额填{0}，而各来源合计{1}",
     "The total of the previous year's budget is stated as {0}, but its sources make {1}."},
    {"finding.funding-sum.initial_budget", "年初预算总额填{0}，而各来源合计{1}",
     "The total of the initial budget is stated as {0}, but its sources make {1}."},
    {"finding.funding-sum.budget", "全年预算总额填{0}，而各来源合计{1}",
     "The total of the budget is stated as {0}, but its sources make {1}."},
    {"finding.funding-sum.executed", "全年执行总额填{0}，而各来源合计{1}",
     "The total of the executed amounts is stated as {0}, but its sources make {1}."},
    {"finding.funding-sum.previous_budget.rounding",
     "上年预算总额填{0}，各来源合计{1}，差异可由未印出的小数解释",
     "The total of the previous year's budget is stated as {0}, its sources make {1}; only decimals that are "
     "not printed "
     "can explain the difference."},
    {"finding.funding-sum.initial_budget.rounding",
     "年初预算总额填{0}，各来源合计{1}，差异可由未印出的小数解释",
     "The total of the initial budget is stated as {0}, its sources make {1}; only decimals that are not "
     "printed can "
     "explain the difference."},
    {"finding.funding-sum.budget.rounding", "全年预算总额填{0}，各来源合计{1}，差异可由未印出的小数解释",
     "The total of the budget is stated as {0}, its sources make {1}; only decimals that are not printed can "
     "explain the "
     "difference."},
    {"finding.funding-sum.executed.rounding", "全年执行总额填{0}，各来源合计{1}，差异可由未印出的小数解释",
     "The total of the executed amounts is stated as {0}, its sources make {1}; only decimals that are not "
     "printed can "
     "explain the difference."},
    {"finding.percent-share.share", "“{0}”：比例写{1}，按所写金额为{2}",
     "“{0}”: the share is stated as {1}; the amounts make {2}."},
    {"finding.percent-share.share.rounding", "“{0}”：比例写{1}，按所写金额为{2}，差异可由未写出的小数解释",
     "“{0}”: the share is stated as {1}, the amounts make {2}; only decimals that are not printed can explain "
     "the difference."},
    {"finding.percent-share.growth", "“{0}”：增幅写{1}，按所写金额为{2}",
     "“{0}”: the growth is stated as {1}; the amounts make {2}."},
    {"finding.percent-share.growth.rounding", "“{0}”：增幅写{1}，按所写金额为{2}，差异可由未写出的小数解释",
     "“{0}”: the growth is stated as {1}, the amounts make {2}; only decimals that are not printed can explain "
     "the difference."},
    {"finding.percent-share.decline", "“{0}”：降幅写{1}，按所写金额为{2}",
     "“{0}”: the decline is stated as {1}; the amounts make {2}."},
    {"finding.percent-share.decline.rounding", "“{0}”：降幅写{1}，按所写金额为{2}，差异可由未写出的小数解释",
     "“{0}”: the decline is stated as {1}, the amounts make {2}; only decimals that are not printed can "
     "explain "
     "the difference."},
    {"finding.percent-share.amount", "“{0}”：增减额写{1}，两期相差{2}",
     "“{0}”: the change is stated as {1}; the two amounts differ by {2}."},
    {"finding.percent-share.parts", "“{0}”：增减额写{1}，其各部分合计{2}",
     "“{0}”: the change is stated as {1}; its parts make {2}."},
    {"finding.score-exceeds-weight", "“{0}”得分{1}超过分值{2}",
     "\"{0}\": the score {1} is above the weight {2}."},
    {"finding.score-negative", "“{0}”得分{1}为负数，分值{2}",
     "\"{0}\": the score {1} is negative; the weight is {2}."},
    {"finding.target-missed", "“{0}”实际完成值{1}未达到指标值{2}，却得满分{3}分",
     "\"{0}\": the actual value {1} does not meet the target {2}, but the full weight of {3} was given."},
    {"finding.indicator-score", "“{0}”得分填{1}，而指标值{2}、完成值{3}、分值{5}应得{4}",
     "\"{0}\": the score {1} is stated, but target {2} and actual value {3} give {4} of {5}."},
    {"finding.indicator-score.two",
     "“{0}”得分填{1}，而指标值{2}、完成值{3}、分值{5}应得{4}（按比例）或{6}（按线性）",
     "\"{0}\": the score {1} is stated, but target {2} and actual value {3} give {4} (ratio) or {6} (linear) "
     "of {5}."},
    {"finding.reason-missing", "“{0}”得分{1}低于分值{2}，未填写原因",
     "\"{0}\": the score {1} is below the weight {2}, and no reason is given."},
    {"finding.unit-mismatch", "“{0}”完成值{1}的单位“{3}”与指标值{2}的单位“{4}”不属同一类",
     "\"{0}\": the unit {3} of the actual value {1} is of another kind than the unit {4} of the target {2}."},
    {"finding.dimension-weight", "“{0}”分值填{1}，而其下各行分值合计{2}",
     "\"{0}\" states a weight of {1}, but the weights of its rows make {2}."},
    {"finding.weight-sum", "总分填{0}，而分值合计计入预算执行为{1}、不计入为{2}",
     "A total weight of {0} is stated, but the weights make {1} with the budget row and {2} without."},
    {"finding.weight-sum.alone", "总分填{0}，而分值合计为{1}",
     "A total weight of {0} is stated, but the weights make {1}."},
    {"finding.weight-sum.unstated", "未填总分，应为{0}，而分值合计计入预算执行为{1}、不计入为{2}",
     "No total weight is stated; it should be {0}, but the weights make {1} with the budget row and {2} "
     "without."},
    {"finding.weight-sum.unstated.alone", "未填总分，应为{0}，而分值合计为{1}",
     "No total weight is stated; it should be {0}, but the weights make {1}."},
    {"finding.total-score", "总得分填{0}，而各项得分合计{1}",
     "A total score of {0} is stated, but the scores make {1}."},
    {"finding.total-score.included", "总得分填{0}，而各项得分合计{1}（按分值，总分计入预算执行）",
     "A total score of {0} is stated, but the scores make {1} (with the budget row, as the weights do)."},
    {"finding.total-score.excluded", "总得分填{0}，而各项得分合计{1}（按分值，总分不计入预算执行）",
     "A total score of {0} is stated, but the scores make {1} (without the budget row, as the weights do)."},
    {"finding.total-score.unsettled", "总得分填{0}，而各项得分合计计入预算执行为{1}、不计入为{2}",
     "A total score of {0} is stated, but the scores make {1} with the budget row and {2} without."},
    {"finding.grade.own", "绩效等级填“{0}”，而按本表分数段总得分{1}应为“{2}”",
     "The grade is stated as \"{0}\", but by the form's own thresholds a total of {1} earns \"{2}\"."},
    {"finding.grade.national", "绩效等级填“{0}”，而按通行标准（90/80/60）总得分{1}应为“{2}”",
     "The grade is stated as \"{0}\", but by the national thresholds (90/80/60) a total of {1} earns \"{2}\"."},
    {"finding.missing-value.target", "“{0}”的指标值为空", "\"{0}\": the target is blank."},
    {"finding.missing-value.actual", "“{0}”的实际完成值为空", "\"{0}\": the actual value is blank."},
    {"finding.missing-value.weight", "“{0}”的分值为空", "\"{0}\": the weight is blank."},
    {"finding.missing-value.score", "“{0}”的得分为空", "\"{0}\": the score is blank."},
    {"finding.missing-value.column.target", "指标值一栏全部为空", "The targets are blank in every row."},
    {"finding.missing-value.column.actual", "实际完成值一栏全部为空",
     "The actual values are blank in every row."},
    {"finding.missing-value.column.weight", "分值一栏全部为空", "The weights are blank in every row."},
    {"finding.missing-value.column.score", "得分一栏全部为空", "The scores are blank in every row."},
    {"finding.missing-value.funding.budget", "资金总额的全年预算数为空",
     "The budget of the total funding row is blank."},
    {"finding.missing-value.funding.executed", "资金总额的全年执行数为空",
     "The executed amount of the total funding row is blank."},
    {"finding.missing-value.funding.rate", "资金总额的执行率为空",
     "The execution rate of the total funding row is blank."},
    {"finding.missing-value.funding.score", "资金总额的得分为空",
     "The score of the total funding row is blank."},
    {"finding.missing-value.total.weight", "总分的分值为空", "The total weight is blank."},
    {"finding.missing-value.total.score", "总分的得分为空", "The total score is blank."},
    {"cause.budget-left-out", "漏计预算执行行", "the budget row left out"},
    {"cause.budget-added", "多计预算执行行", "the budget row added"},
    {"cause.budget-twice", "预算执行行重复计算", "the budget row counted twice"},
    {"cause.capped", "超过分值的得分按分值计入", "scores capped at their weights"},
    {"cause.row-left-out", "漏计“{0}”（{1}分）", "the row \"{0}\" ({1}) left out"},
    {"cause.row-twice", "“{0}”（{1}分）重复计算", "the row \"{0}\" ({1}) counted twice"},
    {"cause.some-row-left-out", "漏计某一{0}分的行", "a row of {0} left out"},
    {"cause.some-row-twice", "某一{0}分的行重复计算", "a row of {0} counted twice"},
    {"cause.swapped-digits", "两位数字颠倒", "two digits swapped"},
    {"cause.decimal-point", "小数点错位", "a slip of the decimal point"},
};

}  // namespace

std::span<const MessageRow> finding_messages() {
  return kRows;
}

}  // namespace recount
