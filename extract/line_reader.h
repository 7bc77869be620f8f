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

// Lines of Chinese characters alone are read by the engine for words alone, figures that are sure by the other one; all else by both, and
// doubtful figures once more without the character in doubt. Percent signs and the boxes of options are known by their shape
// (glyph_shapes.h), whatever engines say.
class LineReader {
 public:
  // text_height: as in ink_lines.h. The engines must outlive the reader; a missing one reads nothing.
  LineReader(const OcrEngines& engines, double text_height) : engines_(engines), text_height_(text_height) {}

  // The line at `line` in `cell` on a cleaned page. Symbols stand at pixels of the page.
  MergedLine read(PIX* page, const PixelRect& cell, const PixelRect& line);

  // Mean over the characters of what the engine for words said; 1 where it read too few to tell.
  double confidence() const;

 private:
  // `both`: words are not believed alone.
  MergedLine read_by_engines(PIX* page, const PixelRect& cell, const PixelRect& line,
                             const std::vector<InkRun>& runs, bool both);
  GrayImage picture(PIX* from, const PixelRect& cell, const PixelRect& line, const LineShape& shape) const;
  RecognizedLine read_by(OcrEngine* engine, PIX* from, const PixelRect& cell, const PixelRect& line,
                         char32_t without = 0) const;
  // size: of the engine's own.
  RecognizedLine read_at(OcrEngine* engine, PIX* from, const PixelRect& cell, const PixelRect& line,
                         double size, char32_t without = 0) const;
  RecognizedLine read_words(PIX* from, const PixelRect& cell, const PixelRect& line,
                            const std::vector<InkRun>& runs);
  bool lacks_characters(const RecognizedLine& words, const PixelRect& line,
                        const std::vector<InkRun>& runs) const;
  // Whether most of its ink is of characters as wide as Chinese ones: then figures need not be looked for first.
  bool looks_like_words(const PixelRect& line, const std::vector<InkRun>& runs) const;
  bool has_wide_digit(const std::vector<InkRun>& runs, const RecognizedLine& figures) const;
  // Nothing but Chinese characters, as many as there is room for, all of them sure.
  bool are_plain_words(const RecognizedLine& words, const PixelRect& line) const;

  OcrEngines engines_;
  double text_height_;
  double sum_ = 0;  // of confidences of the engine for words, and how many
  int count_ = 0;
};

}  // namespace recount
