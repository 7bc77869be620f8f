// Dotted and dashed rulings, which averaging loses on a small picture: the dots of a fax or copy are a few pixels wide and far apart.
// Used by scan_rulings.h alone.
#pragma once

#include <array>
#include <vector>

#include "extract/pix.h"
#include "extract/scan_lines.h"

namespace recount {

// Rows of small marks at even height, in pixels of a picture `factor` times smaller: horizontal ones, and those of the transposed
// picture. Short ones can be marks of text. grey: the page, 8 bits a pixel.
std::array<std::vector<ScanLine>, 2> find_dotted_lines(PIX* grey, double dpi, int factor);

// Share of from..to that they cover at that height, in pixels of that picture; pixels: in a point.
double share_of_dots(const std::vector<ScanLine>& dots, double from, double to, double at, double pixels);

}  // namespace recount
