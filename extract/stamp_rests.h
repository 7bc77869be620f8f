// What stays on a page where a stamp was taken off: rulings, and rests of the stamp, which are swept away.
#pragma once

#include "extract/pix.h"
#include "extract/stamp_area.h"
#include "extract/stamp_ink.h"

namespace recount {

// Ink of the page that is none of `bare`, the page without rulings, and what a stamp hides of it: in runs as long as such a gap at least. A
// mask of the area; null where memory ends.
PixPtr rulings_at(const StampArea& area, PIX* clean, PIX* bare, double text_height);

// Specks that no character is near are taken away, with_ring also what lies along the stamp's ring and is no thicker: strokes of print
// may do so. rulings: a mask of stamp_reach(), which stay. Nothing is changed where memory ends.
void sweep_stamp(PIX* clean, PIX* rulings, double text_height, const RoundStamp& stamp, const StampInk& ink,
                 bool with_ring);

}  // namespace recount
