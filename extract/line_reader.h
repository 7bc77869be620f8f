// One line of a scanned page, read by the engines that it needs.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/merge_readings.h"
#include "extract/ocr.h"

namespace recount {

// Columns of a line with ink, up to white ones.
struct InkRun {
  int x0 = 0, x1 = 0;
  int width() const { return x1 - x0; }
};

// The net reads each line; where it is not sure, it is asked what the engine for figures thinks of figures, and that for words of words.
// The boxes of options are known by their shape (option_boxes.h), whatever engines say.
class LineReader {
 public:
  // text_height: as in ink_lines.h. The engines must outlive the reader; a missing one reads nothing.
  LineReader(const OcrEngines& engines, double text_height) : engines_(engines), text_height_(text_height) {}

  // The line at `line` in `cell` on a cleaned page. Symbols stand at pixels of the page.
  MergedLine read(PIX* page, const PixelRect& cell, const PixelRect& line);

  // Mean over the characters of what the net said; 1 where it read too few to tell.
  double confidence() const;

 private:
  MergedLine read_by_engines(PIX* from, const PixelRect& cell, const PixelRect& line,
                             const std::vector<InkRun>& runs, bool all);
  RecognizedLine read_by_net(PIX* from, const PixelRect& cell, const PixelRect& line,
                             const std::vector<InkRun>& runs);
  RecognizedLine read_by(OcrEngine* engine, PIX* from, const PixelRect& cell, const PixelRect& line) const;

  OcrEngines engines_;
  double text_height_;
  double sum_ = 0;  // of the net's confidences, and how many
  int count_ = 0;
};

}  // namespace recount
