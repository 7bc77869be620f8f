#include "extract/stream_profile.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace recount {
namespace {

std::vector<Span> gaps_of(std::vector<Span> spans) {
  std::ranges::sort(
      spans, [](const Span& a, const Span& b) { return a.line != b.line ? a.line < b.line : a.x0 < b.x0; });
  std::vector<Span> gaps;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const Span &a = spans[i - 1], &b = spans[i];
    if (a.line == b.line && b.x0 > a.x1) gaps.push_back({a.x1, b.x0, a.line});
  }
  return gaps;
}

// The distinct x of both, and how many spans cover each elementary interval between them.
struct Profile {
  std::vector<double> xs;
  std::vector<int> covered;

  explicit Profile(const std::vector<Span>& spans, const std::vector<Span>& also = {}) {
    for (const auto* list : {&spans, &also}) {
      for (const Span& span : *list) xs.push_back(span.x0), xs.push_back(span.x1);
    }
    std::ranges::sort(xs);
    xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
    covered = count(spans);
  }

  std::size_t index(double x) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(xs, x) - xs.begin());
  }

  std::vector<int> count(const std::vector<Span>& spans) const {
    std::vector<int> counts(xs.size() + 1, 0);
    for (const Span& span : spans) ++counts[index(span.x0)], --counts[index(span.x1)];
    for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
    return counts;
  }
};

// The least of a range, in constant time.
class RangeMin {
 public:
  explicit RangeMin(std::vector<int> values) {
    levels_.push_back(std::move(values));
    for (std::size_t step = 1; step * 2 <= levels_[0].size(); step *= 2) {
      const std::vector<int>& below = levels_.back();
      std::vector<int> level(below.size() - step);
      for (std::size_t i = 0; i < level.size(); ++i) level[i] = std::min(below[i], below[i + step]);
      levels_.push_back(std::move(level));
    }
  }
  int least(std::size_t begin, std::size_t end) const {
    const auto level = static_cast<std::size_t>(std::bit_width(end - begin) - 1);
    return std::min(levels_[level][begin], levels_[level][end - (std::size_t{1} << level)]);
  }

 private:
  std::vector<std::vector<int>> levels_;
};

// For each span the number of gaps that lie inside it.
std::vector<int> gaps_inside(const std::vector<Span>& spans, std::vector<Span> gaps) {
  std::vector<double> ends;
  for (const Span& gap : gaps) ends.push_back(gap.x1);
  std::ranges::sort(ends);
  std::ranges::sort(gaps, [](const Span& a, const Span& b) { return a.x0 > b.x0; });
  std::vector<std::size_t> order(spans.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return spans[a].x0 > spans[b].x0; });
  // A Fenwick tree over the ends of the gaps that begin to the right of the span.
  std::vector<int> tree(ends.size() + 1, 0), inside(spans.size(), 0);
  std::size_t next = 0;
  for (const std::size_t i : order) {
    for (; next < gaps.size() && gaps[next].x0 > spans[i].x0; ++next) {
      auto at = static_cast<std::size_t>(std::ranges::lower_bound(ends, gaps[next].x1) - ends.begin()) + 1;
      for (; at < tree.size(); at += at & (~at + 1)) ++tree[at];
    }
    auto at = static_cast<std::size_t>(std::ranges::lower_bound(ends, spans[i].x1) - ends.begin());
    for (; at > 0; at -= at & (~at + 1)) inside[i] += tree[at];
  }
  return inside;
}

}  // namespace

std::vector<bool> crossing_spans(const std::vector<Span>& spans) {
  std::vector<bool> crossing(spans.size(), false);
  const std::vector<Span> gaps = gaps_of(spans);
  if (gaps.empty()) return crossing;
  const Profile profile(spans);
  const RangeMin covered(profile.covered);
  const std::vector<int> inside = gaps_inside(spans, gaps);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (inside[i] == 0) continue;
    const std::size_t begin = profile.index(spans[i].x0), end = profile.index(spans[i].x1);
    // The span itself covers every place in it.
    const int others = covered.least(begin, std::max(end, begin + 1)) - 1;
    crossing[i] = inside[i] >= 2 ? inside[i] * 2 >= others * 3 : others == 0;
  }
  return crossing;
}

Cut best_cut(const std::vector<Span>& spans, const std::vector<Span>& gaps) {
  Cut best;
  if (gaps.empty()) return best;
  const Profile profile(spans, gaps);
  const std::vector<int> open = profile.count(gaps);
  int best_score = -1 << 30;
  double width = 0;
  for (std::size_t i = 0; i + 1 < profile.xs.size(); ++i) {
    if (open[i] == 0) continue;
    const int score = open[i] - 2 * profile.covered[i];
    const double here = profile.xs[i + 1] - profile.xs[i];
    if (score < best_score || (score == best_score && here <= width)) continue;
    best_score = score, width = here;
    best = {(profile.xs[i] + profile.xs[i + 1]) / 2, open[i], profile.covered[i]};
  }
  return best;
}

}  // namespace recount
