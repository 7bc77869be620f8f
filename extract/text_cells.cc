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

constexpr std::size_t kMaxTornLines = 32;

// An empty line inside a cell tears its row in two:
//
//   ⇥年度总体目标
//   ⇥预期目标
//   ⇥实际完成情况
//
//   ⇥
//   ⇥一、培训
//
//   二、调研
//   ⇥已完成
//
// More cells directly behind the text, and a row as wide as the one above it if the pieces are put together,
// tell this from a table that ends, a paragraph, and a table that starts. Gives the end of the second piece, 0
// if there is none.
std::size_t end_of_torn_row(Lines lines, std::size_t text, std::size_t width, std::size_t width_above) {
  std::size_t at = text;
  while (at < lines.size() && at < text + kMaxTornLines && !lines[at].has_tabs() && lines[at].gap <= 1) ++at;
  if (at == text || at == lines.size() || !lines[at].is_lone_cell() || lines[at].gap > 0) return 0;
  const TabGroup rest = tab_group(lines, at);
  return rest.rows == 0 && width + rest.cells == width_above ? rest.end : 0;
}

}  // namespace

Look look_at_cells(Lines lines, std::size_t first) {
  std::size_t end = first, groups = 0;
  std::size_t width = 0, width_above = 0;  // of the last two rows
  bool is_table = false;
  while (end < lines.size()) {
    if (!lines[end].has_tabs()) {
      const std::size_t torn = width > 0 ? end_of_torn_row(lines, end, width, width_above) : 0;
      if (torn == 0) break;
      width = width_above;
      is_table = true;
      end = torn;
      continue;
    }
    const TabGroup group = tab_group(lines, end);
    if (group.vote == TabVote::kRows) break;
    // One empty line ends a row, more of them may end the table: two do where a single cell follows, a title
    // most likely. Forms that follow each other without one stay in one grid.
    const std::size_t most = group.vote == TabVote::kCells ? 2 : 1;
    if (end > first && lines[end].gap > most) break;
    is_table = is_table || group.vote == TabVote::kCells;
    ++groups;
    width_above = width;
    width = group.cells;
    end = group.end;
  }
  if (end == first) return {first + 1, 0};
  if (!is_table || (groups == 1 && is_indented_prose(lines.subspan(first, end - first)))) return {end, 0};
  return {end, 100};
}

void read_cells(Lines region, TextTable& table) {
  table.reserve(static_cast<std::size_t>(
      std::ranges::count_if(region, [](const Line& line) { return line.text.front() == '\t'; })));
  bool in_row = false;
  for (const Line& line : region) {
    if (line.text.front() == '\t') {
      if (!in_row || line.gap > 0) table.add_row();
      in_row = true;
      table.add_cell(std::string(line.text.substr(1)), line.number);
    } else if (!table.is_full) {
      std::string& raw = table.grid.cells.back().raw;
      raw.append(1 + line.gap, '\n');
      raw += line.text;
    }
  }
}

}  // namespace recount
