// From a cell to a field of the record: what stands there, what it means, and every repair made.
#pragma once

#include <string_view>

#include "model/document.h"
#include "model/readings.h"
#include "model/rows.h"
#include "model/vocabulary/correct.h"

namespace recount {

// A field without meaning yet: raw text and place, blank, or unreadable where the reader could not tell what
// the cell holds. A null cell gives a field of state kAbsent.
template <class T>
Field<T> located(const RowCell* cell) {
  Field<T> field;
  if (cell == nullptr || cell->cell == nullptr) return field;
  field.raw = cell->cell->raw;
  field.from = cell->cell->from;
  field.state = field.from.confidence > 0 ? CellState::kBlank : CellState::kUnreadable;
  if (is_corrected_label(*cell->cell)) field.repairs.emplace_back(kLabelRepair);
  return field;
}

// Blank and dash cells have no value; in notes 无 counts as a dash too (`words`).
TextField text_field(const RowCell* cell, bool words = false);

// Text that is given, read from `cell`: a part of its text, or a label without its bracket.
TextField text_field(const RowCell* cell, std::string_view text);

NumberField number_field(const RowCell* cell, AmountKind kind);

QuantityField quantity_field(const RowCell* cell, const QuantityContext& context);

// Takes over the value of a parsed amount or quantity. A number that was recognized too badly (model/confidence.h) is unreadable;
// words that stand for a quantity are given all the same.
void set(NumberField& field, const Amount& amount);
void set(QuantityField& field, const Quantity& quantity);

// The number of points that stands with a label: "产出指标（45分）", "效益指标(权重30%)", "产出指标50分",
// "得分(20分*执行率)". Absent where there is none.
NumberField points_in_label(const RowCell* cell);

// Colons and blanks at the end of a label: 年度资金总额： -> 年度资金总额.
void drop_end_colons(std::string& label);

// The label without its brackets and its points: "产出指标 (45分)" -> "产出指标", "年度绩效目标1（40分）：" ->
// "年度绩效目标1".
std::string label_without_points(std::string_view text);

// 元, 千元, 万元 or 亿元 where the text names one in brackets or behind 单位; empty otherwise.
std::string amount_unit_in(std::string_view text);

}  // namespace recount
