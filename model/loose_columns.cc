// Columns that OCR printed as loose runs of lines between two parts of a table: all targets, then all actuals,
// then weights and scores, then the names.
#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "model/pointer.h"

namespace recount {
namespace {

struct Runs {
  std::vector<const RowCell*> names, quantities, points, levels;
};

Runs collect(std::span<const Row> lines) {
  Runs runs;
  for (const Row& line : lines) {
    for (const RowCell& cell : line.cells) {
      switch (cell.kind) {
        case CellKind::kBlank:
          break;
        case CellKind::kNumber:
          runs.points.push_back(&cell);
          break;
        case CellKind::kPercent:
        case CellKind::kQuantity:
          runs.quantities.push_back(&cell);
          break;
        case CellKind::kLevel1:
        case CellKind::kLevel2:
        case CellKind::kLevelAny:
          runs.levels.push_back(&cell);
          break;
        default:
          runs.names.push_back(&cell);
          break;
      }
    }
  }
  return runs;
}

}  // namespace

void IndicatorReader::add_loose_rows(std::span<const Row> lines) {
  const Runs runs = collect(lines);
  const std::size_t rows = runs.names.size();
  if (rows == 0) {
    for (const Row& line : lines) context_.unmapped(line);
    return;
  }
  // A run is believed only where it has one value for every name: of 6 values for 7 names nobody can tell which
  // is missing.
  const bool has_target = header_.index_of(Label::kTarget) >= 0,
             has_actual = header_.index_of(Label::kActual) >= 0;
  const bool has_weight = header_.index_of(Label::kWeight) >= 0,
             has_score = header_.index_of(Label::kScore) >= 0;
  const std::size_t quantity_columns =
      static_cast<std::size_t>(has_target) + static_cast<std::size_t>(has_actual);
  const std::size_t point_columns = static_cast<std::size_t>(has_weight) + static_cast<std::size_t>(has_score);
  const bool quantities = runs.quantities.size() == rows * quantity_columns;
  const bool points = runs.points.size() == rows * point_columns;
  const auto lost = [&](const std::vector<const RowCell*>& run, std::size_t expected) {
    if (run.empty()) return;
    std::string text;
    for (const RowCell* cell : run) text += (text.empty() ? "" : " ") + cell->text;
    context_.problems.push_back({"loose-column",
                                 run.front()->cell->from.page,
                                 run.front()->cell->from.line,
                                 pointer::form(context_.index, "indicators"),
                                 {std::to_string(run.size()), std::to_string(expected), std::move(text)}});
  };
  if (!quantities) lost(runs.quantities, rows * quantity_columns);
  if (!points) lost(runs.points, rows * point_columns);
  lost(runs.levels, rows);

  // Columns stand in the order of the header.
  const bool target_first = header_.index_of(Label::kTarget) < header_.index_of(Label::kActual);
  const bool weight_first = header_.index_of(Label::kWeight) < header_.index_of(Label::kScore);
  level2_ = {};
  for (std::size_t i = 0; i < rows; ++i) {
    Indicator indicator;
    indicator.level1 = level1_;
    indicator.level1_weight = level1_weight_;
    indicator.group = group_;
    indicator.group_weight = group_weight_;
    indicator.name = text_field(runs.names[i]);
    QuantityContext quantity_context;
    quantity_context.year = context_.form.year.value.value_or(0);
    if (indicator.name.value) quantity_context.name = *indicator.name.value;
    const auto quantity = [&](bool first) {
      const std::size_t at = i + (first || quantity_columns < 2 ? 0 : rows);
      return quantities ? quantity_field(runs.quantities[at], quantity_context) : QuantityField{};
    };
    const auto number = [&](bool first) {
      NumberField field;
      if (points)
        return number_field(runs.points[i + (first || point_columns < 2 ? 0 : rows)], AmountKind::kPoints);
      field.state = CellState::kUnreadable;
      field.from = runs.names[i]->cell->from;
      return field;
    };
    if (has_target) indicator.target = quantity(target_first || !has_actual);
    if (has_actual) indicator.actual = quantity(!target_first || !has_target);
    if (has_weight) indicator.weight = number(weight_first || !has_score);
    if (has_score) indicator.score = number(!weight_first || !has_weight);
    if (!quantities) {
      indicator.target.state = has_target ? CellState::kUnreadable : CellState::kAbsent;
      indicator.actual.state = has_actual ? CellState::kUnreadable : CellState::kAbsent;
    }
    context_.form.indicators.push_back(std::move(indicator));
  }
}

}  // namespace recount
