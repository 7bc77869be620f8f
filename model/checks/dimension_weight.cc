#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

bool same_dimension(const Indicator& a, const Indicator& b) {
  return b.level1 && *a.level1 == *b.level1 && a.level1.from == b.level1.from;
}

bool is_budget_row(const Indicator& row) {
  for (const TextField* field : {&row.level1, &row.name}) {
    if (*field && (*field)->find("预算执行") != std::string::npos) return true;
  }
  return false;
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  const std::vector<Indicator>& rows = form.indicators;
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    end = begin + 1;
    const Indicator& first = rows[begin];
    if (!first.level1) continue;
    while (end < rows.size() && same_dimension(first, rows[end])) ++end;
    if (!first.level1_weight) continue;
    Decimal sum;
    std::string calculation;
    bool decidable = true;
    for (std::size_t i = begin; i < end; ++i) {
      const Indicator& row = rows[i];
      if (row.part_of || is_placeholder(row)) continue;
      if (is_budget_row(row) || (!row.weight && row.weight.state != CellState::kMerged)) decidable = false;
      if (!row.weight) continue;
      sum = sum + *row.weight;
      calculation += (calculation.empty() ? "" : " + ") + row.weight->to_string();
    }
    if (!decidable || calculation.empty() || agrees(*first.level1_weight, Ratio(sum))) continue;
    const std::string stated = first.level1_weight->to_string();
    out.push_back(make_finding(kDimensionWeight.code, Severity::kError,
                               pointer::indicator(form_index, static_cast<int>(begin), "level1_weight"), stated,
                               sum.to_string(),
                               {"finding.dimension-weight", {*first.level1, stated, sum.to_string()}},
                               calculation + " = " + sum.to_string()));
  }
}

}  // namespace

const Check kDimensionWeight = {
    "dimension-weight",
    Severity::kError,
    run,
    {"The weights of a dimension do not make its stated weight", "一级指标下各项分值之和与其所填分值不符",
     "Where a first-level indicator states its weight, the weights of its rows are added. Nothing is said "
     "where one "
     "of them is blank or unreadable, or where the dimension holds the budget row.",
     "一级指标写明分值的，将其下各行分值相加。有分值空白、无法辨认，或该一级指标含预算执行时不作判断。",
     "Forms print it: 效益指标(30分); national method 财预〔2020〕10号",
     "表中所印“效益指标(30分)”；财预〔2020〕10号", "效益指标(30分) over rows of 10 + 10 + 5 = 25",
     "效益指标(30分)，各行 10 + 10 + 5 = 25"}};

}  // namespace recount
