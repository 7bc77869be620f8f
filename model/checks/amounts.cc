#include "model/checks/amounts.h"

#include <algorithm>

#include "model/checks/support.h"

namespace recount::checks {
namespace {

Ratio unit_of(int places) {
  return Decimal::from_units(1, places);
}
Ratio half_unit(int places) {
  return unit_of(places) / Ratio(Decimal(2));
}

}  // namespace

int money_places(const Form& form) {
  int places = 0;
  for (const Funding& row : form.funding) {
    for (const NumberField* cell : {&row.previous_budget, &row.initial_budget, &row.budget, &row.executed}) {
      if (*cell) places = std::max(places, (*cell)->places());
    }
  }
  return places;
}

Ratio percent_of(const Decimal& executed, const Decimal& budget) {
  return Ratio(executed) / Ratio(budget) * Ratio(Decimal(100));
}

Interval percent_interval(const Decimal& executed, const Decimal& budget, int places) {
  const Ratio half = half_unit(places);
  const Interval part = {Ratio(executed) - half, Ratio(executed) + half};
  const Interval whole = {Ratio(budget) - half, Ratio(budget) + half};
  const Ratio hundred = Decimal(100);
  // A budget printed as 0 can be anything below half a unit: no upper end, and nothing is explained by it.
  if (!(whole.low > Ratio())) return {Ratio() / Ratio(), Ratio() / Ratio()};
  return {part.low / whole.high * hundred, part.high / whole.low * hundred};
}

bool explains(const Interval& interval, const Decimal& stated) {
  // Rounding sends [stated - half, stated + half) to stated, truncation [stated, stated + unit).
  const Ratio lowest = Ratio(stated) - half_unit(stated.places());
  const Ratio beyond = Ratio(stated) + unit_of(stated.places());
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
