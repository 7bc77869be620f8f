// Points of a page as fractions of its width and height, origin top left.
#pragma once

#include <array>

namespace recount::corpus {

struct Point {
  double x = 0, y = 0;
};

// Corners clockwise from the one that is top left when the text is read.
using Quad = std::array<Point, 4>;

}  // namespace recount::corpus
