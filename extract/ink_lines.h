// The lines of text inside a cell of a scanned page, and the picture of a line that an engine reads.
//
// All positions are pixels of a cleaned page (scan_clean.h), origin top left; rectangles end before x1, y1.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

struct PixelRect {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x0 >= x1 || y0 >= y1; }
  bool operator==(const PixelRect&) const = default;
};

// The rectangles around the pieces of ink that hang together, also over corners. ink: 1 bit a pixel; null has none.
std::vector<PixelRect> pieces_of(PIX* ink);

// The rectangle around the ink in a part of such a picture; empty where there is none.
PixelRect bounds_of(PIX* ink, const PixelRect& part);

// The usual height of a Chinese character's ink on the page, from the sizes of connected pieces of ink; 0 where there is too
// little print to tell. Characters of 10.5 pt at 200 dpi have 27 pixels.
double text_height_of(PIX* clean);

// Lines of the text in `cell` from top to bottom, as the rectangles around their ink. Pieces of rulings along the cell's border and
// specks are no ink; single thin marks (1, —, /, .) are. `text_height` as above. Empty for a cell without ink.
std::vector<PixelRect> ink_lines(PIX* clean, const PixelRect& cell, double text_height);

// One character below the other: a stacked label, of three lines at least.
bool is_stacked(const std::vector<PixelRect>& lines, double text_height);

// Whether a line has ink in the column of pixels at x.
bool has_ink(PIX* clean, int x, const PixelRect& line);

// White beside the line on its picture, in heights of a character.
inline constexpr double kLineMargin = 0.5;

// The picture of a line, 8 bits a pixel, `height` pixels high, of which a character of the usual height takes `share`. Nothing from
// outside `cell` is on it. Lines lower than a character (—, …) keep their place in its middle, larger print is made smaller.
PixPtr line_picture(PIX* clean, const PixelRect& cell, const PixelRect& line, double text_height, int height,
                    double share);

}  // namespace recount
