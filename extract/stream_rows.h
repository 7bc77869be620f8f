// Rows of a table without rulings between all of them, and the cells that follow.
#pragma once

#include <span>
#include <vector>

#include "extract/page.h"
#include "extract/stream_columns.h"
#include "extract/stream_pieces.h"

namespace recount {

struct StreamCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::vector<int> pieces;  // indices of Pieces::pieces
};

// Only cells with text; no two overlap.
struct Rows {
  std::vector<double> ys;  // n + 1 borders
  int header = 0;          // rows of headings
  std::vector<StreamCell> cells;
  int count() const { return static_cast<int>(ys.size()) - 1; }
};

// A piece with its columns.
struct Placed {
  int piece = 0;
  ColumnRange columns;
};

// A line of the table.
struct TableLine {
  std::vector<Placed> items;
  double mid = 0, size = 0, top = 0, bottom = 0;
};

// What the steps share.
struct TableText {
  const Pieces* all = nullptr;
  Columns columns;
  std::vector<TableLine> lines;
  std::vector<Ruling> rulings;  // those of this table, by y
  std::vector<bool> value;      // columns of figures

  const Piece& piece(const Placed& item) const { return all->pieces[item.piece]; }
  // A ruling below line `i`, as wide as the table or nearly so.
  bool ruled_below(std::size_t i) const;
  // Has a piece in a column of figures.
  bool has_value(const TableLine& line) const;
};

TableText table_text(const Pieces& all, std::span<const int> ids, const std::vector<Ruling>& rulings);

Rows rows_of(const TableText& text);

// Lines nearer than this, in font sizes, are of one row: cells centred beside one another stand half a line apart.
inline constexpr double kSameRow = 0.85;

// The steps of rows_of.
std::size_t header_lines(const TableText& text);
std::vector<StreamCell> header_cells(const TableText& text, std::size_t lines, int& rows);
// For each of the lines from `begin` on its row, counted from 0. `skip` are columns whose labels span rows.
std::vector<int> body_rows(const TableText& text, std::size_t begin, const std::vector<bool>& skip);
// Labels centred beside the rows that they head: cells that span rows. Lines nearer than `near` are of one label.
void place_labels(const TableText& text, std::size_t begin, int column, double near,
                  const std::vector<double>& ys, int first_row, std::vector<StreamCell>& cells);

}  // namespace recount
