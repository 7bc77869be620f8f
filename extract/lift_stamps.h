// Takes round stamps off a cleaned page that has no colour to tell them by.
#pragma once

#include <vector>

#include "extract/pix.h"

namespace recount {

// A round stamp, in pixels of the page: official seals are 38 to 45 mm wide, those of departments down to 30 mm.
struct RoundStamp {
  double x = 0, y = 0, radius = 0;
};

// Rings on a page of 8 bits a pixel with its rulings erased (erase_rulings.h). Letters and strokes make no ring: most of it is dark, and
// beside it most is not.
std::vector<RoundStamp> find_round_stamps(PIX* clean, double dpi);

// Takes away the ring and what is solid inside (the star), and where the stamp is clearly lighter than the print all of it. Print that a
// dark stamp's ring crosses has a gap there; print on a light stamp stays whole. `bare` is the page without its rulings, as above; from
// `clean`, which still has them, the stamp is taken: where both are gone, what is left of either looks like print. False for a dark
// stamp: what stands under it cannot be trusted.
bool lift_stamp(PIX* clean, PIX* bare, double dpi, double text_height, const RoundStamp& stamp);

}  // namespace recount
