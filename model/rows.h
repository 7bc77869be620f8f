// The rows of a document as the mapper reads them: cells with cleaned text and what kind of thing stands in
// each.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/reader.h"

namespace recount {

// What a cell holds, judged by its own text alone.
enum class CellKind {
  kBlank,
  kDash,      // — / 无
  kNumber,    // 10, 9.5分, 414,400.00
  kPercent,   // 62.16%
  kQuantity,  // ≥1次, 2期, 12月底, ≥1≤12
  kLevel1,    // 产出指标
  kLevel2,    // 数量指标
  kLevelAny,  // 成本指标, 满意度指标: a word of both levels
  kOperator,  // ≥, 定性
  kUnit,      // 次, %
  kText,
};
inline constexpr int kCellKinds = 11;

struct RowCell {
  std::string text;  // clean_text of the raw text
  CellKind kind = CellKind::kBlank;
  bool covered =
      false;  // part of a cell that spans here from the left or from above (only where spans are known)
  const Cell* cell = nullptr;  // raw text and place; null for a covered position that the grid has no cell for
  const Cell* repeat =
      nullptr;  // covered because its text repeats that of the cells before it: the cell as printed
  bool blank() const { return kind == CellKind::kBlank; }
  bool number() const { return kind == CellKind::kNumber || kind == CellKind::kPercent; }
};

// One row of a grid, or a paragraph (one cell). Positions are dense: cells[i] stands at column i of the grid,
// and where spans are known a spanning cell is followed by covered positions.
struct Row {
  std::vector<RowCell> cells;
  bool paragraph = false;
  bool spans_known = false;
  int block = 0;        // of Extraction::blocks
  bool values = false;  // holds numbers or quantities
  // Cells that are words of a header; counted once, because every row is asked several times whether it is one.
  // Not counted (0) in rows that hold values, unless those are no more than guesses: such rows are no headers.
  int indicator_words = 0, funding_words = 0;
  Provenance from;

  int filled() const;        // cells that are not blank
  int first_filled() const;  // index, or -1
  std::string text() const;  // what its cells hold: 产出指标 | 5期
};

// All rows in reading order. The rows point into `extraction` and into `paragraph_cells`, which must outlive
// them.
std::vector<Row> make_rows(const Extraction& extraction, std::vector<Cell>& paragraph_cells);

// Rows in which nothing stands but single marks and strokes, specks of the page, become blank: they would end the table that they
// stand in. Each is a problem unmapped-text.
void leave_out_specks(std::vector<Row>& rows, std::vector<Problem>& problems);

CellKind classify(std::string_view clean);
RowCell make_cell(const Cell& cell);

}  // namespace recount
