// The invisible text that scanners' programs put over the images of their PDF files: what their OCR took the page for.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/geometry.h"
#include "corpus/base/rng.h"
#include "corpus/degrade/warp.h"
#include "corpus/draw/page.h"

namespace recount::corpus {

// A line on the scan: the ends of its baseline and the top left corner of its letters, as fractions of the image.
struct HiddenLine {
  std::string text;
  Point from, to, top;
};

// The lines of a page where they lie on its scan. A line in a hundred or so is missed altogether at the rate of 0.01.
std::vector<HiddenLine> read_lines(const Page& page, const std::string& font, const Warp& warp, Rng rng,
                                   double rate);

// `pdf` holds an image on each page; the lines are added to it in text render mode 3.
std::string with_hidden_text(const std::string& pdf, const std::vector<std::vector<HiddenLine>>& pages);

}  // namespace recount::corpus
