#include "tests/support/drawn_page.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// A character of 26 pixels: two to four strokes each way, by a number. Most reach the
// upper or the lower edge, but hardly two neighbours have a long one at the same height.
bool is_stroke(double x, double y, unsigned number) {
  unsigned random = number * 2654435761U;
  const auto next = [&random](unsigned below) {
    random = random * 1664525U + 1013904223U;
    return (random >> 16) % below;
  };
  for (unsigned i = 0, count = 2 + next(3); i < count; ++i) {
    const double at = i < 2 ? 2 + 21 * i + next(2) : 2 + next(22), from = next(10), to = from + 8 + next(8);
    if (std::abs(y - at) < 1.2 && x > from && x < to) return true;
  }
  for (unsigned i = 0, count = 2 + next(3); i < count; ++i) {
    const double at = 2 + next(22), from = next(10), to = from + 8 + next(8);
    if (std::abs(x - at) < 1.2 && y > from && y < to) return true;
  }
  return false;
}

}  // namespace

double DrawnPage::at(double x, double y) const {
  const auto near = [&](const std::vector<double>& lines, double value) {
    double least = 1e9;
    for (const double line : lines) least = std::min(least, std::abs(line - value));
    return std::clamp(thickness / 2 + 0.5 - least, 0.0, 1.0);
  };
  double share = 0;
  if (x > xs.front() - 1 && x < xs.back() + 1 && y > ys.front() - 1 && y < ys.back() + 1)
    share = std::max(near(xs, x), near(ys, y));
  if (share > 0) return paper + share * (ruling - paper);
  if (!has_text) return paper;
  constexpr double kCharacter = 28, kLine = 40;
  for (std::size_t c = 0; c + 1 < xs.size(); ++c) {
    for (std::size_t r = 0; r + 1 < ys.size(); ++r) {
      if (x < xs[c] + 14 || x > xs[c + 1] - 14 || y < ys[r] + 20 || y > ys[r + 1] - 20) continue;
      const double column = (x - xs[c] - 14) / kCharacter, line = (y - ys[r] - 20) / kLine;
      const double in_x = (column - std::floor(column)) * kCharacter, in_y = (line - std::floor(line)) * kLine;
      const bool fits = xs[c] + 14 + (std::floor(column) + 1) * kCharacter <= xs[c + 1] - 14 &&
                        ys[r] + 20 + std::floor(line) * kLine + 26 <= ys[r + 1] - 20;
      const unsigned number =
          static_cast<unsigned>(c * 7919 + r * 104729 + static_cast<std::size_t>(column) * 31 +
                                static_cast<std::size_t>(line) * 977 + 1);
      if (fits && in_y < 26 && is_stroke(in_x, in_y, number)) return text;
    }
  }
  return paper;
}

PixPtr scanned(const DrawnPage& page, int width, int height, const Seen& seen, int beside) {
  PixPtr pix(pixCreate(width, height, 8));
  for (int y = 0; y < height; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < width; ++x) {
      const PagePoint p = seen(x + 0.5, y + 0.5);
      const bool is_page = p.x >= 0 && p.y >= 0 && p.x < page.width && p.y < page.height;
      SET_DATA_BYTE(line, x, static_cast<l_uint32>(std::lround(is_page ? page.at(p.x, p.y) : beside)));
    }
  }
  return pix;
}

PixPtr scanned(const DrawnPage& page) {
  return scanned(page, page.width, page.height, [](double x, double y) { return PagePoint{x, y}; });
}

}  // namespace recount
