// Which rulings of a table go on through a column of labels that stand in the middle of merged cells. Used by faded_rulings.cc alone.
#pragma once

#include <vector>

#include "extract/table_print.h"

namespace recount {

// rows: the places of horizontal lines from top to bottom, `surely` those that do. Each label between `from` and `to` then stands in the
// middle between two.
std::vector<bool> rows_of_labels(const TablePrint& print, double from, double to,
                                 const std::vector<double>& rows, const std::vector<bool>& surely);

}  // namespace recount
