// Pages drawn for tests of scans: a ruled form with blocks for characters, seen through any displacement.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "extract/pix.h"
#include "extract/raster.h"
#include "extract/trace.h"

namespace recount {

struct DrawnPage {
  int width = 1200, height = 1600;
  std::vector<double> xs = {100, 320, 620, 880, 1100};  // of upright rulings
  std::vector<double> ys = {200, 270, 340, 440, 540, 700, 860, 1020, 1180, 1400};
  double thickness = 2;
  int ruling = 0, text = 30, paper = 245;  // grey values; no rulings where `ruling` is that of the paper
  bool has_text = true;

  // Light of the paper at that point, with strokes: rows of characters in each cell, each of a few strokes.
  double at(double x, double y) const;
};

// For a point of the scan the point of the page that is seen there.
using Seen = std::function<PagePoint(double, double)>;

// As it is scanned, 8 bits a pixel; what is not page is `beside`.
PixPtr scanned(const DrawnPage& page, int width, int height, const Seen& seen, int beside = 255);
PixPtr scanned(const DrawnPage& page);

}  // namespace recount
