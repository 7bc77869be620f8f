// A picture pulled into another shape.
#pragma once

#include <functional>

#include "extract/pix.h"
#include "extract/trace.h"

namespace recount {

// Bilinear. page: 8 or 32 bits a pixel; `source` gives for a point of the result the point of the page, and must be smooth: it
// is asked every 32 pixels only. Points beside the page get the pixel value `beside`. Null where memory does not suffice.
PixPtr resample(PIX* page, int width, int height, l_uint32 beside,
                const std::function<PagePoint(double, double)>& source);

}  // namespace recount
