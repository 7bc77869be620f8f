#include "extract/erase_rulings.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// A ruling's ink is looked for so far beside its place, in points: what straightening leaves of bends.
constexpr double kReach = 1.4;
// It has one place along so many points.
constexpr double kStep = 8;
// Its blurred edges are lighter than ink.
constexpr int kEdge = 235;
// In points: thicker by more than this, the ink is that of a character, too.
constexpr double kThicker = 1.1;
// A ruling is longer than it was found by so many pixels.
constexpr int kEnd = 4;

// A page seen along a ruling: `along` it, and `across` it.
class Band {
 public:
  Band(PIX* pix, bool horizontal) : pix_(pix), horizontal_(horizontal) {}

  int length() const { return horizontal_ ? pixGetWidth(pix_) : pixGetHeight(pix_); }
  int width() const { return horizontal_ ? pixGetHeight(pix_) : pixGetWidth(pix_); }
  int at(int along, int across) const {
    return static_cast<int>(GET_DATA_BYTE(line(along, across), horizontal_ ? along : across));
  }
  void whiten(int along, int from, int to) const {
    for (int across = std::max(0, from); across < std::min(width(), to); ++across)
      SET_DATA_BYTE(line(along, across), horizontal_ ? along : across, 255);
  }

 private:
  l_uint32* line(int along, int across) const {
    return pixGetData(pix_) + static_cast<std::ptrdiff_t>(horizontal_ ? across : along) * pixGetWpl(pix_);
  }

  PIX* pix_;
  bool horizontal_;
};

class Eraser {
 public:
  Eraser(const Band& band, const Ruling& ruling, double pixels)
      : band_(band),
        first_(std::max(0, static_cast<int>(std::floor(ruling.from * pixels)) - kEnd)),
        last_(std::min(band.length(), static_cast<int>(std::ceil(ruling.to * pixels)) + kEnd)),
        middle_(static_cast<int>(std::lround(ruling.at * pixels))),
        reach_(std::max(2, static_cast<int>(std::lround((ruling.thickness / 2 + kReach) * pixels)))),
        half_(std::max(1, static_cast<int>(std::lround(ruling.thickness * pixels / 2)))),
        most_(static_cast<int>(std::lround((ruling.thickness + kThicker) * pixels)) + 1),
        step_(std::max(8, static_cast<int>(std::lround(kStep * pixels)))) {}

  void run() {
    int place = middle_;
    for (int from = first_; from < last_; from += step_) {
      const int to = std::min(last_, from + step_);
      place = place_in(from, to, place);
      for (int along = from; along < to; ++along) erase_at(along, place);
    }
  }

 private:
  // Where most of the ink is; near to `before` where several places have as much.
  int place_in(int from, int to, int before) const {
    int best = before;
    double most = -1;
    for (int across = std::max(0, middle_ - reach_); across <= std::min(band_.width() - 1, middle_ + reach_);
         ++across) {
      int ink = 0;
      for (int along = from; along < to; ++along) ink += 255 - band_.at(along, across);
      const double worth = ink * (1 - 0.04 * std::abs(across - before));
      if (worth > most) most = worth, best = across;
    }
    return best;
  }

  bool inked(int along, int across) const {
    return across >= 0 && across < band_.width() && band_.at(along, across) < kEdge;
  }

  void erase_at(int along, int place) const {
    int start = place;
    for (const int near : {place, place - 1, place + 1}) {
      if (inked(along, near)) {
        start = near;
        break;
      }
    }
    if (!inked(along, start)) return;
    int top = start, bottom = start + 1;
    while (start - top <= most_ && inked(along, top - 1)) --top;
    while (bottom - start <= most_ && inked(along, bottom)) ++bottom;
    if (bottom - top <= most_) return band_.whiten(along, top, bottom);
    const bool above = place - top > half_ + 1, below = bottom - 1 - place > half_ + 1;
    if (above && below) return;
    band_.whiten(along, above ? place - half_ : top, below ? place + half_ + 1 : bottom);
  }

  const Band& band_;
  int first_, last_, middle_, reach_, half_, most_, step_;
};

}  // namespace

void erase_rulings(PIX* clean, const std::vector<Ruling>& rulings, double pixels) {
  for (const Ruling& ruling : rulings) {
    const Band band(clean, ruling.horizontal);
    Eraser(band, ruling, pixels).run();
  }
}

}  // namespace recount
