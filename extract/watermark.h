// Watermarks: large light words behind the text, or words that run slantwise across it.
#pragma once

#include "extract/pdf_document.h"
#include "extract/raster.h"

namespace recount {

// Takes the characters of watermarks off a page. `image` shows the page.
void drop_watermarks(PdfPage& page, const GrayImage& image);

}  // namespace recount
