// The one resampling of a scan. Internal to this folder.
#pragma once

#include <array>
#include <cstdint>

#include "corpus/base/image.h"
#include "corpus/degrade/plan.h"
#include "corpus/degrade/warp.h"

namespace recount::corpus {

using Ink = std::array<std::uint8_t, 3>;  // red, green, blue

struct Placement {
  Warp warp;              // with the quarter turns, which resample() leaves to pixRotateOrth
  int width, height;      // of the scan before it is turned
  Ink background;         // what is seen beside the page
  bool identity = false;  // nothing to resample
};

// Copies of copies are never laid worse than this, all skews together.
inline constexpr double kMostSkew = 3;  // degrees

// Whether the binding, where a page curls and lies in shadow, is at its right edge.
bool at_right(const PagePlan& plan);

Placement place(const PagePlan& plan, int page_width, int page_height);

// Bilinear; samples beside the page are background.
Image resample(const Image& page, const Placement& placement);

}  // namespace recount::corpus
