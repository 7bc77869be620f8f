#include "model/compare.h"

#include <algorithm>
#include <array>
#include <vector>

namespace recount {
namespace {

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != text.npos;
}

bool level_says(const Indicator& row, std::string_view word) {
  return (row.level2 && contains(*row.level2, word)) || (row.level1 && contains(*row.level1, word));
}

std::string_view name_of(const Indicator& row) {
  return row.name ? std::string_view(*row.name) : std::string_view();
}

bool is_number(const QuantityField& field) {
  return field && (field->kind == QuantityKind::kNumber || field->kind == QuantityKind::kRange);
}

// Whether a bare 万 means money here.
bool about_money(const Indicator& row, const Quantity& partner) {
  static constexpr std::array kMoneyWords = {"金额", "资金", "经费", "贷款", "支出", "收入", "费用"};
  if (is_cost_row(row) || lookup_unit(partner.unit).family == UnitFamily::kMoney) return true;
  if (lookup_unit(unit_in_name(name_of(row))).family == UnitFamily::kMoney) return true;
  return std::any_of(kMoneyWords.begin(), kMoneyWords.end(),
                     [&](const char* word) { return contains(name_of(row), word); });
}

}  // namespace

bool is_cost_row(const Indicator& row) {
  return level_says(row, "成本");
}

bool is_deadline_row(const Indicator& row) {
  return level_says(row, "时效");
}

std::optional<UnitPair> unit_pair(const Indicator& row) {
  if (!is_number(row.target) || !is_number(row.actual)) return std::nullopt;
  return UnitPair{lookup_unit(row.target->unit, about_money(row, *row.actual)),
                  lookup_unit(row.actual->unit, about_money(row, *row.target))};
}

std::optional<Ratio> in_yuan(const Form& form, const Indicator& row, const Decimal& value,
                             std::string_view unit) {
  std::string named;
  if (unit.empty()) {
    named = unit_in_name(name_of(row));
    if (named.empty() && form.amount_unit) named = *form.amount_unit;
    unit = named;
  }
  const UnitInfo info = lookup_unit(unit, true);
  if (info.family != UnitFamily::kMoney || !info.exact) return std::nullopt;
  return Ratio(value) * Ratio(info.factor);
}

}  // namespace recount
