// Arithmetic with amounts that were rounded before they were printed. Inside model/ only.
#pragma once

#include <optional>

#include "model/document.h"

namespace recount::checks {

// The decimals to which the amounts of a form are printed: the finest of them, for zeros at the end are often
// left out (15 beside 4.03 is 15.00).
int money_places(const Form& form);

struct Interval {
  Ratio low, high;
};

// executed / budget in percent, and the interval of it that decimals behind `places` leave open: half a unit of
// the last place to either side of both.
Ratio percent_of(const Decimal& executed, const Decimal& budget);
Interval percent_interval(const Decimal& executed, const Decimal& budget, int places);

// Whether some value of the interval, rounded or truncated, gives `stated`.
bool explains(const Interval& interval, const Decimal& stated);

// The printed rate in percent. Spreadsheets that lost their format print 0.27 for 27%: a number up to 1 without
// a sign is such a share where the amounts say so, and nullopt where they say nothing.
std::optional<Ratio> stated_rate(const Funding& row);

}  // namespace recount::checks
