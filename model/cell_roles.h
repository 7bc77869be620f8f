// What stands where in a recognized table, before any of its cells is believed: labels are corrected to the words of the
// vocabulary, and tell what is expected of the cells below and beside them.
//
// It only helps to choose between readings of one cell; which column is which field is decided later, by hypotheses
// (model/columns.h), and from digital text nothing is taken or changed.
#pragma once

#include <span>
#include <vector>

#include "extract/grid.h"
#include "model/align.h"

namespace recount {

// The role of each cell of `grid.cells`: of its column by the header above and the other cells below it, or by the label to its
// left. kSide for a cell that is a label itself, kAny where nothing is known. Writes corrected labels into
// Cell::raw; the readings keep what was read.
std::vector<Role> settle_labels(Grid& grid);

// Numbers are expected: points, amounts, percentages.
bool expects_number(Role role);

// The reading is a whole value of that kind, a dash included; no character of it is unknown.
bool is_value(Role role, std::string_view text);
// A number only after a repair that deserves a warning.
bool needs_doubtful_repair(Role role, std::string_view text);

// Chinese characters that are no numerals or units: "见附件" has three, "10万元" none.
int count_words(std::string_view text);

// Puts the text of a recognized cell among its readings where it is not (a cell joined from two pages), so that it is not lost when
// another one is chosen.
void keep_reading(Cell& cell);

}  // namespace recount
