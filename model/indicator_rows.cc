// One row of the indicator table: its cells under their columns become an indicator.
#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "model/pointer.h"

namespace recount {
namespace {

bool is_detail(std::string_view name) {
  return name.starts_with("其中");
}

}  // namespace

const RowCell* IndicatorReader::cell_at(const Row& row, const Alignment& alignment, Label label) const {
  const int column = header_.index_of(label);
  if (column < 0) return nullptr;
  const RowCell* blank = nullptr;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (alignment.column_of[i] < 0) continue;
    const int own = header_.owner(alignment.column_of[i]);
    if (own != column) continue;
    if (!row.cells[i].blank()) return &row.cells[i];
    if (blank == nullptr) blank = &row.cells[i];
  }
  return blank;
}

// A goal that the rows from here on belong to: 年度绩效目标1（40分） beside the table, or any text in a column of goals
// (年度目标) left of the levels.
bool IndicatorReader::names_group(const RowCell& cell, int column) const {
  const HeaderColumn& head = header_.columns[static_cast<std::size_t>(column)];
  if (head.label == Label::kIndicatorBlock) return is_goal_number(cell.text);
  if (head.label != Label::kExtraColumn || cell.kind != CellKind::kText) return false;
  for (const Label label : {Label::kLevel1, Label::kLevel2, Label::kName}) {
    const int first = header_.index_of(label);
    if (first < 0) continue;
    return column < first && !head.text.empty() &&
           (is_goal_number(cell.text) || find_label(Place::kGoals, head.text).has_value());
  }
  return false;
}

// Words in columns that say something about an indicator.
bool IndicatorReader::holds_remarks(const Row& row, const Alignment& alignment) const {
  return std::ranges::any_of(std::initializer_list<Label>{Label::kNote, Label::kReason, Label::kRule},
                             [&](Label label) {
                               const RowCell* cell = cell_at(row, alignment, label);
                               return cell != nullptr && !cell->blank() && cell->kind != CellKind::kDash;
                             });
}

NumberField IndicatorReader::points(const Row& row, const Alignment& alignment, Label label,
                                    std::string_view field) {
  const RowCell* cell = cell_at(row, alignment, label);
  NumberField number = number_field(cell, AmountKind::kPoints);
  if (cell == nullptr) return number;
  const std::string at =
      pointer::indicator(context_.index, static_cast<int>(context_.form.indicators.size()), field);
  const bool uncertain = alignment.uncertain[static_cast<std::size_t>(cell - row.cells.data())];
  if (cell->covered) number.state = CellState::kMerged;
  if (uncertain && number.value) {
    number.value.reset();
    number.state = CellState::kUnreadable;
    context_.problems.push_back({"ambiguous-cell", row.from.page, row.from.line, at, {cell->text}});
  } else if (number.state == CellState::kUnreadable && number.from.confidence > 0) {
    context_.problems.push_back({"unreadable-cell", number.from.page, number.from.line, at, {cell->text}});
  }
  return number;
}

void IndicatorReader::read_levels(const Row& row, const Alignment& alignment, Indicator& indicator) {
  const RowCell* cell1 = cell_at(row, alignment, Label::kLevel1);
  const RowCell* cell2 = cell_at(row, alignment, Label::kLevel2);
  // Some exports repeat a merged cell in every row: the same text again is the same cell.
  if (cell1 != nullptr && !cell1->blank() && !(level1_.value && cell1->cell->raw == level1_.raw)) {
    set_level1(cell1);
  }
  if (cell2 != nullptr && !cell2->blank() && !(level2_.value && cell2->cell->raw == level2_.raw)) {
    level2_ = text_field(cell2, level_word(cell2->text));
    level2_weight_ = points_in_label(cell2);
  }
  const auto read_weight = [&](Label label, NumberField& weight) {
    const RowCell* cell = cell_at(row, alignment, label);
    if (cell != nullptr && !cell->blank()) weight = number_field(cell, AmountKind::kPoints);
  };
  read_weight(Label::kLevel1Weight, level1_weight_);
  read_weight(Label::kLevel2Weight, level2_weight_);
  indicator.level1 = level1_;
  indicator.level1_weight = level1_weight_;
  indicator.level2 = level2_;
  indicator.level2_weight = level2_weight_;
}

// 8, ≤: no unit, but a misread one. Beside a number it would be part of it.
static bool begins_with_figure(std::string_view text) {
  constexpr std::string_view kSigns[] = {"≥", "≤", "<", ">", "=", "≧", "≦"};
  return !text.empty() &&
         ((text[0] >= '0' && text[0] <= '9') ||
          std::ranges::any_of(kSigns, [text](std::string_view sign) { return text.starts_with(sign); }));
}

void IndicatorReader::read_indicator(const Row& row, const Alignment& alignment) {
  Indicator indicator;
  read_levels(row, alignment, indicator);
  const RowCell* name = cell_at(row, alignment, Label::kName);
  const RowCell* target = cell_at(row, alignment, Label::kTarget);
  const RowCell* op = cell_at(row, alignment, Label::kTargetOp);
  const RowCell* unit = cell_at(row, alignment, Label::kTargetUnit);
  const RowCell* actual = cell_at(row, alignment, Label::kActual);
  const bool target_empty = target == nullptr || target->blank();
  const bool actual_empty = actual == nullptr || actual->blank();
  indicator.weight = points(row, alignment, Label::kWeight, "weight");
  indicator.score = points(row, alignment, Label::kScore, "score");
  const bool no_values = target_empty && actual_empty && !indicator.weight.value && !indicator.score.value;
  if (no_values && (name == nullptr || is_placeholder(name->text))) {
    if (holds_remarks(row, alignment)) context_.unmapped(row);
    return;
  }
  if (target_empty && actual_empty && repeats_budget_row(row, indicator)) return remark_subtotal(row);

  indicator.name = text_field(name);
  if (!indicator.name.value) {
    // Level 2 and the name merged into one cell: the word of the level is the name.
    const RowCell* cell2 = cell_at(row, alignment, Label::kLevel2);
    if (cell2 != nullptr && !cell2->blank()) {
      indicator.name = text_field(cell2);
    } else {
      context_.problems.push_back(
          {"nameless-row",
           row.from.page,
           row.from.line,
           pointer::indicator(context_.index, static_cast<int>(context_.form.indicators.size()), "name"),
           {}});
    }
  }
  QuantityContext quantities;
  quantities.year = context_.form.year.value.value_or(0);
  if (indicator.name.value) quantities.name = *indicator.name.value;
  indicator.target = quantity_field(target, quantities);
  if (unit != nullptr && !unit->blank() && begins_with_figure(unit->text)) {
    context_.problems.push_back(
        {"unreadable-cell",
         unit->cell->from.page,
         unit->cell->from.line,
         pointer::indicator(context_.index, static_cast<int>(context_.form.indicators.size()), "target"),
         {unit->text}});
    unit = nullptr;
  }
  if (op != nullptr || unit != nullptr) {
    const std::string op_text = op == nullptr ? "" : op->text, unit_text = unit == nullptr ? "" : unit->text;
    if (!target_empty || (op != nullptr && !op->blank())) {
      set(indicator.target,
          join_quantity(op_text, target == nullptr ? "" : target->text, unit_text, quantities));
    }
  }
  indicator.actual = quantity_field(actual, quantities);
  // The column of units holds for both sides; it may print units that no table lists (元/人月).
  if (unit != nullptr && !unit->blank() && indicator.actual.value &&
      indicator.actual.value->kind == QuantityKind::kNumber && indicator.actual.value->unit.empty()) {
    const Quantity joined = join_quantity("", actual->text, unit->text, quantities);
    const bool number = joined.kind == QuantityKind::kNumber && joined.value == indicator.actual.value->value;
    if (unit->kind == CellKind::kUnit || (number && !joined.unit.empty())) {
      // As in a target: 件（套） is 件.
      indicator.actual.value->unit = number && !joined.unit.empty() ? joined.unit : unit->text;
      std::erase(indicator.actual.value->unit, ' ');  // 元/ 人月: broken over lines
    }
  }
  indicator.rule = text_field(cell_at(row, alignment, Label::kRule));
  const Label note = header_.index_of(Label::kReason) >= 0 ? Label::kReason : Label::kNote;
  indicator.note = text_field(cell_at(row, alignment, note), true);
  indicator.reviewed_score = points(row, alignment, Label::kReviewedScore, "reviewed_score");
  indicator.deduction = points(row, alignment, Label::kDeduction, "deduction");
  indicator.group = group_;
  indicator.group_weight = group_weight_;
  std::vector<Indicator>& indicators = context_.form.indicators;
  if (indicator.name.value && is_detail(*indicator.name.value) && !indicators.empty()) {
    indicator.part_of = indicators.back().part_of.value_or(static_cast<int>(indicators.size()) - 1);
  }
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const RowCell& cell = row.cells[i];
    if (cell.blank()) continue;
    const int column = alignment.column_of[i];
    if (column < 0) {
      context_.unmapped(cell.cell->from, cell.text);
      continue;
    }
    const HeaderColumn& head = header_.columns[static_cast<std::size_t>(header_.owner(column))];
    if (names_group(cell, header_.owner(column))) {
      set_group(&cell);
      indicator.group = group_;
      indicator.group_weight = group_weight_;
      continue;
    }
    if (head.label != Label::kExtraColumn || cell.kind == CellKind::kDash) continue;
    if (!head.text.empty()) {
      std::string label = head.text;
      std::erase(label, ' ');
      indicator.extra.emplace_back(std::move(label), text_field(&cell));
    }
  }
  indicators.push_back(std::move(indicator));
}

void IndicatorReader::finish() {
  // Exports without spans print a merged cell once and blanks below it. A weight and a score that are both
  // blank below a filled row are such a cell; so is a blank score where the score above is for more than its
  // own row.
  std::vector<Indicator>& indicators = context_.form.indicators;
  const Indicator* filled = nullptr;
  Decimal group_weight = 0;
  for (Indicator& indicator : indicators) {
    if (indicator.part_of) continue;
    if (indicator.score.value) {
      filled = &indicator;
      group_weight = indicator.weight.value.value_or(Decimal(0));
      continue;
    }
    if (filled == nullptr || indicator.score.state != CellState::kBlank) continue;
    const bool both_blank = indicator.weight.state == CellState::kBlank;
    if (both_blank && filled->weight.value) {
      indicator.weight.state = indicator.score.state = CellState::kMerged;
    } else if (indicator.weight.value && filled->weight.value && *filled->score.value > group_weight) {
      indicator.score.state = CellState::kMerged;
      group_weight = group_weight + *indicator.weight.value;
    }
  }
}

}  // namespace recount
