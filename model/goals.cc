#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// Rows of goals texts below one header: 目标1, 目标2, ... in rows of their own. More were never seen.
constexpr std::size_t kMostGoalRows = 12;

void append(TextField& field, const RowCell& cell) {
  TextField more = text_field(&cell);
  if (!more.value) {
    if (field.state == CellState::kAbsent) field = std::move(more);
    return;
  }
  if (!field.value) {
    field = std::move(more);
    return;
  }
  *field.value += " " + *more.value;
  field.raw += "\n" + more.raw;
}

}  // namespace

std::size_t read_goals(std::span<const Row> rows, FormContext& context) {
  const Row& head = rows[0];
  if (head.paragraph || head.filled() < 1 || head.filled() > 3) return 0;
  int expected = -1, actual = -1;
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    if (head.cells[i].blank()) continue;
    const std::vector<LabelHit> hits = find_labels(Place::kGoals, head.cells[i].text, LabelSet::Fuzzy::kNo);
    if (hits.empty()) return 0;
    const bool first = static_cast<int>(i) == head.first_filled();
    for (const LabelHit& hit : hits) {
      // The first of several labels names the block, where it can.
      if (hit.label == Label::kGoalsBlock && first && head.filled() > 1) break;
      if (hit.label == Label::kGoalExpected) expected = static_cast<int>(i);
      if (hit.label == Label::kGoalActual) actual = static_cast<int>(i);
    }
  }
  if (expected < 0 && actual < 0) return 0;

  std::size_t used = 1;
  for (; used < rows.size() && used <= kMostGoalRows; ++used) {
    const Row& row = rows[used];
    if (row.paragraph) break;
    if (row.filled() == 0) continue;
    if (row.filled() > 3 || (used > 1 && starts_with_label(row))) break;
    if (find_indicator_header(rows.subspan(used)) || find_funding_header(rows.subspan(used))) break;
    // By position; where the row is shorter than the header, in order from the right.
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].blank()) texts.push_back(i);
    }
    bool placed = false;
    for (const std::size_t i : texts) {
      if (row.cells.size() < head.cells.size()) break;
      if (static_cast<int>(i) == expected) append(context.form.goal_expected, row.cells[i]), placed = true;
      if (static_cast<int>(i) == actual) append(context.form.goal_actual, row.cells[i]), placed = true;
    }
    if (!placed && expected >= 0 && actual >= 0 && texts.size() >= 2) {
      append(context.form.goal_expected, row.cells[texts[texts.size() - 2]]);
      append(context.form.goal_actual, row.cells[texts.back()]);
    } else if (!placed && (expected < 0 || actual < 0)) {
      append(expected >= 0 ? context.form.goal_expected : context.form.goal_actual, row.cells[texts.back()]);
    } else if (!placed) {
      context.unmapped(row);
    }
  }
  return used;
}

}  // namespace recount
