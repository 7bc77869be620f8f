// What the net read of a line, with what other engines think of it.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/grid.h"
#include "extract/ocr.h"

namespace recount {

// Characters: longer lines are sentences, of which nobody asks what else their figures may be.
inline constexpr std::size_t kLongestFigures = 20;

// A line of text as the engines read it.
//
//   net       产出数量≤100场次      its ≤ with 0.5
//   figures   □□□量≥100□次
//   merged    产出数量≥100场次
struct MergedLine {
  RecognizedLine merged;
  // The merged one (kBoth, where engines besides the net were asked), then those of the engines, then the merged line with one of its
  // least sure characters exchanged for the net's next guess, for lines that are no sentences. No two with the same text.
  std::vector<Reading> readings;
};

// Positions of all are in the same unit, `size` is the height of a character in it. Engines that were not asked have read nothing.
// The net's characters stay, in their places; each is exchanged where the others are sure of another one and it is not.
// Where the net sees nothing, the line is what one of the others is sure of, or nothing.
MergedLine merge_readings(const RecognizedLine& net, const RecognizedLine& figures, const RecognizedLine& words,
                          double size);

// What a line's engine-given confidences amount to: the probability that all of it is right.
double confidence_of(const RecognizedLine& line);

// The surer of two readings of one line, as it was cleaned of a stamp and as it was before; what the other one says is kept behind its own
// readings, as less sure. The cleaned one where they have no character in common, and where it has none: letters of a stamp are no text. One
// that has nothing but points more goes before the other, as points go with the stamp.
//
//   surer_of("15²" with 0.1, "176" with 0.9)         176
//   surer_of("9757" with 0.99, "97.57" with 0.94)    97.57
//   surer_of("5" with 0.5, "0" with 0.9)             5
MergedLine surer_of(MergedLine cleaned, MergedLine printed);

// Puts what was read of a stroke of the pen behind what was read of the print beside it, or in front of it.
void join_mark(const MergedLine& mark, bool is_behind, MergedLine& print);

// Digits, operators, punctuation of figures.
bool is_figure_code(char32_t code);
// Full-width forms and other forms of operators as one.
char32_t folded_code(char32_t code);

}  // namespace recount
