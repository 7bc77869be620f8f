#include "extract/option_boxes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// All figures below are from the pages of the corpus in five types, 8 to 12 points at 150 to 300 dpi, and from one rule: no Chinese
// character may pass as an empty box.

// Boxes are square and as high as this part of a character; each side is a row or column with this share of ink, at the very edge.
constexpr double kSquare = 0.18, kLeastBox = 0.5, kMostBox = 1.3, kSide = 0.8, kEdge = 0.06;
constexpr int kBoxInk = 190;
// Sides are as thick as this part; inside of them, this share of ink is dust, and more than the other one a full character.
constexpr double kThick = 0.15, kDust = 0.04, kFull = 0.6;

class Bitmap {
 public:
  Bitmap(PIX* clean, const PixelRect& ink, int level)
      : width_(ink.width()), height_(ink.height()), ink_(static_cast<std::size_t>(width_ * height_)) {
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) ink_[at(x, y)] = value_at(clean, ink.x0 + x, ink.y0 + y) < level;
    }
  }

  // The share of ink inside; nullopt for what is no box.
  std::optional<double> inside_of_box() const {
    if (std::abs(width_ - height_) > kSquare * height_) return std::nullopt;
    const double margin = kEdge * height_ + 0.5;
    const auto is_edge = [&](bool rows, bool last) {
      const int count = rows ? height_ : width_, length = rows ? width_ : height_;
      for (int i = 0; i <= margin; ++i) {
        if (ink_of(rows, last ? count - 1 - i : i) >= kSide * length) return true;
      }
      return false;
    };
    for (const bool rows : {true, false}) {
      if (!is_edge(rows, false) || !is_edge(rows, true)) return std::nullopt;
    }
    const double thick = std::max(kThick, 2.0 / std::min(width_, height_));
    return share(thick, thick, 1 - thick, 1 - thick);
  }

 private:
  std::size_t at(int x, int y) const { return static_cast<std::size_t>(y * width_ + x); }

  double share(double x0, double y0, double x1, double y1) const {
    const int left = static_cast<int>(std::lround(x0 * width_)),
              top = static_cast<int>(std::lround(y0 * height_));
    const int right = std::max(left + 1, static_cast<int>(std::lround(x1 * width_)));
    const int bottom = std::max(top + 1, static_cast<int>(std::lround(y1 * height_)));
    int count = 0;
    for (int y = top; y < std::min(bottom, height_); ++y) {
      for (int x = left; x < std::min(right, width_); ++x) count += ink_[at(x, y)];
    }
    return static_cast<double>(count) / ((right - left) * (bottom - top));
  }

  // Of a row or a column of pixels.
  int ink_of(bool rows, int at_line) const {
    int ink = 0;
    for (int i = 0; i < (rows ? width_ : height_); ++i) ink += ink_[rows ? at(i, at_line) : at(at_line, i)];
    return ink;
  }

  int width_, height_;
  std::vector<char> ink_;  // 1 where there is any
};

// Without the white rows above and below.
PixelRect without_white(PIX* clean, PixelRect ink) {
  const auto has_row = [&](int y) {
    for (int x = ink.x0; x < ink.x1; ++x) {
      if (value_at(clean, x, y) < kInk) return true;
    }
    return false;
  };
  while (ink.y0 < ink.y1 && !has_row(ink.y0)) ++ink.y0;
  while (ink.y0 < ink.y1 && !has_row(ink.y1 - 1)) --ink.y1;
  return ink;
}

}  // namespace

OptionBox option_box(PIX* clean, const PixelRect& within, double text_height) {
  const PixelRect ink = without_white(clean, within);
  if (ink.height() < kLeastBox * text_height || ink.height() > kMostBox * text_height) return OptionBox::kNone;
  const std::optional<double> inside = Bitmap(clean, ink, kBoxInk).inside_of_box();
  if (!inside || *inside > kFull) return OptionBox::kNone;
  return *inside <= kDust ? OptionBox::kEmpty : OptionBox::kTicked;
}

}  // namespace recount
