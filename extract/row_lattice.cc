#include "extract/row_lattice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "extract/glyph_lines.h"
#include "extract/lattice.h"

namespace recount {
namespace {

// Points. Shorter rulings are underlines or fractions.
constexpr double kShortestLine = 20;
// Rulings from side to side that such a table has at least, and rows.
constexpr std::size_t kFewestLines = 4;
// Points. Sides of rulings that are meant to be the same.
constexpr double kSameEnd = 3;
// Gaps within a cell are narrower than this many font sizes; cells leave twice their padding.
// Between Latin words, blanks are up to half of it.
constexpr double kGutter = 0.42, kLatinGutter = 0.65;
// Chinese characters of one text touch; at a border that other rows show, this much parts two.
constexpr double kNarrowGutter = 0.12;
// Points. Text is centered between two borders up to this much.
constexpr double kCentered = 2.5;
constexpr double kAsGood = 0.7;
// And where borders are only known to lie somewhere in a gutter.
constexpr double kFills = 5;
// A ruling parts two cells if it covers this share of their width.
constexpr double kCovers = 0.5;
// Rulings with less text between them are a picture.
constexpr std::ptrdiff_t kFewestFilled = 4;
// Share of rows in which values may stand one below the other in one column: there the rows are not ruled.
constexpr double kMostStacked = 0.15;

using Lines = std::vector<Ruling>;

bool is_outside(const Ruling& line, const std::vector<Rect>& taken) {
  return std::ranges::none_of(taken, [&](const Rect& rect) {
    return line.at > rect.y0 - 2 && line.at < rect.y1 + 2 && overlap(line.from, line.to, rect.x0, rect.x1) > 0;
  });
}

// Rulings from side to side that stand one below the other, with the shorter ones between them.
struct Stack {
  double x0 = 0, x1 = 0;
  Lines lines;
  std::size_t full = 0;
};

std::vector<Stack> stacks_of(const Page& page, const std::vector<Rect>& taken) {
  std::vector<Stack> stacks;
  for (const Ruling& line : page.rulings) {
    if (!line.horizontal || line.length() < kShortestLine || !is_outside(line, taken)) continue;
    const auto home = std::ranges::find_if(stacks, [&](const Stack& stack) {
      return line.from >= stack.x0 - kSameEnd && line.to <= stack.x1 + kSameEnd &&
             line.at - stack.lines.back().at < page.height / 3;
    });
    if (home == stacks.end()) {
      stacks.push_back({line.from, line.to, {line}, 1});
      continue;
    }
    home->lines.push_back(line);
    home->full += line.from <= home->x0 + kSameEnd && line.to >= home->x1 - kSameEnd;
  }
  std::erase_if(stacks, [](const Stack& stack) { return stack.full < kFewestLines; });
  return stacks;
}

// A piece of text in a row that nothing parts.
struct Run {
  double x0 = 0, x1 = 0;
};

class RowLattice {
 public:
  RowLattice(const Page& page, Stack stack) : page_(page), stack_(std::move(stack)) {
    for (const Ruling& line : stack_.lines) {
      if (ys_.empty() || line.at - ys_.back() > kSameLine) ys_.push_back(line.at);
    }
  }

  // No cells where this is no such table.
  PageTable run() {
    PageTable table;
    if (ys_.size() < kFewestLines) return table;
    deal_glyphs();
    find_borders();
    if (xs_.size() < 3) return table;
    find_walls();
    if (is_stacked()) return table;
    build(table);
    return table;
  }

 private:
  std::size_t rows() const { return ys_.size() - 1; }
  std::size_t cols() const { return xs_.size() - 1; }

  void deal_glyphs() {
    glyphs_.resize(rows());
    for (std::uint32_t id = 0; id < page_.glyphs.size(); ++id) {
      const Rect& box = page_.glyphs[id].box;
      if (box.mid_x() < stack_.x0 - 1 || box.mid_x() > stack_.x1 + 1) continue;
      const auto it = std::ranges::upper_bound(ys_, box.mid_y());
      if (it == ys_.begin() || it == ys_.end()) continue;
      glyphs_[static_cast<std::size_t>(it - ys_.begin()) - 1].push_back(id);
    }
  }

  bool parts(const Glyph& left, double reach, const Glyph& right) const {
    const double size = size_of(right);
    const double gap = (right.box.x0 - reach) / size;
    const bool left_wide = is_wide_code(left.code), right_wide = is_wide_code(right.code);
    if (gap > (left_wide || right_wide ? kGutter : kLatinGutter)) return true;
    if (gap < kNarrowGutter || !left_wide || !right_wide) return false;
    return std::ranges::any_of(xs_, [&](double x) { return x > reach - 1 && x < right.box.x0 + 1; });
  }

  // What stands in a row, parted where it leaves a white gutter from top to bottom.
  std::vector<Run> runs_of(const std::vector<std::uint32_t>& ids) const {
    std::vector<const Glyph*> sorted;
    for (const std::uint32_t id : ids) sorted.push_back(&page_.glyphs[id]);
    std::ranges::sort(sorted, {}, [](const Glyph* glyph) { return glyph->box.x0; });
    std::vector<Run> runs;
    const Glyph* before = nullptr;
    for (const Glyph* glyph : sorted) {
      if (before == nullptr || parts(*before, runs.back().x1, *glyph)) {
        runs.push_back({glyph->box.x0, glyph->box.x1});
      } else {
        runs.back().x1 = std::max(runs.back().x1, glyph->box.x1);
      }
      before = glyph;
    }
    return runs;
  }

  // The fewest borders that stand in all gutters; those that rulings show come first.
  void find_borders() {
    xs_ = {stack_.x0, stack_.x1};
    for (const Ruling& line : stack_.lines) {
      for (const double end : {line.from, line.to}) {
        const bool known =
            std::ranges::any_of(xs_, [end](double x) { return std::abs(x - end) < 2 * kSameEnd; });
        if (!known) xs_.push_back(end);
      }
    }
    std::vector<Run> gutters;
    for (const std::vector<std::uint32_t>& row : glyphs_) {
      const std::vector<Run> runs = runs_of(row);
      for (std::size_t i = 1; i < runs.size(); ++i) gutters.push_back({runs[i - 1].x1, runs[i].x0});
    }
    std::ranges::sort(gutters, {}, &Run::x1);
    const std::size_t shown = xs_.size();
    std::vector<std::pair<double, double>> common;  // of the gutters that a new border stands in
    for (const Run& gutter : gutters) {
      const auto has = [&](double x) { return x > gutter.x0 - 1 && x < gutter.x1 + 1; };
      if (std::any_of(xs_.begin(), xs_.begin() + static_cast<std::ptrdiff_t>(shown), has)) continue;
      if (!common.empty() && gutter.x0 < common.back().second) {
        common.back().first = std::max(common.back().first, gutter.x0);
        continue;
      }
      common.push_back({gutter.x0, gutter.x1});
    }
    for (const auto& [from, to] : common) xs_.push_back((from + to) / 2);
    std::ranges::sort(xs_);
  }

  void find_walls() {
    walls_.assign(ys_.size(), std::vector<bool>(cols(), false));
    std::vector<std::vector<double>> covered(ys_.size(), std::vector<double>(cols(), 0));
    for (const Ruling& line : stack_.lines) {
      const auto nearest = std::ranges::min_element(ys_, {}, [&](double y) { return std::abs(y - line.at); });
      for (std::size_t c = 0; c < cols(); ++c) {
        covered[static_cast<std::size_t>(nearest - ys_.begin())][c] +=
            std::max(0.0, overlap(line.from, line.to, xs_[c], xs_[c + 1]));
      }
    }
    for (std::size_t y = 0; y < ys_.size(); ++y) {
      for (std::size_t c = 0; c < cols(); ++c) {
        walls_[y][c] = y == 0 || y + 1 == ys_.size() || covered[y][c] >= kCovers * (xs_[c + 1] - xs_[c]);
      }
    }
  }

  std::vector<std::uint32_t> glyphs_in(const Rect& rect, std::size_t first, std::size_t last) const {
    std::vector<std::uint32_t> found;
    for (std::size_t r = first; r <= last; ++r) {
      for (const std::uint32_t id : glyphs_[r]) {
        const double x = page_.glyphs[id].box.mid_x();
        if (x >= rect.x0 && x < rect.x1) found.push_back(id);
      }
    }
    return found;
  }

  // Whether figures stand one below the other between two rulings in many rows.
  bool is_stacked() const {
    std::size_t stacked = 0;
    for (std::size_t r = 0; r < rows(); ++r) {
      bool found = false;
      for (std::size_t c = 0; c < cols() && !found; ++c) {
        int figures = 0;
        for (const GlyphLine& line : lines_of(page_.glyphs, glyphs_in({xs_[c], 0, xs_[c + 1], 0}, r, r))) {
          const auto is_figure = [](const GlyphWord& word) {
            return std::ranges::all_of(word.text, [](char ch) {
              return (ch >= '0' && ch <= '9') || ch == '.' || ch == ',' || ch == '%';
            });
          };
          figures += line.words.size() == 1 && line.words.front().count > 1 && is_figure(line.words.front());
        }
        found = figures > 2;
      }
      stacked += found;
    }
    return static_cast<double>(stacked) > kMostStacked * static_cast<double>(rows());
  }

  // The last row of the cell at row r, column c.
  std::size_t bottom_of(std::size_t r, std::size_t c) const {
    while (r + 1 < rows() && !walls_[r + 1][c]) ++r;
    return r;
  }

  // Columns of a row that a text covers, and the free ones beside it that it is centered over.
  void build(PageTable& table) {
    table.ruled = false;
    table.xs = xs_;
    table.ys = ys_;
    table.rows = static_cast<int>(rows());
    table.cols = static_cast<int>(cols());
    table.rect = {xs_.front(), ys_.front(), xs_.back(), ys_.back()};
    for (std::size_t r = 0; r < rows(); ++r) {
      for (std::size_t c = 0; c < cols();) {
        const bool begins = walls_[r][c];
        if (!begins) {
          ++c;
          continue;
        }
        c = add_cells(table, r, c);
      }
    }
    std::ranges::sort(table.cells, [](const PageCell& a, const PageCell& b) {
      return a.row != b.row ? a.row < b.row : a.col < b.col;
    });
    join_blanks(table);
  }

  // Blank cells below one that spans their columns in both rows above are one, too.
  void join_blanks(PageTable& table) const {
    std::vector<PageCell*> at(rows() * cols(), nullptr);  // that begin there, of one row
    for (PageCell& cell : table.cells) {
      if (cell.row_span == 1)
        at[static_cast<std::size_t>(cell.row) * cols() + static_cast<std::size_t>(cell.col)] = &cell;
    }
    const auto is_blank = [](const PageCell* cell) {
      return cell != nullptr && cell->glyphs.empty() && cell->col_span == 1;
    };
    for (std::size_t i = 2 * cols(); i < at.size(); ++i) {
      const PageCell *above = at[i - cols()], *top = at[i - 2 * cols()];
      if (above == nullptr || top == nullptr || above->col_span < 2 || top->col_span != above->col_span)
        continue;
      const auto first = at.begin() + static_cast<std::ptrdiff_t>(i), end = first + above->col_span;
      if (!std::all_of(first, end, is_blank)) continue;
      (*first)->col_span = above->col_span;
      (*first)->rect.x1 = above->rect.x1;
      std::for_each(first + 1, end, [](PageCell* cell) { cell->col_span = 0; });  // gone
    }
    std::erase_if(table.cells, [](const PageCell& cell) { return cell.col_span == 0; });
  }

  // The cells of the columns from c on that begin at row r and end at the same row; returns the column behind them.
  std::size_t add_cells(PageTable& table, std::size_t r, std::size_t c) {
    const std::size_t bottom = bottom_of(r, c);
    std::size_t end = c + 1;
    while (end < cols() && walls_[r][end] && bottom_of(r, end) == bottom) ++end;
    const std::vector<Run> runs = runs_of(glyphs_in({xs_[c], 0, xs_[end], 0}, r, bottom));
    // First the columns that each text touches.
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (const Run& run : runs) {
      std::size_t from = c, to = end;
      while (from + 1 < end && xs_[from + 1] <= run.x0 + 1) ++from;
      while (to - 1 > from && xs_[to - 1] >= run.x1 - 1) --to;
      if (!spans.empty() && from < spans.back().second) {
        spans.back().second = std::max(spans.back().second, to);
      } else {
        spans.push_back({from, to});
      }
    }
    // A label and its text fill their row.
    const bool fills = c == 0 && end == cols() && spans.size() == 2;
    for (std::size_t i = 0; i < spans.size(); ++i) widen(spans, i, c, end, r, bottom, fills);
    std::size_t next = c;
    for (const auto& [from, to] : spans) {
      for (; next < from; ++next) add_cell(table, r, bottom, next, next + 1);
      add_cell(table, r, bottom, from, to);
      next = to;
    }
    for (; next < end; ++next) add_cell(table, r, bottom, next, next + 1);
    return end;
  }

  // Takes free columns on both sides in if the text is centered over all of them, but not over its own.
  void widen(std::vector<std::pair<std::size_t, std::size_t>>& spans, std::size_t i, std::size_t c,
             std::size_t end, std::size_t r, std::size_t bottom, bool fills) const {
    const std::size_t low = i == 0 ? c : spans[i - 1].second,
                      high = i + 1 == spans.size() ? end : spans[i + 1].first;
    const auto [from, to] = spans[i];
    Rect text{1e9, 0, -1e9, 0};
    for (const std::uint32_t id : glyphs_in({xs_[from], 0, xs_[to], 0}, r, bottom)) {
      text.x0 = std::min(text.x0, page_.glyphs[id].box.x0);
      text.x1 = std::max(text.x1, page_.glyphs[id].box.x1);
    }
    const auto distance = [&](std::size_t a, std::size_t b) {
      return std::abs((xs_[a] + xs_[b]) / 2 - text.mid_x());
    };
    // The best centered place, the wider one of those that are about as good.
    double best = std::min(distance(from, to), kCentered);
    for (std::size_t width = to - from + 1; width <= high - low; ++width) {
      for (std::size_t a = low; a + width <= high; ++a) {
        if (a > from || a + width < to || distance(a, a + width) > (fills ? kFills : best + kAsGood)) continue;
        best = std::min(best, distance(a, a + width));
        spans[i] = {a, a + width};
      }
    }
    if (r < bottom) {
      // Blank cells of several rows are hardly ever printed: they belong to the label beside them.
      spans[i] = {i == 0 ? low : spans[i].first, i + 1 == spans.size() ? high : spans[i].second};
    }
  }

  void add_cell(PageTable& table, std::size_t r, std::size_t bottom, std::size_t from, std::size_t to) {
    PageCell cell;
    cell.row = static_cast<int>(r);
    cell.row_span = static_cast<int>(bottom - r + 1);
    cell.col = static_cast<int>(from);
    cell.col_span = static_cast<int>(to - from);
    cell.rect = {xs_[from], ys_[r], xs_[to], ys_[bottom + 1]};
    cell.glyphs = glyphs_in(cell.rect, r, bottom);
    cell.text = text_of(page_.glyphs, cell.glyphs);
    table.cells.push_back(std::move(cell));
  }

  const Page& page_;
  Stack stack_;
  std::vector<double> xs_, ys_;
  std::vector<std::vector<std::uint32_t>> glyphs_;  // of each row
  std::vector<std::vector<bool>> walls_;            // [border of rows][column]
};

}  // namespace

std::vector<PageTable> find_row_lattices(const Page& page, const std::vector<Rect>& taken) {
  std::vector<PageTable> tables;
  for (Stack& stack : stacks_of(page, taken)) {
    PageTable table = RowLattice(page, std::move(stack)).run();
    const auto filled =
        std::ranges::count_if(table.cells, [](const PageCell& cell) { return !cell.glyphs.empty(); });
    if (filled >= kFewestFilled) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace recount
