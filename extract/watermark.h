// Watermarks: large light words behind the text, or words that run slantwise across it.
#pragma once

#include "extract/pdf_document.h"
#include "extract/raster.h"

namespace recount {

// Takes the characters of watermarks off a page, and what is as light as they are off its picture: their strokes are no rulings.
void drop_watermarks(PdfPage& page, GrayImage& image);

}  // namespace recount
