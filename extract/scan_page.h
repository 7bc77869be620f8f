// From the picture of a scanned page to its characters, rulings and readings.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/ocr.h"
#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

// A line of text as it was read. `box` is in points, as in Page.
struct ScannedLine {
  Rect box;
  std::vector<Reading> readings;
};

struct ScannedPage {
  Page page;  // its glyphs are the believed reading of each line, in the order of `lines`
  std::vector<ScannedLine> lines;
  PixPtr clean;           // the picture that was read
  double confidence = 1;  // mean over the characters of what the engine for words said; 1 where it read too few
  bool complete = true;   // false: given up as unlikely to stand upright
};

// `clean` is a straightened and cleaned page (straighten.h, scan_clean.h), `dpi` its resolution, `rulings` are those found on it
// (scan_rulings.h). Where the first lines of words are read with less confidence than `least`, reading stops: most likely the page
// stands upside down.
ScannedPage read_scan(PixPtr clean, std::vector<Ruling> rulings, double dpi, int number,
                      const OcrEngines& engines, double least = 0);

}  // namespace recount
