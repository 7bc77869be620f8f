// Rulings of a page, found on its picture: the C++ interface of Poppler gives none, and scans have nothing else. So digital
// and scanned pages are treated alike.
//
//   std::vector<Ruling> rulings = find_rulings(image, glyphs);
//
// A ruling is a line thinner than kThickest that is darker or lighter than what is on both its sides, whatever that is: so rulings
// on and beside coloured cells are found, and the borders of coloured areas are none. Dotted and dashed rulings count as
// solid ones. Strokes of characters are told from rulings by `glyphs`; where these are not known (scans), short strokes remain
// and are sorted out by lattice.h, because they touch nothing.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/raster.h"

namespace recount {

// Points. Word's thickest usual border has 3 pt; cells are at least as high as their text.
inline constexpr double kThickest = 3.5;
// Rulings shorter than this are not looked for: rows of small print are 10 pt high, and their rulings can stop 2 pt short at each
// end.
inline constexpr double kShortestRuling = 6;

// Positions are those of the middle of the line to a fraction of a pixel, weighted by darkness. Horizontal rulings first, then vertical
// ones, each by position. Work in proportion to the pixels. Gives up (empty) beyond kMaxRulings, which no table has but
// pictures and hostile files have, and where characters lie over one another by the thousand.
inline constexpr std::size_t kMaxRulings = 6000;
std::vector<Ruling> find_rulings(const GrayImage& image, const std::vector<Glyph>& glyphs);

}  // namespace recount
