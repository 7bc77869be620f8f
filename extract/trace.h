// Lines followed over a scanned page, which need not be straight: what straighten.h judges a page's geometry by.
//
//   std::vector<Trace> traces = trace_rulings(reduced);
//
// Pixels of the picture given, origin top left, pixel centres at .5.
#pragma once

#include <vector>

#include "extract/raster.h"

namespace recount {

struct PagePoint {
  double x = 0, y = 0;
};

// `along` runs with the line (x of a horizontal one), `across` is where the line is there.
struct TraceNode {
  double along = 0, across = 0;
};

struct Trace {
  std::vector<TraceNode> nodes;  // by `along`
  double length() const { return nodes.empty() ? 0 : nodes.back().along - nodes.front().along; }
  double slope() const;  // of the straight line nearest to its nodes; 0 for fewer than two
};

// Lines steeper than this against the edges of the picture are not followed: 5 degrees of skew and as much of perspective.
inline constexpr double kSteepest = 0.17;

// Dark horizontal rulings longer than half an inch. Faint, broken and dotted ones too; short strokes are none. For vertical rulings
// give the transposed picture. Made for 90 to 160 dpi.
std::vector<Trace> trace_rulings(const GrayImage& image);

// Of a whole picture: rows become columns.
GrayImage transposed(const GrayImage& image);

}  // namespace recount
