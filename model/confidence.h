// How sure a reading is, and from where on it is told, doubted or not used. All numbers that turn readings into a confidence stand
// here and in confidence.cc, to be set from what the corpus measures.
#pragma once

#include <span>

#include "extract/grid.h"
#include "model/align.h"

namespace recount {

// Below it a recognized value is given and marked as uncertain, and a finding that uses it is no error.
inline constexpr double kUncertain = 0.8;
// Below it a recognized number is not given at all.
inline constexpr double kLeastReadable = 0.35;
// What a cell is believed whose text is no value of the kind that stands in its column.
inline constexpr double kNoValue = 0.2;

// Of a text that a program for recognition wrote (model/recognized_text.h): nothing in it tells a number that was read well from one that
// was not, and half of the numbers of published ones were measured to be wrong. Uncertain, all of them.
inline constexpr double kGeneralRecognition = 0.75;

// At most so sure is a recognized number that a doubtful repair made.
inline constexpr double kMended = 0.7;

// And one in a column whose word was not read, but follows from the columns beside it.
inline constexpr double kInferredColumn = 0.7;

// Read with doubt by recognition; never true of digital text.
inline bool is_uncertain(const Provenance& from) {
  return !from.readings.empty() && from.confidence < kUncertain;
}
// Recognized so badly that a number in it would be a guess.
inline bool is_unreadable(const Provenance& from) {
  return !from.readings.empty() && from.confidence < kLeastReadable;
}

// How far an engine is believed about cells of a role, as a factor of its confidence: for the order in which readings are tried.
double trust(Engine engine, Role role);

// What another engine, which looked at the same cell by itself, says of the value that was chosen.
enum class Witness { kNone, kAgrees, kDisagrees };

// The confidence of a chosen reading, `own`, in view of the most confident reading of the other engine.
double combined(double own, Witness witness, double other);

}  // namespace recount
