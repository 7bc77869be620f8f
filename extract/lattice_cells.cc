#include "extract/lattice_cells.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "extract/lattice.h"

namespace recount {
namespace {

// A side of a table is open where rulings go on beyond the last one across by more than this (points).
constexpr double kOpen = 8;
// A ruling parts two cells if it covers this share of their common border.
constexpr double kCovers = 0.5;

// Positions of rulings, those nearer than kSameLine as one.
std::vector<double> borders_of(const std::vector<Ruling>& lines) {
  std::vector<double> sorted;
  for (const Ruling& line : lines) sorted.push_back(line.at);
  std::ranges::sort(sorted);
  std::vector<double> borders;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i + 1;
    while (end < sorted.size() && sorted[end] - sorted[i] < kSameLine) ++end;
    borders.push_back(std::accumulate(sorted.begin() + static_cast<std::ptrdiff_t>(i),
                                      sorted.begin() + static_cast<std::ptrdiff_t>(end), 0.0) /
                      static_cast<double>(end - i));
    i = end;
  }
  return borders;
}

struct OpenSides {
  bool first = false, last = false;
};

// Closes open sides: where at least two rulings across go on beyond the outermost border.
OpenSides close_sides(std::vector<double>& borders, const std::vector<Ruling>& across) {
  std::vector<double> starts, ends;
  for (const Ruling& line : across) {
    if (borders.empty() || line.from < borders.front() - kOpen) starts.push_back(line.from);
    if (borders.empty() || line.to > borders.back() + kOpen) ends.push_back(line.to);
  }
  const OpenSides open{starts.size() >= 2, ends.size() >= 2};
  if (open.first) borders.insert(borders.begin(), *std::ranges::min_element(starts));
  if (open.last) borders.push_back(*std::ranges::max_element(ends));
  return open;
}

// walls[line][gap]: whether a ruling at border `line` covers the gap between the borders `gap` and `gap` + 1 across it.
using Walls = std::vector<std::vector<bool>>;

Walls walls_of(const std::vector<Ruling>& lines, const std::vector<double>& borders,
               const std::vector<double>& across) {
  const std::size_t gaps = across.size() - 1;
  std::vector<std::vector<double>> covered(borders.size(), std::vector<double>(gaps, 0));
  for (const Ruling& line : lines) {
    const auto it = std::ranges::lower_bound(borders, line.at);
    std::size_t border = static_cast<std::size_t>(
        std::min(it - borders.begin(), static_cast<std::ptrdiff_t>(borders.size()) - 1));
    if (border > 0 && line.at - borders[border - 1] < borders[border] - line.at) --border;
    const auto first = std::ranges::upper_bound(across, line.from);
    for (std::size_t gap = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - across.begin() - 1, 0));
         gap < gaps && across[gap] < line.to; ++gap) {
      covered[border][gap] += std::max(0.0, overlap(across[gap], across[gap + 1], line.from, line.to));
    }
  }
  Walls walls(borders.size(), std::vector<bool>(gaps, false));
  for (std::size_t border = 0; border < borders.size(); ++border) {
    const bool outer = border == 0 || border + 1 == borders.size();
    for (std::size_t gap = 0; gap < gaps; ++gap) {
      walls[border][gap] = outer || covered[border][gap] >= kCovers * (across[gap + 1] - across[gap]);
    }
  }
  return walls;
}

// Takes out borders that part nothing: all walls at them were too short.
void drop_unused(std::vector<double>& borders, const Walls& walls) {
  std::vector<double> used;
  for (std::size_t i = 0; i < borders.size(); ++i) {
    if (std::ranges::find(walls[i], true) != walls[i].end()) used.push_back(borders[i]);
  }
  borders = std::move(used);
}

// Grows cells from the top left: to the right while no wall stands there, then down while the whole row below belongs to it.
class Builder {
 public:
  Builder(PageTable& table, Walls upright, Walls level)
      : table_(table),
        upright_(std::move(upright)),
        level_(std::move(level)),
        rows_(static_cast<std::size_t>(table.rows)),
        cols_(static_cast<std::size_t>(table.cols)),
        taken_(rows_ * cols_, false) {}

  void run() {
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < cols_; ++c) {
        if (!taken_[r * cols_ + c]) add(r, c);
      }
    }
  }

 private:
  bool open_right(std::size_t r, std::size_t c) const {
    return c + 1 < cols_ && !upright_[c + 1][r] && !taken_[r * cols_ + c + 1];
  }

  // Whether row r + 1 goes on with the columns c0..c1 of row r: open all along, and as wide.
  bool goes_down(std::size_t r, std::size_t c0, std::size_t c1) const {
    if (r + 1 >= rows_) return false;
    for (std::size_t c = c0; c <= c1; ++c) {
      if (level_[r + 1][c] || taken_[(r + 1) * cols_ + c]) return false;
      if (c < c1 && upright_[c + 1][r + 1]) return false;
    }
    const bool left = c0 == 0 || upright_[c0][r + 1] || taken_[(r + 1) * cols_ + c0 - 1];
    const bool right = c1 + 1 == cols_ || upright_[c1 + 1][r + 1];
    return left && right;
  }

  void add(std::size_t r, std::size_t c) {
    std::size_t c1 = c, r1 = r;
    while (open_right(r, c1)) ++c1;
    while (goes_down(r1, c, c1)) ++r1;
    for (std::size_t y = r; y <= r1; ++y) {
      for (std::size_t x = c; x <= c1; ++x) taken_[y * cols_ + x] = true;
    }
    PageCell cell;
    cell.row = static_cast<int>(r);
    cell.col = static_cast<int>(c);
    cell.row_span = static_cast<int>(r1 - r + 1);
    cell.col_span = static_cast<int>(c1 - c + 1);
    cell.rect = {table_.xs[c], table_.ys[r], table_.xs[c1 + 1], table_.ys[r1 + 1]};
    table_.cells.push_back(std::move(cell));
  }

  PageTable& table_;
  Walls upright_, level_;  // of vertical and of horizontal rulings
  std::size_t rows_, cols_;
  std::vector<bool> taken_;
};

}  // namespace

PageTable cells_of(const RulingGroup& group) {
  PageTable table;
  std::vector<double> xs = borders_of(group.vertical), ys = borders_of(group.horizontal);
  close_sides(xs, group.horizontal);
  const OpenSides open = close_sides(ys, group.vertical);
  if (xs.size() < 2 || ys.size() < 2 || (xs.size() - 1) * (ys.size() - 1) > kMaxPositions) return table;
  drop_unused(xs, walls_of(group.vertical, xs, ys));
  drop_unused(ys, walls_of(group.horizontal, ys, xs));
  table.open_top = open.first;
  table.open_bottom = open.last;
  table.xs = xs;
  table.ys = ys;
  table.cols = static_cast<int>(xs.size()) - 1;
  table.rows = static_cast<int>(ys.size()) - 1;
  table.rect = {xs.front(), ys.front(), xs.back(), ys.back()};
  Builder(table, walls_of(group.vertical, xs, ys), walls_of(group.horizontal, ys, xs)).run();
  return table;
}

std::vector<std::size_t> positions_of(const PageTable& table) {
  std::vector<std::size_t> cell_at(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.cols),
                                   0);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const PageCell& cell = table.cells[i];
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.col; c < cell.col + cell.col_span; ++c) {
        cell_at[static_cast<std::size_t>(r) * static_cast<std::size_t>(table.cols) +
                static_cast<std::size_t>(c)] = i;
      }
    }
  }
  return cell_at;
}

void turn_table(PageTable& table, int turn) {
  if (turn == 0) return;
  const auto mirrored = [](std::vector<double> borders) {
    std::ranges::reverse(borders);
    for (double& border : borders) border = -border;
    return borders;
  };
  for (PageCell& cell : table.cells) {
    const int row_from_end = table.rows - cell.row - cell.row_span,
              col_from_end = table.cols - cell.col - cell.col_span;
    const PageCell old = cell;
    cell.row = turn == 270 ? old.col : turn == 90 ? col_from_end : row_from_end;
    cell.col = turn == 270 ? row_from_end : turn == 90 ? old.row : col_from_end;
    if (turn != 180) std::swap(cell.row_span, cell.col_span);
  }
  if (turn == 180) {
    table.xs = mirrored(std::move(table.xs));
    table.ys = mirrored(std::move(table.ys));
  } else {
    std::swap(table.rows, table.cols);
    std::swap(table.xs, table.ys);
    std::vector<double>& turned = turn == 270 ? table.xs : table.ys;
    turned = mirrored(std::move(turned));
  }
  std::ranges::sort(table.cells, [](const PageCell& a, const PageCell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
}

}  // namespace recount
