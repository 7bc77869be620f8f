#include "extract/ink_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Parts of the usual height of a character.
constexpr double kTouches = 0.12;               // ink this near to the border of its cell touches it
constexpr double kRulingThick = 0.3;            // pieces of rulings are no thicker
constexpr double kSpeck = 0.06;                 // side of the largest speck
constexpr double kFarSpeck = 0.26, kFar = 1.3;  // of one that stands this far from all other ink
constexpr double kTogether = 0.35;  // so near to each other, some specks are what is left of a thin %
constexpr int kFewSpecks = 3;
constexpr double kSpeckLine = 0.2;  // and of one with nothing beside it
constexpr double kSmallPart =
    0.6;  // lower than this, a run of rows is a part of a character perhaps: 二, ≥, ：
constexpr double kOneLine = 1.2;    // two runs this high together are one line
constexpr double kPartGap = 0.36;   // with such a gap between them at most
constexpr double kTwoLines = 1.62;  // a run higher than this is several lines that touch
constexpr double kPitch = 1.28;     // from line to line, where they touch

// Of the cell's width or height: a piece along its border that is so long is a ruling.
constexpr double kRulingLength = 0.5;
// Rulings that meet in the corners are one piece, as large as the cell: they are found by how much of a side has ink.
constexpr double kWholeSide = 0.85;

// Higher pieces are no characters: stamps, signatures, borders of the scanner.
constexpr double kTallest = 3.4;
// Where a cell has no ink, a thin mark may be fainter than ink usually is; specks and noise are smaller than such a mark.
constexpr int kFaintInk = 216;
constexpr double kFaintMark = 0.35;

// A stacked label: so many lines at least, each no wider than a character.
constexpr std::size_t kStacked = 3;
constexpr double kOneCharacter = 1.3;

struct Piece {
  PixelRect rect;
  int area = 0;
};

PixelRect rect_of(BOXA* boxes, int index) {
  l_int32 x, y, w, h;
  boxaGetBoxGeometry(boxes, index, &x, &y, &w, &h);
  return {x, y, x + w, y + h};
}

BoxPtr box_of(const PixelRect& r) {
  return BoxPtr(boxCreate(r.x0, r.y0, r.width(), r.height()));
}

// Ink of the cell as a picture of two values, the cell's corner at 0, 0.
PixPtr ink_of(PIX* clean, const PixelRect& cell, int threshold) {
  const PixPtr part(pixCreate(cell.width(), cell.height(), 8));
  if (!part) return nullptr;
  pixRasterop(part.get(), 0, 0, cell.width(), cell.height(), PIX_SRC, clean, cell.x0, cell.y0);
  return PixPtr(pixThresholdToBinary(part.get(), threshold));
}

class Lines {
 public:
  Lines(PIX* clean, const PixelRect& cell, double text_height, int threshold)
      : cell_(cell), height_(text_height), ink_(ink_of(clean, cell, threshold)) {}

  bool has_mark() const {
    return std::ranges::any_of(pieces_, [this](const Piece& piece) {
      return std::max(piece.rect.width(), piece.rect.height()) >= kFaintMark * height_;
    });
  }

  std::vector<PixelRect> run() {
    if (!ink_) return {};
    peel();
    find_pieces();
    drop_far_specks();
    std::vector<std::pair<int, int>> runs = rows_with_ink();
    split_high(runs);
    join_low(runs);
    std::vector<PixelRect> lines;
    for (const auto& [top, bottom] : runs) {
      const PixelRect line = around(top, bottom);
      if (std::max(line.width(), line.height()) > kSpeckLine * height_) lines.push_back(line);
    }
    return lines;
  }

 private:
  bool is_ruling(const PixelRect& r) const {
    const double near = kTouches * height_, thick = kRulingThick * height_;
    const bool flat = r.y0 <= near || r.y1 >= cell_.height() - near;
    const bool upright = r.x0 <= near || r.x1 >= cell_.width() - near;
    if (flat && r.height() <= thick && (r.width() >= kRulingLength * cell_.width() || r.width() >= 2 * height_))
      return true;
    return upright && r.width() <= thick &&
           (r.height() >= kRulingLength * cell_.height() || r.height() >= 1.5 * height_ ||
            (r.x0 <= 1 || r.x1 >= cell_.width() - 1));
  }

  // Clears the sides along which a ruling runs from end to end.
  void peel() {
    const int deep = std::max(2, static_cast<int>(std::lround(kTouches * height_)));
    const int w = cell_.width(), h = cell_.height();
    if (w < 3 * deep || h < 3 * deep) return;
    const PixelRect bands[] = {{0, 0, w, deep}, {0, h - deep, w, h}, {0, 0, deep, h}, {w - deep, 0, w, h}};
    std::array<bool, 4> ruled{};
    for (std::size_t i = 0; i < 4; ++i) ruled[i] = is_ruled(bands[i], i < 2);
    for (std::size_t i = 0; i < 4; ++i) {
      if (ruled[i]) pixClearInRect(ink_.get(), box_of(bands[i]).get());
    }
  }

  bool is_ruled(const PixelRect& band, bool flat) const {
    const int length = flat ? band.width() : band.height(), deep = flat ? band.height() : band.width();
    int with_ink = 0;
    for (int along = 0; along < length; ++along) {
      for (int across = 0; across < deep; ++across) {
        const int x = flat ? along : band.x0 + across, y = flat ? band.y0 + across : along;
        if (!is_ink(x, y)) continue;
        ++with_ink;
        break;
      }
    }
    return with_ink >= kWholeSide * length;
  }

  bool is_ink(int x, int y) const {
    return GET_DATA_BIT(pixGetData(ink_.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink_.get()), x) !=
           0;
  }

  // Takes what is no ink of characters from the picture.
  void find_pieces() {
    PIXA* parts = nullptr;
    const BoxaPtr boxes(pixConnComp(ink_.get(), &parts, 8));
    const int count = boxes ? boxaGetCount(boxes.get()) : 0;
    const double speck = std::max(1.0, kSpeck * height_ * kSpeck * height_);
    for (int i = 0; i < count; ++i) {
      Piece piece{rect_of(boxes.get(), i), 0};
      const PixPtr part(pixaGetPix(parts, i, L_CLONE));
      pixCountPixels(part.get(), &piece.area, nullptr);
      if (piece.area <= speck || piece.rect.height() > kTallest * height_ || is_ruling(piece.rect)) {
        erase(piece, part.get());
      } else {
        pieces_.push_back(piece);
      }
    }
    pixaDestroy(&parts);
  }

  void erase(const Piece& piece, PIX* part) {
    pixRasterop(ink_.get(), piece.rect.x0, piece.rect.y0, piece.rect.width(), piece.rect.height(),
                PIX_DST & PIX_NOT(PIX_SRC), part, 0, 0);
  }

  void drop_far_specks() {
    const double side = kFarSpeck * height_, far = kFar * height_;
    const std::vector<Piece> all = pieces_;
    std::erase_if(pieces_, [&](const Piece& speck) {
      if (speck.rect.width() > side || speck.rect.height() > side) return false;
      int together = 0;
      const bool alone = std::ranges::none_of(all, [&](const Piece& other) {
        const int dx = std::max({other.rect.x0 - speck.rect.x1, speck.rect.x0 - other.rect.x1, 0});
        const int dy = std::max({other.rect.y0 - speck.rect.y1, speck.rect.y0 - other.rect.y1, 0});
        together += std::max(dx, dy) < kTogether * height_;
        return (other.rect.width() > side || other.rect.height() > side) && dx < far && dy < far / 2;
      });
      if (!alone || together >= kFewSpecks) return false;
      pixClearInRect(ink_.get(), box_of(speck.rect).get());
      return true;
    });
  }

  std::vector<std::pair<int, int>> rows_with_ink() {
    counts_.assign(static_cast<std::size_t>(cell_.height()), 0);
    const NumaPtr rows(pixCountPixelsByRow(ink_.get(), nullptr));
    for (int y = 0; y < cell_.height(); ++y)
      numaGetIValue(rows.get(), y, &counts_[static_cast<std::size_t>(y)]);
    std::vector<std::pair<int, int>> runs;
    for (int y = 0; y < cell_.height(); ++y) {
      if (counts_[static_cast<std::size_t>(y)] == 0) continue;
      if (!runs.empty() && runs.back().second == y) {
        ++runs.back().second;
      } else {
        runs.emplace_back(y, y + 1);
      }
    }
    return runs;
  }

  // The row with least ink around `middle`.
  int cut_at(double middle, int top, int bottom) const {
    const int reach = std::max(1, static_cast<int>(0.3 * height_));
    const int first = std::max(top + 1, static_cast<int>(middle) - reach);
    const int last = std::min(bottom - 1, static_cast<int>(middle) + reach);
    int best = std::clamp(static_cast<int>(middle), top + 1, bottom - 1);
    double least = 1e9;
    for (int y = first; y <= last; ++y) {
      const double cost = counts_[static_cast<std::size_t>(y)] * height_ / 8 + std::abs(y - middle) * 0.2;
      if (cost < least) least = cost, best = y;
    }
    return best;
  }

  void split_high(std::vector<std::pair<int, int>>& runs) const {
    std::vector<std::pair<int, int>> made;
    for (auto [top, bottom] : runs) {
      const double high = bottom - top;
      if (high <= kTwoLines * height_ || is_one_character(top, bottom)) {
        made.emplace_back(top, bottom);
        continue;
      }
      const int count = std::max(2, static_cast<int>(std::lround((high - height_) / (kPitch * height_))) + 1);
      const double pitch = (high - height_) / (count - 1);
      int from = top;
      for (int i = 1; i < count; ++i) {
        const int cut = cut_at(top + height_ + (i - 1) * pitch + (pitch - height_) / 2, from + 1, bottom - 1);
        if (cut <= from || cut >= bottom) break;
        made.emplace_back(from, cut);
        from = cut;
      }
      made.emplace_back(from, bottom);
    }
    runs = std::move(made);
  }

  // Large print: one row of pieces as high as the run.
  bool is_one_character(int top, int bottom) const {
    int high = 0, all = 0;
    for (const Piece& piece : pieces_) {
      if (piece.rect.y0 < top || piece.rect.y1 > bottom) continue;
      const int width = piece.rect.width();
      all += width;
      if (piece.rect.height() > 0.6 * (bottom - top)) high += width;
    }
    return high * 2 > all && bottom - top < 3 * height_;
  }

  void join_low(std::vector<std::pair<int, int>>& runs) const {
    for (bool joined = true; joined;) {
      joined = false;
      std::size_t best = 0;
      double nearest = kPartGap * height_;
      for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        const int a = runs[i].second - runs[i].first, b = runs[i + 1].second - runs[i + 1].first;
        if (std::min(a, b) > kSmallPart * height_) continue;
        if (runs[i + 1].second - runs[i].first > kOneLine * height_) continue;
        const double gap = runs[i + 1].first - runs[i].second;
        if (gap < nearest) nearest = gap, best = i, joined = true;
      }
      if (!joined) return;
      runs[best].second = runs[best + 1].second;
      runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
  }

  PixelRect around(int top, int bottom) const {
    const PixelRect found = bounds_of(ink_.get(), {0, top, cell_.width(), bottom});
    if (found.empty()) return {};
    return {cell_.x0 + found.x0, cell_.y0 + found.y0, cell_.x0 + found.x1, cell_.y0 + found.y1};
  }

  PixelRect cell_;
  double height_;
  PixPtr ink_;
  std::vector<Piece> pieces_;
  std::vector<int> counts_;  // of ink by row
};

}  // namespace

PixelRect bounds_of(PIX* ink, const PixelRect& part) {
  const BoxPtr box = box_of(part);
  const PixPtr clipped(ink && box ? pixClipRectangle(ink, box.get(), nullptr) : nullptr);
  BOX* found = nullptr;
  if (!clipped || pixClipToForeground(clipped.get(), nullptr, &found) != 0 || found == nullptr) return {};
  const BoxPtr bounds(found);
  l_int32 x = 0, y = 0, w = 0, h = 0;
  boxGetGeometry(bounds.get(), &x, &y, &w, &h);
  return {part.x0 + x, part.y0 + y, part.x0 + x + w, part.y0 + y + h};
}

std::vector<PixelRect> pieces_of(PIX* ink) {
  std::vector<PixelRect> pieces;
  const BoxaPtr boxes(ink != nullptr ? pixConnCompBB(ink, 8) : nullptr);
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) pieces.push_back(rect_of(boxes.get(), i));
  return pieces;
}

double text_height_of(PIX* clean) {
  const PixPtr ink(pixThresholdToBinary(clean, kInk));
  const BoxaPtr boxes(ink ? pixConnCompBB(ink.get(), 8) : nullptr);
  const int count = boxes ? boxaGetCount(boxes.get()) : 0;
  constexpr int kLeast = 8, kMost = 160, kFew = 12;
  std::array<double, kMost + 2> heights{};
  int used = 0;
  for (int i = 0; i < count; ++i) {
    const PixelRect r = rect_of(boxes.get(), i);
    if (r.height() < kLeast || r.height() > kMost) continue;
    if (r.width() * 10 < r.height() * 7 || r.width() * 10 > r.height() * 14) continue;  // nearly square
    heights[static_cast<std::size_t>(r.height())] += 1;
    ++used;
  }
  if (used < kFew) return 0;
  // The largest height that is nearly as frequent as the most frequent one: characters come apart, and are never too high.
  double most = 0;
  std::array<double, kMost + 2> smooth{};
  for (std::size_t h = 1; h <= kMost; ++h) {
    smooth[h] = (heights[h - 1] + 2 * heights[h] + heights[h + 1]) * static_cast<double>(h);
    most = std::max(most, smooth[h]);
  }
  for (std::size_t h = kMost; h >= kLeast; --h) {
    if (smooth[h] >= 0.6 * most) return static_cast<double>(h);
  }
  return 0;
}

std::vector<PixelRect> ink_lines(PIX* clean, const PixelRect& cell, double text_height) {
  if (cell.empty() || text_height <= 0) return {};
  std::vector<PixelRect> found = Lines(clean, cell, text_height, kInk).run();
  if (!found.empty()) return found;
  Lines faint(clean, cell, text_height, kFaintInk);
  found = faint.run();
  if (!faint.has_mark()) found.clear();
  return found;
}

bool is_stacked(const std::vector<PixelRect>& lines, double text_height) {
  const double most = kOneCharacter * text_height;
  return lines.size() >= kStacked && std::ranges::all_of(lines, [most](const PixelRect& line) {
           return line.width() <= most && line.height() <= most;
         });
}

bool has_ink(PIX* clean, int x, const PixelRect& line) {
  for (int y = line.y0; y < line.y1; ++y) {
    if (value_at(clean, x, y) < kInk) return true;
  }
  return false;
}

PixPtr line_picture(PIX* clean, const PixelRect& cell, const PixelRect& line, double text_height, int height,
                    double share) {
  // The band that a character of the usual height would take around the middle of the ink.
  const double high = std::max<double>(line.height(), text_height);
  const double middle = (line.y0 + line.y1) / 2.0;
  const double whole = high / share;
  const int top = static_cast<int>(std::lround(middle - whole / 2));
  const int rows = std::max(1, static_cast<int>(std::lround(whole)));
  const int margin = static_cast<int>(std::lround(kLineMargin * text_height));
  const int left = line.x0 - margin, columns = line.width() + 2 * margin;
  PixPtr picture(pixCreate(columns, rows, 8));
  if (!picture) return picture;
  pixSetAll(picture.get());
  // Two pixels around the ink: its blurred edges, nothing of the lines above and below.
  constexpr int kEdge = 2;
  const int x0 = std::max(cell.x0, line.x0 - kEdge), x1 = std::min(cell.x1, line.x1 + kEdge);
  const int y0 = std::max({cell.y0, line.y0 - kEdge, top}),
            y1 = std::min({cell.y1, line.y1 + kEdge, top + rows});
  pixRasterop(picture.get(), x0 - left, y0 - top, x1 - x0, y1 - y0, PIX_SRC, clean, x0, y0);
  const float scale = static_cast<float>(height) / static_cast<float>(rows);
  PixPtr scaled(scale < 0.7F ? pixScaleAreaMap(picture.get(), scale, scale)
                             : pixScaleGrayLI(picture.get(), scale, scale));
  if (!scaled || pixGetHeight(scaled.get()) == height) return scaled;
  return PixPtr(pixScaleToSize(scaled.get(), pixGetWidth(scaled.get()), height));
}

}  // namespace recount
