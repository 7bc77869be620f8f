#include "extract/text_layout.h"

#include <algorithm>
#include <cmath>

#include "extract/utf8.h"

namespace recount {
namespace {

constexpr std::size_t kMaxLines = 400;     // of a table; a form prints some hundred
constexpr std::size_t kMaxPieces = 24;     // of a line
constexpr std::size_t kMaxAlone = 20;      // lines with one piece each: running text
constexpr std::size_t kMaxGap = 5;         // empty lines
constexpr std::size_t kMaxNarrowRows = 4;  // rows of one cell that follow each other in a table
constexpr std::size_t kWideRows = 3;       // rows with
constexpr std::size_t kWideCells = 4;      // so many cells, some of them values

// 31, — 31 —, 第 31 页
bool is_page_number(const Line& line) {
  std::size_t digits = 0;
  bool marks = false;
  const std::string_view text = trim(line.text);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    if (code >= U'0' && code <= U'9') {
      ++digits;
    } else if (!is_blank(code)) {
      if (std::u32string_view(U"-–—第页共/").find(code) == std::u32string_view::npos) return false;
      marks = true;
    }
  }
  return digits > 0 && digits <= 8 && (marks || line.gap > 0) && (marks || digits <= 3);
}

// The lines from `first` on that may be of one table.
Lines region_from(Lines lines, std::size_t first) {
  std::size_t end = first, alone = 0;
  for (; end < lines.size() && end < first + kMaxLines && !lines[end].has_tabs(); ++end) {
    if (end > first && lines[end].gap > kMaxGap) break;
    const std::size_t pieces = pieces_of(lines[end].text, 1).size();
    alone = pieces > 1 ? 0 : alone + 1;
    if (pieces > kMaxPieces || alone > kMaxAlone || (pieces == 1 && is_page_number(lines[end]))) break;
  }
  while (end > first && lines[end - 1].is_blank()) --end;
  return lines.subspan(first, end - first);
}

// How far the pieces of lines that follow each other with as many pieces stand apart: least if the characters
// are as wide as the program thought that laid the text out.
double misalignment(Lines region, std::size_t wide) {
  double sum = 0, count = 1;
  std::vector<TextPiece> before;
  for (const Line& line : region) {
    std::vector<TextPiece> pieces = pieces_of(line.text, wide);
    if (pieces.size() == before.size() && pieces.size() >= kWideCells) {
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto apart = [](std::size_t a, std::size_t b) { return a < b ? b - a : a - b; };
        const std::size_t ends =
            std::min(apart(pieces[i].left, before[i].left), apart(pieces[i].right, before[i].right));
        const std::size_t centres =
            apart(pieces[i].left + pieces[i].right, before[i].left + before[i].right) / 2;
        sum += static_cast<double>(std::min<std::size_t>({ends, centres, 8}));
        ++count;
      }
    }
    if (pieces.size() >= kWideCells) before = std::move(pieces);
  }
  return sum / count;
}

// pdftotext counts characters, so columns on a screen must fit clearly better.
LayoutHints completed(Lines region, LayoutHints hints) {
  if (hints.wide == 0) hints.wide = misalignment(region, 2) * 3 < misalignment(region, 1) * 2 ? 2 : 1;
  return hints;
}

// A single piece can be the first half of a cell beside the middle of which the others of its row stand, or the heading of several columns
// whose own heads stand below those.
bool starts_above_row(Lines lines, std::size_t first) {
  if (first + 2 >= lines.size() || lines[first + 1].gap > 0 || lines[first + 2].gap > 0) return false;
  const std::vector<TextPiece> half = pieces_of(lines[first].text, 1),
                               row = pieces_of(lines[first + 1].text, 1),
                               rest = pieces_of(lines[first + 2].text, 1);
  if (half.size() != 1 || row.empty() || rest.empty()) return false;
  const TextPiece& top = half[0];
  const auto stands_over = [&](const TextPiece& low) {
    return std::ranges::any_of(row, [&](const TextPiece& piece) { return overlap(piece, low); });
  };
  if (stands_over(top)) return false;
  if (rest.size() == 1) return rest[0].width() <= top.width() && overlap(top, rest[0]);
  return rest.front().left <= top.left && rest.back().right >= top.right &&
         std::ranges::none_of(rest, stands_over);
}

// The rows at the start that are of the table: running text behind it is not. They may be too few for one.
struct Extent {
  std::size_t rows = 0, wide = 0;
};

Extent extent(const std::vector<LayoutRow>& rows) {
  Extent extent;
  for (std::size_t i = 0; i < rows.size() && i < extent.rows + kMaxNarrowRows; ++i) {
    if (rows[i].cells.size() < 2) continue;
    extent.rows = i + 1;
    extent.wide += rows[i].cells.size() >= kWideCells && rows[i].values() > 0;
  }
  return extent;
}

}  // namespace

LayoutExtent layout_extent(Lines lines, std::size_t first, const LayoutHints& hints) {
  if (pieces_of(lines[first].text, 1).size() < 2 && !starts_above_row(lines, first)) return {first + 1, false};
  const Lines region = region_from(lines, first);
  // A table may start a few lines above its first wide one.
  std::size_t before = region.size(), values = 0;
  for (std::size_t i = 0; i < region.size(); ++i) {
    const std::vector<TextPiece> pieces = pieces_of(region[i].text, 1);
    if (pieces.size() >= kWideCells) before = std::min(before, i);
    values += std::ranges::any_of(pieces, is_layout_value, &TextPiece::text);
  }
  if (before > kMaxAlone || values < kWideRows) {
    const std::size_t skip = values < kWideRows ? region.size() : before;
    return {first + std::max(skip, kMaxAlone + 1) - kMaxAlone, false};
  }
  const LayoutRows table = layout_rows(region, completed(region, hints));
  const Extent found = extent(table.rows);
  const std::size_t end = found.rows == 0 ? first + 1 : first + table.rows[found.rows - 1].last + 1;
  return {end, found.wide >= kWideRows};
}

Look look_at_layout(Lines lines, std::size_t first) {
  const auto [end, found] = layout_extent(lines, first, {});
  if (!found) return {end, 0};
  // A table without wrapped or merged cells needs no guesses.
  const Look plain = look_at_columns(lines, first);
  return plain.score > 0 && plain.end >= end ? Look{first + 1, 0} : Look{end, 100};
}

LayoutGrid layout_grid(Lines region, const LayoutHints& hints) {
  const LayoutHints known = completed(region, hints);
  return layout_columns(region, layout_rows(region, known), known);
}

void read_layout(Lines region, TextTable& table) {
  const LayoutGrid grid = layout_grid(region, {});
  for (std::size_t row = 0; row < grid.size(); ++row) {
    table.add_row();
    for (const LayoutText& text : grid[row]) {
      table.add_cell(text.raw(), region[text.first].number);
      if (text.doubtful && !table.is_full) table.grid.cells.back().from.confidence = 0;
    }
  }
  // Where a wrapped cell ends and the next begins is an inference from blanks, never certain.
  if (!grid.empty()) {
    const int line = static_cast<int>(region.front().number);
    table.problems.push_back({"layout-reconstructed", 0, line, "", {}});
  }
}

}  // namespace recount
