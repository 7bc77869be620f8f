#include <algorithm>

#include "model/fields.h"
#include "model/form_fields.h"
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

bool can_mean(std::string_view text, Label label) {
  return std::ranges::any_of(find_labels(Place::kGoals, text, LabelSet::Fuzzy::kNo),
                             [&](const LabelHit& hit) { return hit.label == label; });
}

struct GoalColumn {
  std::size_t at;
  Label label;  // kGoalExpected, kGoalActual or kGoalTerm
};

// The columns of a header of goals: 年度总体目标 | 预期目标 | 实际完成情况. The cells before the last ones can
// name the block. Empty where `head` is none.
struct GoalHeader {
  std::vector<GoalColumn> columns;
  bool doubtful_first = false;  // the first column may be the name of the block instead

  bool has(Label label) const { return std::ranges::find(columns, label, &GoalColumn::label) != columns.end(); }
};

// The first of several names the block (年度总体目标 | 预期目标 | …), or it is the column that the others lack: 年度目标 |
// 年度目标完成情况.
void settle_first(const RowCell& cell, GoalColumn first, GoalHeader& header) {
  const bool lacks_expected = first.label == Label::kGoalExpected && !header.has(Label::kGoalExpected);
  const bool lacks_term = first.label == Label::kGoalTerm && !header.has(Label::kGoalTerm);
  if (header.columns.empty() || (!lacks_expected && !lacks_term)) return;
  header.columns.insert(header.columns.begin(), first);
  header.doubtful_first = can_mean(cell.text, Label::kGoalsBlock);
}

GoalHeader goal_header(const Row& head) {
  GoalHeader header;
  if (head.paragraph || head.filled() < 1 || head.filled() > 5) return {};
  bool exact = false, unknown = false;
  std::optional<GoalColumn> lead;
  const auto first = static_cast<std::size_t>(head.first_filled());
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    if (head.cells[i].blank()) continue;
    const std::optional<Label> label = goal_label(head.cells[i].text, true);
    if (!label) {
      if (!header.columns.empty() || head.filled() < 3) return {};
      unknown = true;
      continue;  // the name of a block of a larger section
    }
    exact |= goal_label(head.cells[i].text, false).has_value();
    if (i == first && head.filled() > 1) {
      lead = GoalColumn{i, *label};
    } else if (*label != Label::kGoalsBlock) {
      header.columns.push_back({i, *label});
    }
  }
  // A goal for the whole term is the expected one where the form prints no other, the name of the block aside.
  const auto settle_term = [&] {
    const auto term = std::ranges::find(header.columns, Label::kGoalTerm, &GoalColumn::label);
    if (term != header.columns.end() && !header.has(Label::kGoalExpected)) term->label = Label::kGoalExpected;
  };
  if (!lead || can_mean(head.cells[lead->at].text, Label::kGoalsBlock)) settle_term();
  if (lead) settle_first(head.cells[lead->at], *lead, header);
  settle_term();
  const bool both = header.has(Label::kGoalExpected) && header.has(Label::kGoalActual);
  if (!exact || (unknown && !both)) return {};
  return header;
}

class GoalRows {
 public:
  GoalRows(const Row& head, GoalHeader header, FormContext& context)
      : head_(head), header_(std::move(header)), context_(context) {}

  void read(const Row& row) {
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].blank()) texts.push_back(i);
    }
    if (place_by_position(row)) return;
    // The row is shorter than the header: in order, from the right.
    const std::vector<GoalColumn>& columns = header_.columns;
    const bool alike = std::ranges::all_of(
        columns, [&](const GoalColumn& column) { return column.label == columns.front().label; });
    if (texts.size() >= columns.size()) {
      const std::size_t first = texts.size() - columns.size();
      for (std::size_t c = 0; c < columns.size(); ++c) place(row.cells[texts[first + c]], columns[c]);
    } else if (alike || (header_.doubtful_first && texts.size() + 1 == columns.size())) {
      place(row.cells[texts.back()], columns.back());
    } else {
      context_.unmapped(row);
    }
  }

 private:
  bool place_by_position(const Row& row) {
    bool placed = false;
    if (row.cells.size() < head_.cells.size()) return false;
    for (const GoalColumn& column : header_.columns) {
      const RowCell& cell = row.cells[column.at];
      // The name of the block, repeated in each row that it spans, is no text.
      if (cell.blank() || cell.text == head_.cells[column.at].text) continue;
      place(cell, column);
      placed = true;
    }
    return placed;
  }

  void place(const RowCell& cell, const GoalColumn& column) {
    Form& form = context_.form;
    if (column.label == Label::kGoalTerm) {
      add_remark(context_, head_.cells[column.at].text, text_field(&cell));
    } else {
      append_goal(column.label == Label::kGoalActual ? form.goal_actual : form.goal_expected, cell);
    }
  }

  const Row& head_;
  const GoalHeader header_;
  FormContext& context_;
};

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
  GoalHeader header = goal_header(head);
  if (header.columns.empty()) return 0;
  GoalRows reader(head, std::move(header), context);
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
    reader.read(row);
  }
  return used;
}

}  // namespace recount
