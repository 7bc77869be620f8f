// Rows of an OCR export that were printed again and again while they grew.
#pragma once

#include "extract/text_shapes.h"

namespace recount {

void unfold_grown_rows(TextTable& table);

}  // namespace recount
