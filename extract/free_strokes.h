// Tells strokes of characters from rulings in rows that are hardly higher than their text: used by scan_rulings.cc alone.
#pragma once

#include "extract/pix.h"
#include "extract/scan_lines.h"

namespace recount {

// Looks at the page itself: a stroke ends a hair before the rulings above and below it, which a page made smaller does not show.
class FreeStrokes {
 public:
  // page: 8 bits a pixel, must outlive this; null sees nothing. factor: of the smaller page that lines are given in. dpi: of the page.
  // upright: lines are columns of the page, and rows of the smaller one turned over.
  FreeStrokes(PIX* page, int factor, double dpi, bool upright);

  // Whether what stands between two lines across, at from and to and so thick, is one piece of ink that touches neither.
  bool stands_free(const ScanLine& line, double from, double from_thickness, double to,
                   double to_thickness) const;

 private:
  PIX* page_;
  int factor_;
  double dpi_;
  bool upright_;
};

}  // namespace recount
