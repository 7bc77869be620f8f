// Ink on paper: masks that say how much of it is where. Internal to this folder.
#pragma once

#include "corpus/base/image.h"
#include "corpus/degrade/marks.h"
#include "corpus/degrade/resample.h"
#include "corpus/degrade/stages.h"

namespace recount::corpus {

// Ink that a mask (one channel, 255: all of the ink) lays on a page. Ink is transparent: it multiplies the light of the
// paper and of the print below, so it never makes a sample lighter. left, top: where the mask's corner lies, in pixels.
void press(Image& page, const Image& mask, int left, int top, const Ink& ink);

// A stamp that was not inked or pressed evenly: patches from `least` to 1 of the ink, grain, dust without ink.
void wear(Image& mask, double least, double pixels_per_mm, Rng& rng);

// A random place in a random box, in pixels of the page.
Point pick_place(const std::vector<Box>& boxes, const Image& page, Rng& rng);

}  // namespace recount::corpus
