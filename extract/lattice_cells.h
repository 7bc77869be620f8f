// From the rulings of one table to its cells: used by lattice.cc.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/lattice_lines.h"
#include "extract/page.h"

namespace recount {

// No cells where the rulings enclose nothing, or more than kMaxPositions.
inline constexpr std::size_t kMaxPositions = 250'000;
PageTable cells_of(const RulingGroup& group);

// For each position (row * cols + col) the index of its cell.
std::vector<std::size_t> positions_of(const PageTable& table);

// Rows and columns of a table whose text was turned clockwise by `turn`, as they are when it is upright. Rects of cells stay those on
// the page.
void turn_table(PageTable& table, int turn);

}  // namespace recount
