// The target that an indicator is judged by: the printed one, or the one that the form prints as adjusted in the year.
#include <algorithm>
#include <array>

#include "model/rescore.h"

namespace recount {
namespace {

// 调整指标值, 调整后的目标值, 年度指标值/调整后; not 调整原因 and not 是否调整, even below 指标值.
bool names_adjusted_target(std::string_view label) {
  static constexpr std::array<std::string_view, 2> kTargets = {"指标值", "目标值"};
  static constexpr std::array<std::string_view, 5> kAbout = {"原因", "说明", "是否", "情况", "依据"};
  const auto holds = [&](std::string_view word) { return label.find(word) != std::string_view::npos; };
  return holds("调整") && std::ranges::any_of(kTargets, holds) && std::ranges::none_of(kAbout, holds);
}

std::string_view sign_of(Op op) {
  switch (op) {
    case Op::kEq:
      return "=";
    case Op::kGe:
      return "≥";
    case Op::kGt:
      return ">";
    case Op::kLe:
      return "≤";
    case Op::kLt:
      return "<";
    case Op::kNone:
      break;
  }
  return "";
}

}  // namespace

QuantityField judged_target(const Form& form, const Indicator& row) {
  const auto adjusted = std::ranges::find_if(
      row.extra, [](const auto& extra) { return extra.second.value && names_adjusted_target(extra.first); });
  if (adjusted == row.extra.end()) return row.target;
  const std::string& text = *adjusted->second.value;
  QuantityContext context;
  context.year = form.year.value.value_or(0);
  if (row.name.value) context.name = *row.name.value;
  Quantity quantity = parse_quantity(text, context);
  // The column prints what has changed: 1500 beside ≥1800人 is ≥1500人.
  if (quantity.kind == QuantityKind::kNumber && row.target && row.target->kind == QuantityKind::kNumber) {
    const std::string_view sign = quantity.op == Op::kNone ? sign_of(row.target->op) : "";
    quantity = join_quantity(sign, text, row.target->unit, context);
  }
  QuantityField target;
  target.raw = adjusted->second.raw;
  target.from = adjusted->second.from;
  if (quantity.kind == QuantityKind::kEmpty) return row.target;
  target.state = CellState::kValue;
  target.value = std::move(quantity);
  return target;
}

}  // namespace recount
