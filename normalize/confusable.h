// How far a recognized text is from a printed word, where some characters are taken for others more easily than most.
#pragma once

#include <span>
#include <string_view>

namespace recount {

// Characters that look alike in print. Any of them may be read for any other.
struct LookAlike {
  std::string_view characters;
  std::string_view word,
      read_as;  // the row's own test: a printed word, and a reading that differs in these characters alone
};
std::span<const LookAlike> look_alikes();

// In half edits: a character that is missing, doubled, added or replaced costs two, one that is replaced by one that looks like
// it costs one. Stops at `limit` + 1.
//
//   look_alike_distance(U"产出指怀", U"产出指标", 9)   // 1
//   look_alike_distance(U"产指标", U"产出指标", 9)     // 2
int look_alike_distance(std::u32string_view read, std::u32string_view word, int limit);

}  // namespace recount
