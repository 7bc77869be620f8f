#include "extract/text_delimited.h"
#include "extract/text_grown.h"
#include "extract/text_shapes.h"
#include "extract/text_tabs.h"

namespace recount {

Look look_at_rows(Lines lines, std::size_t first) {
  if (tab_group(lines, first).vote != TabVote::kRows) return {first + 1, 0};
  std::size_t end = first;
  while (end < lines.size() && lines[end].has_tabs()) {
    if (end > first && lines[end].gap > 1) break;
    // Behind an empty line the other shape may begin.
    if (end > first && lines[end].gap == 1 && tab_group(lines, end).vote == TabVote::kCells) break;
    end = read_delimited(lines, end, '\t', nullptr);
  }
  return {end, 100};
}

void read_rows(Lines region, TextTable& table) {
  std::size_t cells = region.size();
  for (const Line& line : region) cells += line.tabs;
  table.grid.cells.reserve(cells);
  std::vector<DelimitedCell> row;
  for (std::size_t at = 0; at < region.size();) {
    at = read_delimited(region, at, '\t', &row);
    table.add_row();
    for (DelimitedCell& cell : row) table.add_cell(std::move(cell.raw), cell.line);
  }
  unfold_grown_rows(table);
}

}  // namespace recount
