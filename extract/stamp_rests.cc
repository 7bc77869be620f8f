#include "extract/stamp_rests.h"

#include <algorithm>
#include <cmath>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Parts of a character's height: so wide a gap a stamp makes in a ruling; what is smaller is of a character only so near to a larger piece
// of it.
constexpr double kRulingGap = 0.6, kSmall = 0.45, kNear = 0.6;
// A slice of a ring is no thicker, in thicknesses of the ring.
constexpr double kThick = 1.2;

class Sweeper {
 public:
  Sweeper(PIX* clean, PIX* rulings, double text_height, const RoundStamp& stamp, const StampInk& ink,
          bool with_ring)
      : clean_(clean),
        rulings_(rulings),
        small_(static_cast<int>(std::lround(kSmall * text_height))),
        reach_(2 * static_cast<int>(std::lround(kNear * text_height)) + 1),
        stamp_(stamp),
        ink_(ink),
        with_ring_(with_ring),
        area_(stamp, stamp_reach(stamp, ink)) {}

  void run() const {
    const PixPtr ink = area_.darker(clean_, kInk), edges(pixDilateBrick(nullptr, rulings_, 3, 3));
    const PixPtr large(ink ? pixCreateTemplate(ink.get()) : nullptr);
    const PixPtr cut(edges ? pixDilateBrick(nullptr, edges.get(), 3, 3) : nullptr);
    if (!cut || !large) return;
    pixSubtract(ink.get(), ink.get(), edges.get());
    each_piece(ink.get(), [&](PIX* piece, int left, int top) {
      if (is_small(piece) || is_slice(piece, left, top)) return;
      pixRasterop(large.get(), left, top, pixGetWidth(piece), pixGetHeight(piece), PIX_SRC | PIX_DST, piece, 0,
                  0);
    });
    const PixPtr near(pixDilateBrick(nullptr, large.get(), reach_, reach_));
    if (!near) return;
    const double reach = stamp_reach(stamp_, ink_);
    each_piece(ink.get(), [&](PIX* piece, int left, int top) {
      bool stays = false;
      area_.each_of(piece, left, top, [&](int x, int y) {
        const bool is_outside = std::hypot(x + 0.5 - stamp_.x, y + 0.5 - stamp_.y) > reach;
        // A ruling may have cut it off.
        stays = stays || is_outside || area_.has(near.get(), x, y) || area_.has(cut.get(), x, y);
      });
      stays = (stays || !is_small(piece)) && !is_slice(piece, left, top);
      if (!stays) area_.each_of(piece, left, top, [&](int x, int y) { whiten_around(x, y); });
    });
  }

 private:
  bool is_small(PIX* piece) const { return std::max(pixGetWidth(piece), pixGetHeight(piece)) < small_; }

  // Lies on the ring, and across it is no thicker than the ring.
  bool is_slice(PIX* piece, int left, int top) const {
    if (!with_ring_) return false;
    const double thickness = ink_.outer() - ink_.inner(), slack = kUnround * stamp_.radius;
    double nearest = 1e9, farthest = 0;
    area_.each_of(piece, left, top, [&](int x, int y) {
      const double away = std::hypot(x + 0.5 - stamp_.x, y + 0.5 - stamp_.y);
      nearest = std::min(nearest, away), farthest = std::max(farthest, away);
    });
    return nearest >= ink_.inner() - slack && farthest <= ink_.outer() + slack &&
           farthest - nearest <= kThick * thickness;
  }

  // With its blurred edges.
  void whiten_around(int x, int y) const {
    for (int row = std::max(0, y - 1); row <= std::min(pixGetHeight(clean_) - 1, y + 1); ++row) {
      for (int column = std::max(0, x - 1); column <= std::min(pixGetWidth(clean_) - 1, x + 1); ++column) {
        if (!area_.has(rulings_, column, row)) set_value(clean_, column, row, 255);
      }
    }
  }

  PIX* clean_;
  PIX* rulings_;
  int small_, reach_;
  RoundStamp stamp_;
  const StampInk& ink_;
  bool with_ring_;
  StampArea area_;
};

}  // namespace

PixPtr rulings_at(const StampArea& area, PIX* clean, PIX* bare, double text_height) {
  const PixPtr with = area.darker(clean, kInk), without = area.darker(bare, kInk);
  if (!with || !without) return nullptr;
  pixSubtract(with.get(), with.get(), without.get());
  const int gap = 2 * static_cast<int>(std::lround(kRulingGap * text_height)) + 1;
  const PixPtr across(pixCloseSafeBrick(nullptr, with.get(), gap, 1)),
      down(pixCloseSafeBrick(nullptr, with.get(), 1, gap));
  if (!across || !down) return nullptr;
  const PixPtr wide(pixOpenBrick(nullptr, across.get(), gap, 1)),
      high(pixOpenBrick(nullptr, down.get(), 1, gap));
  return PixPtr(wide && high ? pixOr(nullptr, wide.get(), high.get()) : nullptr);
}

void sweep_stamp(PIX* clean, PIX* rulings, double text_height, const RoundStamp& stamp, const StampInk& ink,
                 bool with_ring) {
  Sweeper(clean, rulings, text_height, stamp, ink, with_ring).run();
}

}  // namespace recount
