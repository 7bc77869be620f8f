// The rulings of tables on black-and-white scans that kept little of them: dots where two crossed, and pieces.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

// As find_scan_rulings(), for pages on which that finds no table. `clean`: 8 bits a pixel, straightened and cleaned.
//
// A horizontal and an upright line support each other where something is left of them at their crossing; lines that others support more
// often than chance does are believed (faded_lines.h). A line runs from its first crossing to its last and on to the next line, unless print
// stands in its way; where two cross, both go on. Of the outer lines least is left: sides are made up beside the outermost texts, and labels
// at the left stand in the middle of their cells.
//
// Empty where fewer than three lines in one direction are left, where many crossings are missing, and where cells hold so many texts one below
// the other that rows must be missed: such pages are read as pages without rulings.
std::vector<Ruling> find_faded_rulings(PIX* clean, double dpi);

}  // namespace recount
