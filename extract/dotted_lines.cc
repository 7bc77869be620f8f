#include "extract/dotted_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "extract/rulings.h"

namespace recount {
namespace {

// Marks are darker than this share of the paper around them: faint dots of a copy have 0.75.
constexpr double kInkShare = 0.82;
// Grey value of the paper once it is even, and the tiles in which it is looked for (Leptonica's usual ones).
constexpr int kPaper = 200, kTileWidth = 10, kTileHeight = 15, kForeground = 60, kFewest = 40, kSmooth = 2;
// Points. Dots are no larger, dashes no longer; the next one stands no farther away.
constexpr double kDot = 1.8, kDash = 4.5, kNext = 4;
// A line of them in a low row, without what touches the rulings across.
constexpr double kShortest = 10;
// Points by which lines of dots may lie beside each other.
constexpr double kSameHeight = 1.5;
// Grey values by which a mark differs from the paper.
constexpr double kContrast = 255;

PixPtr opened(const PixPtr& pix, int along, bool upright) {
  return PixPtr(pix ? pixOpenBrick(nullptr, pix.get(), upright ? 1 : along, upright ? along : 1) : nullptr);
}

PixPtr closed(const PixPtr& pix, int along, bool upright) {
  return PixPtr(pix ? pixCloseSafeBrick(nullptr, pix.get(), upright ? 1 : along, upright ? along : 1)
                    : nullptr);
}

std::vector<ScanLine> lines_of(const PixPtr& black, double pixels, int factor, bool upright) {
  std::vector<ScanLine> lines;
  const auto length = [pixels](double points) { return static_cast<int>(std::lround(points * pixels)); };
  const int across = length(kDot), along = length(kDash);
  const PixPtr marks(pixSelectBySize(black.get(), upright ? across : along, upright ? along : across, 8,
                                     L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
  // A line may step by a pixel on its way.
  const PixPtr thick(marks ? pixDilateBrick(nullptr, marks.get(), upright ? 3 : 1, upright ? 1 : 3) : nullptr);
  const PixPtr rows = opened(closed(thick, length(kNext), upright), length(kShortest), upright);
  const BoxaPtr boxes(rows ? pixConnCompBB(rows.get(), 8) : nullptr);
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (upright) std::swap(x, y), std::swap(w, h);
    if (h > 2 * kThickest * pixels) continue;
    ScanLine line;
    line.from = static_cast<double>(x) / factor, line.to = static_cast<double>(x + w) / factor;
    line.at = (y + h / 2.0) / factor;
    line.thickness = std::max(1.0, (h - 2.0) / factor);
    line.contrast = kContrast;
    line.solid = line.straight = 1;
    line.is_soft = true;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

double share_of_dots(const std::vector<ScanLine>& dots, double from, double to, double at, double pixels) {
  std::vector<std::pair<double, double>> stretches;
  for (const ScanLine& line : dots) {
    if (std::abs(line.at - at) <= kSameHeight * pixels) stretches.push_back({line.from, line.to});
  }
  std::ranges::sort(stretches);
  double covered = 0, reached = from;
  for (const auto& [begin, end] : stretches) {
    covered += std::max(0.0, overlap(std::max(begin, reached), end, from, to));
    reached = std::max(reached, end);
  }
  return to > from ? covered / (to - from) : 0;
}

std::array<std::vector<ScanLine>, 2> find_dotted_lines(PIX* grey, double dpi, int factor) {
  const PixPtr even(pixBackgroundNorm(grey, nullptr, nullptr, kTileWidth, kTileHeight, kForeground, kFewest,
                                      kPaper, kSmooth, kSmooth));
  const PixPtr black(even ? pixThresholdToBinary(even.get(), static_cast<int>(kInkShare * kPaper)) : nullptr);
  if (!black) return {};
  return {lines_of(black, dpi / 72, factor, false), lines_of(black, dpi / 72, factor, true)};
}

}  // namespace recount
