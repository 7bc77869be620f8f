#include "extract/lift_stamps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Millimetres.
constexpr double kSmallest = 14, kLargest = 24;  // radius
constexpr double kBeside = 2.2;                  // inside and outside of the ring, where it is compared
constexpr double kThickest = 2.0;                // of the ring
// Shares of a ring that are dark, and by how much more than beside it.
constexpr double kDark = 0.62, kDarker = 0.3;
// Looked for at so many dots in an inch, first roughly, in so many directions.
constexpr double kRoughDpi = 25, kFineDpi = 100;
constexpr int kRoughPoints = 48, kFinePoints = 180;
constexpr double kRoughDark = 0.7;
constexpr std::size_t kMostRough = 250, kMost = 6;
// Grey values: by so much a stamp is lighter than print where the two can be told apart.
constexpr int kLighter = 40;
// Solid parts are thicker than this part of a character's height; strokes of characters are not.
constexpr double kSolid = 0.3;
// The star is inside this part of the radius.
constexpr double kStar = 0.5;

struct Mask {
  int width = 0, height = 0, factor = 1;
  std::vector<std::uint8_t> ink;
  bool at(double x, double y) const {
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    return column >= 0 && row >= 0 && column < width && row < height &&
           ink[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(column)] != 0;
  }
};

int value_at(PIX* pix, int x, int y) {
  return static_cast<int>(
      GET_DATA_BYTE(pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix), x));
}

void whiten(PIX* pix, int x, int y) {
  SET_DATA_BYTE(pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix), x, 255);
}

// A pixel of the mask is ink where any of the page's is.
Mask mask_of(PIX* clean, double dpi, double wanted) {
  Mask mask;
  mask.factor = std::max(1, static_cast<int>(std::lround(dpi / wanted)));
  const PixPtr small(mask.factor == 1 ? pixCopy(nullptr, clean)
                                      : pixScaleGrayMinMax(clean, mask.factor, mask.factor, L_CHOOSE_MIN));
  if (!small) return mask;
  mask.width = pixGetWidth(small.get()), mask.height = pixGetHeight(small.get());
  mask.ink.reserve(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height));
  for (int y = 0; y < mask.height; ++y) {
    for (int x = 0; x < mask.width; ++x) mask.ink.push_back(value_at(small.get(), x, y) < kInk);
  }
  return mask;
}

using Directions = std::vector<std::pair<double, double>>;

// In an order in which the first few are all around.
Directions directions(int count) {
  Directions made;
  for (int start = 0; start < 4; ++start) {
    for (int i = start; i < count; i += 4) {
      const double angle = 2 * std::numbers::pi * i / count;
      made.emplace_back(std::cos(angle), std::sin(angle));
    }
  }
  return made;
}

double share_dark(const Mask& mask, const Directions& ways, double x, double y, double radius, double least) {
  int dark = 0;
  const int count = static_cast<int>(ways.size());
  for (int i = 0; i < count; ++i) {
    const auto& [dx, dy] = ways[static_cast<std::size_t>(i)];
    dark += mask.at(x + dx * radius, y + dy * radius);
    if ((i + 1) % 12 == 0 && dark < (least - 0.15) * (i + 1)) return 0;
  }
  return static_cast<double>(dark) / count;
}

struct Found {
  RoundStamp stamp;  // in pixels of the mask that it was found on
  double worth = 0;
};

std::vector<Found> rough_rings(const Mask& mask, double dpi) {
  const double mm = dpi / mask.factor / 25.4;
  const Directions ways = directions(kRoughPoints);
  std::vector<Found> found;
  for (double radius = kSmallest * mm; radius <= kLargest * mm; radius += 1) {
    for (double y = radius / 2; y < mask.height - radius / 2; ++y) {
      for (double x = radius / 2; x < mask.width - radius / 2; ++x) {
        const double dark = share_dark(mask, ways, x + 0.5, y + 0.5, radius, kRoughDark);
        if (dark < kRoughDark) continue;
        // Among rows of text all is dark.
        const double inside = share_dark(mask, ways, x + 0.5, y + 0.5, radius - 2.2 * kBeside * mm, 0);
        found.push_back({{x + 0.5, y + 0.5, radius}, dark - inside});
      }
    }
  }
  std::ranges::sort(found, std::ranges::greater{}, &Found::worth);
  if (found.size() > kMostRough) found.resize(kMostRough);
  return found;
}

// The best ring near to a rough one.
Found refined(const Mask& mask, const Directions& ways, const RoundStamp& rough, double reach, double mm) {
  Found best;
  for (double radius = rough.radius - reach; radius <= rough.radius + reach; radius += 1) {
    for (double y = rough.y - reach; y <= rough.y + reach; y += 1) {
      for (double x = rough.x - reach; x <= rough.x + reach; x += 1) {
        const double dark = share_dark(mask, ways, x, y, radius, kDark);
        if (dark < kDark || dark <= best.worth) continue;
        best = {{x, y, radius}, dark};
      }
    }
  }
  if (best.worth == 0) return best;
  const RoundStamp& ring = best.stamp;
  const double beside = (share_dark(mask, ways, ring.x, ring.y, ring.radius - kBeside * mm, 0) +
                         share_dark(mask, ways, ring.x, ring.y, ring.radius + kBeside * mm, 0)) /
                        2;
  if (best.worth - beside < kDarker) best.worth = 0;
  return best;
}

class Lifter {
 public:
  Lifter(PIX* clean, double dpi, double text_height, const RoundStamp& stamp)
      : clean_(clean), stamp_(stamp), mm_(dpi / 25.4), text_height_(text_height) {}

  void run() {
    const int level = usual_value();
    const double inner = inner_edge(), outer = 2 * stamp_.radius - inner;
    if (level >= kLighter) lift_light(level, outer);
    lift_solid();
    each_pixel(outer + 1, [&](int x, int y, double away) {
      if (away >= inner - 1 && is_thin_across(x, y, away, inner, outer)) whiten(clean_, x, y);
    });
  }

 private:
  template <typename Action>
  void each_pixel(double radius, Action action) const {
    const int x0 = std::max(0, static_cast<int>(stamp_.x - radius)),
              x1 = std::min(pixGetWidth(clean_), static_cast<int>(stamp_.x + radius) + 1);
    const int y0 = std::max(0, static_cast<int>(stamp_.y - radius)),
              y1 = std::min(pixGetHeight(clean_), static_cast<int>(stamp_.y + radius) + 1);
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const double away = std::hypot(x + 0.5 - stamp_.x, y + 0.5 - stamp_.y);
        if (away <= radius) action(x, y, away);
      }
    }
  }

  bool is_ink(double x, double y) const {
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    return column >= 0 && row >= 0 && column < pixGetWidth(clean_) && row < pixGetHeight(clean_) &&
           value_at(clean_, column, row) < kInk;
  }

  // Of the ring's middle, where it is ink.
  int usual_value() const {
    std::vector<int> values;
    for (const auto& [dx, dy] : directions(360)) {
      const double x = stamp_.x + dx * stamp_.radius, y = stamp_.y + dy * stamp_.radius;
      if (is_ink(x, y)) values.push_back(value_at(clean_, static_cast<int>(x), static_cast<int>(y)));
    }
    if (values.empty()) return 0;
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
  }

  // Where going inwards less than half of the circle is ink.
  double inner_edge() const {
    const Directions ways = directions(360);
    double radius = stamp_.radius;
    for (; radius > stamp_.radius - kThickest * mm_; radius -= 1) {
      const auto dark = std::ranges::count_if(ways, [&](const auto& way) {
        return is_ink(stamp_.x + way.first * radius, stamp_.y + way.second * radius);
      });
      if (dark * 2 < static_cast<std::ptrdiff_t>(ways.size())) break;
    }
    return radius;
  }

  // A stroke that crosses the ring goes on at both sides of it.
  bool is_thin_across(int x, int y, double away, double inner, double outer) const {
    const double dx = (x + 0.5 - stamp_.x) / away, dy = (y + 0.5 - stamp_.y) / away;
    return !(is_ink(stamp_.x + dx * (inner - 2), stamp_.y + dy * (inner - 2)) &&
             is_ink(stamp_.x + dx * (outer + 2), stamp_.y + dy * (outer + 2)));
  }

  // All that is lighter than print and not at a stroke's edge.
  void lift_light(int level, double outer) const {
    const int size = static_cast<int>(2 * outer) + 8, left = static_cast<int>(stamp_.x - outer) - 4,
              top = static_cast<int>(stamp_.y - outer) - 4;
    const PixPtr part(pixCreate(size, size, 8));
    if (!part) return;
    pixSetAll(part.get());
    pixRasterop(part.get(), 0, 0, size, size, PIX_SRC, clean_, left, top);
    PixPtr print(pixThresholdToBinary(part.get(), std::max(level * 6 / 10, level - 2 * kLighter)));
    const int edge = std::max(1, static_cast<int>(std::lround(0.07 * text_height_)));
    if (print) print.reset(pixDilateBrick(nullptr, print.get(), 2 * edge + 1, 2 * edge + 1));
    if (!print) return;
    each_pixel(outer + 1, [&](int x, int y, double) {
      const int column = x - left, row = y - top;
      if (column < 0 || row < 0 || column >= size || row >= size) return;
      if (!GET_DATA_BIT(pixGetData(print.get()) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(print.get()),
                        column))
        whiten(clean_, x, y);
    });
  }

  void lift_solid() const {
    const double reach = kStar * stamp_.radius;
    const int size = static_cast<int>(2 * reach) + 2, left = static_cast<int>(stamp_.x - reach) - 1,
              top = static_cast<int>(stamp_.y - reach) - 1;
    const PixPtr part(pixCreate(size, size, 8));
    if (!part) return;
    pixSetAll(part.get());
    pixRasterop(part.get(), 0, 0, size, size, PIX_SRC, clean_, left, top);
    const PixPtr ink(pixThresholdToBinary(part.get(), kInk));
    const int side = std::max(3, static_cast<int>(std::lround(kSolid * text_height_)));
    const PixPtr solid(ink ? pixOpenBrick(nullptr, ink.get(), side, side) : nullptr);
    const PixPtr grown(solid ? pixDilateBrick(nullptr, solid.get(), side, side) : nullptr);
    if (!grown) return;
    each_pixel(reach, [&](int x, int y, double) {
      const int column = x - left, row = y - top;
      if (column < 0 || row < 0 || column >= size || row >= size) return;
      if (GET_DATA_BIT(pixGetData(grown.get()) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(grown.get()),
                       column))
        whiten(clean_, x, y);
    });
  }

  PIX* clean_;
  RoundStamp stamp_;
  double mm_, text_height_;
};

}  // namespace

std::vector<RoundStamp> find_round_stamps(PIX* clean, double dpi) {
  const Mask rough = mask_of(clean, dpi, kRoughDpi), fine = mask_of(clean, dpi, kFineDpi);
  const double scale = static_cast<double>(rough.factor) / fine.factor, mm = dpi / fine.factor / 25.4;
  const Directions ways = directions(kFinePoints);
  std::vector<Found> rings;
  for (const Found& candidate : rough_rings(rough, dpi)) {
    const RoundStamp& at = candidate.stamp;
    const Found ring = refined(fine, ways, {at.x * scale, at.y * scale, at.radius * scale}, scale, mm);
    if (ring.worth > 0) rings.push_back(ring);
  }
  std::ranges::sort(rings, std::ranges::greater{}, &Found::worth);
  std::vector<RoundStamp> stamps;
  for (const Found& ring : rings) {
    const RoundStamp stamp{ring.stamp.x * fine.factor, ring.stamp.y * fine.factor,
                           ring.stamp.radius * fine.factor};
    const bool is_known = std::ranges::any_of(stamps, [&](const RoundStamp& other) {
      return std::hypot(other.x - stamp.x, other.y - stamp.y) < stamp.radius / 2;
    });
    if (!is_known && stamps.size() < kMost) stamps.push_back(stamp);
  }
  return stamps;
}

void lift_stamps(PIX* clean, double dpi, double text_height) {
  for (const RoundStamp& stamp : find_round_stamps(clean, dpi)) Lifter(clean, dpi, text_height, stamp).run();
}

}  // namespace recount
