// The picture of a page with what was found on it, for Inspector (inspector.h).
#pragma once

#include "extract/inspector.h"
#include "extract/page_layout.h"
#include "extract/raster.h"

namespace recount {

// Shows the page to the inspector. `image` is the page before it was turned clockwise by `turn`.
void inspect_page(Inspector& inspector, const GrayImage& image, int turn, const Page& page,
                  const PageContent& content);

}  // namespace recount
