#include "extract/faded_rulings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "extract/faded_lines.h"
#include "extract/label_rows.h"
#include "extract/ruling_rests.h"
#include "extract/table_print.h"

namespace recount {
namespace {

// Fewer rests, lines of a direction and rows are no table.
constexpr std::size_t kFewestRests = 20, kFewestLines = 3;
constexpr int kFewestRows = 3;
// Of the crossings of lines that pass each other, so many must be left; shares of all cells, and of those of a column, that may
// seem to hold two.
constexpr double kMostLeft = 0.88, kMostCrowded = 0.12, kMostInColumn = 0.25;
// Heights of a character: outer rows are no higher; rows of pairs are none.
constexpr double kFarthest = 6, kOneRow = 4;

class Lattice {
 public:
  Lattice(FadedGrid grid, const TablePrint& print) : grid_(std::move(grid)), print_(print) {}

  std::vector<Ruling> run() {
    find_faded_lines(grid_, print_);
    if (grid_.lines[0].size() < kFewestLines || grid_.lines[1].size() < kFewestLines) return {};
    find_ends();
    if (share_left() < kMostLeft) return {};
    add_outer_lines();
    settle_labels();
    if (is_crowded()) return {};
    std::vector<Ruling> rulings;
    for (const std::size_t axis : {0u, 1u}) add_rulings(axis, rulings);
    return rulings;
  }

 private:
  // Rows beside whose outer upright line there is print.
  int rows_beside(bool left) const {
    const double outer = left ? grid_.lines[1].front() : grid_.lines[1].back(), room = kBeside * grid_.em;
    int rows = 0;
    for (std::size_t h = 1; h < grid_.lines[0].size(); ++h) {
      const double top = grid_.lines[0][h - 1] + room, bottom = grid_.lines[0][h] - room;
      const double from = left ? outer - kFarthest * grid_.em : outer + room,
                   to = left ? outer - room : outer + kFarthest * grid_.em;
      rows += !print_.blocks(from, to, top, bottom).empty();
    }
    return rows;
  }

  // Where lines cross, both go on to the next one; where one ends at another, hardly anything is left. So every line reaches one line
  // farther than its crossings, and that line goes on there.
  void find_ends() {
    passes_ = grid_.passes();
    ends_ = passes_;
    for (const std::size_t axis : {0u, 1u}) has_more_[axis] = {has_more(axis, true), has_more(axis, false)};
    // Print beside several rows, a row of print close above the first line: of the line beyond nothing is left.
    for (const bool low : {true, false})
      has_more_[0][low ? 0 : 1] = has_more_[0][low ? 0 : 1] || rows_beside(low) >= kFewestRows;
    has_more_[1][0] =
        has_more_[1][0] || print_.has_print(grid_.lines[1].front(), grid_.lines[0].front() - grid_.em,
                                            grid_.lines[1].back(), grid_.lines[0].front() - kBeside * grid_.em);
    for (bool changed = true; changed;) {
      changed = false;
      for (const std::size_t axis : {0u, 1u}) {
        for (std::size_t i = 0; i < grid_.lines[axis].size(); ++i) changed |= reach_out(axis, i);
      }
    }
  }

  // Whether it made a line across go farther.
  bool reach_out(std::size_t axis, std::size_t i) {
    const int here = static_cast<int>(i), count = static_cast<int>(grid_.lines[1 - axis].size());
    std::vector<LineEnds>& across = passes_[1 - axis];
    const auto goes_by = [&](int k) {
      const LineEnds& other = across[static_cast<std::size_t>(k)];
      return here >= other.first - 1 && here <= other.last + 1;
    };
    const LineEnds& passes = passes_[axis][i];
    LineEnds& ends = ends_[axis][i];
    ends = passes;
    int k = passes.first - 1;
    while (k >= 0 && !goes_by(k)) --k;
    if (passes.first > 0 || has_more_[axis][0]) ends.first = k;
    k = passes.last + 1;
    // Upright lines begin and end at rows: a row does not end where one that goes no farther does.
    const auto ends_row = [&](int at) {
      const LineEnds& other = across[static_cast<std::size_t>(at)];
      return axis == 1 ? goes_by(at) : other.has(here) && !parts_values(i, at);
    };
    while (k < count && !ends_row(k)) ++k;
    if (passes.last < count - 1 || has_more_[axis][1]) ends.last = k;
    bool changed = false;
    for (const int end : {ends.first, ends.last}) {
      if (end >= 0 && end < count) changed |= across[static_cast<std::size_t>(end)].include(here);
    }
    return changed;
  }

  // Of the crossings of rows with the lines that they pass, on average.
  double share_left() const {
    double sum = 0;
    for (std::size_t h = 0; h < grid_.lines[0].size(); ++h) sum += grid_.share_left(0, h, passes_);
    return sum / static_cast<double>(grid_.lines[0].size());
  }

  // Cells with several blocks of print: rows are missed, in all columns or in one.
  bool is_crowded() const {
    const double room = kBeside * grid_.em;
    double all = 0, all_crowded = 0;
    for (std::size_t v = 1; v < grid_.lines[1].size(); ++v) {
      double filled = 0, crowded = 0;
      std::optional<double> top;
      for (std::size_t h = 0; h < grid_.lines[0].size(); ++h) {
        if (!ends_[0][h].has(static_cast<int>(v) - 1) || !ends_[0][h].has(static_cast<int>(v))) continue;
        const double bottom = grid_.lines[0][h];
        if (top) {
          const auto blocks =
              print_.blocks(grid_.lines[1][v - 1] + room, grid_.lines[1][v] - room, *top, bottom);
          filled += !blocks.empty(), crowded += blocks.size() > 1;
        }
        top = bottom;
      }
      if (crowded > kMostInColumn * filled && crowded >= kFewestRows) return true;
      all += filled, all_crowded += crowded;
    }
    return all_crowded > kMostCrowded * all;
  }

  // Whether values stand above and below row i right of the upright line k: its dot is lost.
  bool parts_values(std::size_t i, int k) const {
    const std::size_t v = static_cast<std::size_t>(k);
    if (i == 0 || i + 1 >= grid_.lines[0].size() || v + 1 >= grid_.lines[1].size()) return false;
    const double at = grid_.lines[0][i], from = grid_.lines[1][v], to = grid_.lines[1][v + 1],
                 room = kBeside * grid_.em;
    return print_.has_print(from, grid_.lines[0][i - 1] + room, to, at - room) &&
           print_.has_print(from, at + room, to, grid_.lines[0][i + 1] - room) &&
           !print_.has_print(from, at - room / 2, to, at + room / 2);
  }

  // Whether it crosses the outer line at one side: there are rests of it beyond, or that line left little but crossings.
  bool goes_on(std::size_t axis, std::size_t i, bool low) const {
    const std::vector<double>& across = grid_.lines[1 - axis];
    const std::size_t side = low ? 0 : across.size() - 1;
    const double outer = across[side];
    if (!grid_.crosses(axis, i, side)) return false;
    if (grid_.is_of_crossings(1 - axis, side)) return true;
    return std::ranges::any_of(grid_.rests, [&](const FadedRest& rest) {
      return rest.tells(axis) && std::abs(rest.mid(axis) - grid_.lines[axis][i]) <= grid_.near() &&
             (low ? rest.to[1 - axis] < outer - grid_.near() : rest.from[1 - axis] > outer + grid_.near()) &&
             std::abs(rest.mid(1 - axis) - outer) < kFarthest * grid_.em;
    });
  }

  // There is another line beyond the outer one, to which all go on that cross that.
  bool has_more(std::size_t axis, bool low) const {
    for (std::size_t i = 0; i < grid_.lines[axis].size(); ++i) {
      if (goes_on(axis, i, low)) return true;
    }
    return false;
  }

  // Where upright lines end beyond the first or last row; nullopt where hardly anything is left of them there.
  std::optional<double> end_of(bool low) const {
    const double outer = low ? grid_.lines[0].front() : grid_.lines[0].back();
    std::vector<double> ends;
    for (const FadedRest& rest : grid_.rests) {
      const double end = low ? rest.from[0] : rest.to[0];
      const bool is_beyond = low ? end < outer - grid_.em : end > outer + grid_.em;
      if (!is_beyond || std::abs(end - outer) > kFarthest * grid_.em || !rest.tells(1)) continue;
      if (!grid_.lines_at(rest, 1).empty()) ends.push_back(end);
    }
    if (ends.size() < 2) return std::nullopt;
    return low ? *std::ranges::min_element(ends) : *std::ranges::max_element(ends);
  }

  // Sides that left nothing, beside the outermost print of the table.
  void add_outer_lines() {
    std::array<std::array<std::optional<double>, 2>, 2> outer;  // [axis of the line][low, high]
    std::array<double, 2> first = {grid_.lines[0].front(), grid_.lines[1].front()},
                          last = {grid_.lines[0].back(), grid_.lines[1].back()};
    for (const std::size_t axis : {1u, 0u}) {
      const auto beyond = [&](double line, int step) {
        return print_.beyond(axis, line, step, first[1 - axis], last[1 - axis]);
      };
      const bool is_beside[] = {axis == 0 || rows_beside(true) > 0, axis == 0 || rows_beside(false) > 0};
      if (has_more_[1 - axis][0] && is_beside[0]) {
        outer[axis][0] = beyond(first[axis], -1);
        if (const std::optional<double> end = axis == 0 ? end_of(true) : std::nullopt) outer[axis][0] = end;
      }
      if (has_more_[1 - axis][1] && is_beside[1]) {
        outer[axis][1] = beyond(last[axis], 1);
        if (const std::optional<double> end = axis == 0 ? end_of(false) : std::nullopt) outer[axis][1] = end;
      }
      first[axis] = outer[axis][0].value_or(first[axis]), last[axis] = outer[axis][1].value_or(last[axis]);
    }
    for (const std::size_t axis : {0u, 1u}) {
      std::vector<double>& lines = grid_.lines[axis];
      std::vector<LineEnds>& across = ends_[1 - axis];
      if (outer[axis][0]) {
        lines.insert(lines.begin(), *outer[axis][0]);
        ends_[axis].insert(ends_[axis].begin(), whole(axis));
        passes_[axis].insert(passes_[axis].begin(), whole(axis));
        for (std::vector<LineEnds>* counted : {&across, &passes_[1 - axis]}) {
          for (LineEnds& ends : *counted) ++ends.first, ++ends.last;
        }
      }
      if (outer[axis][1]) {
        lines.push_back(*outer[axis][1]);
        ends_[axis].push_back(whole(axis));
        passes_[axis].push_back(whole(axis));
      }
    }
    for (const std::size_t axis : {0u, 1u}) {
      const int count = static_cast<int>(grid_.lines[1 - axis].size());
      for (std::size_t i = 0; i < ends_[axis].size(); ++i) {
        LineEnds& ends = ends_[axis][i];
        const bool is_outer = (outer[axis][0] && i == 0) || (outer[axis][1] && i + 1 == ends_[axis].size());
        if (is_outer) ends = {0, count - 1};
        ends = {std::clamp(ends.first, 0, count - 1), std::clamp(ends.last, 0, count - 1)};
      }
    }
  }

  // Whether a row that begins at an upright line or crosses it nobody can tell from a dot. Labels at the left stand in the middle of their
  // cells: rows go on through a column of them as these ask for.
  void settle_labels() {
    for (std::size_t v = 0; v + 1 < grid_.lines[1].size(); ++v) {
      std::vector<double> rows;
      std::vector<std::size_t> ids;
      std::vector<bool> surely;
      bool any = false;
      const int here = static_cast<int>(v);
      for (std::size_t h = 0; h < grid_.lines[0].size(); ++h) {
        const LineEnds& ends = ends_[0][h];
        if (ends.first > here || ends.last <= here) continue;
        const bool is_sure =
            ends.first < here || passes_[0][h].first <= here || h == 0 || h + 1 == grid_.lines[0].size();
        rows.push_back(grid_.lines[0][h]), ids.push_back(h), surely.push_back(is_sure);
        any |= !is_sure;
      }
      if (!any) continue;
      const std::vector<bool> kept = rows_of_labels(print_, grid_.lines[1][v] + grid_.near(),
                                                    grid_.lines[1][v + 1] - grid_.near(), rows, surely);
      for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!kept[i]) ends_[0][ids[i]].first = here + 1;
      }
    }
  }

  LineEnds whole(std::size_t axis) const { return {0, static_cast<int>(grid_.lines[1 - axis].size()) - 1}; }

  // From end to end, where no print is in the way; and upright ones where they part two texts of one row.
  void add_rulings(std::size_t axis, std::vector<Ruling>& rulings) const {
    const std::vector<double>& across = grid_.lines[1 - axis];
    for (std::size_t i = 0; i < grid_.lines[axis].size(); ++i) {
      const double at = grid_.lines[axis][i];
      std::optional<double> from;
      double last = 0;
      const auto end = [&] {
        if (from) add_ruling(axis, at, *from, last, rulings);
        from.reset();
      };
      std::optional<std::size_t> before;
      for (std::size_t k = 0; k < across.size(); ++k) {
        if (!ends_[1 - axis][k].has(static_cast<int>(i))) continue;
        if (before) {
          const double begin = across[*before];
          const bool is_inside =
              ends_[axis][i].has(static_cast<int>(*before)) && ends_[axis][i].has(static_cast<int>(k));
          if ((is_inside && !print_.is_in_way(axis, at, begin, across[k])) ||
              (axis == 1 && parts_texts(i, begin, across[k]))) {
            if (!from) from = begin;
            last = across[k];
          } else {
            end();
          }
        }
        before = k;
      }
      end();
    }
  }

  // Whether an upright line stands in the first gap behind a text of a row and before another.
  bool parts_texts(std::size_t v, double top, double bottom) const {
    if (v == 0 || v + 1 >= grid_.lines[1].size() || bottom - top > kOneRow * grid_.em) return false;
    const double at = grid_.lines[1][v], room = kGap * grid_.em, inside = kBeside * grid_.em;
    return !print_.has_print(at - room - grid_.near(), top + inside, at + room + grid_.near(),
                             bottom - inside) &&
           print_.has_print(grid_.lines[1][v - 1], top + inside, at - room, bottom - inside) &&
           print_.has_print(at + room, top + inside, grid_.lines[1].back(), bottom - inside);
  }

  void add_ruling(std::size_t axis, double at, double from, double to, std::vector<Ruling>& rulings) const {
    rulings.push_back({.horizontal = axis == 0,
                       .at = print_.on_page(axis, at, (from + to) / 2),
                       .from = print_.on_page(1 - axis, from, at),
                       .to = print_.on_page(1 - axis, to, at),
                       .thickness = 1,
                       .contrast = 255});
  }

  FadedGrid grid_;
  const TablePrint& print_;
  std::array<std::vector<LineEnds>, 2> passes_, ends_;  // what a line passes; where it ends
  std::array<std::array<bool, 2>, 2> has_more_ =
      {};  // [axis][low, high]: its lines go on beyond the outer line across
};

}  // namespace

std::vector<Ruling> find_faded_rulings(PIX* clean, double dpi) {
  if (clean == nullptr || !(dpi > 0)) return {};
  const double em = text_height_of(clean);
  if (em <= 0) return {};
  const RulingRests found = find_ruling_rests(clean, em);
  if (!found.print || found.rests.size() < kFewestRests) return {};
  FadedGrid grid(found.rests, em);
  const TablePrint print(found.print.get(), em, grid.slope);
  std::vector<Ruling> rulings = Lattice(std::move(grid), print).run();
  for (Ruling& ruling : rulings) {
    const double points = 72 / dpi;
    ruling.at *= points, ruling.from *= points, ruling.to *= points, ruling.thickness *= points;
  }
  std::ranges::stable_sort(rulings, is_before);
  return rulings;
}

}  // namespace recount
