#include "extract/stream_regions.h"

#include <algorithm>
#include <cmath>

#include "extract/stream_bands.h"

namespace recount {
namespace {

// Rows of a table follow each other at up to this many font sizes, ...
constexpr double kRowPitch = 2.5;
// ... or this times what its rows are apart so far, ...
constexpr double kOverUsual = 1.6;
// ... or this many font sizes, if the row repeats the edges of rows above.
constexpr double kAlignedPitch = 5.0;
// Nothing this far below a table, in font sizes, belongs to it.
constexpr double kFarAway = 10;
// Edges that agree, in font sizes.
constexpr double kEdge = 0.3;
// Lines without a second piece that may stand between rows: headings of groups, wrapped labels.
constexpr int kSinglesBetween = 6;

// Headings of several columns stand this far above those of one at most: a ruling may part them.
constexpr double kHeadingPitch = 2.2;
// Lines of headings that may stand above the first ruling.
constexpr std::size_t kHeaderLines = 5;

// Pieces of a line that no running text parts.
struct Strip {
  std::vector<int> pieces;
  double x0 = 0, x1 = 0, mid = 0, size = 0;
  int band = -1;  // ruled band it stands in
  int words = 0;
  bool multi = false;
};

struct Run {
  std::vector<Strip> strips;
  double x0 = 0, x1 = 0;
  std::size_t last_multi = 0;
  int multis = 0;
  bool closed = false;
  std::vector<double> pitches;
};

class Finder {
 public:
  Finder(const Pieces& all, const std::vector<Band>& bands) : all_(all), bands_(bands) {}

  std::vector<Region> run() {
    for (std::size_t i = 0; i < all_.lines.size(); ++i) add_line(static_cast<int>(i));
    std::vector<Region> regions;
    for (Run& run : runs_) {
      if (run.multis < 2) continue;
      trim(run);
      regions.push_back(region_of(run));
    }
    return regions;
  }

 private:
  void add_line(int index) {
    const PieceLine& line = all_.lines[index];
    Strip strip;
    const auto flush = [&] {
      if (!strip.pieces.empty()) add_strip(std::move(strip));
      strip = {};
    };
    for (const int id : line.pieces) {
      const Piece& piece = all_.pieces[id];
      const int band = band_at(bands_, piece.rect);
      if (piece.caption && strip.pieces.empty() && band < 0) {
        // The line is none of a table, and no table goes on below it.
        close_over(piece.rect);
        continue;
      }
      if (piece.running && band < 0) {
        flush();
        close_over(piece.rect);
        continue;
      }
      if (!strip.pieces.empty() && band != strip.band) flush();
      if (strip.pieces.empty()) strip.x0 = piece.rect.x0, strip.mid = line.mid, strip.band = band;
      strip.x1 = piece.rect.x1;
      strip.size = std::max(strip.size, piece.size);
      strip.words += piece.words;
      strip.pieces.push_back(id);
    }
    flush();
  }

  // Running text ends the tables above it.
  void close_over(const Rect& rect) {
    for (const std::size_t id : active_) {
      Run& run = runs_[id];
      if (overlap(run.x0, run.x1, rect.x0, rect.x1) > 0.2 * rect.width()) run.closed = true;
    }
  }

  // A list item is a marker and one text; a heading may be numbered in the same way.
  bool is_multi(const Strip& strip) const {
    if (strip.pieces.size() < 2) return false;
    return strip.pieces.size() > 2 || !all_.pieces[strip.pieces[0]].marker;
  }

  void add_strip(Strip strip) {
    strip.multi = is_multi(strip);
    std::erase_if(active_, [&](std::size_t id) {
      const Run& run = runs_[id];
      const Strip& last = run.strips.back();
      const bool same_band = last.band >= 0 && last.band == strip.band;
      return run.closed || (!same_band && strip.mid - last.mid > kFarAway * strip.size);
    });
    Run* into = nullptr;
    for (const std::size_t id : active_) {
      if (belongs(runs_[id], strip)) into = &runs_[id];
    }
    if (into == nullptr) {
      active_.push_back(runs_.size());
      into = &runs_.emplace_back();
      into->x0 = strip.x0, into->x1 = strip.x1;
    } else {
      const Strip& last = into->strips.back();
      if (strip.mid - last.mid > 0.8 * strip.size) into->pitches.push_back((strip.mid - last.mid) / strip.size);
    }
    if (strip.multi) into->last_multi = into->strips.size(), ++into->multis;
    into->x0 = std::min(into->x0, strip.x0), into->x1 = std::max(into->x1, strip.x1);
    into->strips.push_back(std::move(strip));
  }

  bool belongs(Run& run, const Strip& strip) const {
    const Strip& last = run.strips.back();
    if (strip.band >= 0 || last.band >= 0) {
      if (strip.band == last.band) return true;
      // A band is whole: what stands outside joins only as its header or its last rows.
      if (strip.band >= 0) {
        const Rect& band = bands_[strip.band].rect;
        return last.multi && last.band < 0 && run.strips.size() <= kHeaderLines &&
               strip.mid - last.mid < kRowPitch * strip.size && run.x0 > band.x0 - strip.size &&
               run.x1 < band.x1 + strip.size;
      }
      return strip.multi && aligned(run, strip) >= 2 && strip.mid - last.mid < kRowPitch * strip.size &&
             strip.x0 > run.x0 - strip.size && strip.x1 < run.x1 + strip.size;
    }
    if (overlap(run.x0, run.x1, strip.x0, strip.x1) <= 0 && !(strip.multi && run.multis == 0)) return false;
    const double away = (strip.mid - last.mid) / std::max(strip.size, last.size);
    if (run.multis > 0 && !strip.multi && ends_table(run, strip)) {
      run.closed = true;
      return false;
    }
    if (run.strips.size() - run.last_multi > kSinglesBetween) return false;
    if (away <= kRowPitch) return true;
    if (away <= kOverUsual * usual_pitch(run)) return true;
    return strip.multi && away <= kAlignedPitch && aligned(run, strip) >= 2;
  }

  // A sentence or a caption below rows.
  bool ends_table(const Run& run, const Strip& strip) const {
    const bool long_line = strip.words >= 7 && strip.x1 - strip.x0 > 0.6 * (run.x1 - run.x0);
    return long_line && strip.x0 < run.x0 + 2 * strip.size;
  }

  static double usual_pitch(const Run& run) {
    if (run.pitches.size() < 2) return 0;
    std::vector<double> sorted = run.pitches;
    if (sorted.size() > 16) sorted.erase(sorted.begin(), sorted.end() - 16);
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2));
    return sorted[sorted.size() / 2];
  }

  // How many pieces share an edge or the middle with one of the last rows of the run.
  int aligned(const Run& run, const Strip& strip) const {
    int count = 0;
    for (const int id : strip.pieces) {
      const Rect& rect = all_.pieces[id].rect;
      const double slack = kEdge * all_.pieces[id].size;
      bool same = false;
      for (std::size_t back = 1; back <= std::min<std::size_t>(run.strips.size(), 4) && !same; ++back) {
        for (const int other : run.strips[run.strips.size() - back].pieces) {
          const Rect& above = all_.pieces[other].rect;
          same = same || std::abs(above.x0 - rect.x0) < slack || std::abs(above.x1 - rect.x1) < slack ||
                 std::abs(above.mid_x() - rect.mid_x()) < slack;
        }
      }
      count += same;
    }
    return count;
  }

  void trim(Run& run) const {
    std::size_t begin = 0, end = run.strips.size();
    while (begin < end && !run.strips[begin].multi && run.strips[begin].band < 0) ++begin;
    while (end > begin && !run.strips[end - 1].multi && run.strips[end - 1].band < 0) --end;
    // Headings above several columns, and the upper lines of wrapped headings.
    while (begin > 0 && is_heading(run, run.strips[begin - 1], run.strips[begin])) --begin;
    while (end < run.strips.size() && goes_on(run, run.strips[end - 1], run.strips[end])) ++end;
    run.strips = {run.strips.begin() + static_cast<std::ptrdiff_t>(begin),
                  run.strips.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  bool is_heading(const Run& run, const Strip& strip, const Strip& below) const {
    if (below.mid - strip.mid > kHeadingPitch * std::max(strip.size, below.size)) return false;
    if (std::abs(strip.size - below.size) > 0.12 * below.size) return false;
    double left = run.x1;
    for (const Strip& other : run.strips) {
      if (other.multi) left = std::min(left, all_.pieces[other.pieces[0]].rect.x1);
    }
    return strip.x0 >= left - below.size && strip.x1 <= run.x1 + below.size;
  }

  // The last line of a wrapped cell.
  bool goes_on(const Run& run, const Strip& above, const Strip& strip) const {
    if (strip.mid - above.mid > 1.6 * std::max(strip.size, above.size)) return false;
    if (std::abs(strip.size - above.size) > 0.1 * above.size) return false;
    const Piece& piece = all_.pieces[strip.pieces[0]];
    const bool lower = piece.first >= 'a' && piece.first <= 'z';
    const bool inside = strip.x0 > run.x0 + 0.5 * strip.size && strip.x1 < run.x1 + 0.5 * strip.size;
    return strip.x1 - strip.x0 < 0.5 * (run.x1 - run.x0) && (lower || (inside && !piece.marker));
  }

  Region region_of(const Run& run) const {
    Region region;
    region.rect = all_.pieces[run.strips.front().pieces[0]].rect;
    for (const Strip& strip : run.strips) {
      for (const int id : strip.pieces) {
        region.pieces.push_back(id);
        region.rect.unite(all_.pieces[id].rect);
      }
      region.ruled = region.ruled || strip.band >= 0;
    }
    return region;
  }

  const Pieces& all_;
  const std::vector<Band>& bands_;
  std::vector<Run> runs_;
  std::vector<std::size_t> active_;
};

}  // namespace

std::vector<Region> find_regions(const Pieces& pieces, const std::vector<Ruling>& rulings) {
  const std::vector<Band> bands = find_bands(pieces, rulings);
  return Finder(pieces, bands).run();
}

}  // namespace recount
