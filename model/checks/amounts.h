// Arithmetic with amounts that were rounded before they were printed. Inside model/ only.
#pragma once

#include <optional>

#include "model/document.h"

namespace recount::checks {

// All values that a printed amount can stand for: half a unit of its last place to either side.
struct Interval {
  Ratio low, high;
};
Interval unprinted(const Decimal& printed);

// executed / budget in percent, and the interval of it that the unprinted decimals leave open.
Ratio percent_of(const Decimal& executed, const Decimal& budget);
Interval percent_interval(const Decimal& executed, const Decimal& budget);

// Whether some value of the interval, rounded or truncated, gives `stated`.
bool explains(const Interval& interval, const Decimal& stated);

// The printed rate in percent. Spreadsheets that lost their format print 0.27 for 27%: a number up to 1 without
// a sign is such a share where the amounts say so, and nullopt where they say nothing.
std::optional<Ratio> stated_rate(const Funding& row);

}  // namespace recount::checks
