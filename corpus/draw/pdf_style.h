// What PDF files have beyond the pages that they show: none of it is part of any answer. Drawn by seed, apart from how
// the pages look (draw_style.h); a layout or document may fix any of it by name.
#pragma once

#include <map>
#include <string>

#include "corpus/base/rng.h"

namespace recount::corpus {

// The watermark that stands for the name of the body that the document is about.
inline constexpr const char* kBodyWatermark = "unit";

struct PdfStyle {
  std::string watermark;        // a text across each page, or kBodyWatermark; empty: none
  double watermark_angle = 35;  // degrees that it rises to the right
  int page_rotate = 0;       // the pages' /Rotate: 0, 90 or 270; the pages are displayed as they are without it
  bool crop = false;         // the sheet is larger than the page, with printer's marks outside the crop box
  bool hidden_text = false;  // of scans: the words that a program read, invisible over the image
};

// Overrides: watermark (none, unit, a text), page_rotate (0, 90, 270), crop (none, crop), hidden_text (none, layer).
PdfStyle draw_pdf_style(Rng rng, const std::map<std::string, std::string>& overrides);

}  // namespace recount::corpus
