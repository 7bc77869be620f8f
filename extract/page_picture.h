// The picture of a page with what was found on it, for Inspector (inspector.h).
#pragma once

#include "extract/inspector.h"
#include "extract/page_layout.h"
#include "extract/raster.h"
#include "extract/scan_page.h"

namespace recount {

// Shows the page to the inspector. `image` is the page before it was turned clockwise by `turn`.
void inspect_page(Inspector& inspector, const GrayImage& image, int turn, const Page& page,
                  const PageContent& content);

// The same for a scanned page that was straightened and cleaned: its recognized lines too.
void inspect_scan(Inspector& inspector, const GrayImage& clean, const ScannedPage& scan,
                  const PageContent& content);

}  // namespace recount
