#include "extract/form_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace recount {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

// Font sizes. A text that begins or ends with its cell stands as well as one so far off the middle. What reaches over the cell's border
// counts so many times. Worse rows, a text, fit no columns.
constexpr double kAside = 0.5, kOver = 4, kWorst = 2.5;
// A text farther off the middle of its column than this may span others, in whose middle it stands nearer by as much.
constexpr double kOffMiddle = 1;
// Rows of so many cells at least have their section's columns; shorter ones may have columns of their own.
constexpr std::size_t kSection = 5;
// Steps by which borders are moved until texts stand in the middle between them.
constexpr int kSteps = 20;

bool has_text(const PageCell& cell) {
  return !cell.glyphs.empty();
}

double middle_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

class Spreader {
 public:
  Spreader(PageTable& table, const std::vector<std::size_t>& sizes, double size)
      : table_(table), sizes_(sizes), size_(size), count_(static_cast<std::size_t>(table.cols)) {}

  bool run() {
    if (!find_borders()) return false;
    table_.xs = borders_;
    std::vector<PageCell> cells;
    for (std::size_t row = 0; row < sizes_.size();) {
      const std::size_t end = end_of_section(row);
      const std::vector<std::size_t> starts = starts_of(row, end);
      for (; row < end; ++row) take_row(row, starts, cells);
    }
    table_.cells = std::move(cells);
    return true;
  }

 private:
  const PageCell& at(std::size_t row, std::size_t col) const { return table_.cells[row * count_ + col]; }

  // From the rows that have all columns.
  bool find_borders() {
    std::vector<double> middles(count_), from(count_, kNever), to(count_, -kNever);
    for (std::size_t col = 0; col < count_; ++col) {
      std::vector<double> mids;
      for (std::size_t row = 0; row < sizes_.size(); ++row) {
        if (sizes_[row] == count_ && has_text(at(row, col))) mids.push_back(at(row, col).text_rect.mid_x());
      }
      if (mids.empty()) return false;
      middles[col] = middle_of(std::move(mids));
      if (col > 0 && middles[col] <= middles[col - 1]) return false;
    }
    for (std::size_t row = 0; row < sizes_.size(); ++row) {
      for (std::size_t col = 0; sizes_[row] == count_ && col < count_; ++col) {
        const Rect& rect = at(row, col).text_rect;
        // Headings of several columns.
        const bool reaches_over = (col > 0 && rect.x0 < middles[col - 1]) ||
                                  (col + 1 < count_ && rect.x1 > middles[col + 1]) || rect.x0 > middles[col] ||
                                  rect.x1 < middles[col];
        if (!has_text(at(row, col)) || reaches_over) continue;
        from[col] = std::min(from[col], rect.x0), to[col] = std::max(to[col], rect.x1);
      }
    }
    borders_.assign(count_ + 1, 0);
    for (std::size_t col = 1; col < count_; ++col) borders_[col] = (to[col - 1] + from[col]) / 2;
    for (int step = 0; step < kSteps; ++step) {
      for (std::size_t col = 0; col <= count_; ++col) {
        const double by_left = col > 0 ? 2 * middles[col - 1] - borders_[col - 1] : 0;
        const double by_right = col < count_ ? 2 * middles[col] - borders_[col + 1] : 0;
        if (col == 0) {
          borders_[col] = std::min({by_right, from[col], table_.rect.x0});
        } else if (col == count_) {
          borders_[col] = std::max({by_left, to[col - 1], table_.rect.x1});
        } else {
          const auto [low, high] = std::minmax(to[col - 1], from[col]);
          borders_[col] = std::clamp((by_left + by_right) / 2, low, high);
        }
      }
    }
    return std::ranges::is_sorted(borders_);
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

  // The first border of each of a section's columns, and the last border. Empty where they fit none.
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
    best[0] = 0;
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
    if (best.back() > kWorst * static_cast<double>(texts)) return {};
    starts[cells] = count_;
    for (std::size_t k = cells; k > 0; --k) starts[k - 1] = from[k * width + starts[k]];
    return starts;
  }

  void take_row(std::size_t row, const std::vector<std::size_t>& starts, std::vector<PageCell>& into) {
    if (starts.empty()) {
      for (std::size_t col = 0; col < count_; ++col) into.push_back(at(row, col));
      return;
    }
    std::vector<PageCell> cells;
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      PageCell cell = at(row, i);
      cell.col = static_cast<int>(starts[i]);
      cell.col_span = static_cast<int>(starts[i + 1] - starts[i]);
      cells.push_back(std::move(cell));
    }
    if (sizes_[row] == count_) widen(cells);
    into.insert(into.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
  }

  double off_middle(const PageCell& cell, std::size_t first, std::size_t last) const {
    return std::abs(cell.text_rect.mid_x() - (borders_[first] + borders_[last + 1]) / 2);
  }

  // Labels of a whole row up to its figures (总分), and headings of several columns, over the blank cells beside them.
  void widen(std::vector<PageCell>& cells) const {
    std::vector<PageCell> kept;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!has_text(cells[i])) {
        kept.push_back(cells[i]);
        continue;
      }
      const bool is_first = std::ranges::none_of(kept, has_text);
      std::size_t end = i + 1, first = i, last = i;
      double best = off_middle(cells[i], i, i) - kOffMiddle * size_;
      for (; end < cells.size() && !has_text(cells[end]); ++end) {
        for (const std::size_t begin : {std::size_t{0}, i}) {
          if ((begin == i || is_first) && off_middle(cells[i], begin, end) < best)
            best = off_middle(cells[i], begin, end), first = begin, last = end;
        }
      }
      if (is_first && off_middle(cells[i], 0, i) < best) first = 0, last = i;
      if (first < i) kept.clear();
      kept.push_back(cells[i]);
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
