#include "extract/hidden_rulings.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/cell_pixels.h"
#include "extract/ink_lines.h"
#include "extract/line_gaps.h"
#include "extract/median.h"
#include "extract/rulings.h"

namespace recount {
namespace {

// Set on stamped office pages of the corpus. Shares of the way that are ink, and where the ruling itself is seen.
constexpr double kInkAllTheWay = 0.93, kSeen = 0.2;
// Ink is darker than half of the ruling's own darkness, paper lighter than this part of it.
constexpr double kHalf = 0.5, kPaperPart = 0.4;
// Points. A ruling bends so far from its mean; paper is looked for so far from its edges; what is shorter is no gap.
constexpr double kBend = 0.8, kBeside = 0.9, kLeastGap = 2;
// The stamp's ink reaches so far, in radii.
constexpr double kReach = 1.08;
// White between two texts, in heights of a character.
constexpr double kApart = 1;
constexpr int kSampled = 3;  // pixels from one to the next where a ruling's darkness is measured

class Lengthener {
 public:
  Lengthener(std::vector<Ruling>& rulings, PIX* clean, const std::vector<RoundStamp>& stamps, double pixels)
      : rulings_(rulings), clean_(clean), stamps_(stamps), pixels_(pixels) {}

  bool run() const {
    bool any = false;
    for (Ruling& ruling : rulings_) {
      for (const bool forward : {false, true}) {
        while (const std::optional<double> next = next_across(ruling, forward)) {
          double& end = forward ? ruling.to : ruling.from;
          if (!at_stamp(ruling, end, *next) || !is_hidden(ruling, std::min(end, *next), std::max(end, *next)))
            break;
          end = *next;
          any = true;
        }
      }
    }
    return any;
  }

 private:
  int to_pixels(double points) const { return static_cast<int>(std::lround(points * pixels_)); }

  // Where the nearest ruling across lies beyond an end.
  std::optional<double> next_across(const Ruling& ruling, bool forward) const {
    std::optional<double> next;
    for (const Ruling& other : rulings_) {
      if (other.horizontal == ruling.horizontal || ruling.at < other.from - kLeastGap ||
          ruling.at > other.to + kLeastGap)
        continue;
      const bool is_beyond = forward ? other.at > ruling.to + kLeastGap : other.at < ruling.from - kLeastGap;
      if (is_beyond && (!next || (forward ? other.at < *next : other.at > *next))) next = other.at;
    }
    return next;
  }

  // Whether all between the end and the next ruling may lie under one stamp.
  bool at_stamp(const Ruling& ruling, double end, double next) const {
    return std::ranges::any_of(stamps_, [&](const RoundStamp& stamp) {
      const double across = (ruling.horizontal ? stamp.y : stamp.x) - ruling.at * pixels_,
                   middle = (ruling.horizontal ? stamp.x : stamp.y);
      const double reach = kReach * stamp.radius;
      if (std::abs(across) > reach) return false;
      const double half = std::sqrt(reach * reach - across * across);
      const double from = std::min(end, next) * pixels_, to = std::max(end, next) * pixels_;
      // What sticks out of the stamp is seen.
      return overlap(from, to, middle - half, middle + half) > 0 && to - from <= 2 * reach;
    });
  }

  int value(const Ruling& ruling, int along, int across) const {
    const int x = ruling.horizontal ? along : across, y = ruling.horizontal ? across : along;
    if (x < 0 || y < 0 || x >= pixGetWidth(clean_) || y >= pixGetHeight(clean_)) return 255;
    return value_at(clean_, x, y);
  }

  int darkest(const Ruling& ruling, int along) const {
    const int at = to_pixels(ruling.at), bend = to_pixels(kBend);
    int dark = 255;
    for (int across = at - bend; across <= at + bend; ++across)
      dark = std::min(dark, value(ruling, along, across));
    return dark;
  }

  // The grey value that half of the ruling's pixels have at most.
  double usual(const Ruling& ruling) const {
    std::vector<double> values;
    for (int along = to_pixels(ruling.from); along < to_pixels(ruling.to); along += kSampled)
      values.push_back(darkest(ruling, along));
    return values.empty() ? 255 : median(std::move(values));
  }

  bool is_hidden(const Ruling& ruling, double from, double to) const {
    const double darkness = 255 - usual(ruling);
    const double ink = 255 - kHalf * darkness, paper = 255 - kPaperPart * darkness;
    const int first = to_pixels(from) + 1, last = to_pixels(to), at = to_pixels(ruling.at),
              bend = to_pixels(kBend);
    const int beside = std::max(2, to_pixels(ruling.thickness / 2 + kBeside));
    for (int across = at - bend; across <= at + bend; ++across) {
      int dark = 0, seen = 0;
      for (int along = first; along < last; ++along) {
        if (value(ruling, along, across) > ink) continue;
        ++dark;
        seen += value(ruling, along, across - beside) > paper && value(ruling, along, across + beside) > paper;
      }
      if (dark >= kInkAllTheWay * (last - first) && seen >= kSeen * (last - first)) return true;
    }
    return false;
  }

  std::vector<Ruling>& rulings_;
  PIX* clean_;
  const std::vector<RoundStamp>& stamps_;
  double pixels_;
};

// Whether a stamp covers all of an upright line from y0 to y1.
bool covers(const RoundStamp& stamp, double x, double y0, double y1) {
  return std::hypot(x - stamp.x, y0 - stamp.y) <= stamp.radius &&
         std::hypot(x - stamp.x, y1 - stamp.y) <= stamp.radius;
}

}  // namespace

bool lengthen_hidden(std::vector<Ruling>& rulings, PIX* clean, const std::vector<RoundStamp>& stamps,
                     double pixels) {
  return Lengthener(rulings, clean, stamps, pixels).run();
}

bool add_hidden_borders(std::vector<Ruling>& rulings, const std::vector<PageTable>& tables, PIX* clean,
                        const std::vector<RoundStamp>& stamps, double text_height, double pixels) {
  if (stamps.empty()) return false;
  const auto goes_through = [&](const Ruling& ruling, const Rect& cell) {
    const double x = ruling.at * pixels;
    const bool ends_here =
        std::abs(ruling.to - cell.y0) < kSameLine || std::abs(ruling.from - cell.y1) < kSameLine;
    if (!ends_here || ruling.at <= cell.x0 || ruling.at >= cell.x1) return false;
    const bool is_covered = std::ranges::any_of(
        stamps, [&](const RoundStamp& stamp) { return covers(stamp, x, cell.y0 * pixels, cell.y1 * pixels); });
    if (!is_covered) return false;
    std::vector<PixelRect> lines =
        ink_lines(clean, pixels_of(inside_of(cell, rulings), clean, pixels), text_height);
    std::erase_if(lines, [x](const PixelRect& line) { return line.x0 >= x || line.x1 <= x; });
    return !lines.empty() && std::ranges::all_of(lines, [&](const PixelRect& line) {
      return std::ranges::any_of(white_in(clean, line, kApart * text_height),
                                 [x](const PixelRect& gap) { return gap.x0 < x && gap.x1 > x; });
    });
  };
  std::vector<Ruling> hidden;
  for (const PageTable& table : tables) {
    for (const PageCell& cell : table.cells) {
      for (const Ruling& ruling : rulings) {
        if (ruling.horizontal || !goes_through(ruling, cell.rect)) continue;
        hidden.push_back(ruling);
        hidden.back().from = cell.rect.y0, hidden.back().to = cell.rect.y1;
      }
    }
  }
  if (hidden.empty()) return false;
  rulings.insert(rulings.end(), hidden.begin(), hidden.end());
  std::ranges::stable_sort(rulings, is_before);
  return true;
}

}  // namespace recount
