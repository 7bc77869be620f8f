#include "corpus/draw/rulings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace recount::corpus {
namespace {

// Positions in hundredths of a point, so that equal edges are equal.
long fixed(double value) {
  return std::lround(value * 100);
}

using Intervals =
    std::map<long, std::vector<std::pair<long, long>>>;  // position of the line -> from, to along it

void join(std::vector<std::pair<long, long>>& parts) {
  std::ranges::sort(parts);
  std::vector<std::pair<long, long>> joined;
  for (const auto& part : parts) {
    if (!joined.empty() && part.first <= joined.back().second) {
      joined.back().second = std::max(joined.back().second, part.second);
    } else {
      joined.push_back(part);
    }
  }
  parts = joined;
}

struct Pen {
  double width, grey;
  bool dotted;
};

Pen pen_of(Rulings rulings, bool outer) {
  switch (rulings) {
    case Rulings::kHairline:
      return {0.15, 0, false};
    case Rulings::kThick:
      return {1.0, 0, false};
    case Rulings::kFramed:
      return {outer ? 1.5 : 0.5, 0, false};
    case Rulings::kDotted:
      return {0.6, 0, !outer};
    case Rulings::kGrey:
      return {0.6, 0.65, false};
    default:
      return {0.5, 0, false};
  }
}

constexpr double kShortBy = 2.0;    // points at each end of a ruling that stops short
constexpr double kDoubleGap = 2.0;  // points between the two lines of a double frame

}  // namespace

std::vector<Stroke> rulings_of(const std::vector<Rect>& boxes, Rulings rulings) {
  std::vector<Stroke> strokes;
  if (rulings == Rulings::kNone || boxes.empty()) return strokes;
  Intervals horizontal, vertical;
  for (const Rect& box : boxes) {
    const long x0 = fixed(box.x0), x1 = fixed(box.x1), y0 = fixed(box.y0), y1 = fixed(box.y1);
    for (const long y : {y0, y1}) horizontal[y].emplace_back(x0, x1);
    for (const long x : {x0, x1}) vertical[x].emplace_back(y0, y1);
  }
  const auto draw = [&](Intervals& lines, bool upright) {
    if (upright && rulings == Rulings::kHorizontal) return;
    const long first = lines.begin()->first, last = lines.rbegin()->first;
    for (auto& [at, parts] : lines) {
      join(parts);
      const bool outer = at == first || at == last;
      const Pen pen = pen_of(rulings, outer);
      const double inset = rulings == Rulings::kShort ? kShortBy : 0;
      for (const auto& [from, to] : parts) {
        for (int copy = 0; copy < (outer && rulings == Rulings::kDouble ? 2 : 1); ++copy) {
          const double out = copy == 0 ? 0 : at == first ? -kDoubleGap : kDoubleGap;
          const double p = static_cast<double>(at) / 100 + out;
          const double a = static_cast<double>(from) / 100 + inset - std::abs(out);
          const double b = static_cast<double>(to) / 100 - inset + std::abs(out);
          strokes.push_back(upright ? Stroke{p, a, p, b, pen.width, pen.grey, pen.dotted}
                                    : Stroke{a, p, b, p, pen.width, pen.grey, pen.dotted});
        }
      }
    }
  };
  draw(horizontal, false);
  draw(vertical, true);
  return strokes;
}

}  // namespace recount::corpus
