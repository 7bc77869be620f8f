#include <algorithm>
#include <array>

#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/compare.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

// Units that may well stand beside one of another kind: marks of a survey (90分) and multiples (2倍) beside
// percents.
constexpr std::array<std::string_view, 3> kFitsAll = {"分", "倍", "成"};

bool fits_all(const std::string& unit) {
  return unit.empty() || std::find(kFitsAll.begin(), kFitsAll.end(), unit) != kFitsAll.end();
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const Indicator& row = form.indicators[i];
    const auto units = row.part_of ? std::nullopt : unit_pair(row);
    if (!units || units->target.family == UnitFamily::kWord || units->actual.family == UnitFamily::kWord)
      continue;
    const std::string& target = row.target->unit;
    const std::string& actual = row.actual->unit;
    if (fits_all(target) || fits_all(actual)) continue;
    if (same_family(units->target, units->actual)) continue;
    out.push_back(make_finding(
        kUnitMismatch.code, Severity::kWarning, pointer::indicator(form_index, static_cast<int>(i), "actual"),
        shown_text(row.actual), target,
        {"finding.unit-mismatch",
         {row_label(row), shown_text(row.actual), shown_text(row.target), actual, target}}));
  }
}

}  // namespace

const Check kUnitMismatch = {
    "unit-mismatch",
    Severity::kWarning,
    run,
    {"Target and actual value have units of different kinds", "指标值与完成值的单位不属同一类",
     "Money, percent, time, area, length, mass, volume and counting words are different kinds. No unit fits "
     "all, and so "
     "does a word that is no known unit; counting words (次, 场, 期) are one kind. Such a row is not rescored.",
     "金额、百分比、时间、面积、长度、质量、体积、数量词各为一类。没有单位或不认识的单位视为相符；数量词（次、"
     "场、期）为同一类。"
     "单位不同类的行不重算得分。",
     "General rule: quantities of different kinds cannot be compared", "不同类的量不能比较",
     "target >= 5次, actual 95%", "指标值≥5次，完成值95%"}};

}  // namespace recount
