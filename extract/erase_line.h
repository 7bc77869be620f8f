// Follows a dark line along its ink and takes it off a page: used by erase_rulings.cc and lift_stamps.cc.
#pragma once

#include <algorithm>
#include <cmath>

namespace recount {

// Where a line is expected, in pixels of the band that it runs along.
struct LineOnBand {
  int first = 0, last = 0;  // along
  int middle = 0;           // across
  int reach = 2;            // its ink may be so far from there
  int half = 1;             // half of its thickness
  int most = 4;             // ink thicker than this is that of a character, too
  int step = 8;             // along so much it has one place
};

// A Band is a part of a page seen along a line:
//
//   int width() const;                                    // across
//   int at(int along, int across) const;                  // grey value
//   void whiten(int along, int from, int to) const;       // across; beyond the page, too
//
// Where a stroke crosses the line nothing is taken away; where one only touches it, the stroke stays.
template <typename Band>
class LineEraser {
 public:
  LineEraser(const Band& band, const LineOnBand& line) : band_(band), line_(line) {}

  void run() const {
    int place = line_.middle;
    for (int from = line_.first; from < line_.last; from += line_.step) {
      const int to = std::min(line_.last, from + line_.step);
      place = place_in(from, to, place);
      for (int along = from; along < to; ++along) erase_at(along, place);
    }
  }

 private:
  // Its blurred edges are lighter than ink.
  static constexpr int kEdge = 235;
  // Between a line and a stroke beside it the page is lighter by this than the line; what differs by less than kNoise is as dark.
  static constexpr int kValley = 30, kNoise = 6;
  // Of a place's ink, for each pixel that the line would have to jump to it.
  static constexpr double kJump = 0.04;

  // Where most of the ink is; near to `before` where several places have as much.
  int place_in(int from, int to, int before) const {
    int best = before;
    double most = -1;
    const int first = std::max(0, line_.middle - line_.reach),
              last = std::min(band_.width() - 1, line_.middle + line_.reach);
    for (int across = first; across <= last; ++across) {
      int ink = 0;
      for (int along = from; along < to; ++along) ink += 255 - band_.at(along, across);
      const double worth = ink * (1 - kJump * std::abs(across - before));
      if (worth > most) most = worth, best = across;
    }
    return best;
  }

  bool is_inked(int along, int across) const {
    return across >= 0 && across < band_.width() && band_.at(along, across) < kEdge;
  }

  // The last pixel of the ink that begins at `start`, going across by `step`; a stroke that stands close beside the line begins where it gets
  // darker again. Not much farther than the line is thick.
  int edge_of(int along, int start, int step) const {
    const int darkest = band_.at(along, start);
    int at = start, lightest = darkest;
    while (std::abs(at - start) <= line_.most && is_inked(along, at + step)) {
      const int value = band_.at(along, at + step);
      if (lightest > darkest + kValley && value < lightest - kNoise) break;
      lightest = std::max(lightest, value);
      at += step;
    }
    return at;
  }

  void erase_at(int along, int place) const {
    int start = place;
    for (const int near : {place, place - 1, place + 1}) {
      if (is_inked(along, near)) {
        start = near;
        break;
      }
    }
    if (!is_inked(along, start)) return;
    const int top = edge_of(along, start, -1), bottom = edge_of(along, start, 1) + 1;
    if (bottom - top <= line_.most) return band_.whiten(along, top, bottom);
    const bool above = place - top > line_.half + 1, below = bottom - 1 - place > line_.half + 1;
    if (above && below) return;
    band_.whiten(along, above ? place - line_.half : top, below ? place + line_.half + 1 : bottom);
  }

  const Band& band_;
  LineOnBand line_;
};

}  // namespace recount
