// Labels centred beside the rows that they head.
#include <algorithm>
#include <cmath>

#include "extract/stream_rows.h"

namespace recount {
namespace {

// Lines of one label follow each other at up to this many font sizes.
constexpr double kPitch = 1.7;
// A label is centred if it is off by no more than this, in font sizes, on average.
constexpr double kCentred = 0.6;
// Off by more than this, it may as well stand on the first of its rows, level with the cells there.
constexpr double kClearly = 0.15, kLevel = 0.25;
// More rows than this are not tried for all ways to part them.
constexpr int kMostRows = 300;

struct Label {
  double top = 0, bottom = 0, mid = 0, size = 0;
  std::vector<int> pieces;
};

std::vector<Label> labels_of(const TableText& text, std::size_t begin, int column, double near) {
  std::vector<Label> labels;
  double last = -1e30;
  for (std::size_t i = begin; i < text.lines.size(); ++i) {
    for (const Placed& item : text.lines[i].items) {
      if (item.columns.first != column || item.columns.last != column) continue;
      const Piece& piece = text.piece(item);
      if (labels.empty() || piece.mid - last > std::min(kPitch * piece.size, near))
        labels.push_back({piece.mid, piece.mid, 0, 0, {}});
      Label& label = labels.back();
      label.pieces.push_back(item.piece);
      label.bottom = last = piece.mid;
      label.mid = (label.top + label.bottom) / 2, label.size = std::max(label.size, piece.size);
    }
  }
  return labels;
}

struct Parted {
  std::vector<int> starts;  // of each label's rows, and the end
  double off = 1e30;        // mean distance from their middle, in font sizes
};

// Parts rows first..end among the labels so that each stands in the middle of its rows.
Parted part_rows(const std::vector<Label>& labels, const std::vector<double>& ys, int first, int end) {
  const int rows = end - first, count = static_cast<int>(labels.size());
  Parted parted;
  if (count == 0 || rows < count || rows > kMostRows) return parted;
  std::vector<std::vector<double>> cost(count + 1, std::vector<double>(rows + 1, 1e30));
  std::vector<std::vector<int>> from(count + 1, std::vector<int>(rows + 1, -1));
  cost[0][0] = 0;
  for (int label = 0; label < count; ++label) {
    for (int a = label; a < rows; ++a) {
      if (cost[label][a] >= 1e30) continue;
      for (int b = a + 1; b <= rows; ++b) {
        const double off =
            std::abs((ys[first + a] + ys[first + b]) / 2 - labels[label].mid) / labels[label].size;
        if (cost[label][a] + off >= cost[label + 1][b]) continue;
        cost[label + 1][b] = cost[label][a] + off, from[label + 1][b] = a;
      }
    }
  }
  if (cost[count][rows] >= 1e30) return parted;
  parted.off = cost[count][rows] / count;
  parted.starts.assign(count + 1, end);
  for (int label = count, at = rows; label > 0; --label)
    parted.starts[label - 1] = first + (at = from[label][at]);
  return parted;
}

// Is each label on one line with other cells, and the first one in the first row?
bool stand_on_first(const TableText& text, std::size_t begin, int column, const std::vector<Label>& labels,
                    const std::vector<double>& ys, int first) {
  if (labels.empty() || labels.front().top > ys[first + 1]) return false;
  return std::ranges::all_of(labels, [&](const Label& label) {
    return std::any_of(text.lines.begin() + static_cast<std::ptrdiff_t>(begin), text.lines.end(),
                       [&](const TableLine& line) {
                         return std::ranges::any_of(line.items, [&](const Placed& item) {
                           return item.columns.first > column &&
                                  std::abs(text.piece(item).mid - label.top) < kLevel * label.size;
                         });
                       });
  });
}

}  // namespace

void place_labels(const TableText& text, std::size_t begin, int column, double near,
                  const std::vector<double>& ys, int first_row, std::vector<StreamCell>& cells) {
  const int count = static_cast<int>(ys.size()) - 1;
  // Rows in which a wide cell stands in this column part the others.
  std::vector<bool> taken(count, false);
  for (const StreamCell& cell : cells) {
    if (cell.col > column || cell.col + cell.col_span <= column) continue;
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) taken[row] = true;
  }
  std::vector<Label> labels = labels_of(text, begin, column, near);
  auto next = labels.begin();
  for (int first = first_row; first < count; ++first) {
    if (taken[first]) continue;
    int end = first + 1;
    while (end < count && !taken[end]) ++end;
    std::vector<Label> here;
    const double bottom = end == count ? 1e30 : ys[end];
    for (; next != labels.end() && next->mid < bottom; ++next) here.push_back(*next);
    Parted parted = part_rows(here, ys, first, end);
    if (parted.off > kClearly && stand_on_first(text, begin, column, here, ys, first)) parted.off = 1e30;
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (parted.off <= kCentred) {
        cells.push_back({parted.starts[i], column, parted.starts[i + 1] - parted.starts[i], 1, here[i].pieces});
        continue;
      }
      // At the top of its rows, or beside one of them.
      const auto at =
          std::ranges::upper_bound(ys.begin() + first, ys.begin() + end, here[i].top) - ys.begin() - 1;
      const int row = std::clamp(static_cast<int>(at), first, end - 1);
      const bool same = !cells.empty() && cells.back().col == column && cells.back().row == row;
      if (same) {
        cells.back().pieces.insert(cells.back().pieces.end(), here[i].pieces.begin(), here[i].pieces.end());
      } else {
        cells.push_back({row, column, 1, 1, here[i].pieces});
      }
    }
    first = end - 1;
  }
}

}  // namespace recount
