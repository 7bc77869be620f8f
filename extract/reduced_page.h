// A scanned page made smaller, for looking at its geometry.
#pragma once

#include "extract/page_edge.h"
#include "extract/pix.h"
#include "extract/raster.h"

namespace recount {

// The page `factor` times smaller, by averaging; what does not fill a pixel at the right and the foot is left out. Of colours the red
// one, in which stamps vanish. page: 1, 8 or 32 bits a pixel; dpi: of the page.
GrayImage reduced_grey(PIX* page, int factor, double dpi);
GrayImage reduced(const GrayImage& image, int factor);

// Makes paper white, whatever the light; shaded cells stay shaded.
void whiten(GrayImage& reduced, const PaperMap& paper);

// Ink of the page, 1 bit a pixel.
PixPtr ink_of(const GrayImage& reduced, const PaperMap& paper);

}  // namespace recount
