// Takes round stamps off a cleaned page that has no colour to tell them by.
#pragma once

#include "extract/pix.h"
#include "extract/round_stamps.h"

namespace recount {

// Takes away the ring and what is solid inside (the star), and where the stamp is clearly lighter than the print all of it. Print that a
// dark stamp's ring crosses has a gap there; print on a light stamp stays whole. `bare` is the page without its rulings; from
// `clean`, which still has them, the stamp is taken: where both are gone, what is left of either looks like print. False for a dark
// stamp: what stands under it cannot be trusted.
bool lift_stamp(PIX* clean, PIX* bare, double dpi, double text_height, const RoundStamp& stamp);

}  // namespace recount
