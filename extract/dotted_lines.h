// Dotted and dashed rulings, which averaging loses on a small picture: the dots of a fax or copy are a few pixels wide and far apart.
// Used by scan_rulings.h alone.
#pragma once

#include <array>
#include <vector>

#include "extract/pix.h"
#include "extract/scan_lines.h"

namespace recount {

// Rows of small marks at even height, in pixels of a picture `factor` times smaller: horizontal ones, and those of the transposed
// picture. page: 8 or 32 bits a pixel; of colours the red one is looked at.
std::array<std::vector<ScanLine>, 2> find_dotted_lines(PIX* page, double dpi, int factor);

}  // namespace recount
