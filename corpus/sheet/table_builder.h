// Puts cells into a table row by row: positions that a span from above or a label beside the rows covers are skipped.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/sheet/sheet.h"

namespace recount::corpus {

// A cell that is to be placed. With `merge` it is the continuation of the cell above it, which grows by a row.
struct Placed {
  SheetCell cell;  // row and col are set here
  bool merge = false;
};

class TableBuilder {
 public:
  explicit TableBuilder(std::vector<double> widths);

  // A cell beside all rows up to the matching end_side.
  void begin_side(SheetCell cell);
  void end_side();
  // What is wrong with the row, or nothing. `head` rows that follow each other are the table's header.
  std::optional<std::string> add_row(const std::vector<Placed>& cells, bool head);

  bool empty() const { return table_.rows == 0; }
  SheetTable take();

 private:
  struct Side {
    SheetCell cell;
    int placed = -1;  // index into table_.cells
  };
  void cover(const SheetCell& cell, std::size_t index);
  SheetTable table_;
  std::vector<Side> sides_;
  std::map<std::pair<int, int>, std::size_t> covered_;  // row, column -> cell
};

}  // namespace recount::corpus
