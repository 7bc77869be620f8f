// The words around a number that say which bound it is, as data. Not for use outside normalize/.
#pragma once

#include <span>
#include <string_view>

#include "normalize/quantity.h"

namespace recount {

struct BoundWord {
  std::u32string_view word;
  Op op;                        // kNone: the word changes nothing
  std::u32string_view example;  // read as `op` and 5
};

std::span<const BoundWord> words_before();  // 不少于5次, 达到95%
std::span<const BoundWord> words_behind();  // 5次以上, 100%完成

}  // namespace recount
