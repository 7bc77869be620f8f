#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "model/rescore.h"

namespace recount {
namespace {

using namespace checks;

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const Indicator& row = form.indicators[i];
    const auto points = row_points(form, static_cast<int>(i));
    if (!points || points->weight.is_zero() || points->score < points->weight) continue;
    const Rescore result = rescore(form, row);
    if (result.met != Met::kNo) continue;
    const std::string target = shown_text(judged_target(form, row));
    const std::string actual = shown_text(row.actual);
    out.push_back(make_finding(
        kTargetMissed.code, Severity::kWarning, pointer::indicator(form_index, static_cast<int>(i), "actual"),
        actual, target, {"finding.target-missed", {row_label(row), actual, target, points->weight.to_string()}},
        result.calculation));
  }
}

}  // namespace

const Check kTargetMissed = {
    "target-missed",
    Severity::kWarning,
    run,
    {"The target is missed, but the full weight was given", "未达到指标值却得满分",
     "Numbers, ranges, months and deadlines are compared on one scale of units; > and < are read as >= and <=. "
     "A bare "
     "number is a minimum, in a 成本指标 row a maximum, in a 时效指标 row of days or months the latest. "
     "Nothing is said "
     "about words, other units, or where a smaller number may be the better one. A target that the form prints "
     "as adjusted counts.",
     "数值、区间、月份和期限换算到同一单位后比较，＞、＜按≥、≤处理。不带符号的数值视为下限，成本指标行视为上限"
     "，"
     "时效指标行的天数、月数视为期限。定性描述、单位不同、或数值小可能更好的，不作判断。表中印有调整后指标值的"
     "，以调整值为准。",
     "Notes of the forms: full marks where the actual value reaches the target",
     "表注：实际完成值达到指标值得满分", "target 100%, actual 98%, score 10 of 10",
     "指标值100%，实际98%，分值10得10"}};

}  // namespace recount
