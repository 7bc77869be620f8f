// A table that a program laid out with blanks, as `pdftotext -layout` does: the columns stand below each other,
// but a cell can be wrapped over several lines, and a merged cell stands beside the middle of its rows:
//
//                数量指标    养护绿地面积     ≥128公顷   15
//                            病虫害处置时     ≤3天       10
//      产出指标  时效指标
//                            限
//                质量指标    养护合格率       ≥95%       15
//
// The lines are cut into pieces (text_layout_pieces.cc) and put together to rows in the way that costs least
// (text_layout_rows.cc), what stands beside or above several of them is told apart (text_layout_spans.cc), then the cells of
// the rows are put under the columns of the header above them (text_layout_columns.cc).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text_pieces.h"
#include "extract/text_shapes.h"

namespace recount {

// Lines of a table are counted from 0 here.
struct LayoutPiece : TextPiece {
  std::size_t line = 0;
  bool is_value = false;  // 10, ≥95%, —: never wrapped
};

// The pieces of a cell from top to bottom.
struct LayoutCell {
  std::vector<LayoutPiece> pieces;
  std::size_t left = 0, right = 0;
  std::size_t rows = 1;  // that it spans

  void add(const LayoutPiece& piece);
  std::size_t first() const { return pieces.front().line; }
  std::size_t last() const { return pieces.back().line; }
  bool is_value() const { return pieces.size() == 1 && pieces.front().is_value; }
};

// Cells from left to right.
struct LayoutRow {
  std::size_t first = 0, last = 0;  // lines
  std::vector<LayoutCell> cells;
  bool subheads = false;  // below headings of several columns in the row above
  std::size_t values() const;
};

// How cells with fewer lines than their row stand in it.
enum class VerticalAlign { kTop, kMiddle };

// `labels` belong to several rows, and are to the left of their values.
struct LayoutRows {
  std::vector<LayoutRow> rows;
  std::vector<LayoutCell> labels;
  VerticalAlign align = VerticalAlign::kTop;
};

// The pieces of each line that has some, cut apart where two columns come so close that only one blank is
// between them. Narrow labels at the left, wrapped after every few characters, stand beside rows of their own:
// they go to `labels`.
using LinePieces = std::vector<LayoutPiece>;
std::vector<LinePieces> layout_pieces(Lines region, std::size_t wide, std::vector<LayoutCell>& labels);

// What is known of the text; the rest is told from how well it fits.
struct LayoutHints {
  std::size_t wide =
      0;                // columns that a Chinese character takes; 0: not known, though layout_rows must be told
  bool middle = false;  // cells stand in the middle of their rows
  bool exact = false;   // Line::at is measured
};

LayoutRows layout_rows(Lines region, const LayoutHints& hints);

// Its last step: labels beside several rows, values that rows have in common, headings of several columns.
void take_spanning_cells(Lines region, LayoutRows& table);

// Headings above a row of texts, as of the goals:
//
//                    预期目标                 实际完成情况
//   年度总体目标     完成堤防加固，...        完成堤防加固，...
bool heads_prose(const LayoutRow& heads, const LayoutRow& texts);

// Digits, signs and dashes only: 10, ≥95%, —.
bool is_layout_value(std::string_view text);

// Characters: longer lines are wrapped text, shorter texts of one line may be values.
inline constexpr std::size_t kLayoutProse = 12;

std::size_t layout_characters(std::string_view text);
std::size_t layout_width(std::string_view text, std::size_t wide);

// A cell of the finished table; blank where nothing stands. doubtful: it may belong to another column. rows: it stands in the middle of so
// many, and in all but the first its column is blank.
struct LayoutText {
  std::vector<std::string_view> parts;  // from top to bottom, each of one line
  std::size_t first = 0, last = 0;      // lines
  bool doubtful = false;
  std::size_t rows = 1;

  bool is_blank() const { return parts.empty(); }
  std::string raw() const;  // the parts, with line breaks between them
};
using LayoutGrid = std::vector<std::vector<LayoutText>>;

// The rows with blank cells where a column of their header has none. Rows that stand below no header keep their
// cells without blank ones.
LayoutGrid layout_columns(Lines region, const LayoutRows& table, const LayoutHints& hints);

// Where a table that begins on line `first` ends; `found` is false where it is none, and nothing needs to be looked at before
// `end` again.
struct LayoutExtent {
  std::size_t end = 0;
  bool found = false;
};

LayoutExtent layout_extent(Lines lines, std::size_t first, const LayoutHints& hints);
LayoutGrid layout_grid(Lines region, const LayoutHints& hints);

}  // namespace recount
