#include "extract/form_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "extract/median.h"
#include "extract/text_layout.h"

namespace recount {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

// Font sizes. A text that begins or ends with its cell stands as well as one so far off the middle. What reaches over the cell's border
// counts so many times. Worse rows, a text, fit no columns.
constexpr double kAside = 0.5, kOver = 4, kWorst = 2.5;
// A text spans columns in whose middle it stands nearer by so much than in its own; a label of a whole row, where it stands so near to it.
constexpr double kOffMiddle = 1;
// A column that a section leaves blank at an end costs so much a row.
constexpr double kBlankEnd = 0.2;
// Rows of so many cells at least have their section's columns; shorter ones may have columns of their own.
constexpr std::size_t kSection = 5;
// Steps by which borders are moved until texts stand in the middle between them.
constexpr int kSteps = 20;

bool has_text(const PageCell& cell) {
  return !cell.glyphs.empty();
}

class Spreader {
 public:
  Spreader(PageTable& table, const std::vector<std::size_t>& sizes, double size)
      : table_(table), sizes_(sizes), size_(size), count_(static_cast<std::size_t>(table.cols)) {}

  bool run() {
    for (std::size_t row = 0; row < sizes_.size(); ++row) sort(row);
    if (!find_borders()) return false;
    table_.xs = borders_;
    std::vector<PageCell> cells;
    for (std::size_t row = 0; row < sizes_.size();) {
      const std::size_t end = end_of_section(row);
      const std::vector<std::size_t> starts = starts_of(row, end);
      // Rows of as many cells need not have the same: labels stand beside some of them, remarks behind others.
      for (; row < end; ++row) take_row(row, starts.empty() ? starts_of(row, row + 1) : starts, cells);
    }
    table_.cells = std::move(cells);
    return true;
  }

 private:
  const PageCell& at(std::size_t row, std::size_t col) const { return table_.cells[row * count_ + col]; }

  // Labels of several rows may have come before those left of them.
  void sort(std::size_t row) {
    const auto begin = table_.cells.begin() + static_cast<std::ptrdiff_t>(row * count_);
    const auto end = begin + static_cast<std::ptrdiff_t>(sizes_[row]);
    if (!std::all_of(begin, end, has_text)) return;
    std::stable_sort(begin, end, [](const PageCell& a, const PageCell& b) {
      return a.text_rect.mid_x() < b.text_rect.mid_x();
    });
    for (auto cell = begin; cell != end; ++cell) cell->col = static_cast<int>(cell - begin);
  }

  // From the rows that have all columns.
  bool find_borders() {
    std::vector<double> middles(count_);
    std::vector<std::vector<double>> lefts(count_), rights(count_);
    for (std::size_t col = 0; col < count_; ++col) {
      std::vector<double> mids;
      for (std::size_t row = 0; row < sizes_.size(); ++row) {
        if (sizes_[row] != count_ || !has_text(at(row, col))) continue;
        const Rect& rect = at(row, col).text_rect;
        mids.push_back(rect.mid_x()), lefts[col].push_back(rect.x0), rights[col].push_back(rect.x1);
      }
      if (mids.empty()) return false;
      middles[col] = median(std::move(mids));
      if (col > 0 && middles[col] <= middles[col - 1]) return false;
    }
    borders_.assign(count_ + 1, 0);
    std::vector<Gap> gaps(count_);  // gaps[i] lies before column i
    for (std::size_t col = 1; col < count_; ++col) {
      gaps[col] = gap_between(rights[col - 1], lefts[col]);
      borders_[col] = (gaps[col].from + gaps[col].to) / 2;
    }
    borders_.front() = table_.rect.x0;
    borders_.back() = table_.rect.x1;
    for (int step = 0; step < kSteps; ++step) {
      for (std::size_t col = 0; col <= count_; ++col) {
        const double by_left = col > 0 ? 2 * middles[col - 1] - borders_[col - 1] : 0;
        const double by_right = col < count_ ? 2 * middles[col] - borders_[col + 1] : 0;
        if (col == 0) {
          borders_[col] = std::min(by_right, table_.rect.x0);
        } else if (col == count_) {
          borders_[col] = std::max(by_left, table_.rect.x1);
        } else {
          borders_[col] = std::clamp((by_left + by_right) / 2, gaps[col].from, gaps[col].to);
        }
      }
    }
    return std::ranges::is_sorted(borders_);
  }

  struct Gap {
    double from = 0, to = 0;
  };

  // Between two columns, where the fewest texts stand: headings of several columns reach over it.
  static Gap gap_between(std::vector<double> rights, std::vector<double> lefts) {
    std::ranges::sort(rights);
    std::ranges::sort(lefts);
    Gap best{rights.back(), rights.back()};
    std::size_t least = lefts.size() + rights.size() + 1;
    for (std::size_t i = rights.size(); i-- > 0;) {
      const auto right_of = std::ranges::lower_bound(lefts, rights[i]);
      const std::size_t crossed = rights.size() - 1 - i + static_cast<std::size_t>(right_of - lefts.begin());
      if (right_of == lefts.end() || crossed >= least) continue;
      least = crossed;
      best = {rights[i], *right_of};
    }
    return best;
  }

  // Rows of one section follow each other with as many cells.
  std::size_t end_of_section(std::size_t row) const {
    const auto has_blank = [this](std::size_t r) {
      for (std::size_t col = 0; col < sizes_[r]; ++col) {
        if (!has_text(at(r, col))) return true;
      }
      return false;
    };
    std::size_t end = row + 1;
    while (end < sizes_.size() && sizes_[end] == sizes_[row] &&
           (sizes_[row] >= kSection || has_blank(end) || has_blank(end - 1)))
      ++end;
    return end;
  }

  // What speaks against the texts of a section's column standing in a cell from border to border.
  double cost_of(std::size_t row, std::size_t end, std::size_t col, double from, double to) const {
    double cost = 0;
    for (; row < end; ++row) {
      const PageCell& cell = at(row, col);
      if (!has_text(cell)) continue;
      const Rect& rect = cell.text_rect;
      const double off = std::abs(rect.mid_x() - (from + to) / 2),
                   aside = std::min(std::abs(rect.x0 - from), std::abs(to - rect.x1)) + kAside * size_,
                   over = std::max(0.0, from - rect.x0) + std::max(0.0, rect.x1 - to);
      cost += (std::min(off, aside) + kOver * over) / size_;
    }
    return cost;
  }

  // The first border of each of a section's columns, and the last border. Empty where they fit none. Rows with many cells may leave
  // columns at the ends blank: their labels stand beside other rows, remarks are rare.
  std::vector<std::size_t> starts_of(std::size_t row, std::size_t end) const {
    const std::size_t cells = sizes_[row];
    std::vector<std::size_t> starts(cells + 1);
    if (cells == count_ || cells == 0) {
      for (std::size_t i = 0; i <= cells; ++i) starts[i] = i;
      return cells == 0 ? std::vector<std::size_t>() : starts;
    }
    // best[k][b]: the first k columns end at border b.
    const std::size_t width = count_ + 1;
    std::vector<double> best((cells + 1) * width, kNever);
    std::vector<std::size_t> from(best.size(), 0);
    const double blank = cells >= kSection ? kBlankEnd * static_cast<double>(end - row) : kNever;
    for (std::size_t a = 0; a + cells <= count_; ++a) best[a] = a == 0 ? 0 : blank;
    for (std::size_t k = 0; k < cells; ++k) {
      for (std::size_t a = k; a < count_; ++a) {
        if (best[k * width + a] == kNever) continue;
        for (std::size_t b = a + 1; b <= count_; ++b) {
          const double cost = best[k * width + a] + cost_of(row, end, k, borders_[a], borders_[b]);
          if (cost < best[(k + 1) * width + b]) best[(k + 1) * width + b] = cost, from[(k + 1) * width + b] = a;
        }
      }
    }
    std::size_t texts = 0;
    for (std::size_t r = row; r < end; ++r) {
      for (std::size_t col = 0; col < cells; ++col) texts += has_text(at(r, col));
    }
    starts[cells] = count_;
    for (std::size_t b = cells; b < count_; ++b) {
      if (best[cells * width + b] + blank <
          best[cells * width + starts[cells]] + (starts[cells] < count_ ? blank : 0))
        starts[cells] = b;
    }
    if (best[cells * width + starts[cells]] > kWorst * static_cast<double>(texts)) return {};
    for (std::size_t k = cells; k > 0; --k) starts[k - 1] = from[k * width + starts[k]];
    return starts;
  }

  // The column of a figure in a row that has a cell less than there are columns: one is blank. `end` where it spans them all.
  std::size_t own_column(std::size_t row, const PageCell& cell, std::size_t begin, std::size_t end) const {
    if (end - begin != 2 || sizes_[row] + 1 != count_ || !is_layout_value(cell.text)) return end;
    if (misfit(cell, begin, end - 1) < kOffMiddle) return end;
    for (std::size_t col = begin; col < end; ++col) {
      if (cell.text_rect.x0 >= borders_[col] && cell.text_rect.x1 <= borders_[col + 1]) return col;
    }
    return end;
  }

  void take_row(std::size_t row, const std::vector<std::size_t>& starts, std::vector<PageCell>& into) {
    if (starts.empty()) {
      for (std::size_t col = 0; col < count_; ++col) into.push_back(at(row, col));
      return;
    }
    std::vector<PageCell> cells;
    const auto add = [&](PageCell cell, std::size_t from, std::size_t to) {
      cell.col = static_cast<int>(from);
      cell.col_span = static_cast<int>(to - from);
      cells.push_back(std::move(cell));
    };
    const auto add_blanks = [&](std::size_t from, std::size_t to) {
      for (std::size_t col = from; col < to; ++col) add(at(row, count_ - 1), col, col + 1);
    };
    add_blanks(0, starts.front());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      const std::size_t own = own_column(row, at(row, i), starts[i], starts[i + 1]);
      const bool is_own = own < starts[i + 1];
      const std::size_t first = is_own ? own : starts[i], end = is_own ? own + 1 : starts[i + 1];
      add_blanks(starts[i], first);
      add(at(row, i), first, end);
      add_blanks(end, starts[i + 1]);
    }
    add_blanks(starts.back(), count_);
    if (sizes_[row] == count_) widen(row, cells);
    into.insert(into.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
  }

  // Whether a label above spans this place.
  bool is_spanned(std::size_t row, std::size_t col) const {
    for (std::size_t above = row; above-- > 0 && sizes_[above] == count_;) {
      if (has_text(at(above, col))) return above + static_cast<std::size_t>(at(above, col).row_span) > row;
    }
    return false;
  }

  // What speaks against a text standing in the columns first to last, in font sizes.
  double misfit(const PageCell& cell, std::size_t first, std::size_t last) const {
    const double from = borders_[first], to = borders_[last + 1];
    const double over = std::max(0.0, from - cell.text_rect.x0) + std::max(0.0, cell.text_rect.x1 - to);
    return (std::abs(cell.text_rect.mid_x() - (from + to) / 2) + kOver * over) / size_;
  }

  // Headings of several columns, and labels of a whole row up to its figures (总分), over the blank cells beside them.
  void widen(std::size_t row, std::vector<PageCell>& cells) const {
    std::vector<PageCell> kept;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      kept.push_back(cells[i]);
      if (!has_text(cells[i])) continue;
      std::size_t end = i + 1;
      while (end < cells.size() && !has_text(cells[end]) && !is_spanned(row, end)) ++end;
      bool is_first = kept.size() == i + 1;
      for (std::size_t col = 0; col < i; ++col) is_first &= !has_text(cells[col]) && !is_spanned(row, col);
      // Of the blank cells in front, all belong to a label.
      std::size_t first = i, last = i;
      double least = misfit(cells[i], i, i) - kOffMiddle;
      for (std::size_t to = i + 1; to < end; ++to) {
        if (const double off = misfit(cells[i], i, to); off < least) least = off, last = to;
      }
      if (is_first && i > 0) {
        if (const double off = misfit(cells[i], 0, i); off < least) least = off, first = 0;
        least = last > i || first < i ? least : kOffMiddle;
        for (std::size_t to = i + 1; to < end; ++to) {
          if (const double off = misfit(cells[i], 0, to); off < least) least = off, first = 0, last = to;
        }
      }
      if (first < i) kept.assign(1, cells[i]);
      kept.back().col = static_cast<int>(first);
      kept.back().col_span = static_cast<int>(last - first) + 1;
      i = last;
    }
    cells = std::move(kept);
  }

  PageTable& table_;
  const std::vector<std::size_t>& sizes_;
  double size_;
  std::size_t count_;
  std::vector<double> borders_;
};

}  // namespace

bool spread_columns(PageTable& table, const std::vector<std::size_t>& sizes, double size) {
  return table.cols > 0 && Spreader(table, sizes, size).run();
}

}  // namespace recount
