#include "extract/lift_stamps.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "extract/erase_line.h"
#include "extract/scan_clean.h"

namespace recount {
namespace {

// Of the ring, in millimetres.
constexpr double kThickest = 2.0;
// Grey values: by so much a stamp is lighter than print where the two can be told apart.
constexpr int kLighter = 20;
constexpr std::size_t kFewStrokes = 200;
// What is darker than this part of the way from print to stamp is print, if it is larger than a spot: part of a character's height.
// Around it, so far its lighter edges reach.
// The darkest of so many of its pixels tells whether a character is print.
constexpr std::size_t kDarkest = 10;
constexpr double kPrintPart = 0.12, kMark = 0.3, kEdge = 0.1;
// Solid parts are thicker than this part of a character's height; strokes of characters are not.
constexpr double kSolid = 0.3;
// A ring's radius differs by this part of it from place to place; looked at in so many sectors. Millimetres of ink more than its usual
// thickness are those of a character.
constexpr double kUnround = 0.05, kThicker = 0.5;
constexpr int kSectors = 72;
// Letters of a stamp are higher than this part of a character of the text.
constexpr double kLetter = 1.35;
// The star is inside this part of the radius.
constexpr double kStar = 0.5;

void whiten(PIX* pix, int x, int y) {
  SET_DATA_BYTE(pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix), x, 255);
}

// The ring unrolled: along it, and across it from inside to outside.
class RingBand {
 public:
  RingBand(PIX* pix, const RoundStamp& stamp, double half)
      : stamp_(stamp),
        inner_(stamp.radius - half),
        width_(static_cast<int>(2 * half) + 1),
        length_(static_cast<int>(2 * std::numbers::pi * (stamp.radius + half))) {
    values_.reserve(static_cast<std::size_t>(length_) * static_cast<std::size_t>(width_));
    for (int along = 0; along < length_; ++along) {
      const double angle = 2 * std::numbers::pi * (along + 0.5) / length_ - std::numbers::pi;
      for (int across = 0; across < width_; ++across) {
        const double away = inner_ + across + 0.5;
        const int x = static_cast<int>(stamp.x + std::cos(angle) * away),
                  y = static_cast<int>(stamp.y + std::sin(angle) * away);
        const bool on_page = x >= 0 && y >= 0 && x < pixGetWidth(pix) && y < pixGetHeight(pix);
        values_.push_back(on_page ? static_cast<std::uint8_t>(value_at(pix, x, y)) : std::uint8_t{255});
      }
    }
    lifted_.assign(values_.size(), false);
  }

  int length() const { return length_; }
  int width() const { return width_; }
  int at(int along, int across) const { return values_[index(along, across)]; }
  void whiten(int along, int from, int to) const {
    for (int across = std::max(0, from); across < std::min(width_, to); ++across)
      lifted_[index(along, across)] = true;
  }

  // Whether that pixel of the page was whitened.
  bool is_lifted(int x, int y, double away) const {
    const int across = static_cast<int>(away - inner_);
    if (across < 0 || across >= width_) return false;
    const double angle = std::atan2(y + 0.5 - stamp_.y, x + 0.5 - stamp_.x) + std::numbers::pi;
    const int along = std::min(length_ - 1, static_cast<int>(angle / (2 * std::numbers::pi) * length_));
    return lifted_[index(along, across)];
  }

 private:
  std::size_t index(int along, int across) const {
    return static_cast<std::size_t>(along) * static_cast<std::size_t>(width_) +
           static_cast<std::size_t>(across);
  }

  RoundStamp stamp_;
  double inner_;
  int width_, length_;
  std::vector<std::uint8_t> values_;
  mutable std::vector<bool> lifted_;
};

class Lifter {
 public:
  Lifter(PIX* clean, PIX* bare, double dpi, double text_height, const RoundStamp& stamp)
      : clean_(clean), bare_(bare), stamp_(stamp), mm_(dpi / 25.4), text_height_(text_height) {}

  bool run() {
    const int level = usual_value(), dark = level - kLighter;
    const double inner = inner_edge(), outer = 2 * stamp_.radius - inner;
    if (const int print = print_value(outer); print <= dark) {
      lift_light(print + static_cast<int>(kPrintPart * (level - print)), (print + level) / 2,
                 outer + kUnround * stamp_.radius);
      return true;
    }
    lift_solid();
    erase_ring(outer - inner);
    lift_letters();
    return false;
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
    return column >= 0 && row >= 0 && column < pixGetWidth(bare_) && row < pixGetHeight(bare_) &&
           value_at(bare_, column, row) < kInk;
  }

  // Of the ring's middle, where it is ink.
  int usual_value() const {
    std::vector<int> values;
    for (const auto& [dx, dy] : directions(360)) {
      const double x = stamp_.x + dx * stamp_.radius, y = stamp_.y + dy * stamp_.radius;
      if (is_ink(x, y)) values.push_back(value_at(bare_, static_cast<int>(x), static_cast<int>(y)));
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

  // Straightening the page may have made an ellipse of it.
  void erase_ring(double thickness) const {
    const RingBand band(clean_, stamp_, kUnround * stamp_.radius + thickness);
    const int half = std::max(1, static_cast<int>(std::lround(thickness / 2)));
    LineEraser(band, {.first = 0,
                      .last = band.length(),
                      .middle = band.width() / 2,
                      .reach = static_cast<int>(kUnround * stamp_.radius),
                      .half = half,
                      .most = 2 * half + static_cast<int>(std::lround(kThicker * mm_)),
                      .step = band.length() / kSectors})
        .run();
    each_pixel(stamp_.radius + band.width(), [&](int x, int y, double away) {
      // Its blurred edges fall beside the pixels that were looked at.
      for (const double near : {0.0, -1.0, 1.0}) {
        if (band.is_lifted(x, y, away + near)) return whiten(clean_, x, y);
      }
    });
  }

  // Most strokes around the stamp are darker than this in their middle.
  int print_value(double outer) const {
    std::vector<int> values;
    each_pixel(2 * outer, [&](int x, int y, double away) {
      if (away < outer + 2 || x < 1 || x + 1 >= pixGetWidth(bare_)) return;
      const int value = value_at(bare_, x, y);
      if (value < kInk && value <= value_at(bare_, x - 1, y) && value < value_at(bare_, x + 1, y))
        values.push_back(value);
    });
    if (values.size() < kFewStrokes) return 255;
    const auto most = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 8 / 10);
    std::ranges::nth_element(values, most);
    return *most;
  }

  // All that is lighter than `limit` and not at the edge of what is darker.
  void lift_light(int limit, int middle, double outer) const {
    int left = 0, top = 0;
    PixPtr print = ink_around(outer, limit, left, top);
    const int mark = static_cast<int>(kMark * text_height_);
    if (print)
      print.reset(pixSelectBySize(print.get(), mark, mark, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
    const int edge = std::max(1, static_cast<int>(std::lround(kEdge * text_height_)));
    if (print) print.reset(pixDilateBrick(nullptr, print.get(), 2 * edge + 1, 2 * edge + 1));
    if (!print) return;
    const PixPtr apart = print_apart(outer, middle);
    each_pixel(outer, [&](int x, int y, double) {
      if (!is_set(print.get(), x - left, y - top) && !is_set(apart.get(), x - left, y - top))
        whiten(clean_, x, y);
    });
  }

  // Characters that touch nothing of the stamp, with their faintest strokes: no higher than a line, and as dark as print in their
  // darkest places. Large print and what touches the stamp is not among them.
  PixPtr print_apart(double outer, int darkest) const {
    int left = 0, top = 0;
    const PixPtr ink = ink_around(bare_, outer, kInk, left, top);
    if (!ink) return nullptr;
    PixPtr found(pixCreateTemplate(ink.get()));
    PIXA* pieces = nullptr;
    const BoxaPtr boxes(pixConnComp(ink.get(), &pieces, 8));
    for (int i = 0; found && boxes && i < boxaGetCount(boxes.get()); ++i) {
      l_int32 x, y, w, h;
      boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
      if (std::max(w, h) > kLetter * text_height_) continue;
      const PixPtr piece(pixaGetPix(pieces, i, L_CLONE));
      std::vector<int> values;
      for (int dy = 0; dy < h; ++dy) {
        for (int dx = 0; dx < w; ++dx) {
          if (is_set(piece.get(), dx, dy)) values.push_back(bare_value(left + x + dx, top + y + dy));
        }
      }
      if (values.empty()) continue;
      const auto dark = values.begin() + static_cast<std::ptrdiff_t>(values.size() / kDarkest);
      std::ranges::nth_element(values, dark);
      if (*dark <= darkest) pixRasterop(found.get(), x, y, w, h, PIX_SRC | PIX_DST, piece.get(), 0, 0);
    }
    pixaDestroy(&pieces);
    return PixPtr(found ? pixDilateBrick(nullptr, found.get(), 3, 3) : nullptr);
  }

  int bare_value(int x, int y) const {
    const bool inside = x >= 0 && y >= 0 && x < pixGetWidth(bare_) && y < pixGetHeight(bare_);
    return inside ? value_at(bare_, x, y) : 255;
  }

  // A square part of the page around the stamp: what is darker than `limit`.
  PixPtr ink_around(double reach, int limit, int& left, int& top) const {
    return ink_around(clean_, reach, limit, left, top);
  }
  PixPtr ink_around(PIX* page, double reach, int limit, int& left, int& top) const {
    const int size = static_cast<int>(2 * reach) + 2;
    left = static_cast<int>(stamp_.x - reach) - 1, top = static_cast<int>(stamp_.y - reach) - 1;
    const PixPtr part(pixCreate(size, size, 8));
    if (!part) return nullptr;
    pixSetAll(part.get());
    pixRasterop(part.get(), 0, 0, size, size, PIX_SRC, page, left, top);
    return PixPtr(pixThresholdToBinary(part.get(), limit));
  }

  // Letters of a stamp are larger than the text of a table; those that touch it take it with them.
  void lift_letters() const {
    int left = 0, top = 0;
    const PixPtr ink = ink_around(stamp_.radius, kInk, left, top);
    const PixPtr joined(ink ? pixDilateBrick(nullptr, ink.get(), 3, 3) : nullptr);
    const int high = static_cast<int>(kLetter * text_height_);
    const PixPtr letters(
        joined ? pixSelectBySize(joined.get(), 0, high, 8, L_SELECT_HEIGHT, L_SELECT_IF_GTE, nullptr)
               : nullptr);
    if (!letters) return;
    each_pixel(stamp_.radius, [&](int x, int y, double away) {
      if (away > kStar * stamp_.radius && is_set(letters.get(), x - left, y - top)) whiten(clean_, x, y);
    });
  }

  static bool is_set(PIX* mask, int x, int y) {
    return mask != nullptr && x >= 0 && y >= 0 && x < pixGetWidth(mask) && y < pixGetHeight(mask) &&
           GET_DATA_BIT(pixGetData(mask) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(mask), x) != 0;
  }

  void lift_solid() const {
    const double reach = kStar * stamp_.radius;
    int left = 0, top = 0;
    const PixPtr ink = ink_around(reach, kInk, left, top);
    const int side = std::max(3, static_cast<int>(std::lround(kSolid * text_height_)));
    const PixPtr solid(ink ? pixOpenBrick(nullptr, ink.get(), side, side) : nullptr);
    const PixPtr grown(solid ? pixDilateBrick(nullptr, solid.get(), side, side) : nullptr);
    if (!grown) return;
    each_pixel(reach, [&](int x, int y, double) {
      if (is_set(grown.get(), x - left, y - top)) whiten(clean_, x, y);
    });
  }

  PIX* clean_;
  PIX* bare_;
  RoundStamp stamp_;
  double mm_, text_height_;
};

}  // namespace

bool lift_stamp(PIX* clean, PIX* bare, double dpi, double text_height, const RoundStamp& stamp) {
  return Lifter(clean, bare, dpi, text_height, stamp).run();
}

}  // namespace recount
