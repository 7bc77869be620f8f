// Dates and months as targets: late or in time.
#include "model/compare.h"

namespace recount {
namespace {

constexpr std::string_view kMonthWord = "月";

int compare_days(const Date& a, const Date& b) {
  if (a.year != b.year) return a.year < b.year ? -1 : 1;
  if (a.month != b.month) return a.month < b.month ? -1 : 1;
  return a.day == b.day ? 0 : a.day < b.day ? -1 : 1;
}

bool is_month_number(const std::optional<Decimal>& value) {
  return value && *value >= Decimal(1) && *value <= Decimal(12) && value->trimmed().places() == 0;
}

// The months are counted, not days: by the row's kind or by its name.
bool counts_months(const Indicator& row) {
  if (is_deadline_row(row)) return true;
  return row.name &&
         (row.name->find(kMonthWord) != std::string::npos || row.name->find("时限") != std::string::npos);
}

}  // namespace

Met compare_dates(const Indicator& row) {
  if (!row.target->date || !row.actual->date) return Met::kUnknown;
  const bool floor = row.target->op == Op::kGe || row.target->op == Op::kGt;
  const Date deadline = row.target->date->last_day();
  Date first = *row.actual->date;
  if (floor || (deadline.year == 0) != (first.year == 0)) return Met::kUnknown;
  if (compare_days(first.last_day(), deadline) <= 0) return Met::kYes;
  if (first.day == 0) first.day = 1;
  return compare_days(first, deadline) > 0 ? Met::kNo : Met::kUnknown;
}

Met compare_month(const Form& form, const Indicator& row) {
  const Quantity& target = *row.target;
  if (!row.actual->date || !(target.unit.empty() || target.unit == kMonthWord)) return Met::kUnknown;
  if (!counts_months(row)) return Met::kUnknown;
  if (form.year && row.actual->date->year != 0 && *form.year != row.actual->date->year) return Met::kUnknown;
  const Decimal month(row.actual->date->month);
  if (target.kind == QuantityKind::kRange) {
    if (!is_month_number(target.low) || !is_month_number(target.high) || month < *target.low)
      return Met::kUnknown;
    return month <= *target.high ? Met::kYes : Met::kNo;
  }
  const bool floor = target.op == Op::kGe || target.op == Op::kGt;
  if (floor || !is_month_number(target.value)) return Met::kUnknown;
  return month <= *target.value ? Met::kYes : Met::kNo;
}

}  // namespace recount
