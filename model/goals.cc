#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// Rows of goals texts below one header: 目标1, 目标2, ... in rows of their own. More were never seen.
constexpr std::size_t kMostGoalRows = 12;
// 年度绩效目标1绩效指标 is the longest label of a numbered goal that was seen.
constexpr std::size_t kLongestGoalNumber = 16 * 3;

// Whether a label is that of expected or of actual goals; kGoalsBlock for one that only names the block.
std::optional<Label> goal_label(std::string_view text, bool by_word) {
  std::optional<Label> found;
  for (const LabelHit& hit : find_labels(Place::kGoals, text, LabelSet::Fuzzy::kNo)) {
    if (!found || *found == Label::kGoalsBlock) found = hit.label;
  }
  if (!found && by_word) {
    if (const std::optional<LabelHit> hit = find_label_word(Place::kGoals, text)) found = hit->label;
  }
  return found;
}

// The columns of a header of goals: 年度总体目标 | 预期目标 | 实际完成情况. The cells before the last ones can
// name the block.
struct GoalColumns {
  int expected = -1, adjusted = -1, actual = -1;
};

std::optional<GoalColumns> goal_columns(const Row& head) {
  if (head.paragraph || head.filled() < 1 || head.filled() > 5) return std::nullopt;
  GoalColumns columns;
  bool exact = false, unknown = false;
  const int first = head.first_filled();
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    if (head.cells[i].blank()) continue;
    const std::optional<Label> label = goal_label(head.cells[i].text, true);
    if (!label) {
      if (columns.expected >= 0 || columns.actual >= 0 || head.filled() < 3) return std::nullopt;
      unknown = true;
      continue;  // the name of a block of a larger section
    }
    exact |= goal_label(head.cells[i].text, false).has_value();
    if (static_cast<int>(i) == first && head.filled() > 1) continue;  // the first of several names the block
    if (*label == Label::kGoalActual) columns.actual = static_cast<int>(i);
    if (*label != Label::kGoalExpected) continue;
    (columns.expected < 0 ? columns.expected : columns.adjusted) = static_cast<int>(i);
  }
  if (!exact || (columns.expected < 0 && columns.actual < 0)) return std::nullopt;
  if (unknown && (columns.expected < 0 || columns.actual < 0)) return std::nullopt;
  return columns;
}

}  // namespace

bool is_goal_number(std::string_view text) {
  const std::string label = fold_label(label_without_points(text));
  const std::size_t at = label.find("目标");
  if (at == std::string::npos || label.size() > kLongestGoalNumber) return false;
  const std::string_view behind = std::string_view(label).substr(at + std::string_view("目标").size());
  constexpr std::string_view kNumbers[] = {"1", "2", "3", "4", "5", "6", "一", "二", "三", "四", "五", "六"};
  return std::ranges::any_of(kNumbers, [&](std::string_view number) { return behind.starts_with(number); });
}

void append_goal(TextField& goal, const RowCell& cell) {
  TextField more = text_field(&cell);
  if (!more.value || !goal.value) {
    if (!goal.value) goal = std::move(more);
    return;
  }
  *goal.value += " " + *more.value;
  goal.raw += "\n" + more.raw;
}

std::size_t read_goals(std::span<const Row> rows, FormContext& context) {
  const Row& head = rows[0];
  const std::optional<GoalColumns> columns = goal_columns(head);
  if (!columns) return 0;
  Form& form = context.form;
  const bool both = columns->expected >= 0 && columns->actual >= 0;

  std::size_t used = 1;
  for (; used < rows.size() && used <= kMostGoalRows; ++used) {
    const Row& row = rows[used];
    if (row.paragraph) break;
    if (row.filled() == 0) continue;
    if (row.filled() > 3 || (used > 1 && starts_with_label(row))) break;
    // A new label in the column of the block begins another section.
    const RowCell& first = row.cells[static_cast<std::size_t>(row.first_filled())];
    if (used > 1 && row.first_filled() <= head.first_filled() && first.text.size() <= kLongestGoalNumber) break;
    if (find_indicator_header(rows.subspan(used)) || find_funding_header(rows.subspan(used))) break;
    // By position; where the row is shorter than the header, in order from the right.
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].blank()) texts.push_back(i);
    }
    bool placed = false;
    for (const std::size_t i : texts) {
      if (row.cells.size() < head.cells.size()) break;
      const int column = static_cast<int>(i);
      if (column != columns->expected && column != columns->adjusted && column != columns->actual) continue;
      append_goal(column == columns->actual ? form.goal_actual : form.goal_expected, row.cells[i]);
      placed = true;
    }
    if (placed) continue;
    if (both && texts.size() >= 2) {
      append_goal(form.goal_expected, row.cells[texts[texts.size() - 2]]);
      append_goal(form.goal_actual, row.cells[texts.back()]);
    } else if (!both) {
      append_goal(columns->expected >= 0 ? form.goal_expected : form.goal_actual, row.cells[texts.back()]);
    } else {
      context.unmapped(row);
    }
  }
  return used;
}

}  // namespace recount
