// Tables whose rows are ruled and whose columns are not.
//
// Rows are what lies between two rulings. Where a ruling does not run through, the cells above and below it are one. Borders
// of columns are where rulings begin and end, and as few white gutters as part all cells that stand beside each other; a text
// that runs over a gutter spans the columns, and so does one that is centered over them.
//
// Tables with rulings above and below their header and body only are not for here: several values of one column stand
// between two rulings there (stream.h).
#pragma once

#include <vector>

#include "extract/page.h"

namespace recount {

// The tables outside of `taken`, from top to bottom.
std::vector<PageTable> find_row_lattices(const Page& page, const std::vector<Rect>& taken);

}  // namespace recount
