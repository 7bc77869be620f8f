// The geometry of a scanned page: turned so that its lines of text run from side to side, and pulled straight.
//
//   StraightPage page = straighten(pix, 200);
//   PagePoint there = page.how.to_upright(x, y);  // before it was pulled straight
//
// Skew, perspective and curl are one smooth displacement (bend.h), told by rulings followed over the page, and by lines of text where
// there are hardly any. What lies beside the sheet, and holes in it, are painted over with the colour of the paper.
#pragma once

#include "extract/bend.h"
#include "extract/pix.h"
#include "extract/trace.h"

namespace recount {

// Maps points of the straightened picture to the picture as it was, turned upright only, and back. Pixels of both, origin top left,
// pixel centres at .5. Points outside the pictures are mapped too.
class Straightening {
 public:
  Straightening() = default;

  int turn() const { return turn_; }              // 0, 90, 180 or 270 degrees clockwise, before anything else
  bool is_identity() const { return !is_bent_; }  // nothing but turned
  int upright_width() const { return upright_width_; }
  int upright_height() const { return upright_height_; }
  int width() const { return width_; }  // of the straightened picture
  int height() const { return height_; }

  PagePoint to_upright(double x, double y) const;
  PagePoint from_upright(double x, double y) const;
  // The degrees by which lines rose to the right in the middle of the page.
  double skew() const;

 private:
  friend class Straightener;
  friend struct StraightPage;
  PagePoint unflipped_to_upright(double x, double y) const;
  PagePoint unflipped_from_upright(double x, double y) const;

  int turn_ = 0;
  bool is_bent_ = false, is_flipped_ = false;
  int upright_width_ = 0, upright_height_ = 0, width_ = 0, height_ = 0;
  double left_ = 0, top_ = 0;  // of the straightened picture's corner
  Bend rows_, columns_;        // of horizontal and of vertical lines
};

struct StraightPage {
  PixPtr pix;  // 8 or 32 bits a pixel; null where memory does not suffice
  Straightening how;

  // The same page upside down: whether a page is, only reading it can tell.
  StraightPage turned_over() const;
};

// page: 1, 8 or 32 bits a pixel, no colour map. dpi: of the page; where it is impossible for the size, A4 paper is taken for
// granted. A page that lies on its side is turned by 90 degrees; whether that should have been 270, reading tells.
// Where lines are few or contradict each other the page is left as it is. Takes 0.1 s for A4 at 200 dpi.
StraightPage straighten(PixPtr page, double dpi);

}  // namespace recount
