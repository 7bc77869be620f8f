// A page of cells with known texts, its scan, and the pictures of its lines as the program would cut them out.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/rng.h"
#include "corpus/degrade/plan.h"
#include "corpus/train/line_file.h"
#include "corpus/train/tables.h"
#include "corpus/train/texts.h"

namespace recount::corpus {

struct SheetLines {
  struct Line {
    LinePicture picture;
    std::string kind;
  };
  std::vector<Line> lines;
  int cells = 0, lost = 0;  // those in which the program found another number of lines
  int faint = 0;            // lines of which too little is left
  double height = 0,
         em = 0;  // what the program takes for the height of a character, and the size of the font, in pixels
};

// height: of the pictures, in pixels.
SheetLines sheet_lines(const std::string& families, Grade grade, const Rng& rng, const Texts& texts,
                       const Symbols& symbols, int height);

}  // namespace recount::corpus
