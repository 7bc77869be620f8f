// Dates in folded text, for quantity. Not for use outside normalize/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/date.h"

namespace recount {

// Without blanks, half-width, with one kind of dash.
std::u32string fold_date(std::string_view text);
std::optional<Date> parse_folded_date(std::u32string_view text, int default_year);

}  // namespace recount
