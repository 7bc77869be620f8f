// The rulings of tables on black-and-white scans that kept little of them: dots where two crossed, and pieces.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

// As find_scan_rulings(), for pages on which that finds no table. `clean`: 8 bits a pixel, straightened and cleaned.
//
// A horizontal and a vertical line support each other where something is left of them at their crossing; lines that others support more often
// than chance does are believed. A line runs from crossing to crossing, unless print stands in its way. Of the outer lines, of which
// least is left, sides are made up beside the outermost texts: labels at the left then stand in the middle of their cells. Empty where
// fewer than three lines in one direction are left.
std::vector<Ruling> find_faded_rulings(PIX* clean, double dpi);

}  // namespace recount
