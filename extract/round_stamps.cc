#include "extract/round_stamps.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Millimetres.
constexpr double kSmallest = 14, kLargest = 24;  // radius
constexpr double kBeside = 2.2;                  // inside and outside of the ring, where it is compared
// Shares of a ring that are dark, and by how much more than beside it.
constexpr double kDark = 0.62, kDarker = 0.3;
// Looked for at so many dots in an inch, first roughly, in so many directions.
constexpr double kRoughDpi = 25, kFineDpi = 100;
constexpr int kRoughPoints = 48, kFinePoints = 180;
constexpr double kRoughDark = 0.7;
constexpr std::size_t kMostRough = 250, kMost = 6;

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

}  // namespace

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

}  // namespace recount
