// The readings of two engines put together: words from the one, figures from the other.
#pragma once

#include <vector>

#include "extract/grid.h"
#include "extract/ocr.h"

namespace recount {

// A line of text as two engines read it. Positions of both are in the same unit, `size` is the height of a character in it.
//
//   words     产出数量之100场次
//   figures   □□□量≥100场次
//   merged    产出数量≥100场次
struct MergedLine {
  RecognizedLine merged;
  std::vector<Reading>
      readings;  // of kBoth, kFigures and kWords, then others of kFigures with one character exchanged
};

// Where one of the engines was not asked, the other's line is the reading.
// `others` are readings of the figures in which one character had to be another. words_lack: the line is longer than its words.
MergedLine merge_readings(const RecognizedLine& words, const RecognizedLine& figures, double size,
                          const std::vector<RecognizedLine>& others = {}, bool words_lack = false);

// What a line's engine-given confidences amount to: the probability that all of it is right.
double confidence_of(const RecognizedLine& line);

// Digits, operators, punctuation of figures: what the engine for words reads badly.
bool is_figure_code(char32_t code);
// Full-width forms and other forms of operators as one.
char32_t folded_code(char32_t code);

}  // namespace recount
