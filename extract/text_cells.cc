#include <algorithm>

#include "extract/text_shapes.h"
#include "extract/text_tabs.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// A few indented paragraphs in a row look like a row of long cells; a table has more rows, or some short cell.
constexpr std::size_t kProseBytes = 90;  // 30 Chinese characters

bool is_indented_prose(Lines region) {
  return std::ranges::all_of(region, [](const Line& line) { return line.text.size() > kProseBytes; });
}

constexpr std::size_t kMaxTornLines = 32;

// 二、  （三）  2.  3、
bool is_list_item(std::string_view text) {
  constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  constexpr std::string_view kMarks[] = {"、", ".", "．", "）", ")"};
  for (const std::string_view open : {"（", "("}) {
    if (text.starts_with(open)) text.remove_prefix(open.size());
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  for (const std::string_view numeral : kNumerals) {
    if (digits == 0 && text.starts_with(numeral)) digits = numeral.size();
  }
  if (digits == 0) return false;
  text.remove_prefix(digits);
  return std::ranges::any_of(kMarks, [&](std::string_view mark) { return text.starts_with(mark); });
}

// Items of a list, or text that ends a sentence; a title or a unit line does neither.
bool goes_on(Lines text) {
  constexpr std::string_view kEnds[] = {"。", "；", ";", "！"};
  const std::string_view last = trim(text.back().text);
  if (std::ranges::any_of(kEnds, [&](std::string_view end) { return last.ends_with(end); })) return true;
  constexpr std::string_view kTable = "表";  // 二、项目支出绩效自评表
  return !last.ends_with(kTable) &&
         std::ranges::all_of(text, [](const Line& line) { return is_list_item(trim(line.text)); });
}

struct RowPiece {
  std::size_t first = 0, cells = 0;  // its first line; how many cells it has
};

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
// Text that follows an empty line is otherwise outside the table: a paragraph, or the title of the next form,
// whose first rows can make up a row of the right width by chance. So all of this must hold: more cells directly
// behind the text; a row as wide as the one above it if the pieces are put together; a first piece that is no
// label beside its text, and no note on its own; text that goes on. Gives the end of the second piece, 0 if there is none.
std::size_t end_of_torn_row(Lines lines, std::size_t text, RowPiece piece, std::size_t width_above) {
  const bool starts_below = piece.cells > 1 && trim(lines[piece.first].text).empty();
  if (!starts_below && (piece.cells != 1 || width_above != 2)) return 0;
  std::size_t at = text;
  while (at < lines.size() && at < text + kMaxTornLines && !lines[at].has_tabs() && lines[at].gap <= 1) ++at;
  if (at == text || at == lines.size() || !lines[at].is_lone_cell() || lines[at].gap > 0) return 0;
  if (!goes_on(lines.subspan(text, at - text))) return 0;
  const TabGroup rest = tab_group(lines, at);
  return rest.rows == 0 && piece.cells + rest.cells == width_above ? rest.end : 0;
}

}  // namespace

Look look_at_cells(Lines lines, std::size_t first) {
  std::size_t end = first, groups = 0;
  RowPiece last;                // the last row
  std::size_t width_above = 0;  // of the row above it
  bool is_table = false;
  while (end < lines.size()) {
    if (!lines[end].has_tabs()) {
      const std::size_t torn = end_of_torn_row(lines, end, last, width_above);
      if (torn == 0) break;
      last.cells = width_above;
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
    width_above = last.cells;
    last = {end, group.cells};
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
