// The boxes of options, □ and ☑, which are 口 and 四 to an engine, and whose shape tells them.
#pragma once

#include "extract/ink_lines.h"

namespace recount {

enum class OptionBox {
  kNone,
  kEmpty,  // a closed square with nothing inside, without the legs of 口
  kTicked  // the same with something inside: ☑, and to the eye of this function 国 and 四
};

// The shape of the ink in `ink`, which holds a single character, on a cleaned page; `text_height` as in ink_lines.h. Pieces that are
// no square at all cost next to nothing.
OptionBox option_box(PIX* clean, const PixelRect& ink, double text_height);

}  // namespace recount
