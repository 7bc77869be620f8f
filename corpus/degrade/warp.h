// Where each point of the clean page went.
#pragma once

#include <array>

#include "corpus/base/geometry.h"

namespace recount::corpus {

// Curl, then perspective with skew, then quarter turns. Points are fractions of the page on one side and of the scan on
// the other; points outside 0..1 are mapped too. A default Warp leaves every point where it is.
class Warp {
 public:
  // The page bends towards its binding at the left (or right) edge: lines leave the straight by up to `height`, part of
  // the page's height, and characters get narrower there, as on a page that rises to the spine of a book.
  struct Curl {
    double height = 0;  // -0.05 to 0.05
    double slope = 0;   // how much more lines bend at the foot than at the head, -1 to 1
    double wave = 0;    // part of the height that is a wave over the whole width, 0 to 1
    double phase = 0;   // of that wave, radians
    bool at_right = false;
  };

  Warp() = default;
  // corners: where the corners of the (flattened) page lie on the scan before it is turned.
  Warp(const Curl& curl, const Quad& corners, int quarter_turns);

  Point map(Point page) const;    // point of the page -> point of the scan
  Point unmap(Point scan) const;  // the exact inverse

  Warp unturned() const;  // the same without the quarter turns

 private:
  using Matrix = std::array<double, 9>;  // row by row
  static constexpr Matrix kIdentity = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  Point bend(Point page) const;
  Point unbend(Point page) const;

  Curl curl_;
  Matrix forward_ = kIdentity, back_ = kIdentity;
  int turns_ = 0;
};

}  // namespace recount::corpus
