#include "extract/lift_stamps.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

#include "extract/erase_line.h"
#include "extract/light_stamp.h"
#include "extract/scan_clean.h"
#include "extract/stamp_area.h"
#include "extract/stamp_ink.h"
#include "extract/stamp_rests.h"

namespace recount {
namespace {

// Grey values: by so much a stamp is lighter than nearly all print where what it covered can be trusted.
constexpr int kLighter = 20;
// What is darker is black, whatever lies on it.
constexpr int kBlackest = 12;
// Solid parts are thicker than this part of a character's height; strokes of characters are not.
constexpr double kSolid = 0.3;
// Millimetres of ink more than a ring's usual thickness are those of a character; it is looked at in so many sectors.
constexpr double kThicker = 0.5;
constexpr int kSectors = 72;
// Letters of a stamp are higher than this part of a character of the text.
constexpr double kLetter = 1.35;
// The star is inside this part of the radius.
constexpr double kStar = 0.5;

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

// A stamp as dark as print: its ring, what is solid inside, and its letters are known by their shape. Where print lies on it, the page
// is darker than either.
class DarkStamp {
 public:
  DarkStamp(PIX* clean, double dpi, double text_height, const RoundStamp& stamp, const StampInk& ink,
            PixPtr print)
      : clean_(clean),
        stamp_(stamp),
        mm_(dpi / 25.4),
        text_height_(text_height),
        ink_(ink),
        print_(std::move(print)),
        area_(stamp, stamp_reach(stamp, ink)) {}

  void lift(double thickness) const {
    lift_solid();
    erase_ring(thickness);
    lift_letters();
  }

 private:
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
    StampArea(stamp_, stamp_.radius + band.width()).each_pixel(clean_, [&](int x, int y, double away) {
      // Its blurred edges fall beside the pixels that were looked at.
      for (const double near : {0.0, -1.0, 1.0}) {
        if (band.is_lifted(x, y, away + near)) return take_off(x, y, away);
      }
    });
  }

  // Letters of a stamp are larger than the text of a table; those that touch it take it with them.
  void lift_letters() const {
    const StampArea area(stamp_, stamp_.radius);
    const PixPtr ink = area.darker(clean_, kInk);
    const PixPtr joined(ink ? pixDilateBrick(nullptr, ink.get(), 3, 3) : nullptr);
    const int high = static_cast<int>(kLetter * text_height_);
    const PixPtr letters(
        joined ? pixSelectBySize(joined.get(), 0, high, 8, L_SELECT_HEIGHT, L_SELECT_IF_GTE, nullptr)
               : nullptr);
    area.each_pixel(clean_, [&](int x, int y, double away) {
      if (away > kStar * stamp_.radius && area.has(letters.get(), x, y)) take_off(x, y, away);
    });
  }

  void lift_solid() const {
    const StampArea area(stamp_, kStar * stamp_.radius);
    const PixPtr ink = area.darker(clean_, kInk);
    const int side = std::max(3, static_cast<int>(std::lround(kSolid * text_height_)));
    const PixPtr solid(ink ? pixOpenBrick(nullptr, ink.get(), side, side) : nullptr);
    const PixPtr grown(solid ? pixDilateBrick(nullptr, solid.get(), side, side) : nullptr);
    area.each_pixel(clean_, [&](int x, int y, double away) {
      if (area.has(grown.get(), x, y)) take_off(x, y, away);
    });
  }

  void take_off(int x, int y, double away) const {
    const bool is_print = area_.has(print_.get(), x, y);
    set_value(clean_, x, y, is_print ? without_stamp(value_at(clean_, x, y), ink_.at(x, y, away).level) : 255);
  }

  PIX* clean_;
  RoundStamp stamp_;
  double mm_, text_height_;
  const StampInk& ink_;
  PixPtr print_;  // null where print on the stamp cannot be told from it
  StampArea area_;
};

}  // namespace

bool lift_stamp(PIX* clean, PIX* bare, double dpi, double text_height, const RoundStamp& stamp) {
  const StampInk ink(bare, stamp, dpi);
  const PrintInk print = print_around(bare, stamp, ink.outer());
  if (!is_lighter(ink, print)) {
    const PixPtr rulings = rulings_at(StampArea(stamp, stamp_reach(stamp, ink)), clean, bare, text_height);
    PixPtr on_stamp = rulings && ink.all().limit >= kBlackest
                          ? print_on_stamp(clean, bare, rulings.get(), text_height, stamp, ink, print)
                          : nullptr;
    DarkStamp(clean, dpi, text_height, stamp, ink, std::move(on_stamp)).lift(ink.outer() - ink.inner());
    if (rulings) sweep_stamp(clean, rulings.get(), text_height, stamp, ink, true);
    return false;
  }
  lift_light_stamp(clean, bare, text_height, stamp, ink, print);
  return print.faint <= ink.all().level - kLighter;
}

}  // namespace recount
