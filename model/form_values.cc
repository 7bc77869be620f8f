#include "model/form_values.h"

#include "model/fields.h"
#include "model/pointer.h"

namespace recount {
namespace {

using Visit = std::function<void(FormValue&)>;

void visit_funding(Funding& row, const std::function<std::string(std::string_view)>& at, const Visit& visit) {
  const auto number = [&](std::string_view name, NumberField& field, AmountKind kind) {
    FormValue value{at(name), &field, kind, {}};
    visit(value);
  };
  number("previous_budget", row.previous_budget, AmountKind::kMoney);
  number("initial_budget", row.initial_budget, AmountKind::kMoney);
  number("budget", row.budget, AmountKind::kMoney);
  number("executed", row.executed, AmountKind::kMoney);
  number("weight", row.weight, AmountKind::kPoints);
  number("rate", row.rate, AmountKind::kPercent);
  number("score", row.score, AmountKind::kPoints);
}

void visit_indicator(Indicator& row, int year, const std::function<std::string(std::string_view)>& at,
                     const Visit& visit) {
  const auto points = [&](std::string_view name, NumberField& field) {
    FormValue value{at(name), &field, AmountKind::kPoints, {}};
    visit(value);
  };
  const auto quantity = [&](std::string_view name, QuantityField& field) {
    FormValue value{at(name), &field, AmountKind::kPoints, {}};
    value.context.year = year;
    if (row.name) value.context.name = *row.name;
    visit(value);
  };
  points("level1_weight", row.level1_weight);
  points("level2_weight", row.level2_weight);
  quantity("target", row.target);
  quantity("actual", row.actual);
  points("weight", row.weight);
  points("score", row.score);
  points("reviewed_score", row.reviewed_score);
  points("deduction", row.deduction);
}

bool reread_number(NumberField& field, AmountKind kind, const std::string& text) {
  std::optional<Decimal> value = parse_amount(text, kind).value;
  if (!value) {
    // 产出指标（45分）: points that stand with a label.
    const Cell cell{0, 0, 1, 1, text, {}};
    const RowCell label = make_cell(cell);
    value = points_in_label(&label).value;
  }
  if (!value || (field.value && *field.value == *value)) return false;
  field.value = value;
  field.state = CellState::kValue;
  field.raw = text;
  return true;
}

bool reread_quantity(QuantityField& field, const QuantityContext& context, const std::string& text) {
  Quantity made = parse_quantity(text, context);
  if (made.kind == QuantityKind::kQualitative || made.kind == QuantityKind::kEmpty) return false;
  if (field.value) {
    // Operator and unit can stand in columns of their own, which read as before.
    const Quantity own = parse_quantity(field.raw, context);
    if (own.op == Op::kNone && made.op == Op::kNone) made.op = field.value->op;
    if (own.unit.empty() && made.unit.empty()) made.unit = field.value->unit;
    const Quantity& now = *field.value;
    if (made.kind == now.kind && made.op == now.op && made.value == now.value && made.low == now.low &&
        made.high == now.high && made.unit == now.unit && made.date == now.date) {
      return false;
    }
  }
  field.value = std::move(made);
  field.state = CellState::kValue;
  field.raw = text;
  return true;
}

}  // namespace

const Provenance& FormValue::from() const {
  return std::visit([](auto* f) -> const Provenance& { return f->from; }, field);
}

const std::string& FormValue::raw() const {
  return std::visit([](auto* f) -> const std::string& { return f->raw; }, field);
}

bool FormValue::has_value() const {
  return std::visit([](auto* f) { return f->value.has_value(); }, field);
}

void for_each_value(Form& form, int index, const Visit& visit) {
  for (std::size_t i = 0; i < form.funding.size(); ++i) {
    visit_funding(
        form.funding[i],
        [&](std::string_view name) { return pointer::funding(index, static_cast<int>(i), name); }, visit);
  }
  const auto other = [&](std::string_view name, auto& field) {
    FormValue value{pointer::form(index, name), &field, AmountKind::kPoints, {}};
    visit(value);
  };
  other("goals/expected", form.goal_expected);
  other("goals/actual", form.goal_actual);
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    visit_indicator(
        form.indicators[i], form.year.value.value_or(0),
        [&](std::string_view name) { return pointer::indicator(index, static_cast<int>(i), name); }, visit);
  }
  other("total/weight", form.total_weight);
  other("total/score", form.total_score);
  other("grade", form.grade);
}

void blank(FormValue& value) {
  std::visit(
      [](auto* field) {
        field->value.reset();
        field->state = CellState::kUnreadable;
      },
      value.field);
}

bool reread(FormValue& value, const std::string& text) {
  if (auto* const* number = std::get_if<NumberField*>(&value.field))
    return reread_number(**number, value.kind, text);
  if (auto* const* quantity = std::get_if<QuantityField*>(&value.field)) {
    return reread_quantity(**quantity, value.context, text);
  }
  return false;
}

}  // namespace recount
