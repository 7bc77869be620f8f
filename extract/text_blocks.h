// Where text stands on a scanned page outside of its ruled tables.
#pragma once

#include <vector>

#include "extract/ink_lines.h"

namespace recount {

// Blocks of ink that white space parts, cut by turns along and across (XY-cut): what stands beside each other in the columns of a table
// without rulings has its lines at other heights. `clean`: 8 bits a pixel, without rulings and tables; text_height as in ink_lines.h.
std::vector<PixelRect> text_blocks(PIX* clean, double text_height);

}  // namespace recount
