// Columns of a table without vertical rulings: the blank strips between its pieces of text.
#pragma once

#include <span>
#include <vector>

#include "extract/page.h"
#include "extract/stream_pieces.h"

namespace recount {

// Columns a piece stands in, both included.
struct ColumnRange {
  int first = 0, last = 0;
  bool operator==(const ColumnRange&) const = default;
};

struct Columns {
  std::vector<double> xs;           // n + 1 borders
  std::vector<Rect> extent;         // of what stands in each column alone; y is not used
  std::vector<ColumnRange> ranges;  // of each of the pieces given
  int count() const { return static_cast<int>(extent.size()); }
};

Columns columns_of(const Pieces& all, std::span<const int> ids);

// Parts figures, and headings, that stand so close that they were taken for one piece, where columns of other rows part them.
// True if there were any.
bool split_at_columns(const Page& page, Pieces& all, std::vector<int>& ids, const Columns& columns);

}  // namespace recount
