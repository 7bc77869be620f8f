#include "extract/stamp_ink.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "extract/scan_clean.h"
#include "extract/stamp_area.h"

namespace recount {
namespace {

// Rings are no thicker, in millimetres.
constexpr double kThickest = 2.0;
// Places of the ring that are looked at; in how many sectors; a sector tells with so many of them.
constexpr int kPlaces = 360, kSectors = 12;
constexpr std::size_t kEnough = 30;
// Grey values. The darkest ink of a stamp is darker than the usual one by kSpread times what its faint parts are lighter, and by
// kLeast at least. Print at places of the ring makes it darker there, so that only the light side tells.
constexpr double kSpread = 1.3;
constexpr int kLeast = 20;
constexpr std::size_t kFewStrokes = 200;

Ink ink_of(std::vector<int>& values) {
  if (values.empty()) return {};
  std::ranges::sort(values);
  const int level = values[values.size() / 2], light = values[values.size() * 8 / 10];
  return {level, level - std::max(kLeast, static_cast<int>(kSpread * (light - level)))};
}

std::size_t sector_of(double dx, double dy) {
  const double turn = std::atan2(dy, dx) / (2 * std::numbers::pi) + 0.5;
  return static_cast<std::size_t>(std::clamp(static_cast<int>(turn * kSectors), 0, kSectors - 1));
}

// The grey value where there is ink, else 255.
int ink_at(PIX* bare, double x, double y) {
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  const bool inside = column >= 0 && row >= 0 && column < pixGetWidth(bare) && row < pixGetHeight(bare);
  const int value = inside ? value_at(bare, column, row) : 255;
  return value < kInk ? value : 255;
}

// Where going inwards less than half of the circle is ink.
double inner_edge(PIX* bare, const RoundStamp& stamp, const Directions& ways, double thickest) {
  double radius = stamp.radius;
  for (; radius > stamp.radius - thickest; radius -= 1) {
    const auto dark = std::ranges::count_if(ways, [&](const auto& way) {
      return ink_at(bare, stamp.x + way.first * radius, stamp.y + way.second * radius) < 255;
    });
    if (dark * 2 < static_cast<std::ptrdiff_t>(ways.size())) break;
  }
  return radius;
}

}  // namespace

StampInk::StampInk(PIX* bare, const RoundStamp& stamp, double dpi) : stamp_(stamp) {
  const Directions ways = directions(kPlaces);
  std::vector<std::vector<int>> around(kSectors);
  std::vector<int> values;
  for (const auto& [dx, dy] : ways) {
    const int value = ink_at(bare, stamp.x + dx * stamp.radius, stamp.y + dy * stamp.radius);
    if (value == 255) continue;
    values.push_back(value);
    for (const std::size_t beside : {kSectors - 1, kSectors, kSectors + 1})  // and the sectors beside it
      around[(sector_of(dx, dy) + beside) % kSectors].push_back(value);
  }
  all_ = ink_of(values);
  for (std::vector<int>& near : around) sectors_.push_back(near.size() >= kEnough ? ink_of(near) : all_);
  inner_ = inner_edge(bare, stamp, ways, kThickest * dpi / 25.4);
  outer_ = 2 * stamp.radius - inner_;
}

Ink StampInk::at(int x, int y, double away) const {
  const Ink& rim = sectors_[sector_of(x + 0.5 - stamp_.x, y + 0.5 - stamp_.y)];
  const double part = std::min(1.0, away / stamp_.radius);
  return {static_cast<int>(all_.level + part * (rim.level - all_.level)),
          static_cast<int>(all_.limit + part * (rim.limit - all_.limit))};
}

double stamp_reach(const RoundStamp& stamp, const StampInk& ink) {
  return ink.outer() + kUnround * stamp.radius;
}

PrintInk print_around(PIX* bare, const RoundStamp& stamp, double outer) {
  std::vector<int> values;
  StampArea(stamp, 2 * outer).each_pixel(bare, [&](int x, int y, double away) {
    if (away < outer + 2 || x < 1 || x + 1 >= pixGetWidth(bare)) return;
    const int value = value_at(bare, x, y);
    if (value < kInk && value <= value_at(bare, x - 1, y) && value < value_at(bare, x + 1, y))
      values.push_back(value);
  });
  if (values.size() < kFewStrokes) return {};
  std::ranges::sort(values);
  return {values[values.size() / 2], values[values.size() * 8 / 10]};
}

}  // namespace recount
