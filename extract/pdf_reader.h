// Digital PDF files: tables, also over page breaks, and running text, each with page and box. Reader "pdf-text".
//
// A page whose characters cannot be trusted (page_kind.h) becomes a Problem "page-needs-ocr"; nothing is read from it.
#pragma once

#include "extract/reader.h"

namespace recount {

// Resolution at which pages are drawn to find their rulings. Hairlines are a pixel wide at any resolution; lines of double rulings
// are 2 pt apart, which are 3 pixels.
inline constexpr double kPageDpi = 100;

Result<Extraction> read_pdf(const Source& source, const ReadOptions& options);

}  // namespace recount
