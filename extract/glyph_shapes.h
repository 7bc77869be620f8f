// Characters of forms that engines confuse and whose shape tells them for sure: % and ‰, which thin types turn into digits, ≤ or
// 多, and the boxes of options, which are 口 and 四 to an engine for words.
#pragma once

#include "extract/ink_lines.h"

namespace recount {

enum class GlyphShape {
  kOther,
  kPercent,   // two rings: left above, right below
  kPermille,  // one more ring below
  kBox,       // a closed rectangle with nothing inside, without the legs of 口
  kTickedBox  // the same with something inside: ☑, and to the eye of this function 国 and 四
};

// The shape of the ink in `ink`, which holds a single character, on a cleaned page; `text_height` as in ink_lines.h. Where print has
// run together or broken, kOther: what is said is right, what is not said means nothing. Pieces that are no such rectangle at all
// cost next to nothing.
GlyphShape glyph_shape(PIX* clean, const PixelRect& ink, double text_height);

// Whether the pieces of ink in `ink` are what is left of a % whose slash and parts of whose rings were too thin for the scanner.
bool is_broken_percent(PIX* clean, const PixelRect& ink, double text_height);

}  // namespace recount
