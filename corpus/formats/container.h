// Page images become a file.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/image.h"
#include "corpus/formats/hidden_text.h"

namespace recount::corpus {

struct ScannedPage {
  Image image;
  int dpi = 200;
  std::vector<HiddenLine> hidden = {};  // in PDF files: the text over the image
};

enum class Container { kPdf, kTiff, kPng, kJpeg };

// "pdf", "tif", "png", "jpg".
std::string ending(Container container);

// Images whose pixels are all 0 or 255 are stored bilevel (CCITT group 4 in PDF and TIFF), others as JPEG in PDF and
// losslessly in TIFF. PNG and JPEG hold the first page only.
std::string to_file(const std::vector<ScannedPage>& pages, Container container);

}  // namespace recount::corpus
