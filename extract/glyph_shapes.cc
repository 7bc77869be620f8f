#include "extract/glyph_shapes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// All figures below are from the pages of the corpus in five types, 8 to 12 points at 150 to 300 dpi, and from one rule: no Chinese
// character may pass.

// Heights of a character within which the signs are.
constexpr double kLeastHeight = 0.35, kMostHeight = 1.3;

// % is so many times as wide as it is high.
constexpr double kNarrowPercent = 0.6, kWidePercent = 1.6;
// Darkest values that count as ink, tried one after the other: thin rings are grey, small ones run full.
constexpr int kLevels[] = {128, 190, 100, 215};
// Rings are empty: so much of the whole is inside of one, and the one has no more than so many times the room of the other.
constexpr double kLeastRing = 0.008, kRingRatio = 2.5;
// A third hole of this part of the others' room is a ring as well.
constexpr double kThirdRing = 0.4;
// Where their middles stand, as shares of width and height, and where % is white.
constexpr double kLeft = 0.42, kRight = 0.58, kAbove = 0.45, kBelow = 0.55, kSameHeight = 0.12;
constexpr double kWhiteSide = 0.22, kWhiteHeight = 0.38, kWhite = 0.3;
// Strokes that a row of pixels can cross: two of each ring, and the slash; a column crosses no more than one side of the other ring.
constexpr int kRowStrokes = 5, kColumnStrokes = 4;

// Of a % whose slash and parts of whose rings have vanished, two pieces are left that touch nothing for so many pixels: each no larger
// than these shares of the whole, with white in its middle and ink on both sides in so many of its rows; the right one stands lower,
// and begins where the left one ends or near to it.
constexpr int kTouch = 2;
constexpr double kRingWidth = 0.65, kRingHeight = 0.55, kBothSides = 0.5, kStep = 0.2, kSameRow = 0.1;
// Smaller pieces are dust, as a share of the largest one.
constexpr double kDustPiece = 0.15;
constexpr int kBrokenLevels[] = {176, 128, 215};

// Boxes are square and as high as this part of a character; each side is a row or column with this share of ink, at the very edge.
constexpr double kSquare = 0.18, kLeastBox = 0.5, kSide = 0.8, kEdge = 0.06;
constexpr int kBoxInk = 190;
// Sides are as thick as this part; inside of them, this share of ink is dust, and more than the other one a full character.
constexpr double kThick = 0.15, kDust = 0.04, kFull = 0.6;

struct Hole {
  int area = 0;
  double x = 0, y = 0;  // its middle, as shares of the whole
};

class Bitmap {
 public:
  Bitmap(PIX* clean, const PixelRect& ink, int level)
      : width_(ink.width()), height_(ink.height()), ink_(static_cast<std::size_t>(width_ * height_)) {
    for (int y = 0; y < height_; ++y) {
      for (int x = 0; x < width_; ++x) ink_[at(x, y)] = value_at(clean, ink.x0 + x, ink.y0 + y) < level;
    }
  }

  // % or ‰, or kOther.
  GlyphShape percent_shape() const {
    std::vector<Hole> rings = holes();
    if (rings.size() < 2) return GlyphShape::kOther;
    std::ranges::stable_sort(rings, std::ranges::greater{}, &Hole::area);
    const double least = std::max(2.0, kLeastRing * width_ * height_);
    if (rings[1].area < least || rings[0].area > kRingRatio * rings[1].area + 3) return GlyphShape::kOther;
    const bool permille = rings.size() > 2 && rings[2].area > kThirdRing * rings[1].area;
    rings.resize(permille ? 3 : 2);
    std::ranges::sort(rings, {}, &Hole::x);
    const auto below = [&](const Hole& ring) {
      return ring.y > kBelow && std::abs(ring.y - rings.back().y) < kSameHeight;
    };
    if (rings.front().x > kLeft || rings.front().y > kAbove || rings.back().x < kRight)
      return GlyphShape::kOther;
    if (!std::all_of(rings.begin() + 1, rings.end(), below)) return GlyphShape::kOther;
    if (!has_white_corners()) return GlyphShape::kOther;
    if (permille) return GlyphShape::kPermille;
    return has_few_strokes() ? GlyphShape::kPercent : GlyphShape::kOther;
  }

  // Whether it is what is left of a % (kTouch).
  bool is_broken_percent() const {
    std::vector<Part> parts = parts_of();
    if (parts.empty()) return false;
    const int most = std::ranges::max_element(parts, {}, &Part::ink)->ink;
    std::erase_if(parts, [&](const Part& part) { return part.ink < kDustPiece * most; });
    if (parts.size() != 2) return false;
    if (parts[0].x0 > parts[1].x0) std::swap(parts[0], parts[1]);
    const Part &left = parts[0], &right = parts[1];
    return right.x0 + right.x1 - left.x0 - left.x1 > 2 * kStep * width_ &&
           right.y0 - left.y1 > -kSameRow * height_ && is_hollow(left) && is_hollow(right) &&
           has_white_corners();
  }

  // The share of ink inside; nullopt for what is no box.
  std::optional<double> inside_of_box() const {
    if (std::abs(width_ - height_) > kSquare * height_) return std::nullopt;
    const double margin = kEdge * height_ + 0.5;
    const auto is_edge = [&](bool rows, bool last) {
      const int count = rows ? height_ : width_, length = rows ? width_ : height_;
      for (int i = 0; i <= margin; ++i) {
        if (line_of(rows, last ? count - 1 - i : i).ink >= kSide * length) return true;
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

  // Ink that nothing parts but a few pixels.
  struct Part {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0, ink = 0;
  };

  std::vector<Part> parts_of() const {
    std::vector<char> open_ink = ink_;
    std::vector<Part> found;
    std::vector<std::size_t> open;
    for (std::size_t start = 0; start < open_ink.size(); ++start) {
      if (!open_ink[start]) continue;
      Part part{width_, height_, 0, 0, 0};
      open.assign(1, start);
      open_ink[start] = 0;
      while (!open.empty()) {
        const int x = static_cast<int>(open.back()) % width_, y = static_cast<int>(open.back()) / width_;
        open.pop_back();
        part = {std::min(part.x0, x), std::min(part.y0, y), std::max(part.x1, x + 1), std::max(part.y1, y + 1),
                part.ink + 1};
        for (int to_y = std::max(0, y - kTouch); to_y <= std::min(height_ - 1, y + kTouch); ++to_y) {
          for (int to_x = std::max(0, x - kTouch - 1); to_x <= std::min(width_ - 1, x + kTouch + 1); ++to_x) {
            if (!open_ink[at(to_x, to_y)]) continue;
            open_ink[at(to_x, to_y)] = 0;
            open.push_back(at(to_x, to_y));
          }
        }
      }
      found.push_back(part);
    }
    return found;
  }

  bool is_hollow(const Part& part) const {
    const int w = part.x1 - part.x0, h = part.y1 - part.y0;
    if (w < 4 || h < 4 || w > kRingWidth * width_ || h > kRingHeight * height_) return false;
    int rows = 0;
    for (int y = part.y0; y < part.y1; ++y) {
      const auto any = [&](int from, int to) {
        for (int x = from; x < to; ++x) {
          if (ink_[at(x, y)]) return true;
        }
        return false;
      };
      const int side = std::max(1, w / 3);
      rows += any(part.x0, part.x0 + side) && any(part.x1 - side, part.x1) &&
              !any(part.x0 + w / 2, part.x0 + w / 2 + 1);
    }
    return rows >= kBothSides * h;
  }

  struct Line {
    int ink = 0, strokes = 0;
  };
  // A row or a column of pixels.
  Line line_of(bool rows, int at_line) const {
    Line line;
    bool was_ink = false;
    for (int i = 0; i < (rows ? width_ : height_); ++i) {
      const bool is_ink = ink_[rows ? at(i, at_line) : at(at_line, i)] != 0;
      line.ink += is_ink;
      line.strokes += is_ink && !was_ink;
      was_ink = is_ink;
    }
    return line;
  }

  // Above the right ring and below the left one there is no more than an end of the slash.
  bool has_white_corners() const {
    return share(0, 1 - kWhiteHeight, kWhiteSide, 1) <= kWhite &&
           share(1 - kWhiteSide, 0, 1, kWhiteHeight) <= kWhite;
  }

  bool has_few_strokes() const {
    for (int y = 0; y < height_; ++y) {
      if (line_of(true, y).strokes > kRowStrokes) return false;
    }
    for (int x = 0; x < width_; ++x) {
      if (line_of(false, x).strokes > kColumnStrokes) return false;
    }
    return true;
  }

  // White that no way of white pixels, edge to edge, leads out of.
  std::vector<Hole> holes() const {
    std::vector<char> seen = ink_;
    std::vector<Hole> found;
    std::vector<std::size_t> open;
    for (std::size_t start = 0; start < seen.size(); ++start) {
      if (seen[start]) continue;
      Hole hole;
      bool closed = true;
      open.assign(1, start);
      seen[start] = 1;
      while (!open.empty()) {
        const int x = static_cast<int>(open.back()) % width_, y = static_cast<int>(open.back()) / width_;
        open.pop_back();
        ++hole.area;
        hole.x += x + 0.5;
        hole.y += y + 0.5;
        closed = closed && x > 0 && y > 0 && x + 1 < width_ && y + 1 < height_;
        const auto visit = [&](int to_x, int to_y) {
          if (to_x < 0 || to_y < 0 || to_x >= width_ || to_y >= height_ || seen[at(to_x, to_y)]) return;
          seen[at(to_x, to_y)] = 1;
          open.push_back(at(to_x, to_y));
        };
        visit(x + 1, y), visit(x - 1, y), visit(x, y + 1), visit(x, y - 1);
      }
      if (!closed) continue;
      hole.x /= hole.area * static_cast<double>(width_);
      hole.y /= hole.area * static_cast<double>(height_);
      found.push_back(hole);
    }
    return found;
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

bool has_size_of_sign(const PixelRect& ink, double text_height) {
  const double width = ink.width(), height = ink.height();
  return height >= kLeastHeight * text_height && height <= kMostHeight * text_height &&
         width >= kNarrowPercent * height && width <= kWidePercent * height;
}

}  // namespace

GlyphShape glyph_shape(PIX* clean, const PixelRect& within, double text_height) {
  const PixelRect ink = without_white(clean, within);
  if (!has_size_of_sign(ink, text_height)) return GlyphShape::kOther;
  if (ink.height() >= kLeastBox * text_height) {
    if (const std::optional<double> inside = Bitmap(clean, ink, kBoxInk).inside_of_box()) {
      if (*inside <= kDust) return GlyphShape::kBox;
      if (*inside <= kFull) return GlyphShape::kTickedBox;
    }
  }
  for (const int level : kLevels) {
    const GlyphShape shape = Bitmap(clean, ink, level).percent_shape();
    if (shape != GlyphShape::kOther) return shape;
  }
  return GlyphShape::kOther;
}

bool is_broken_percent(PIX* clean, const PixelRect& within, double text_height) {
  const PixelRect ink = without_white(clean, within);
  return has_size_of_sign(ink, text_height) && std::ranges::any_of(kBrokenLevels, [&](int level) {
           return Bitmap(clean, ink, level).is_broken_percent();
         });
}

}  // namespace recount
