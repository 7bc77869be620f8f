// Finds the figures, dates and list numbers in running text. Private to the checks of running text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/checks/narrative_words.h"
#include "normalize/date.h"
#include "normalize/decimal.h"

namespace recount::narrative {

enum class TokenKind {
  kNumber,  // a figure with a unit
  kDate,    // a month or a day
  kYear,    // a year alone
  kOpaque,  // digits that are none of these, or a figure that is only approximate: 132号, 3:1, 10余家, 3月至5月
  kBreak,  // the number of a list: 1. （二） ③ 三是
};

struct Token {
  TokenKind kind = TokenKind::kOpaque;
  std::size_t begin = 0, end = 0;  // with the words that bind it: 不少于2次, 2次以上
  std::size_t digits = 0;          // where the figure itself begins
  // kNumber
  Bound bound = Bound::kPoint;
  Decimal low, high;  // equal except for a range
  Unit unit;
  // kDate: day 0 where none is printed or only 底; year 0 where none is. kYear: the year alone.
  Date date;
};

// In the order of the text, never overlapping. Digits that belong to a name (7+4, 5G) give no token.
std::vector<Token> scan(std::u32string_view folded);

}  // namespace recount::narrative
