#include "extract/text_delimited.h"
#include "extract/text_grown.h"
#include "extract/text_shapes.h"
#include "extract/text_tabs.h"

namespace recount {

Look look_at_rows(Lines lines, std::size_t first) {
  const TabGroup group = tab_group(lines, first);
  if (group.vote == TabVote::kCells || group.rows == 0) return {first + 1, 0};
  std::size_t end = read_delimited(lines, first, '\t', nullptr);
  for (;;) {
    // A line of blanks is as good as an empty one here.
    std::size_t next = end, gap = 0;
    while (next < lines.size() && lines[next].is_blank()) gap += lines[next++].gap + 1;
    if (next == lines.size() || !starts_row(lines, next)) break;
    gap += lines[next].gap;
    // Behind an empty line the other shape may begin.
    if (gap > 1 || (gap == 1 && tab_group(lines, next).vote == TabVote::kCells)) break;
    end = read_delimited(lines, next, '\t', nullptr);
  }
  return {end, 100};
}

void read_rows(Lines region, TextTable& table) {
  std::size_t cells = region.size();
  for (const Line& line : region) cells += line.tabs;
  table.reserve(cells);
  std::vector<DelimitedCell> row;
  for (std::size_t at = 0; at < region.size();) {
    if (region[at].is_blank()) {
      ++at;
      continue;
    }
    at = read_delimited(region, at, '\t', &row);
    table.add_row();
    for (DelimitedCell& cell : row) table.add_cell(std::move(cell.raw), cell.line);
  }
  unfold_grown_rows(table);
}

}  // namespace recount
