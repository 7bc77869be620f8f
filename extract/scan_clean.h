// From a scanned page to its print: grey, paper white, stamps gone.
#pragma once

#include "extract/pix.h"

namespace recount {

// A picture of the same size, 8 bits a pixel: paper 255, print black, whatever the light, the colour of the paper and the strength of the
// print. `page` has 1, 8 or 32 bits a pixel and no colour map; `dpi` is its resolution. Red ink (stamps, corrections) is taken away where
// there is colour; print below it stays. Null where memory does not suffice.
//
//   PixPtr clean = clean_page(page.get(), 200);
PixPtr clean_page(PIX* page, double dpi);

// Ink is darker than this on a cleaned page: thin strokes at 150 dpi are no darker, the noise of JPEG is lighter.
inline constexpr int kInk = 176;

}  // namespace recount
