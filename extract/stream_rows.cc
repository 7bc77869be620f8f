#include "extract/stream_rows.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Lines of headings at most.
constexpr std::size_t kMostHeader = 15;
// Labels that span rows are at most this share of the figures in the fullest column.
constexpr double kSparse = 0.6;
// A label is between two rows if it is off by more than this share of their distance.
constexpr double kOffLevel = 0.3;
// ... whose lines are nearer to each other than this share of the distance between rows.
constexpr double kNearer = 0.93;
// A label centred over several columns may be off by this much, in font sizes: cells are wider than their text.
constexpr double kCentred = 1.2, kFlush = 0.4;
// Lines of such a label, on average.
constexpr std::size_t kLabelLines = 3;

// The middles of the lines that have a piece in one column alone.
std::vector<double> middles(const TableText& text, std::size_t begin, int column) {
  std::vector<double> found;
  for (std::size_t i = begin; i < text.lines.size(); ++i) {
    const auto& items = text.lines[i].items;
    const auto item = std::ranges::find(items, ColumnRange{column, column}, &Placed::columns);
    if (item != items.end()) found.push_back(text.piece(*item).mid);
  }
  return found;
}

// Is one of the sorted values within `slack`?
bool is_level(double mid, const std::vector<double>& mids, double slack) {
  const auto next = std::ranges::lower_bound(mids, mid - slack);
  return next != mids.end() && *next <= mid + slack;
}

// Leading columns with few labels beside columns with many figures. `near`: lines nearer than this are of one label.
std::vector<bool> label_columns(const TableText& text, std::size_t begin, double& near) {
  const int count = text.columns.count();
  std::vector<bool> label(count, false);
  std::vector<double> fullest;
  for (int i = 1; i < count; ++i) {
    if (!text.value[i]) continue;
    std::vector<double> here = middles(text, begin, i);
    if (here.size() > fullest.size()) fullest = std::move(here);
  }
  if (fullest.size() < 3) return label;
  // Lines of a label are nearer to each other than the rows.
  std::vector<double> steps;
  for (std::size_t i = 1; i < fullest.size(); ++i) steps.push_back(fullest[i] - fullest[i - 1]);
  std::ranges::nth_element(steps, steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2));
  near = kNearer * steps[steps.size() / 2];
  for (int i = 0; i + 2 < count && !text.value[i]; ++i) {
    const std::vector<double> here = middles(text, begin, i);
    std::size_t labels = 0, between = 0;  // those in the middle of two rows
    for (std::size_t j = 0, first = 0; j < here.size(); ++j) {
      if (j + 1 < here.size() && here[j + 1] - here[j] <= near) continue;
      ++labels;
      // Wrapped labels may be level with their row at the top, in the middle or at the bottom.
      const double slack = near * kOffLevel;
      between += !is_level((here[first] + here[j]) / 2, fullest, slack) &&
                 !is_level(here[first], fullest, slack) && !is_level(here[j], fullest, slack);
      first = j + 1;
    }
    const double most =
        between > 0 ? static_cast<double>(fullest.size()) - 1 : kSparse * static_cast<double>(fullest.size());
    const bool long_labels = here.size() > kLabelLines * labels;  // rows too near to tell
    if (labels == 0 || long_labels || static_cast<double>(labels) > most) break;
    label[i] = true;
  }
  return label;
}

// Puts the pieces of a line into cells; what crosses columns that others stand in too is cut down to its first column.
void add_cells(const TableLine& line, int row, const std::vector<bool>& skip, std::vector<StreamCell>& cells,
               std::size_t row_begin) {
  for (const Placed& item : line.items) {
    if (item.columns.first == item.columns.last && skip[item.columns.first]) continue;
    StreamCell* into = nullptr;
    for (std::size_t i = row_begin; i < cells.size(); ++i) {
      StreamCell& cell = cells[i];
      if (item.columns.first < cell.col + cell.col_span && item.columns.last >= cell.col) into = &cell;
    }
    if (into == nullptr) {
      cells.push_back({row, item.columns.first, 1, item.columns.last - item.columns.first + 1, {}});
      into = &cells.back();
    } else if (into->col_span > 1 && item.columns.first == item.columns.last) {
      // A narrower piece in the same row: the wide cell only ran over.
      into->col_span = std::max(1, std::min(into->col_span, item.columns.first - into->col));
      if (item.columns.first != into->col) {
        cells.push_back({row, item.columns.first, 1, 1, {}});
        into = &cells.back();
      }
    }
    into->pieces.push_back(item.piece);
  }
}

// The label of a total, centred over the columns before its figures.
void widen_label(const TableText& text, std::vector<StreamCell>& cells, std::size_t row_begin) {
  if (row_begin >= cells.size()) return;
  const auto first = std::min_element(cells.begin() + static_cast<std::ptrdiff_t>(row_begin), cells.end(),
                                      [](const StreamCell& a, const StreamCell& b) { return a.col < b.col; });
  const Piece& piece = text.all->pieces[first->pieces.front()];
  // What begins where its column does is of this column, however short.
  const bool flush = std::abs(piece.rect.x0 - text.columns.extent[first->col].x0) < kFlush * piece.size;
  if (first->col == 0 || piece.number || piece.symbol || flush) return;
  int end = text.columns.count();
  for (std::size_t i = row_begin; i < cells.size(); ++i) {
    if (cells[i].col > first->col) end = std::min(end, cells[i].col);
  }
  const auto away = [&](int from, int last) {
    return std::abs((text.columns.extent[from].x0 + text.columns.extent[last].x1) / 2 - piece.rect.mid_x());
  };
  double least = kCentred * piece.size;
  if (away(first->col, first->col + first->col_span - 1) <= least / 2) return;
  int best = -1;
  for (int last = first->col + first->col_span - 1; last < end; ++last) {
    if (away(0, last) < least) least = away(0, last), best = last;
  }
  if (best >= 0) first->col = 0, first->col_span = best + 1;
}

}  // namespace

std::size_t header_lines(const TableText& text) {
  const bool figures = std::ranges::find(text.value, true) != text.value.end();
  std::size_t first = text.lines.size();  // the first line of figures
  for (std::size_t i = 0; i < text.lines.size() && figures; ++i) {
    int numbers = 0, years = 0, values = 0;
    for (const Placed& item : text.lines[i].items) {
      if (item.columns.first != item.columns.last || !text.value[item.columns.first]) continue;
      const Piece& piece = text.piece(item);
      ++values;
      numbers += piece.number;
      years += piece.year;
    }
    if (numbers * 2 < std::max(values, 1)) continue;
    if (i == 0 ? years == numbers : (years == numbers && numbers > 0 && first == text.lines.size() && i <= 3))
      continue;
    first = i;
    break;
  }
  // Cells beside the figures may begin above them, being centred.
  while (first < text.lines.size() && first > 0 &&
         text.lines[first].mid - text.lines[first - 1].mid < kSameRow * text.lines[first].size) {
    --first;
  }
  std::size_t ruled = 0;  // lines above the first ruling that crosses the table
  for (std::size_t i = 0; i + 1 < text.lines.size() && ruled == 0; ++i) {
    if (text.ruled_below(i)) ruled = i + 1;
  }
  if (!figures) return ruled <= 6 && ruled * 2 <= text.lines.size() ? ruled : 0;
  if (first == text.lines.size() || first > kMostHeader) first = 0;
  if (ruled > 0 && ruled <= first) {
    // A second ruling below further headings, unless every row is ruled.
    for (std::size_t i = ruled; i < first; ++i) {
      if (text.ruled_below(i) && text.lines[i].items.size() > 1) ruled = i + 1;
    }
    return ruled;
  }
  // The heading of the first group, or the upper line of the first label.
  std::size_t end = first;
  while (end > 0 && text.lines[end - 1].items.size() == 1 && text.lines[end - 1].items[0].columns.first == 0)
    --end;
  return end;
}

Rows rows_of(const TableText& text) {
  Rows rows;
  const std::size_t begin = header_lines(text);
  rows.cells = header_cells(text, begin, rows.header);
  double near = 0;
  const std::vector<bool> label = label_columns(text, begin, near);
  const std::vector<int> row_of = body_rows(text, begin, label);
  int count = rows.header;
  std::vector<double> tops(rows.header, 0), bottoms(rows.header, 0);
  if (rows.header > 0) {
    // Rows of the header are parted evenly: their cells tell the rest.
    const double top = text.lines.front().top, bottom = text.lines[begin - 1].bottom;
    for (int i = 0; i < rows.header; ++i) {
      tops[i] = top + (bottom - top) * i / rows.header;
      bottoms[i] = top + (bottom - top) * (i + 1) / rows.header;
    }
  }
  std::size_t row_begin = rows.cells.size();
  for (std::size_t i = begin; i < text.lines.size(); ++i) {
    const int row = row_of[i - begin];
    if (row < 0) continue;
    if (row + rows.header >= count) {
      if (count > rows.header) widen_label(text, rows.cells, row_begin);
      count = row + rows.header + 1;
      tops.push_back(1e30), bottoms.push_back(-1e30);
      row_begin = rows.cells.size();
    }
    for (const Placed& item : text.lines[i].items) {
      if (item.columns.first == item.columns.last && label[item.columns.first]) continue;
      tops.back() = std::min(tops.back(), text.piece(item).rect.y0);
      bottoms.back() = std::max(bottoms.back(), text.piece(item).rect.y1);
    }
    add_cells(text.lines[i], row + rows.header, label, rows.cells, row_begin);
  }
  if (count == 0) return rows;
  if (count > rows.header) widen_label(text, rows.cells, row_begin);
  rows.ys.push_back(std::min(tops.front(), text.lines.front().top));
  for (int i = 1; i < count; ++i) {
    double at = (bottoms[i - 1] + tops[i]) / 2;
    for (const Ruling& ruling : text.rulings) {
      if (ruling.at > bottoms[i - 1] - 2 && ruling.at < tops[i] + 2) at = ruling.at;
    }
    rows.ys.push_back(std::max(at, rows.ys.back()));
  }
  double bottom = bottoms.back();
  for (const TableLine& line : text.lines) bottom = std::max(bottom, line.bottom);
  rows.ys.push_back(std::max(bottom, rows.ys.back()));
  for (int column = 0; column < text.columns.count(); ++column) {
    if (label[column]) place_labels(text, begin, column, near, rows.ys, rows.header, rows.cells);
  }
  return rows;
}

}  // namespace recount
