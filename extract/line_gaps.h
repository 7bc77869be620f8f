// Where the characters of a recognized line stand, by the white between them: used by scan_page.cc alone.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/ocr.h"

namespace recount {

// White space wider than `least` pixels inside of a line.
std::vector<PixelRect> white_in(PIX* from, const PixelRect& line, double least);

// The symbols of the line from end to end: characters follow each other without gaps, as engines know their places only roughly, except
// where there is white. Half of ， and 。 is white of their own. Pixels; text_height as in ink_lines.h.
std::vector<RecognizedSymbol> placed_on(const PixelRect& line, const RecognizedLine& read,
                                        const std::vector<PixelRect>& white, double text_height);

}  // namespace recount
