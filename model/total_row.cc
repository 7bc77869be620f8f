// The row of totals: 总分 | 100 | 92.13, in the columns of the table or on its own.
#include <algorithm>

#include "model/cell_roles.h"
#include "model/fields.h"
#include "model/form_reader.h"
#include "model/pointer.h"
#include "normalize/fold.h"

namespace recount {
namespace {

std::vector<std::size_t> numbers_in(const Row& row) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].number()) numbers.push_back(i);
  }
  return numbers;
}

constexpr std::string_view kAnyTotal = "合计";

// The words of the four-step scale; a form's own scale may have others, which stand beside a label.
bool is_grade_word(std::string_view text) {
  constexpr std::string_view kWords[] = {"优", "优秀", "良", "良好", "中", "合格", "差", "不合格"};
  return std::ranges::find(kWords, text) != std::end(kWords);
}

// Recognized, and no label that a row begins with.
bool is_scrawl(const RowCell& cell) {
  return cell.cell != nullptr && !cell.cell->from.readings.empty() && cell.kind == CellKind::kText &&
         !find_label(Place::kTotalRow, cell.text) && !find_label(Place::kPair, cell.text) &&
         !find_label(Place::kFundingHeader, cell.text);
}

bool is_grade_label(std::string_view text) {
  const std::optional<LabelHit> hit = find_label(Place::kPair, text);
  return hit && (hit->label == Label::kGrade || hit->label == Label::kConclusion);
}

}  // namespace

std::size_t IndicatorReader::read_total(std::span<const Row> rows) {
  const Row& row = rows[0];
  int first = row.first_filled();
  if (closed_ || row.paragraph || first < 0) return 0;
  // Marks and figures in front of the label: a number of the row, or what a scan has of a stamp.
  const auto next_words = [&row](int i) {
    while (i < static_cast<int>(row.cells.size()) &&
           count_words(row.cells[static_cast<std::size_t>(i)].text) == 0)
      ++i;
    return i;
  };
  if (const int words = next_words(first); words < static_cast<int>(row.cells.size())) first = words;
  // A signature across the cell in front of it.
  if (is_scrawl(row.cells[static_cast<std::size_t>(first)])) {
    const int behind = next_words(first + 1);
    if (behind < static_cast<int>(row.cells.size()) &&
        find_label(Place::kTotalRow, row.cells[static_cast<std::size_t>(behind)].text, LabelSet::Fuzzy::kNo))
      first = behind;
  }
  const RowCell& label = row.cells[static_cast<std::size_t>(first)];
  // 合计得分：95.5 in one cell
  std::string_view text = label.text, inline_value;
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t at = text.find(colon);
    if (at == std::string_view::npos || at + colon.size() == text.size()) continue;
    inline_value = text.substr(at + colon.size());
    text = text.substr(0, at);
    break;
  }
  std::optional<LabelHit> hit = find_label(Place::kTotalRow, text, LabelSet::Fuzzy::kNo);
  const bool unread = !hit && is_unread_total(row);
  if (unread) hit = find_label(Place::kTotalRow, kAnyTotal);
  if (!hit) hit = find_label(Place::kTotalRow, text);
  if (!hit || hit->label == Label::kSubtotal) return 0;
  read_grade(row);
  if (hit->label != Label::kSumScore && !unread) {
    NumberField weight = points_in_label(&label);
    // The head of the form may have stated it already.
    if (weight.value || !context_.form.total_weight.value) context_.form.total_weight = std::move(weight);
  }
  std::size_t used = unread ? 0 : read_total_labels(rows);
  if (used == 0 && !unread && !inline_value.empty()) {
    NumberField field = located<Decimal>(&label);
    set(field, parse_amount(inline_value, AmountKind::kPoints));
    if (field.value) context_.form.total_score = std::move(field);
    used = 1;
  }
  if (used == 0) {
    std::vector<std::size_t> numbers = numbers_in(row);
    if (unread) std::erase(numbers, 0);  // the label, misread as one
    take_total_numbers(row, numbers, hit->label);
    used = 1;
  }
  closed_ = true;
  level1_ = level2_ = {};
  return used;
}

// In a scan, where the label is misread or lost: 100 below the weights, and one cell across all columns in front of them.
bool IndicatorReader::is_unread_total(const Row& row) const {
  constexpr std::size_t kFewestIndicators = 3;
  constexpr int kFewestColumns = 3;
  const int weight = header_.index_of(Label::kWeight);
  if (!row.spans_known || weight < kFewestColumns || weight >= static_cast<int>(row.cells.size()) ||
      context_.form.indicators.size() < kFewestIndicators)
    return false;
  const RowCell& stated = row.cells[static_cast<std::size_t>(weight)];
  if (stated.cell == nullptr || stated.cell->from.readings.empty() ||
      parse_amount(stated.text, AmountKind::kPoints).value != Decimal(100))
    return false;
  const Cell* const label = row.cells.front().cell;
  return label != nullptr && label->col == 0 && label->col_span == weight && label->row_span == 1;
}

// The grade in the row of totals: 等级 | 优, 自评等级：优, a bare 优, or 99.5（优）.
void IndicatorReader::read_grade(const Row& row) {
  Form& form = context_.form;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const RowCell& cell = row.cells[i];
    if (cell.blank() || cell.number()) continue;
    if (is_grade_label(cell.text)) {
      if (i + 1 < row.cells.size() && !row.cells[i + 1].number()) form.grade = text_field(&row.cells[i + 1]);
      continue;
    }
    const std::string label = fold_label(cell.text);
    const std::size_t colon = label.find(':'), bracket = label.find('(');
    if (colon != std::string::npos && is_grade_label(label.substr(0, colon))) {
      form.grade = text_field(&cell, label.substr(colon + 1));
    } else if (is_grade_word(label)) {
      form.grade = text_field(&cell);
    } else if (bracket != std::string::npos && label.ends_with(')') &&
               is_grade_word(label.substr(bracket + 1, label.size() - bracket - 2))) {
      NumberField score = located<Decimal>(&cell);
      set(score, parse_amount(label.substr(0, bracket), AmountKind::kPoints));
      if (!score.value) continue;
      form.total_score = std::move(score);
      form.grade = text_field(&cell, label.substr(bracket + 1, label.size() - bracket - 2));
    }
  }
}

// 总分 | 总分值 | 总得分 | 自评等级 with their values beside or below.
std::size_t IndicatorReader::read_total_labels(std::span<const Row> rows) {
  const Row& row = rows[0];
  std::vector<std::size_t> labels;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].blank()) continue;
    const std::optional<LabelHit> hit = find_label(Place::kTotalRow, row.cells[i].text);
    if ((hit && (hit->label == Label::kSumWeight || hit->label == Label::kSumScore)) ||
        is_grade_label(row.cells[i].text)) {
      labels.push_back(i);
    }
  }
  if (labels.size() < 2) return 0;
  const auto take = [&](const RowCell& label, const RowCell& value) {
    const std::optional<LabelHit> hit = find_label(Place::kTotalRow, label.text);
    if (!hit) {
      context_.form.grade = text_field(&value);
    } else if (hit->label == Label::kSumWeight) {
      context_.form.total_weight = number_field(&value, AmountKind::kPoints);
    } else {
      context_.form.total_score = number_field(&value, AmountKind::kPoints);
    }
  };
  if (!numbers_in(row).empty()) {
    for (const std::size_t at : labels) {
      std::size_t value = at + 1;
      while (value < row.cells.size() && row.cells[value].blank()) ++value;
      if (value < row.cells.size()) take(row.cells[at], row.cells[value]);
    }
    return 1;
  }
  std::size_t below = 1;
  while (below < rows.size() && rows[below].filled() == 0) ++below;
  if (below == rows.size() || rows[below].filled() != static_cast<int>(labels.size())) return 0;
  std::size_t next = 0;
  for (const RowCell& value : rows[below].cells) {
    if (!value.blank()) take(row.cells[labels[next++]], value);
  }
  return below + 1;
}

void IndicatorReader::take_total_numbers(const Row& row, const std::vector<std::size_t>& numbers, Label label) {
  const int weight = header_.index_of(Label::kWeight), score = header_.index_of(Label::kScore);
  Form& form = context_.form;
  // A row of another table than the header's may be shorter.
  const auto take = [&](NumberField& field, std::size_t at) {
    if (at < row.cells.size()) field = number_field(&row.cells[at], AmountKind::kPoints);
  };
  const auto at_column = [&](int column) {
    return column >= 0 && std::ranges::find(numbers, static_cast<std::size_t>(column)) != numbers.end();
  };
  const std::size_t in_place =
      static_cast<std::size_t>(at_column(weight)) + static_cast<std::size_t>(at_column(score));
  const bool same_width = row.cells.size() == header_.columns.size() || row.spans_known;
  if (same_width && in_place == numbers.size()) {
    if (weight >= 0 && !form.total_weight.value && (label != Label::kSumScore || at_column(weight))) {
      take(form.total_weight, static_cast<std::size_t>(weight));
    }
    if (score >= 0 && !form.total_score.value) take(form.total_score, static_cast<std::size_t>(score));
  } else if (numbers.size() >= 2 && weight >= 0 && score >= 0) {
    // The row may carry its numbers alone: they stand in the order of their columns.
    take(weight < score ? form.total_weight : form.total_score, numbers[0]);
    take(weight < score ? form.total_score : form.total_weight, numbers[1]);
  } else if (numbers.size() >= 2) {
    take(weight >= 0 ? form.total_weight : form.total_score, numbers.back());
  } else if (numbers.size() == 1) {
    // One number: from the right its place is the column's, or there is but one column that it can be of.
    const auto from_right = [&](int column) {
      return column >= 0 &&
             row.cells.size() - numbers[0] == header_.columns.size() - static_cast<std::size_t>(column);
    };
    if (label == Label::kSumScore || weight < 0 || (label != Label::kSumWeight && from_right(score))) {
      take(form.total_score, numbers[0]);
    } else if (label == Label::kSumWeight || score < 0 || from_right(weight)) {
      take(form.total_weight, numbers[0]);
    } else {
      context_.problems.push_back({"ambiguous-cell",
                                   row.from.page,
                                   row.from.line,
                                   pointer::form(context_.index, "total"),
                                   {row.cells[numbers[0]].text}});
    }
  }
}

}  // namespace recount
