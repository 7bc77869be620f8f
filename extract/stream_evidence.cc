#include "extract/stream_evidence.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Edges that agree, in font sizes.
constexpr double kEdge = 0.35;
// Share of the places in the grid that hold text; more where there are no more rows than columns.
constexpr double kFilled = 0.4, kFilledFlat = 0.7;
// Share of the pieces whose edge or middle agrees with the others of their column.
constexpr double kAligned = 0.6;

struct Column {
  std::vector<double> left, right, middle;
  double size = 0;
  int numbers = 0, markers = 0, letters = 0, pieces = 0, wide = 0, words = 0, symbols = 0;
};

std::vector<Column> columns_of_text(const TableText& text) {
  std::vector<Column> columns(text.columns.count());
  for (const TableLine& line : text.lines) {
    for (const Placed& item : line.items) {
      if (item.columns.first != item.columns.last) continue;
      const Piece& piece = text.piece(item);
      Column& column = columns[item.columns.first];
      column.left.push_back(piece.rect.x0), column.right.push_back(piece.rect.x1);
      column.middle.push_back(piece.rect.mid_x());
      column.size = std::max(column.size, piece.size);
      ++column.pieces;
      column.numbers += piece.number, column.markers += piece.marker, column.letters += piece.letters;
      column.words += piece.words;
    }
  }
  return columns;
}

// How many values lie within `slack` of the densest place.
int densest(std::vector<double> values, double slack) {
  std::ranges::sort(values);
  std::size_t best = 0;
  for (std::size_t i = 0, j = 0; i < values.size(); ++i) {
    while (values[i] - values[j] > 2 * slack) ++j;
    best = std::max(best, i - j + 1);
  }
  return static_cast<int>(best);
}

double aligned_share(const std::vector<Column>& columns) {
  int aligned = 0, pieces = 0;
  for (const Column& column : columns) {
    if (column.pieces == 0) continue;
    const double slack = kEdge * column.size;
    aligned +=
        std::max({densest(column.left, slack), densest(column.right, slack), densest(column.middle, slack)});
    pieces += column.pieces;
  }
  return pieces == 0 ? 0 : static_cast<double>(aligned) / pieces;
}

double filled_share(const TableText& text, const Rows& rows) {
  int filled = 0;
  for (const StreamCell& cell : rows.cells) filled += cell.row_span * cell.col_span;
  const int places = rows.count() * text.columns.count();
  return places == 0 ? 0 : static_cast<double>(filled) / places;
}

// Lines lead by dots to page numbers, which count up. Headings of chapters have no dots.
bool is_contents(const TableText& text) {
  const int last = text.columns.count() - 1;
  int leaders = 0, numbers = 0, rising = 0, before = -1;
  for (const TableLine& line : text.lines) {
    leaders += std::ranges::any_of(line.items, [&](const Placed& item) { return text.piece(item).leader; });
    const Piece& piece = text.piece(line.items.back());
    if (line.items.back().columns.last != last) continue;
    const int number = piece.whole;
    if (number < 0) continue;
    ++numbers;
    rising += number >= before;
    before = number;
  }
  const int lines = static_cast<int>(text.lines.size());
  if (text.columns.count() > 3 || numbers * 2 < lines) return false;
  return leaders * 4 >= lines && rising * 10 >= numbers * 9;
}

// A column of bullets or item numbers beside one column of text.
bool is_list(const std::vector<Column>& columns) {
  if (columns.size() != 2) return false;
  return columns[0].markers * 10 >= columns[0].pieces * 7;
}

int rows_of_several(const Rows& rows) {
  std::vector<int> cells(rows.count(), 0);
  for (const StreamCell& cell : rows.cells) ++cells[cell.row];
  return static_cast<int>(std::ranges::count_if(cells, [](int n) { return n >= 2; }));
}

}  // namespace

bool is_running(const TableText& text) {
  int words = 0, numbers = 0, pieces = 0;
  for (const TableLine& line : text.lines) {
    for (const Placed& item : line.items) {
      ++pieces;
      words += text.piece(item).words, numbers += text.piece(item).number;
    }
  }
  // Justification tears a line now and then; cells of a table hold fewer words than lines of text.
  return pieces * 2 < static_cast<int>(text.lines.size()) * 3 && words > pieces * 6 && numbers * 5 < pieces;
}

bool is_table(const TableText& text, const Rows& rows, bool ruled) {
  const int count = text.columns.count(), several = rows_of_several(rows);
  if (count < 2 || several < 2) return false;
  const std::vector<Column> columns = columns_of_text(text);
  if (is_list(columns) || is_contents(text) || is_running(text)) return false;
  int figures = 0;
  for (const Column& column : columns) figures += column.numbers >= 2 && column.numbers * 2 >= column.pieces;
  const double aligned = aligned_share(columns), filled = filled_share(text, rows);
  if (ruled) return filled >= 0.25;
  // Few lines torn to many pieces: formulas, program text.
  const double least = count >= several ? kFilledFlat : kFilled;
  if (filled < least || aligned < kAligned) return false;
  const bool numeric = figures > 0;
  if (count == 2) return several >= (numeric ? 3 : 4) && (numeric || aligned > 0.8);
  return several >= 3;
}

}  // namespace recount
