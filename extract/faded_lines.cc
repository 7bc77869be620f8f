#include "extract/faded_lines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>

namespace recount {
namespace {

// Rests that make a line.
constexpr std::size_t kOfLine = 3;
// Of crossings so many are left. How sure of a line its crossings must make (nats).
constexpr double kLeft = 0.35, kLeastSure = 3.5;
// What crossings that are missed one after the other say against a line (nats).
constexpr double kMissed = 1;
// Chance covers so much of a line at least, and at most.
constexpr double kLeastShare = 0.01, kMostShare = 0.95;
// Rests on a line that needs no others, and by how many times more than elsewhere.
constexpr double kRich = 10, kOverChance = 6;
// Lines so sure, as a share of the surest, are the first that others are measured by; then all, so many times.
constexpr double kSeed = 0.35;
constexpr int kRounds = 4;
// Heights of a character: rows and columns are wider.
constexpr double kNarrowest = 1.1;
// At least so many of the crossings of a line with those that it passes must be left.
constexpr double kOwnLeft = 0.6;
// Share of the rows or columns that it passes in which a line may run through print: merged cells.
constexpr double kMostThrough = 0.55;
// Rows in which gaps show a column, and of those with print.
constexpr std::size_t kMissedRows = 5;
constexpr double kMissedShare = 0.6;

class LineFinder {
 public:
  LineFinder(FadedGrid& grid, const TablePrint& print) : grid_(grid), print_(print) {}

  void run() {
    for (const std::size_t axis : {0u, 1u}) grid_.lines[axis] = candidates(axis);
    find_crossings();
    choose();
    for (const std::size_t axis : {0u, 1u}) confirm(axis);
    drop_loose();
    add_single_rows();
    add_missed_columns();
  }

 private:
  // Where the most rests are in line.
  std::vector<double> candidates(std::size_t axis) const {
    std::vector<double> places;
    for (const FadedRest& rest : grid_.rests) {
      if (rest.tells(axis)) places.push_back(rest.mid(axis));
    }
    std::ranges::sort(places);
    const double width = 2 * kOnLine * grid_.em;
    std::vector<std::pair<std::size_t, std::size_t>> windows;  // how many, from which on
    for (std::size_t i = 0, end = 0; i < places.size(); ++i) {
      while (end < places.size() && places[end] <= places[i] + width) ++end;
      if (end - i >= kOfLine) windows.push_back({end - i, i});
    }
    std::ranges::stable_sort(windows, std::greater<>(), [](const auto& window) { return window.first; });
    std::vector<bool> used(places.size(), false);
    std::vector<double> lines;
    for (const auto& [count, first] : windows) {
      const auto begin = used.begin() + static_cast<std::ptrdiff_t>(first),
                 end = begin + static_cast<std::ptrdiff_t>(count);
      if (std::find(begin, end, true) != end) continue;
      std::fill(begin, end, true);
      lines.push_back(places[first + count / 2]);
    }
    std::ranges::sort(lines);
    return lines;
  }

  void find_crossings() {
    grid_.crossings.assign(grid_.lines[0].size(), std::vector<bool>(grid_.lines[1].size(), false));
    for (const FadedRest& rest : grid_.rests) {
      for (const std::size_t h : grid_.lines_at(rest, 0)) {
        for (const std::size_t v : grid_.lines_at(rest, 1)) grid_.crossings[h][v] = true;
      }
    }
  }

  // What is left of a line at its crossings says nothing of others.
  void measure_shares() {
    for (const std::size_t axis : {0u, 1u}) {
      const std::vector<double>& across = grid_.lines[1 - axis];
      const double length = across.empty() ? grid_.em : std::max(across.back() - across.front(), grid_.em);
      shares_[axis].assign(grid_.lines[axis].size(), kLeastShare);
      for (const FadedRest& rest : grid_.rests) {
        const auto is_kept = [&](std::size_t k) { return kept_[1 - axis][k]; };
        if (!rest.tells(axis) || (rest.is_dot && std::ranges::any_of(grid_.lines_at(rest, 1 - axis), is_kept)))
          continue;
        for (const std::size_t i : grid_.lines_at(rest, axis))
          shares_[axis][i] += (rest.to[1 - axis] - rest.from[1 - axis] + 2 * grid_.near()) / length;
      }
      for (double& share : shares_[axis]) share = std::min(share, kMostShare);
    }
  }

  // How much more likely its crossings are on a line than by chance. Beyond the outer ones nothing is asked for.
  double sureness(std::size_t axis, std::size_t i) const {
    const std::vector<double>& across = grid_.lines[1 - axis];
    std::optional<std::size_t> first, last;
    std::size_t count = 0;
    for (std::size_t k = 0; k < across.size(); ++k) {
      if (!kept_[1 - axis][k] || !grid_.crosses(axis, i, k)) continue;
      if (!first) first = k;
      last = k, ++count;
    }
    if (count < 2) return -std::numeric_limits<double>::infinity();
    double sure = 0;
    bool missed = false;
    for (std::size_t k = *first; k <= *last; ++k) {
      if (!kept_[1 - axis][k]) continue;
      const bool is_left = grid_.crosses(axis, i, k);
      // Where it is not there at all, beside merged cells, several are missed at once.
      if (is_left) sure += std::log(kLeft / shares_[1 - axis][k]);
      if (!is_left && !missed) sure -= kMissed;
      missed = !is_left;
    }
    return sure;
  }

  void remove(std::size_t axis, std::size_t i) {
    grid_.remove(axis, i);
    kept_[axis].erase(kept_[axis].begin() + static_cast<std::ptrdiff_t>(i));
  }

  // The surest lines tell which others are: dashes of several lines can be above one another, too.
  void choose() {
    for (const std::size_t axis : {0u, 1u}) kept_[axis].assign(grid_.lines[axis].size(), true);
    measure_shares();
    const std::array<std::vector<double>, 2> sure = {all_sure(0), all_sure(1)};
    for (const std::size_t axis : {0u, 1u}) {
      const double most = sure[axis].empty() ? 0 : *std::ranges::max_element(sure[axis]);
      for (std::size_t i = 0; i < sure[axis].size(); ++i)
        kept_[axis][i] = sure[axis][i] >= std::max(kSeed * most, kLeastSure) || is_rich(axis, i);
    }
    for (int round = 0; round < kRounds; ++round) {
      for (const std::size_t axis : {0u, 1u}) {
        measure_shares();
        const std::vector<double> now = all_sure(axis);
        for (std::size_t i = 0; i < now.size(); ++i) kept_[axis][i] = now[i] >= kLeastSure || is_rich(axis, i);
      }
    }
    for (const std::size_t axis : {0u, 1u}) {
      for (std::size_t i = grid_.lines[axis].size(); i-- > 0;) {
        if (!kept_[axis][i]) remove(axis, i);
      }
    }
  }

  // So many rests are in line that chance does not put them there.
  bool is_rich(std::size_t axis, std::size_t i) const {
    double count = 0, all = 0, from = 1e9, to = -1e9;
    for (const FadedRest& rest : grid_.rests) {
      if (!rest.tells(axis)) continue;
      ++all, count += std::abs(rest.mid(axis) - grid_.lines[axis][i]) <= grid_.near();
      from = std::min(from, rest.mid(axis)), to = std::max(to, rest.mid(axis));
    }
    return count >= kRich && count >= kOverChance * all * 2 * grid_.near() / std::max(to - from, grid_.em);
  }

  std::vector<double> all_sure(std::size_t axis) const {
    std::vector<double> sure;
    for (std::size_t i = 0; i < grid_.lines[axis].size(); ++i) sure.push_back(sureness(axis, i));
    return sure;
  }

  // The surest lines first: others stand farther from them than rows and columns are narrow. Pieces at one height of many lines across make
  // lines that run through print.
  void confirm(std::size_t axis) {
    std::vector<std::size_t> order(grid_.lines[axis].size());
    std::iota(order.begin(), order.end(), 0u);
    const std::vector<double> sure = all_sure(axis);
    const std::vector<LineEnds> passes = grid_.passes()[axis];
    std::ranges::sort(order, std::greater<>(), [&](std::size_t i) { return sure[i]; });
    std::vector<std::size_t> kept;
    for (const std::size_t i : order) {
      const double at = grid_.lines[axis][i];
      const bool is_free = std::ranges::none_of(kept, [&](std::size_t other) {
        return std::abs(grid_.lines[axis][other] - at) < kNarrowest * grid_.em;
      });
      if (is_free && !runs_through_print(axis, i, passes[i])) kept.push_back(i);
    }
    for (std::size_t i = grid_.lines[axis].size(); i-- > 0;) {
      if (std::ranges::find(kept, i) == kept.end()) remove(axis, i);
    }
  }

  // Between neighbours that it crosses, or in much of the rows or columns from its first crossing to its last.
  bool runs_through_print(std::size_t axis, std::size_t i, const LineEnds& passes) const {
    const std::vector<double>& across = grid_.lines[1 - axis];
    int free = 0, in_way = 0;
    double all = 0, all_in_way = 0;
    for (std::size_t k = 1; k < across.size(); ++k) {
      if (!passes.has(static_cast<int>(k) - 1) || !passes.has(static_cast<int>(k))) continue;
      const bool is_in_way = print_.is_in_way(axis, grid_.lines[axis][i], across[k - 1], across[k]);
      ++all, all_in_way += is_in_way;
      if (grid_.crosses(axis, i, k - 1) && grid_.crosses(axis, i, k)) ++(is_in_way ? in_way : free);
    }
    return (in_way > 1 && 2 * in_way > free) || all_in_way > kMostThrough * all;
  }

  // Lines that many of those do not cross that they pass.
  void drop_loose() {
    while (true) {
      const auto passes = grid_.passes();
      double least = kOwnLeft;
      std::size_t worst_axis = 0, worst = 0;
      for (const std::size_t axis : {0u, 1u}) {
        for (std::size_t i = 0; i < grid_.lines[axis].size(); ++i) {
          const double left = grid_.share_left(axis, i, passes);
          if (left < least) least = left, worst_axis = axis, worst = i;
        }
      }
      if (least == kOwnLeft) return;
      grid_.remove(worst_axis, worst);
    }
  }

  // A dot on an upright line that left little but crossings is one of them, if print stands above and below it, but not at its height.
  void add_single_rows() {
    std::vector<std::pair<double, std::size_t>> found;  // height, upright line
    for (std::size_t v = 0; v < grid_.lines[1].size(); ++v) {
      if (!grid_.is_of_crossings(1, v)) continue;
      for (const FadedRest& rest : grid_.rests) {
        const double at = rest.mid(0);
        if (!rest.is_dot || std::abs(rest.mid(1) - grid_.lines[1][v]) > grid_.near()) continue;
        const auto is_close = [&](double other) { return std::abs(other - at) < kNarrowest * grid_.em; };
        if (std::ranges::any_of(grid_.lines[0], is_close)) continue;
        if (std::ranges::any_of(found, is_close, &std::pair<double, std::size_t>::first)) continue;
        if (parts_rows(at, v)) found.push_back({at, v});
      }
    }
    for (const auto& [at, v] : found) {
      const auto place = std::ranges::lower_bound(grid_.lines[0], at);
      const auto row = static_cast<std::size_t>(place - grid_.lines[0].begin());
      grid_.insert(0, row, at);
      grid_.crossings[row][v] = true;
    }
  }

  bool parts_rows(double at, std::size_t v) const {
    const auto next = std::ranges::lower_bound(grid_.lines[0], at);
    if (next == grid_.lines[0].begin() || next == grid_.lines[0].end()) return false;
    const double from = v > 0 ? grid_.lines[1][v - 1] : grid_.lines[1][v],
                 to = v + 1 < grid_.lines[1].size() ? grid_.lines[1][v + 1] : grid_.lines[1][v];
    const double room = kBeside * grid_.em;
    return !print_.has_print(from, at - room, to, at + room) &&
           print_.has_print(from, *std::prev(next) + room, to, at - room) &&
           print_.has_print(from, at + room, to, *next - room);
  }

  // Upright lines of which nothing is left, where in most rows white space parts two texts.
  void add_missed_columns() {
    for (std::size_t v = 1; v < grid_.lines[1].size(); ++v) {
      std::vector<Gap> gaps;
      double filled = 0;
      for (std::size_t h = 1; h < grid_.lines[0].size(); ++h) filled += add_gaps(h, v, gaps);
      double at = 0;
      std::size_t most = 0;
      for (const Gap& gap : gaps) {
        // The part that all these gaps have in common begins with one of them.
        Gap common{gap.from, gap.to, 0};
        std::size_t count = 0;
        for (const Gap& other : gaps) {
          if (other.from > gap.from || other.to < gap.from + kGap * grid_.em) continue;
          common.to = std::min(common.to, other.to), ++count;
        }
        if (count > most) most = count, at = (common.from + common.to) / 2;
      }
      if (most < kMissedRows || static_cast<double>(most) < kMissedShare * filled) continue;
      grid_.insert(1, v, at);
      for (const Gap& gap : gaps) {
        if (at < gap.from || at > gap.to) continue;
        grid_.crossings[gap.row - 1][v] = grid_.crossings[gap.row][v] = true;
      }
      ++v;
    }
  }

  // Between two texts in the cell above row h and left of the upright line v.
  struct Gap {
    double from = 0, to = 0;
    std::size_t row = 0;
  };

  // Whether there is print in that cell at all.
  bool add_gaps(std::size_t h, std::size_t v, std::vector<Gap>& gaps) const {
    const double room = kBeside * grid_.em, top = grid_.lines[0][h - 1] + room,
                 bottom = grid_.lines[0][h] - room;
    std::optional<double> last;
    for (double x = grid_.lines[1][v - 1] + room; x < grid_.lines[1][v] - room; ++x) {
      if (!print_.has_print(x - grid_.near() - 1, top, x + grid_.near() + 2, bottom)) continue;
      if (last && x - *last > 2 * kGap * grid_.em) gaps.push_back({*last, x, h});
      last = x;
    }
    return last.has_value();
  }

  FadedGrid& grid_;
  const TablePrint& print_;
  std::array<std::vector<double>, 2>
      shares_;  // of the length of a line that rests cover: so often chance makes a crossing with it
  std::array<std::vector<bool>, 2> kept_;
};

}  // namespace

void find_faded_lines(FadedGrid& grid, const TablePrint& print) {
  LineFinder(grid, print).run();
}

}  // namespace recount
