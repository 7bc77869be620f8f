// Lines with tabs: which of the two shapes that use tabs a group of lines speaks for.
#pragma once

#include <cstddef>

#include "extract/text_shapes.h"

namespace recount {

// Whether a row with tabs starts on a line: one with tabs, or one that opens a quoted cell with line breaks
// that is followed by tabs.
bool starts_row(Lines lines, std::size_t at);

// kEither: a single lone cell, or as many lone cells as rows.
enum class TabVote { kCells, kRows, kEither };

// Lines without an empty line between them: how many of them are lone cells, and how many more than that.
struct TabGroup {
  std::size_t end = 0;
  TabVote vote = TabVote::kEither;
  std::size_t cells = 0, rows = 0;
};

// The group from `first` (a line with tabs) on. At most kMaxVoters lines are asked, so that a look stays cheap
// on any text; `end` is then the end of those.
inline constexpr std::size_t kMaxVoters = 256;
TabGroup tab_group(Lines lines, std::size_t first);

}  // namespace recount
