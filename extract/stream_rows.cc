#include "extract/stream_rows.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// A column of figures has figures in this share of its pieces from the first figure on, and in this of all with its headings.
constexpr double kFigures = 0.55, kNumbered = 0.75, kLeastFigures = 0.3;
// Lines nearer than this, in font sizes, are of one row.
constexpr double kSameRow = 0.85;
// Lines of headings at most.
constexpr std::size_t kMostHeader = 15;
// Labels that span rows are at most this share of the figures in the fullest column.
constexpr double kSparse = 0.6;
// A label is between two rows if it is off by more than this share of their distance.
constexpr double kOffLevel = 0.3;
// Lines of such a label, on average.
constexpr std::size_t kLabelLines = 3;

std::vector<bool> value_columns(const TableText& text) {
  struct Count {
    int numbers = 0, pieces = 0, since_first = 0;
  };
  std::vector<Count> counts(text.columns.count());
  for (const TableLine& line : text.lines) {
    for (const Placed& item : line.items) {
      if (item.columns.first != item.columns.last) continue;
      const Piece& piece = text.piece(item);
      Count& count = counts[item.columns.first];
      ++count.pieces;
      count.numbers += piece.number && !(piece.marker && piece.digits > 0);
      // Headings stand above the first figure.
      count.since_first += count.numbers > 0;
    }
  }
  std::vector<bool> value(text.columns.count(), false);
  for (int i = 0; i < text.columns.count(); ++i) {
    const Count& count = counts[i];
    // The first column may hold numbers of rows, or years.
    const double share = i == 0 ? kNumbered : kFigures;
    value[i] = count.numbers >= (i == 0 ? 3 : 2) && count.numbers >= share * count.since_first &&
               count.numbers >= kLeastFigures * count.pieces;
  }
  return value;
}

// The middles of the pieces that stand in one column alone.
std::vector<double> middles(const TableText& text, std::size_t begin, int column) {
  std::vector<double> found;
  for (std::size_t i = begin; i < text.lines.size(); ++i) {
    for (const Placed& item : text.lines[i].items) {
      if (item.columns.first == column && item.columns.last == column) found.push_back(text.piece(item).mid);
    }
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
  near = 0.85 * steps[steps.size() / 2];
  for (int i = 0; i + 2 < count && !text.value[i]; ++i) {
    const std::vector<double> here = middles(text, begin, i);
    std::size_t labels = 0, between = 0;  // those in the middle of two rows
    for (std::size_t j = 0, first = 0; j < here.size(); ++j) {
      if (j + 1 < here.size() && here[j + 1] - here[j] <= near) continue;
      ++labels;
      // Wrapped labels may be level with their row at the top, in the middle or at the bottom.
      const double slack = near * kOffLevel;
      between += !is_level((here[first] + here[j]) / 2, fullest, slack) && !is_level(here[first], fullest, slack) &&
                 !is_level(here[j], fullest, slack);
      first = j + 1;
    }
    const double most = between > 0 ? static_cast<double>(fullest.size()) - 1 : kSparse * static_cast<double>(fullest.size());
    const bool long_labels = here.size() > kLabelLines * labels;  // rows too near to tell
    if (labels == 0 || long_labels || static_cast<double>(labels) > most) break;
    label[i] = true;
  }
  return label;
}

// Puts the pieces of a line into cells; what crosses columns that others stand in too is cut down to its first column.
void add_cells(const TableLine& line, int row, const std::vector<bool>& skip,
               std::vector<StreamCell>& cells, std::size_t row_begin) {
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

}  // namespace

bool TableText::ruled_below(std::size_t i) const {
  if (i + 1 >= lines.size() || columns.xs.empty()) return false;
  const double width = columns.xs.back() - columns.xs.front();
  double covered = 0;
  for (const Ruling& ruling : rulings) {
    if (ruling.at <= lines[i].mid || ruling.at >= lines[i + 1].mid) continue;
    covered += std::max(0.0, overlap(ruling.from, ruling.to, columns.xs.front(), columns.xs.back()));
  }
  return covered > 0.7 * width;
}

bool TableText::has_value(const TableLine& line) const {
  return std::ranges::any_of(line.items, [&](const Placed& item) {
    return item.columns.first == item.columns.last && value[item.columns.first];
  });
}

namespace {

// Pieces of a line share no column: the one that covers more of it has it.
void part_ranges(TableText& text, TableLine& line) {
  std::ranges::sort(line.items, {}, [&](const Placed& item) { return text.piece(item).rect.x0; });
  for (std::size_t i = 1; i < line.items.size(); ++i) {
    Placed &left = line.items[i - 1], &right = line.items[i];
    while (left.columns.last >= right.columns.first) {
      const Rect& extent = text.columns.extent[right.columns.first];
      const Rect &a = text.piece(left).rect, &b = text.piece(right).rect;
      const bool left_more = overlap(a.x0, a.x1, extent.x0, extent.x1) >= overlap(b.x0, b.x1, extent.x0, extent.x1);
      if (left_more && right.columns.first < right.columns.last) {
        ++right.columns.first;
      } else if (left.columns.last > left.columns.first) {
        --left.columns.last;
      } else if (right.columns.first < right.columns.last) {
        ++right.columns.first;
      } else {
        break;
      }
    }
  }
}

}  // namespace

TableText table_text(const Pieces& all, std::span<const int> ids, const std::vector<Ruling>& rulings) {
  TableText text;
  text.all = &all;
  text.columns = columns_of(all, ids);
  int last = -1;
  Rect rect = all.pieces[ids[0]].rect;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Piece& piece = all.pieces[ids[i]];
    rect.unite(piece.rect);
    if (piece.line != last) text.lines.push_back({{}, all.lines[piece.line].mid, 0, piece.rect.y0, piece.rect.y1});
    last = piece.line;
    TableLine& line = text.lines.back();
    line.items.push_back({ids[i], text.columns.ranges[i]});
    line.size = std::max(line.size, piece.size);
    line.top = std::min(line.top, piece.rect.y0), line.bottom = std::max(line.bottom, piece.rect.y1);
  }
  for (TableLine& line : text.lines) part_ranges(text, line);
  for (const Ruling& ruling : rulings) {
    const bool inside = ruling.at > rect.y0 - 4 && ruling.at < rect.y1 + 4;
    if (inside && overlap(ruling.from, ruling.to, rect.x0, rect.x1) > 0.8 * std::min(ruling.length(), rect.width()))
      text.rulings.push_back(ruling);
  }
  text.value = value_columns(text);
  return text;
}

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
    if (i == 0 ? years == numbers : (years == numbers && numbers > 0 && first == text.lines.size() && i <= 3)) continue;
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
  while (end > 0 && text.lines[end - 1].items.size() == 1 && text.lines[end - 1].items[0].columns.first == 0) --end;
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
  rows.ys.push_back(bottom);
  for (int column = 0; column < text.columns.count(); ++column) {
    if (label[column]) place_labels(text, begin, column, near, rows.ys, rows.header, rows.cells);
  }
  return rows;
}

}  // namespace recount
