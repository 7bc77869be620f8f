#include "extract/light_stamp.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "extract/scan_clean.h"
#include "extract/stamp_area.h"
#include "extract/stamp_rests.h"

namespace recount {
namespace {

// Grey values. Below the first all is black; print is darker than a stamp by this part of the stamp's value at least, and what is taken
// for print by this part of the way from print to stamp. Each piece of it has ink that is darker by half of what is left to usual print.
constexpr int kBlack = 25;
constexpr double kPrintShare = 0.85, kPrintPart = 0.4, kSurely = 0.5, kLeastLimit = 0.6;
// The darkest of so many of its pixels tells whether a character that stands alone is print: darker by this than the stamp's darkest.
constexpr std::size_t kDarkest = 10;
constexpr int kClearly = 10;
// Parts of a character's height: print is larger than a spot; so far its lighter edges reach; strokes of a stamp are thicker than faint
// ones of print, which reach no farther from a dark one; characters of print are no larger.
constexpr double kSpot = 0.3, kEdge = 0.1, kStampStroke = 0.16, kFaintReach = 0.45, kLargest = 1.35;
// A piece of a ring is longer than this, so thick at most of its places, and its halves are as far from the centre but for this, in
// thicknesses of the ring.
constexpr double kArc = 2.5, kThin = 0.4, kThick = 1.2, kMost = 0.7, kDrift = 0.25;

class LightStamp {
 public:
  LightStamp(PIX* clean, PIX* bare, double text_height, const RoundStamp& stamp, const StampInk& ink,
             const PrintInk& print)
      : clean_(clean),
        bare_(bare),
        text_height_(text_height),
        stamp_(stamp),
        ink_(ink),
        print_(print),
        area_(stamp, stamp_reach(stamp, ink)) {}

  // What is darker than the stamp's ink, with its edges.
  PixPtr darker_than_stamp(PIX* rulings) const {
    const PixPtr dark = area_.darker(clean_, 0);
    const PixPtr surely(dark ? pixCreateTemplate(dark.get()) : nullptr);
    if (!surely) return nullptr;
    area_.each_pixel(clean_, [&](int x, int y, double away) {
      if (area_.has(rulings, x, y)) return;
      const int value = value_at(clean_, x, y), limit = limit_at(x, y, away);
      if (value <= limit) area_.set(dark.get(), x, y);
      if (value <= limit - kSurely * std::max(0, limit - print_.usual)) area_.set(surely.get(), x, y);
    });
    const PixPtr filled(pixSeedfillBinary(nullptr, surely.get(), dark.get(), 8));
    const int spot = pixels(kSpot), edge = 2 * std::max(1, pixels(kEdge)) + 1;
    const PixPtr pieces(
        filled ? pixSelectBySize(filled.get(), spot, spot, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr)
               : nullptr);
    if (!pieces) return nullptr;
    drop_arcs(pieces.get());
    PixPtr print(pixDilateBrick(nullptr, pieces.get(), edge, edge));
    if (print) pixSubtract(print.get(), print.get(), rulings);
    return print;
  }

  void lift() const {
    const PixPtr rulings = rulings_at(area_, clean_, bare_, text_height_);
    const PixPtr print = rulings ? darker_than_stamp(rulings.get()) : nullptr;
    if (!print) return;
    const PixPtr faint = faint_strokes(print.get()), alone = standing_alone(), solid = solid_parts(nullptr);
    if (!faint || !alone || !solid) return;
    area_.each_pixel(clean_, [&](int x, int y, double away) {
      const auto is_in = [&](const PixPtr& mask) { return area_.has(mask.get(), x, y); };
      if (is_in(rulings)) return;
      if (!is_in(print) && !is_in(faint) && !is_in(alone)) return set_value(clean_, x, y, 255);
      if (is_in(solid))
        set_value(clean_, x, y, without_stamp(value_at(clean_, x, y), ink_.at(x, y, away).level));
    });
    sweep_stamp(clean_, rulings.get(), text_height_, stamp_, ink_, false);
  }

 private:
  int pixels(double part) const { return static_cast<int>(std::lround(part * text_height_)); }

  int limit_at(int x, int y, double away) const {
    const Ink ink = ink_.at(x, y, away);
    const int part = static_cast<int>(print_.usual + kPrintPart * (ink.level - print_.usual));
    const int least =
        static_cast<int>(kLeastLimit * ink_.all().limit);  // a sector that print crosses looks darker
    return std::min(std::max(ink.limit, least), std::max(kBlack, part));
  }

  // Places of the ring that are darker than the rest.
  void drop_arcs(PIX* print) const {
    each_piece(print, [&](PIX* piece, int left, int top) {
      if (is_arc(piece, left, top))
        pixRasterop(print, left, top, pixGetWidth(piece), pixGetHeight(piece), PIX_DST & PIX_NOT(PIX_SRC),
                    piece, 0, 0);
    });
  }

  bool is_arc(PIX* piece, int left, int top) const {
    const double thickness = ink_.outer() - ink_.inner();
    if (std::max(pixGetWidth(piece), pixGetHeight(piece)) < kArc * thickness) return false;
    struct Span {
      double from, to;
    };
    std::map<int, Span> across;  // from the centre, for each pixel along the ring
    bool is_beside = false;
    area_.each_of(piece, left, top, [&](int x, int y) {
      const double dx = x + 0.5 - stamp_.x, dy = y + 0.5 - stamp_.y, away = std::hypot(dx, dy);
      is_beside = is_beside || std::abs(away - stamp_.radius) > kUnround * stamp_.radius + thickness;
      Span& span = across.try_emplace(static_cast<int>(std::atan2(dy, dx) * stamp_.radius), Span{away, away})
                       .first->second;
      span = {std::min(span.from, away), std::max(span.to, away)};
    });
    const std::size_t half = across.size() / 2;
    if (is_beside || half == 0) return false;
    std::size_t at = 0, like_ring = 0;
    double first = 0, second = 0;  // sums of distances from the centre
    for (const auto& [along, span] : across) {
      const double thick = span.to - span.from + 1, middle = (span.from + span.to) / 2;
      like_ring += thick >= thickness * kThin && thick <= thickness * kThick;
      (at < half ? first : second) += middle;
      ++at;
    }
    const double drift = std::abs(first / static_cast<double>(half) - second / static_cast<double>(at - half));
    return drift <= kDrift * thickness && static_cast<double>(like_ring) >= kMost * static_cast<double>(at);
  }

  // What is thicker than a faint stroke, white specks in it or not; without what `other` has.
  PixPtr solid_parts(PIX* other) const {
    const PixPtr ink = area_.darker(clean_, kInk);
    if (ink && other != nullptr) pixSubtract(ink.get(), ink.get(), other);
    const PixPtr closed(ink ? pixCloseSafeBrick(nullptr, ink.get(), 3, 3) : nullptr);
    const int thick = std::max(3, pixels(kStampStroke));
    const PixPtr opened(closed ? pixOpenBrick(nullptr, closed.get(), thick, thick) : nullptr);
    return PixPtr(opened ? pixDilateBrick(nullptr, opened.get(), 3, 3) : nullptr);
  }

  // What is no thicker than a faint stroke, as dark as the stamp, and stands near to print. Edges of the stamp are lighter than the stamp.
  PixPtr faint_strokes(PIX* print) const {
    const PixPtr faint = area_.darker(clean_, 0), solid = solid_parts(print);
    const int reach = 2 * pixels(kFaintReach) + 1;
    const PixPtr near(pixDilateBrick(nullptr, print, reach, reach));
    if (!faint || !solid || !near) return nullptr;
    area_.each_pixel(clean_, [&](int x, int y, double away) {
      if (value_at(clean_, x, y) <= std::max(ink_.at(x, y, away).level, ink_.all().level))
        area_.set(faint.get(), x, y);
    });
    pixSubtract(faint.get(), faint.get(), solid.get());
    pixAnd(faint.get(), faint.get(), near.get());
    PixPtr grown(pixDilateBrick(nullptr, faint.get(), 3, 3));
    if (grown) pixSubtract(grown.get(), grown.get(), solid.get());
    return grown;
  }

  // Characters that touch nothing of the stamp, with their faintest strokes: no higher than a line, and as dark as print in their
  // darkest places.
  PixPtr standing_alone() const {
    const PixPtr ink = area_.darker(bare_, kInk);
    const PixPtr found(ink ? pixCreateTemplate(ink.get()) : nullptr);
    if (!found) return nullptr;
    const int limit = std::min((print_.faint + ink_.all().level) / 2, ink_.all().limit - kClearly);
    each_piece(ink.get(), [&](PIX* piece, int left, int top) {
      const int width = pixGetWidth(piece), height = pixGetHeight(piece);
      if (std::max(width, height) > kLargest * text_height_) return;
      std::vector<int> values;
      area_.each_of(piece, left, top, [&](int x, int y) { values.push_back(value_at(bare_, x, y)); });
      const auto dark = values.begin() + static_cast<std::ptrdiff_t>(values.size() / kDarkest);
      std::ranges::nth_element(values, dark);
      if (*dark <= limit) pixRasterop(found.get(), left, top, width, height, PIX_SRC | PIX_DST, piece, 0, 0);
    });
    return PixPtr(pixDilateBrick(nullptr, found.get(), 3, 3));
  }

  PIX* clean_;
  PIX* bare_;
  double text_height_;
  RoundStamp stamp_;
  const StampInk& ink_;
  PrintInk print_;
  StampArea area_;
};

}  // namespace

bool is_lighter(const StampInk& ink, const PrintInk& print) {
  return ink.all().limit >= kBlack && print.usual <= kPrintShare * ink.all().level;
}

int without_stamp(int value, int stamp_level) {
  return std::min(255, value * 255 / std::max(1, stamp_level));
}

PixPtr print_on_stamp(PIX* clean, PIX* bare, PIX* rulings, double text_height, const RoundStamp& stamp,
                      const StampInk& ink, const PrintInk& print) {
  return LightStamp(clean, bare, text_height, stamp, ink, print).darker_than_stamp(rulings);
}

void lift_light_stamp(PIX* clean, PIX* bare, double text_height, const RoundStamp& stamp, const StampInk& ink,
                      const PrintInk& print) {
  LightStamp(clean, bare, text_height, stamp, ink, print).lift();
}

}  // namespace recount
