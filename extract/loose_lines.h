// Lines of text on a scanned page outside of its ruled tables, where nothing parts columns but white space.
#pragma once

#include <vector>

#include "extract/ink_lines.h"

namespace recount {

// The rectangles around what is printed without a gap wider than those inside of a text: what stands in two columns is two lines, even if
// their middles are at different heights, as beside a wrapped cell. From top to bottom. `clean`: 8 bits a pixel, without rulings and
// tables; text_height as in ink_lines.h. What is much higher than a line, or small as a speck, is among them: the caller tells.
std::vector<PixelRect> loose_lines(PIX* clean, double text_height);

}  // namespace recount
