#include "extract/grid.h"

#include <algorithm>

namespace recount {

std::span<const Cell> Grid::row(int row) const {
  const auto range = std::ranges::equal_range(cells, row, {}, &Cell::row);
  return {range.begin(), range.end()};
}

}  // namespace recount
