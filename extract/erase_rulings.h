// Takes the rulings off a cleaned page, so that what is left inside cells is text.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

// `clean`: 8 bits a pixel (scan_clean.h), `rulings` in points, `pixels` in a point. A ruling is followed along its ink, so it may be bent or
// tilted by a few pixels. Where a stroke of a character crosses it, nothing is taken away; where one only touches it, the stroke stays.
//
//   erase_rulings(clean.get(), find_scan_rulings(page.get(), dpi), dpi / 72);
void erase_rulings(PIX* clean, const std::vector<Ruling>& rulings, double pixels);

}  // namespace recount
