// The part of a scanned page that a cell of a table takes.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

// What is read of a cell, in points: a little inside of its borders. The inner line of a double frame is not in the cell.
Rect inside_of(const Rect& cell, const std::vector<Ruling>& rulings);

// The pixels of `pix` in a rectangle of points; `pixels` in a point.
PixelRect pixels_of(const Rect& rect, PIX* pix, double pixels);

// Makes a part of a page of 8 bits a pixel white.
void whiten(PIX* pix, const PixelRect& rect);

}  // namespace recount
