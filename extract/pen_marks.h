// Ticks and other strokes of a pen beside the figures of a cell: used by scan_page.cc alone.
#pragma once

#include <optional>
#include <vector>

#include "extract/ink_lines.h"
#include "extract/pix.h"

namespace recount {

// A part of a page without one kind of its ink. Positions are those of the part, whose corner is at `left` and `top` of the page.
struct InkPart {
  PixPtr pix;  // 8 bits a pixel
  PixelRect line;
  int left = 0, top = 0;
};

// A line that strokes of a pen make higher than print, with its print alone and the strokes alone, each as high as its own ink.
struct MarkedLine {
  InkPart print;
  std::vector<InkPart> marks;
};

// The line at `line` of a cleaned page; text_height as in ink_lines.h. A stroke is a piece of ink that is higher than a character, and
// touches none. nullopt where there is none, or nothing else.
std::optional<MarkedLine> without_marks(PIX* clean, const PixelRect& line, double text_height);

}  // namespace recount
