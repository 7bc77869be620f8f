// Exports that cut off the blank cells at the end of a row.
#pragma once

#include <cstddef>
#include <span>

#include "model/rows.h"

namespace recount {

// Whether rows of a table that is `columns` wide end where their last filled cell does, so that a shorter row has
// blank cells in the columns behind its end. `rows` begin with the first row below the header.
//
// No row may end with a blank cell, and some must have one before: then blank cells are kept where they are
// needed to find the columns. Some row must reach the last column; where none does, the rows must go on to the
// row of totals without anything between them that could be the lost text of that column.
bool cuts_blank_ends(std::span<const Row> rows, std::size_t columns);

// The row with these cells again; `blank` stands for each of them and must outlive the row.
Row with_blank_end(const Row& row, std::size_t columns, const Cell& blank);

}  // namespace recount
