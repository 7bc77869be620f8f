#include "model/checks/amounts.h"

#include "model/checks/support.h"

namespace recount::checks {
namespace {

Ratio last_place(const Decimal& value) {
  return Decimal::from_units(1, value.places());
}
Ratio half_place(const Decimal& value) {
  return last_place(value) / Ratio(Decimal(2));
}

}  // namespace

Interval unprinted(const Decimal& printed) {
  const Ratio half = half_place(printed);
  return {Ratio(printed) - half, Ratio(printed) + half};
}

Ratio percent_of(const Decimal& executed, const Decimal& budget) {
  return Ratio(executed) / Ratio(budget) * Ratio(Decimal(100));
}

Interval percent_interval(const Decimal& executed, const Decimal& budget) {
  const Interval part = unprinted(executed);
  const Interval whole = unprinted(budget);
  const Ratio hundred = Decimal(100);
  // A budget printed as 0 can be anything below half a unit: no upper end, and nothing is explained by it.
  if (!(whole.low > Ratio())) return {Ratio() / Ratio(), Ratio() / Ratio()};
  return {part.low / whole.high * hundred, part.high / whole.low * hundred};
}

bool explains(const Interval& interval, const Decimal& stated) {
  // Rounding sends [stated - half, stated + half) to stated, truncation [stated, stated + unit).
  const Ratio lowest = Ratio(stated) - half_place(stated);
  const Ratio beyond = Ratio(stated) + last_place(stated);
  return interval.low < beyond && interval.high >= lowest;
}

std::optional<Ratio> stated_rate(const Funding& row) {
  if (!row.rate) return std::nullopt;
  const Decimal printed = *row.rate;
  const bool sign = row.rate.raw.find('%') != std::string::npos || row.rate.raw.find("％") != std::string::npos;
  if (sign || printed.is_zero() || printed.is_negative() || printed > Decimal(1)) return Ratio(printed);
  const auto budget = divisor(row);
  if (!budget || !row.executed || budget->amount.is_zero()) return std::nullopt;
  const Ratio share = Ratio(*row.executed) / Ratio(budget->amount);
  return agrees(printed, share) ? Ratio(printed) * Ratio(Decimal(100)) : Ratio(printed);
}

}  // namespace recount::checks
