// A page full of cells, each with a line of text or two.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/rng.h"
#include "corpus/draw/page.h"
#include "corpus/train/tables.h"
#include "corpus/train/texts.h"

namespace recount::corpus {

struct TextCell {
  Rect rect;                       // points
  std::vector<Text> lines;         // as they are printed, from top to bottom
  std::vector<double> ink_widths;  // of these, points
};

struct CellPage {
  Page page;
  std::vector<TextCell> cells;
  double size = 0;  // of most of its print, in points
};

CellPage cell_page(const std::string& families, Rng rng, const Texts& texts, const Symbols& symbols);

}  // namespace recount::corpus
