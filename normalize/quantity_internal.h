// Numbers and ranges with their bounds and units, for quantity. Not for use outside normalize/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/quantity.h"

namespace recount {

struct Measure {
  Op op = Op::kNone;
  std::optional<Decimal> low;   // the number, or the lower end of a range
  std::optional<Decimal> high;  // set for a range
  std::string unit;
  bool from_numeral = false;
};

Op op_of_sign(char32_t c);  // kNone for any other character

// Reads text that is one number or one range as a whole; false for anything else.
bool read_measure(std::string_view text, Measure* measure);

// 一次, 不少于两家: a Chinese numeral and a counting word, nothing else.
bool read_numeral_measure(std::string_view text, Measure* measure);

}  // namespace recount
