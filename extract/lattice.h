// Tables that rulings enclose: from rulings to cells with spans.
//
//   std::vector<PageTable> tables = find_lattices(page);
//
// Rulings that touch make one table, so two tables beside each other stay two. Ends that stop short of a crossing ruling by up
// to kReach are drawn out to it, rulings closer than kSameLine are one (double rulings, columns that are set off by a hair in
// some rows). A side that is not ruled at all (open tables, a table cut off by the page) is closed where the other rulings
// end. Cells are what no ruling parts; where a missing piece of a ruling would make a cell that is no rectangle, it is cut
// into rows.
//
// A table that stands in a cell of another one and fills it becomes part of its grid; one that stands there with other
// text is a table of its own. Underlines and rulings that touch nothing are not used.
#pragma once

#include <vector>

#include "extract/page.h"

namespace recount {

// Points.
inline constexpr double kReach = 3.5;
inline constexpr double kSameLine = 4;  // no row or column of text is narrower than 5 pt

// The tables from top to bottom, and those beside each other from left to right. Each glyph is in one cell at most, the one that
// its middle lies in. Cell texts are set. A frame around everything with no ruling inside is a table of one cell.
std::vector<PageTable> find_lattices(const Page& page);

}  // namespace recount
