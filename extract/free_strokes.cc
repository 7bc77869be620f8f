#include "extract/free_strokes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace recount {
namespace {

// Darker than this share of the lightest pixel around is ink.
constexpr double kInkShare = 0.75;
// Points. White begins so near to the ruling at the latest.
constexpr double kNearRuling = 2.2;
// Points. Less than this of ink between two rulings is a speck.
constexpr double kLeastStroke = 1.5;

}  // namespace

FreeStrokes::FreeStrokes(PIX* page, int factor, double dpi, bool upright)
    : page_(page), factor_(factor), dpi_(dpi), upright_(upright) {}

bool FreeStrokes::stands_free(const ScanLine& line, double from, double from_thickness, double to,
                              double to_thickness) const {
  if (page_ == nullptr) return false;
  const int width = pixGetWidth(page_), height = pixGetHeight(page_);
  const int along_size = upright_ ? height : width, across_size = upright_ ? width : height;
  const int first = std::clamp(static_cast<int>(std::lround(from * factor_)), 0, along_size),
            last = std::clamp(static_cast<int>(std::lround(to * factor_)), first, along_size);
  const double middle = line.at * factor_, reach = (line.thickness / 2 + 0.5) * factor_;
  const int low = std::clamp(static_cast<int>(std::lround(middle - reach)), 0, across_size),
            high = std::clamp(static_cast<int>(std::lround(middle + reach)), low, across_size);
  // The darkest pixel across the line, at each place along it.
  std::vector<int> darkest;
  int lightest = 0;
  for (int at = first; at < last; ++at) {
    int value = 255;
    for (int x = low; x < high; ++x) {
      const int here = upright_ ? value_at(page_, x, at) : value_at(page_, at, x);
      value = std::min(value, here);
      lightest = std::max(lightest, here);
    }
    darkest.push_back(value);
  }
  const double limit = kInkShare * lightest;
  // Behind the ink of the ruling, from both ends inwards.
  const auto white_from = [&](auto begin, auto end, double thickness) {
    const auto near = static_cast<std::ptrdiff_t>((thickness / 2 + 0.5) * factor_ + kNearRuling * dpi_ / 72);
    const auto white =
        std::find_if(begin, begin + std::min(near, end - begin), [&](int value) { return value >= limit; });
    return white == begin + std::min(near, end - begin) ? end : white;
  };
  const auto head = white_from(darkest.begin(), darkest.end(), from_thickness);
  const auto foot = white_from(darkest.rbegin(), darkest.rend(), to_thickness);
  if (head == darkest.end() || foot == darkest.rend() || head >= foot.base()) return false;
  int runs = 0, ink = 0;
  bool was_ink = false;
  for (auto it = head; it != foot.base(); ++it) {
    const bool is_ink = *it < limit;
    runs += is_ink && !was_ink;
    ink += is_ink;
    was_ink = is_ink;
  }
  return runs == 1 && ink >= kLeastStroke * dpi_ / 72;
}

}  // namespace recount
