#include <algorithm>

#include "extract/text_shapes.h"
#include "extract/text_tabs.h"

namespace recount {
namespace {

// A few indented paragraphs in a row look like a row of long cells; a table has more rows, or some short cell.
constexpr std::size_t kProseBytes = 90;  // 30 Chinese characters

bool is_indented_prose(Lines region) {
  return std::ranges::all_of(region, [](const Line& line) { return line.text.size() > kProseBytes; });
}

}  // namespace

Look look_at_cells(Lines lines, std::size_t first) {
  std::size_t end = first, groups = 0;
  bool is_table = false;
  while (end < lines.size() && lines[end].has_tabs()) {
    const TabGroup group = tab_group(lines, end);
    if (group.vote == TabVote::kRows) break;
    // One empty line ends a row, more of them may end the table: two do where a single cell follows, a title
    // most likely. Forms that follow each other without one stay in one grid.
    const std::size_t most = group.vote == TabVote::kCells ? 2 : 1;
    if (end > first && lines[end].gap > most) break;
    is_table = is_table || group.vote == TabVote::kCells;
    ++groups;
    end = group.end;
  }
  if (end == first) return {first + 1, 0};
  if (!is_table || (groups == 1 && is_indented_prose(lines.subspan(first, end - first)))) return {end, 0};
  return {end, 100};
}

void read_cells(Lines region, TextTable& table) {
  table.grid.cells.reserve(static_cast<std::size_t>(
      std::ranges::count_if(region, [](const Line& line) { return line.text.front() == '\t'; })));
  bool in_row = false;
  for (const Line& line : region) {
    if (line.text.front() == '\t') {
      if (!in_row || line.gap > 0) table.add_row();
      in_row = true;
      table.add_cell(std::string(line.text.substr(1)), line.number);
    } else {
      std::string& raw = table.grid.cells.back().raw;
      raw += '\n';
      raw += line.text;
    }
  }
}

}  // namespace recount
