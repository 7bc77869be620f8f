// Two rows of header words become one label per column.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/rows.h"

namespace recount {

// The words of one column: those of the upper and of the lower header row.
struct HeaderCell {
  std::string upper, lower;
  const RowCell* cell = nullptr;
  bool shared = false;  // the upper words stand above other columns too
  std::string text() const { return upper + lower; }
};

// The labels of one or two header rows, one per column. Where the second row has more cells than the first, the
// first's cells span the second's filled runs. `lower` may be empty. `described` is how many columns both rows
// are for, where that is known: exports cut off the trailing blanks of a row, or add some. Points into the rows.
std::vector<HeaderCell> join_header_rows(std::span<const RowCell> upper, std::span<const RowCell> lower,
                                         std::size_t described = 0);

// How many columns a lower row describes below `upper` cells of which `parents` span its filled runs: one for
// each of its own cells, and one for each upper cell behind them.
std::size_t described_columns(std::size_t upper, std::span<const RowCell> lower, std::size_t parents);

// Runs of filled cells.
std::size_t filled_runs(std::span<const RowCell> row);

}  // namespace recount
