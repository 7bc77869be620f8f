#include "extract/grid.h"

#include <algorithm>

namespace recount {

std::span<const Cell> Grid::row(int row) const {
  const auto before = [](const Cell& cell, int wanted) { return cell.row < wanted; };
  const auto first = std::lower_bound(cells.begin(), cells.end(), row, before);
  return {first, std::lower_bound(first, cells.end(), row + 1, before)};
}

}  // namespace recount
