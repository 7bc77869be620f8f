// Takes round stamps off a cleaned page that has no colour to tell them by.
#pragma once

#include "extract/pix.h"
#include "extract/round_stamps.h"

namespace recount {

// Of a stamp that is clearly lighter than print all goes, and print stays (light_stamp.h). Of a dark one the ring, what is solid inside (the
// star), and large letters go; print on them stays where the two together are darker than the stamp, and has a gap where they are not.
// Rests of the ring and specks are swept away (stamp_rests.h). `bare` is the page without its rulings; from `clean`,
// which still has them, the stamp is taken: where both are gone, what is left of either looks like print. False where what stood
// under the stamp cannot be trusted: a dark one, or one that is no lighter than faint print.
bool lift_stamp(PIX* clean, PIX* bare, double dpi, double text_height, const RoundStamp& stamp);

}  // namespace recount
