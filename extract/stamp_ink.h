// How dark a round stamp and the print around it are.
#pragma once

#include <vector>

#include "extract/pix.h"
#include "extract/round_stamps.h"

namespace recount {

// Grey values of a stamp's ink: the usual one, and the one below which all is print, or print under the stamp.
struct Ink {
  int level = 0, limit = 0;
};

// Measured at the stamp's ring, on a page of 8 bits a pixel without rulings. A stamp is pressed down harder on one side, so the ring
// tells by sectors.
class StampInk {
 public:
  StampInk(PIX* bare, const RoundStamp& stamp, double dpi);

  const Ink& all() const { return all_; }
  Ink at(int x, int y, double away) const;  // a pixel so far from the centre

  double inner() const { return inner_; }  // edges of the ring, in pixels from the centre
  double outer() const { return outer_; }

 private:
  RoundStamp stamp_;
  Ink all_;
  std::vector<Ink> sectors_;
  double inner_ = 0, outer_ = 0;
};

// How far from its centre the stamp's ink is looked for, in pixels.
double stamp_reach(const RoundStamp& stamp, const StampInk& ink);

// Of the strokes of print around the stamp: half of them are darker than `usual` in their middle, and most than `faint`. White where there
// are too few strokes.
struct PrintInk {
  int usual = 255, faint = 255;
};
PrintInk print_around(PIX* bare, const RoundStamp& stamp, double outer);

}  // namespace recount
