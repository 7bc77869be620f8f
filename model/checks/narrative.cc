#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/check.h"
#include "model/checks/checks.h"
#include "model/checks/narrative_items.h"
#include "model/checks/narrative_match.h"
#include "model/checks/support.h"
#include "model/pointer.h"
#include "normalize/fold.h"

namespace recount {
namespace {

using namespace narrative;

// A value read with less is no ground for saying that two places differ.
constexpr double kSureReading = 0.9;

std::string show(const QuantityField& cell) {
  return cell->text.empty() ? cell.raw : cell->text;
}

Finding report(const Item& item, const Row& row, int form_index, When when) {
  const bool goals = when == When::kInGoals;
  Finding finding;
  finding.code = kNarrative.code;
  finding.severity = kNarrative.severity;
  finding.at = pointer::form(form_index, goals ? "goals/expected" : "goals/actual");
  finding.stated = item.stated;
  finding.expected = show(*row.cell);
  finding.message.id = goals ? "narrative.target" : "narrative.actual";
  finding.message.args = {item.quote, *row.indicator->name, finding.expected};
  finding.calculation = item.figure + " ≠ " + finding.expected;
  finding.related = {pointer::indicator(form_index, row.index, goals ? "target" : "actual")};
  finding.quote = item.quote;
  return finding;
}

// All that the text says of one row.
struct Statements {
  std::vector<const Item*> against;
  bool settled = false;  // one of them agrees or cannot be decided
};

void check_text(const Form& form, int form_index, const TextField& text, When when, std::vector<Finding>& out) {
  if (!text || checks::sureness_of_figures(text.from) < kSureReading) return;
  const Items found = find_items(*text, form.year ? *form.year : 0, when);
  if (found.items.empty()) return;
  const std::vector<Row> rows = rows_of(form, when);
  const std::u32string subject =
      form.project ? subject_of(fold_text(to_utf32(*form.project))) : std::u32string();
  std::map<int, Statements> by_row;
  for (const Item& item : found.items) {
    const int index = row_of(item, found.items, rows, subject);
    if (index < 0) continue;
    Statements& statements = by_row[index];
    if (judge(item, rows[static_cast<std::size_t>(index)], found.figures, when) == Verdict::kContradicts) {
      statements.against.push_back(&item);
    } else {
      statements.settled = true;
    }
  }
  for (const auto& [index, statements] : by_row) {
    const Row& row = rows[static_cast<std::size_t>(index)];
    if (statements.settled || row.cell->from.confidence < kSureReading) continue;
    // Two figures for one row may be its parts.
    if (statements.against.size() == 1)
      out.push_back(report(*statements.against.front(), row, form_index, when));
  }
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  check_text(form, form_index, form.goal_expected, When::kInGoals, out);
  check_text(form, form_index, form.goal_actual, When::kInResults, out);
}

}  // namespace

const Check kNarrative = {
    "narrative",
    Severity::kWarning,
    run,
    {
        "A number in running text contradicts the table",
        "正文中的数字与表中不一致",
        "The goals of the form are compared with the targets of its indicators, the description of the results "
        "with "
        "the actual values. A figure is compared only where its words, its unit and its kind of bound "
        "certainly are "
        "those of one indicator; a figure that meets the table's bound is no contradiction. Approximate "
        "figures, parts, "
        "running totals, other periods and figures that a product could explain are passed over.",
        "将总体目标与各指标的年度指标值比较，将实际完成情况与实际完成值比较。只有名称、单位和限定方式都能确定属"
        "于同一指标时"
        "才比较；正文数字满足表中界限的不算矛盾。约数、分项、累计数、其他期间的数，以及可由两数相乘解释的差异，"
        "均不判断。",
        "Consistency of a form with itself; the method for project self-evaluation asks for true and complete "
        "data.",
        "表内一致性；项目支出绩效自评要求数据真实、完整。",
        "Results: \"surveyed 4 supervised enterprises on site\"; indicator \"on-site survey of supervised "
        "enterprises\", "
        "actual value 20: 4 ≠ 20.",
        "实际完成情况：“对4家监管企业进行了现场调研”；指标“对监管企业进行现场调研”实际完成值20家：4家 ≠ 20家。",
    },
};

}  // namespace recount
