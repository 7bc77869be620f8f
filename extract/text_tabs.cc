#include "extract/text_tabs.h"

#include <algorithm>

namespace recount {

TabGroup tab_group(Lines lines, std::size_t first) {
  std::size_t cells = 0, rows = 0, end = first;
  const std::size_t last = std::min(lines.size(), first + kMaxVoters);
  for (; end < last && (end == first || lines[end].gap == 0); ++end) {
    cells += lines[end].is_lone_cell();
    rows += lines[end].has_tabs() && !lines[end].is_lone_cell();
  }
  // A cell behind a tab is never the first of a row of its own in the other shape, so a first line that starts
  // with text decides.
  if (lines[first].text.front() != '\t' || cells <= rows) return {end, TabVote::kRows};
  return {end, cells + rows == 1 ? TabVote::kEither : TabVote::kCells};
}

}  // namespace recount
