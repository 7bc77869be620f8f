// Rulings of scanned pages. rulings.h was made for pages that were drawn; here rulings are broken, faint, ragged and slightly bent, and
// nobody knows yet where characters are.
//
//   std::vector<Ruling> rulings = find_scan_rulings(straight.pix.get(), 200);  // straighten.h; not cleaned: cleaning takes faint lines away
//
// A line is believed where it is long, solid and stands alone, or where it runs from one such line to another: so strokes of
// characters, underlines in a text, signatures and the borders of shaded cells are none. Lines on one height with a gap that a stamp
// or a stroke may have torn are joined.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/pix.h"
#include "extract/raster.h"

namespace recount {

// As find_rulings(): points, horizontal ones first, each by position. `at` is the mean of a line that is tilted or bent. image: paper is
// white, 70 to 600 dpi; it is looked at with 100 to 200. Empty beyond kMaxRulings (rulings.h).
std::vector<Ruling> find_scan_rulings(const GrayImage& image);
// The same on a page of 8 or 32 bits a pixel as it was scanned. Of colours the red one is looked at, in which stamps vanish.
std::vector<Ruling> find_scan_rulings(PIX* page, double dpi);

}  // namespace recount
