#include <algorithm>
#include <iterator>
#include <optional>

#include "extract/text_pieces.h"
#include "extract/text_shapes.h"

namespace recount {
namespace {

constexpr std::size_t kMinRows = 3, kMinCells = 3, kMaxCells = 32;
constexpr std::size_t kWanted = 60;  // percent of the rows that must have the usual number of cells

// What the rows with the usual number of pieces take up, column by column.
std::vector<TextPiece> columns_of(Lines region) {
  std::size_t counts[kMaxCells + 1] = {};
  for (const Line& line : region) ++counts[std::min(pieces_of(line.text, 2).size(), kMaxCells)];
  const auto usual = static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - counts);
  std::vector<TextPiece> columns;
  for (const Line& line : region) {
    const std::vector<TextPiece> pieces = pieces_of(line.text, 2);
    if (pieces.size() != usual) continue;
    if (columns.empty()) columns = pieces;
    for (std::size_t i = 0; i < usual; ++i) {
      columns[i].left = std::min(columns[i].left, pieces[i].left);
      columns[i].right = std::max(columns[i].right, pieces[i].right);
    }
  }
  return columns;
}

// The pieces with blank cells where a column has none, or nothing if one does not stand below exactly one
// column.
std::optional<std::vector<std::string_view>> place(const std::vector<TextPiece>& pieces,
                                                   const std::vector<TextPiece>& columns) {
  std::vector<std::string_view> cells(columns.size());
  std::size_t next = 0;
  for (const TextPiece& piece : pieces) {
    std::size_t found = columns.size(), hits = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (overlap(piece, columns[i])) found = i, ++hits;
    }
    if (hits != 1 || found < next) return std::nullopt;
    cells[found] = piece.text;
    next = found + 1;
  }
  return cells;
}

}  // namespace

Look look_at_columns(Lines lines, std::size_t first) {
  std::size_t counts[kMaxCells + 1] = {};
  std::size_t end = first;
  for (; end < lines.size() && !lines[end].has_tabs() && (end == first || lines[end].gap <= 1); ++end) {
    const std::size_t pieces = pieces_of(lines[end].text, 2).size();
    if (pieces < 2) break;
    ++counts[std::min(pieces, kMaxCells)];
  }
  if (end == first) return {first + 1, 0};
  const auto usual = std::max_element(std::begin(counts), std::end(counts));
  const std::size_t rows = end - first, share = *usual * 100 / rows;
  const auto cells = static_cast<std::size_t>(usual - std::begin(counts));
  if (rows < kMinRows || cells < kMinCells || cells == kMaxCells || share < kWanted) return {end, 0};
  return {end, static_cast<int>(share)};
}

void read_columns(Lines region, TextTable& table) {
  const std::vector<TextPiece> columns = columns_of(region);
  for (const Line& line : region) {
    const std::vector<TextPiece> pieces = pieces_of(line.text, 2);
    table.add_row();
    if (const auto cells = pieces.size() < columns.size() ? place(pieces, columns) : std::nullopt) {
      for (const std::string_view cell : *cells) table.add_cell(std::string(cell), line.number);
    } else {
      for (const TextPiece& piece : pieces) table.add_cell(std::string(piece.text), line.number);
    }
  }
}

}  // namespace recount
