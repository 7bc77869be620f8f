// Which lines of a table the rests of its rulings make. Used by faded_rulings.cc alone.
#pragma once

#include "extract/faded_grid.h"
#include "extract/table_print.h"

namespace recount {

// Finds the lines of a grid that has rests alone, and where they cross. Lines that others cross more often than chance has it are believed, and
// those of so many rests that chance makes none; not those that run through print, stand too near to surer ones, or miss many that they pass.
// Where print tells, rows of which one crossing is left and columns of which none is are added.
void find_faded_lines(FadedGrid& grid, const TablePrint& print);

}  // namespace recount
