// A printed number at the beginning of text, as amounts and quantities share it. Not for use outside
// normalize/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/decimal.h"
#include "normalize/text_internal.h"

namespace recount {

// Reads "-3", "0.5", "1,234,567.89" at the beginning of half-width `text`; `length` is how many characters it
// takes. nullopt where there is no number, where commas do not part groups of three, or where a further point
// or comma with a figure behind it follows (1.2.3).
std::optional<Decimal> read_number(std::u32string_view text, std::size_t* length);

}  // namespace recount
