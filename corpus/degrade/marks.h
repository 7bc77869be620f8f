// Stamps and handwriting that somebody put on the printed page: what they say and where they may go.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/geometry.h"

namespace recount::corpus {

struct Box {  // an upright rectangle of the clean page
  Point top_left, bottom_right;
};

// A step whose list of boxes is empty leaves the page as it is. The mark's middle lies in the box that was picked; the
// mark itself may be larger than the box and lie over text. Stamps stay on the page. Ticks are 4 to 8 mm wide: give boxes
// beside the text where it must stay readable.
struct Marks {
  std::string font = "serif";  // family name for the text of stamps
  std::string stamp_text;      // along the upper arc of the round stamp: 云岭县财政局
  std::string stamp_line;      // below its star, or empty: 财务专用章
  std::string seal_text;       // of the square stamp, 1 to 4 characters, read from the right column down
  std::vector<Box> stamps, seals, ticks, signatures;
};

}  // namespace recount::corpus
