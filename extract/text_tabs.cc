#include "extract/text_tabs.h"

#include <algorithm>

#include "extract/text_delimited.h"

namespace recount {

bool starts_row(Lines lines, std::size_t at) {
  if (lines[at].has_tabs()) return true;
  if (lines[at].text.front() != '"') return false;
  const std::size_t end = read_delimited(lines, at, '\t', nullptr);
  return end > at + 1 && lines[end - 1].has_tabs();
}

TabGroup tab_group(Lines lines, std::size_t first) {
  std::size_t cells = 0, rows = 0, end = first;
  const std::size_t last = std::min(lines.size(), first + kMaxVoters);
  for (; end < last && (end == first || lines[end].gap == 0); ++end) {
    cells += lines[end].is_lone_cell();
    rows += lines[end].has_tabs() && !lines[end].is_lone_cell();
  }
  // A cell behind a tab is never the first of a row of its own in the other shape, so a first line that starts
  // with text decides.
  if (lines[first].text.front() != '\t' || cells < rows) return {end, TabVote::kRows, cells, rows};
  if (cells == rows || cells == 1) return {end, TabVote::kEither, cells, rows};
  return {end, TabVote::kCells, cells, rows};
}

}  // namespace recount
