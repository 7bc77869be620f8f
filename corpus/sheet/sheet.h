// A document as it is printed, before pages: lines of text and tables whose cells know their spans and which values of
// the answer they hold.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "corpus/source/layout.h"

namespace recount::corpus {

struct SheetCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::string text;                   // as printed; \n a line break
  std::vector<std::string> pointers;  // JSON Pointers of the values that it shows
  bool label = false;                 // printed by the layout, not a value
  bool number = false;                // a number or sign stands here: centered or right-aligned by the style
  Turn turn = Turn::kNone;
};

struct SheetTable {
  std::vector<double> widths;  // relative
  int rows = 0;
  std::vector<SheetCell> cells;  // in row order, in a row by column; every position is covered by exactly one
  int head_row = -1, head_rows = 0;  // the rows that are repeated on later pages
};

struct SheetLine {
  std::string text;
  std::vector<std::string> pointers;
  Align align = Align::kLeft;
  enum class Weight { kText, kTitle, kHeading, kNote } weight = Weight::kText;
};

// Two runs of blocks that stand beside each other: [left, right) and [right, end).
struct SideBySide {
  std::size_t left = 0, right = 0, end = 0;
};

struct Sheet {
  std::vector<std::variant<SheetLine, SheetTable>> blocks;  // of what stands side by side, the left ones first
  std::vector<SideBySide> side_by_side;
};

}  // namespace recount::corpus
