// Takes a stamp whose ink is lighter than print off a page, and leaves the print that it covers.
#pragma once

#include "extract/pix.h"
#include "extract/stamp_ink.h"

namespace recount {

// Whether print can be told from the stamp by its darkness.
bool is_lighter(const StampInk& ink, const PrintInk& print);

// `clean` is the page, of 8 bits a pixel, and `bare` the same without rulings. Of what is as light as the stamp, only thin strokes near
// darker ones stay, characters that touch nothing of it, and rulings. Where ink lies on ink, the stamp's part of the
// darkness is taken away. Nothing is changed where memory ends.
void lift_light_stamp(PIX* clean, PIX* bare, double text_height, const RoundStamp& stamp, const StampInk& ink,
                      const PrintInk& print);

// What of the page is darker than the stamp's ink there, with its edges: print on the stamp, as dark as the stamp or not. A mask of
// stamp_reach(), as `rulings` is (stamp_rests.h), in which no print is looked for; null where memory ends.
PixPtr print_on_stamp(PIX* clean, PIX* bare, PIX* rulings, double text_height, const RoundStamp& stamp,
                      const StampInk& ink, const PrintInk& print);

// What is left of a pixel without the stamp: ink on ink, each takes its part of the light.
int without_stamp(int value, int stamp_level);

}  // namespace recount
