#include "extract/cell_pixels.h"

#include <algorithm>
#include <cmath>

#include "extract/lattice.h"

namespace recount {
namespace {

// Points. What is read of a cell begins so far from its border; thicker rulings are double.
constexpr double kInset = 0.6, kDouble = 2.4;

}  // namespace

Rect inside_of(const Rect& cell, const std::vector<Ruling>& rulings) {
  const auto inset = [&](bool horizontal, double at, double from, double to) {
    double most = kInset;
    for (const Ruling& ruling : rulings) {
      const bool is_border = ruling.thickness > kDouble && ruling.horizontal == horizontal &&
                             std::abs(ruling.at - at) < kSameLine &&
                             overlap(ruling.from, ruling.to, from, to) > 0;
      if (is_border) most = std::max(most, ruling.thickness / 2 + kInset / 2);
    }
    return most;
  };
  return {cell.x0 + inset(false, cell.x0, cell.y0, cell.y1), cell.y0 + inset(true, cell.y0, cell.x0, cell.x1),
          cell.x1 - inset(false, cell.x1, cell.y0, cell.y1), cell.y1 - inset(true, cell.y1, cell.x0, cell.x1)};
}

PixelRect pixels_of(const Rect& rect, PIX* pix, double pixels) {
  const auto px = [&](double points) { return static_cast<int>(std::lround(points * pixels)); };
  return {std::max(0, px(rect.x0)), std::max(0, px(rect.y0)), std::min(pixGetWidth(pix), px(rect.x1)),
          std::min(pixGetHeight(pix), px(rect.y1))};
}

void whiten(PIX* pix, const PixelRect& rect) {
  if (rect.empty()) return;
  pixRasterop(pix, rect.x0, rect.y0, rect.width(), rect.height(), PIX_SET, nullptr, 0, 0);
}

}  // namespace recount
