// What is left of hairline rulings in pictures of two colours: dots where they crossed, and pieces in line with each other.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/pix.h"

namespace recount {

// Heights of a character: pieces of one line stand no farther from it.
inline constexpr double kAtCrossing = 0.12;

struct RulingRests {
  std::vector<PixelRect> rests;
  PixPtr print;  // 1 bit a pixel: the ink without them
};

// Pieces of ink as thin as hairlines that stand apart from others, and dots. clean: 8 bits a pixel; text_height as in ink_lines.h. Dashes of
// the text are among them: whether pieces are in line with others tells. None where there are more than a table has: noise.
RulingRests find_ruling_rests(PIX* clean, double text_height);

// Erases upright ones from a picture of 1 bit a pixel, those too that stand between two texts and would make them one.
void erase_ruling_rests(PIX* ink, double text_height);

// The pieces of print without such rests. `runs`: pieces that stand apart from each other by more than the gaps within a text, so that
// marks beside characters are part of a larger one. Dashes in the middle of a row, or as long as others in it, are no rests.
std::vector<PixelRect> without_ruling_rests(std::vector<PixelRect> runs, double text_height);

}  // namespace recount
