// Which parts of a line of a scanned page are a ruling: used by scan_rulings.cc alone.
#pragma once

#include <vector>

#include "extract/free_strokes.h"
#include "extract/scan_lines.h"

namespace recount {

// Cuts a line at the lines across it and leaves out the parts that are not like the rest of it: strokes that stand in line with a
// ruling by chance, rows of characters. A line of nothing but free strokes, one between each two lines across, is a column of figures.
// A faint end goes on to the next line across. In a row of dots, strokes that end in white are none. others: lines across, by `at`;
// along: those that run as it does, of which it is one, by `at`. dots: lines of dots along it (dotted_lines.h). pixels: in a point.
std::vector<ScanLine> true_parts(const ScanLine& line, const LineSeeker& seeker, const FreeStrokes& strokes,
                                 const std::vector<ScanLine>& others, const std::vector<ScanLine>& along,
                                 const std::vector<ScanLine>& dots, double pixels);

}  // namespace recount
