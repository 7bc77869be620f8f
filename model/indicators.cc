#include <algorithm>

#include "model/cut_cells.h"
#include "model/fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

// 小计 where a level or a name would stand.
bool is_subtotal(const Row& row) {
  for (const RowCell& cell : row.cells) {
    if (cell.kind == CellKind::kNumber) return false;  // the labels are past
    const std::optional<LabelHit> hit = cell.blank() ? std::nullopt : find_label(Place::kTotalRow, cell.text);
    if (hit && hit->label == Label::kSubtotal) return true;
  }
  return false;
}

// Two filled cells of words, the first no word of a level: a label and its text behind the table, not an
// indicator.
bool is_label_beside_text(const Row& row) {
  const auto filled = [](const RowCell& cell) { return !cell.blank(); };
  const auto first = std::ranges::find_if(row.cells, filled);
  const auto second = std::find_if(first + 1, row.cells.end(), filled);
  return first->kind == CellKind::kText &&
         (second->kind == CellKind::kText || second->kind == CellKind::kDash) &&
         !find_label(Place::kLevelWord, label_without_points(first->text));
}

constexpr std::pair<Label, Column> kColumnNames[] = {
    {Label::kLevel1, Column::kLevel1},
    {Label::kLevel1Weight, Column::kLevel1Weight},
    {Label::kLevel2, Column::kLevel2},
    {Label::kLevel2Weight, Column::kLevel2Weight},
    {Label::kName, Column::kName},
    {Label::kTarget, Column::kTarget},
    {Label::kTargetOp, Column::kTargetOp},
    {Label::kTargetUnit, Column::kTargetUnit},
    {Label::kActual, Column::kActual},
    {Label::kWeight, Column::kWeight},
    {Label::kScore, Column::kScore},
    {Label::kRule, Column::kRule},
    {Label::kReason, Column::kNote},
    {Label::kNote, Column::kNote},
    {Label::kReviewedScore, Column::kReviewedScore},
    {Label::kDeduction, Column::kDeduction},
};

}  // namespace

bool is_placeholder(std::string_view name) {
  std::string folded = fold_label(name);
  while (folded.ends_with(":")) folded.pop_back();
  if (folded.empty()) return true;
  if (folded.starts_with("指标") || folded.starts_with("目标")) {
    return folded.find_first_not_of("0123456789", std::string_view("指标").size()) == std::string::npos;
  }
  for (const std::string_view dot : {"…", ".", "·"}) {
    while (folded.starts_with(dot)) folded.erase(0, dot.size());
  }
  return folded.empty();
}

std::string level_word(std::string_view text) {
  std::string word = label_without_points(text);
  if (find_label(Place::kLevelWord, word)) std::erase(word, ' ');
  return word;
}

void FormContext::unmapped(const Provenance& from, std::string text) {
  problems.push_back({"unmapped-text", from.page, from.line, "", {std::move(text)}});
}

void FormContext::unmapped(const Row& row) {
  if (std::string text = row.text(); !text.empty()) unmapped(row.from, std::move(text));
}

IndicatorReader::IndicatorReader(Header header, FormContext& context)
    : header_(std::move(header)), roles_(header_.roles()), context_(context) {
  settle_note_column();
  if (header_.side != nullptr && is_goal_number(header_.side->text)) set_group(header_.side);
  publish_columns();
}

// Where a form prints both, the reasons are the note and the remarks an extra column.
void IndicatorReader::settle_note_column() {
  const int note = header_.index_of(Label::kNote);
  if (note < 0 || header_.index_of(Label::kReason) < 0) return;
  header_.columns[static_cast<std::size_t>(note)].label = Label::kExtraColumn;
}

void IndicatorReader::publish_columns() {
  Form& form = context_.form;
  for (const HeaderColumn& column : header_.columns) {
    if (column.label == Label::kReason) form.note_is_reason = true;
    for (const auto& [label, name] : kColumnNames) {
      if (label == column.label && std::ranges::find(form.columns, name) == form.columns.end()) {
        form.columns.push_back(name);
      }
    }
  }
}

// 预算执行率得分 | 10 | 9.7 above the total: the score of the funding block once more.
bool IndicatorReader::repeats_budget_row(const Row& row, const Indicator& indicator) const {
  const std::vector<Funding>& funding = context_.form.funding;
  if (funding.empty() || !indicator.weight.value || !indicator.score.value) return false;
  const std::string& label = row.cells[static_cast<std::size_t>(row.first_filled())].text;
  return label.find("预算执行") != std::string::npos &&
         funding.front().weight.value == indicator.weight.value &&
         funding.front().score.value == indicator.score.value;
}

// Subtotals are no indicators; what they print is kept as a remark of their dimension.
void IndicatorReader::remark_subtotal(const Row& row) {
  std::string label, numbers;
  const RowCell* first = nullptr;
  for (const RowCell& cell : row.cells) {
    if (cell.blank() || cell.kind == CellKind::kDash) continue;
    if (first == nullptr) first = &cell;
    (cell.kind == CellKind::kNumber ? numbers : label) += " " + cell.text;
  }
  if (numbers.empty()) return;
  if (level1_.value && label.find(*level1_.value) == std::string::npos) label.insert(0, *level1_.value);
  std::erase(label, ' ');
  context_.form.remarks.emplace_back(std::move(label), text_field(first, numbers.substr(1)));
}

void IndicatorReader::set_group(const RowCell* cell) {
  group_ = text_field(cell, label_without_points(cell->text));
  group_weight_ = points_in_label(cell);
}

void IndicatorReader::set_level1(const RowCell* cell) {
  level1_ = text_field(cell, level_word(cell->text));
  level1_weight_ = points_in_label(cell);
  level2_ = {};
  level2_weight_ = {};
}

// | | | 群众就医负担 | 减轻 | in a form without weights: two filled cells are an indicator, and no label with its text behind
// the table, where they stand below the name and a value and the levels left of them are carried down.
bool IndicatorReader::stands_below_levels(const Row& row, const Alignment& alignment) const {
  if (row.filled() != 2 || alignment.moved || (!level1_.value && !level2_.value)) return false;
  const int name = header_.index_of(Label::kName);
  const auto left_blank = [&](Label label) {
    const int column = header_.index_of(label);
    return column < 0 || (column < name && !has(row, alignment, label));
  };
  const bool levels = header_.index_of(Label::kLevel1) >= 0 || header_.index_of(Label::kLevel2) >= 0;
  return levels && left_blank(Label::kLevel1) && left_blank(Label::kLevel2) &&
         has_name_and_value(row, alignment);
}

bool IndicatorReader::has(const Row& row, const Alignment& alignment, Label label) const {
  const RowCell* cell = cell_at(row, alignment, label);
  return cell != nullptr && !cell->blank();
}

bool IndicatorReader::has_name_and_value(const Row& row, const Alignment& alignment) const {
  return has(row, alignment, Label::kName) &&
         (has(row, alignment, Label::kTarget) || has(row, alignment, Label::kActual));
}

bool IndicatorReader::fits(const Row& row) const {
  if (row.paragraph || row.filled() < 3) return false;
  const Alignment alignment = align_row(row.cells, roles_, row.spans_known);
  return alignment.misfits == 0;
}

bool IndicatorReader::is_indicator(const Row& row) const {
  if (!row.spans_known || row.paragraph || row.filled() < 3 || starts_with_label(row)) return false;
  const Alignment alignment = align_row(row.cells, roles_, true);
  return alignment.misfits == 0 && has_name_and_value(row, alignment);
}

std::size_t IndicatorReader::read(std::span<const Row> rows) {
  std::size_t at = 0;
  cuts_blank_ends_ = cuts_blank_ends(rows, header_.columns.size());
  while (at < rows.size() && !closed_) {
    std::size_t used = 1;
    if (read_row(rows, at, &used) == Outcome::kStop) break;
    at += used;
  }
  return at;
}

IndicatorReader::Outcome IndicatorReader::read_row(std::span<const Row> rows, std::size_t at,
                                                   std::size_t* used) {
  const Row& row = rows[at];
  const int filled = row.filled();
  if (filled == 0) return Outcome::kRead;
  if (row.paragraph) return Outcome::kStop;
  if (const std::size_t total = read_total(rows.subspan(at))) {
    *used = total;
    return Outcome::kRead;
  }
  const RowCell& first = row.cells[static_cast<std::size_t>(row.first_filled())];
  if (note_lead(first.text) > 0 || find_title(first.text)) return Outcome::kStop;
  // The header again, on the next page or for the next goal.
  if (filled >= 3) {
    if (std::optional<Header> again = find_indicator_header(rows.subspan(at))) {
      *used = static_cast<std::size_t>(again->rows);
      if (again->side != nullptr && is_goal_number(again->side->text)) set_group(again->side);
      header_ = std::move(*again);  // it may print its columns in another order
      settle_note_column();
      roles_ = header_.roles();
      publish_columns();
      cuts_blank_ends_ = cuts_blank_ends(rows.subspan(at + *used), header_.columns.size());
      return Outcome::kRead;
    }
    if (find_funding_header(rows.subspan(at))) return Outcome::kStop;
  }
  if (is_subtotal(row)) {
    remark_subtotal(row);
    return Outcome::kRead;
  }
  const Alignment alignment = align_row(row.cells, roles_, row.spans_known);
  const bool below_levels = stands_below_levels(row, alignment);
  const bool fitting = (filled >= 3 || below_levels) && alignment.misfits == 0;
  if (!fitting && starts_with_label(row)) return Outcome::kStop;
  // 年度绩效目标2（40分） | its text: the next block begins.
  if (filled == 2 && is_goal_number(first.text)) {
    set_group(&first);
    for (const RowCell& cell : row.cells) {
      if (&cell != &first && !cell.blank()) append_goal(context_.form.goal_expected, cell);
    }
    return Outcome::kRead;
  }
  if (filled == 2 && !below_levels && is_label_beside_text(row)) return Outcome::kStop;
  if (filled == 1) {
    if (is_goal_number(first.text)) {
      set_group(&first);
      return Outcome::kRead;
    }
    if (first.kind == CellKind::kLevel1 || first.kind == CellKind::kLevelAny) {
      set_level1(&first);
      return Outcome::kRead;
    }
    if (is_placeholder(first.text)) return Outcome::kRead;
    if (starts_with_label(row) || rule_lines(rows.subspan(at)) > 0) return Outcome::kStop;
    context_.unmapped(row);
    return Outcome::kRead;
  }
  if (cuts_blank_ends_ && fitting && !alignment.moved && row.cells.size() < header_.columns.size()) {
    const Cell blank{0, 0, 1, 1, "", row.from};
    const Row full = with_blank_end(row, header_.columns.size(), blank);
    read_indicator(full, align_row(full.cells, roles_, false));
  } else {
    read_indicator(row, alignment);
  }
  return Outcome::kRead;
}

}  // namespace recount
