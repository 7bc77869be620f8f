#include "extract/dotted_lines.h"

#include <algorithm>
#include <cmath>

#include "extract/rulings.h"

namespace recount {
namespace {

// Grey values between black and white, and the share of pixels that have them at most: turning a picture leaves some at edges.
constexpr int kBlack = 64, kWhite = 192;
constexpr double kGreys = 0.03;
// Every so many pixels are looked at.
constexpr int kSample = 7;
// Points. Dots are no larger, dashes no longer; the next one stands no farther away.
constexpr double kDot = 1.8, kDash = 4.5, kNext = 4;
// Grey values by which a black mark differs from the paper.
constexpr double kContrast = 255;

bool is_black_and_white(PIX* page) {
  int greys = 0, all = 0;
  for (int y = 0; y < pixGetHeight(page); y += kSample) {
    const l_uint32* const line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = 0; x < pixGetWidth(page); x += kSample) {
      const int value = pixGetDepth(page) == 32 ? static_cast<int>(line[x] >> L_RED_SHIFT & 255)
                                                : static_cast<int>(GET_DATA_BYTE(line, x));
      greys += value > kBlack && value < kWhite;
      ++all;
    }
  }
  return greys <= kGreys * all;
}

PixPtr black_of(PIX* page) {
  const bool is_coloured = pixGetDepth(page) == 32;
  const PixPtr red(is_coloured ? pixGetRGBComponent(page, COLOR_RED) : nullptr);
  PIX* const grey = is_coloured ? red.get() : page;
  return PixPtr(grey != nullptr ? pixThresholdToBinary(grey, (kBlack + kWhite) / 2) : nullptr);
}

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
  const PixPtr rows = opened(closed(thick, length(kNext), upright), length(kLongLine), upright);
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

std::array<std::vector<ScanLine>, 2> find_dotted_lines(PIX* page, double dpi, int factor) {
  if (!is_black_and_white(page)) return {};
  const PixPtr black = black_of(page);
  if (!black) return {};
  return {lines_of(black, dpi / 72, factor, false), lines_of(black, dpi / 72, factor, true)};
}

}  // namespace recount
