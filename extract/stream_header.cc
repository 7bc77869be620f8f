// Cells of the header: headings of one column run over several lines, those of several columns stand above them.
#include <algorithm>
#include <cmath>

#include "extract/stream_rows.h"

namespace recount {
namespace {

// A heading centred above columns may be off by this much, in font sizes.
constexpr double kCentred = 0.8;
// ... and is taken for one of more columns if these are better by this much.
constexpr double kBetter = 0.5;
// Lines of one heading follow each other at up to this many font sizes.
constexpr double kPitch = 1.9;

struct Heading {
  ColumnRange columns;
  double x0 = 0, x1 = 0, top = 0, bottom = 0, mid = 0, size = 0;
  std::size_t line = 0;  // the last one
  std::vector<int> pieces;
  int level = 0;
};

// The columns under a short ruling right below the heading, if it stands above it alone.
bool columns_under_ruling(const TableText& text, const TableLine& line, const Piece& piece, ColumnRange& out) {
  for (const Ruling& ruling : text.rulings) {
    const bool below = ruling.at > piece.mid && ruling.at < piece.rect.y1 + 0.9 * piece.size;
    const double slack = 0.5 * piece.size;
    if (!below || ruling.from > piece.rect.x0 + slack || ruling.to < piece.rect.x1 - slack) continue;
    const double whole = text.columns.xs.back() - text.columns.xs.front();
    if (ruling.length() > 0.9 * whole) continue;
    const auto above = std::ranges::count_if(line.items, [&](const Placed& item) {
      const double middle = text.piece(item).rect.mid_x();
      return middle > ruling.from && middle < ruling.to;
    });
    if (above > 1) continue;
    int first = -1, last = -1;
    for (int i = 0; i < text.columns.count(); ++i) {
      const Rect& extent = text.columns.extent[i];
      const double shared = overlap(ruling.from, ruling.to, extent.x0, extent.x1);
      if (shared < 0.5 * extent.width()) continue;
      if (first < 0) first = i;
      last = i;
    }
    if (first < 0 || last == first) continue;
    out = {first, last};
    return true;
  }
  return false;
}

// The neighbours in its line bound a heading.
ColumnRange widened(const TableText& text, const TableLine& line, const Placed& item) {
  const Piece& piece = text.piece(item);
  int lowest = 0, highest = text.columns.count() - 1;
  for (const Placed& other : line.items) {
    if (other.piece == item.piece) continue;
    if (other.columns.last < item.columns.first) lowest = std::max(lowest, other.columns.last + 1);
    if (other.columns.first > item.columns.last) highest = std::min(highest, other.columns.first - 1);
  }
  // Labels of rows are headed by none of the headings of figures.
  if (lowest == 0 && item.columns.first > 0) lowest = 1;
  ColumnRange best = item.columns;
  const auto away = [&](int first, int last) {
    const double middle = (text.columns.extent[first].x0 + text.columns.extent[last].x1) / 2;
    return std::abs(middle - piece.rect.mid_x()) / piece.size;
  };
  if (away(best.first, best.last) <= kCentred) return best;
  double least = away(best.first, best.last) - kBetter;
  for (int first = lowest; first <= item.columns.first; ++first) {
    for (int last = item.columns.last; last <= highest; ++last) {
      if (away(first, last) < least && away(first, last) < kCentred)
        least = away(first, last), best = {first, last};
    }
  }
  return best;
}

// Do other lines of the header hold headings of two of the columns?
bool has_headings(const TableText& text, std::size_t lines, std::size_t without, ColumnRange columns) {
  int headed = 0;
  for (int column = columns.first; column <= columns.last; ++column) {
    bool any = false;
    for (std::size_t i = 0; i < lines && !any; ++i) {
      if (i == without) continue;
      any = std::ranges::any_of(text.lines[i].items, [&](const Placed& item) {
        return item.columns.first <= column && item.columns.last >= column;
      });
    }
    headed += any;
  }
  return headed >= 2;
}

bool overlaps(ColumnRange a, ColumnRange b) {
  return a.first <= b.last && b.first <= a.last;
}

bool ruled_between(const TableText& text, const Heading& above, const Piece& piece) {
  return std::ranges::any_of(text.rulings, [&](const Ruling& ruling) {
    return ruling.at > above.mid && ruling.at < piece.mid &&
           overlap(ruling.from, ruling.to, piece.rect.x0, piece.rect.x1) > 0.5 * piece.rect.width();
  });
}

std::vector<Heading> headings(const TableText& text, std::size_t lines) {
  std::vector<Heading> found;
  for (std::size_t i = 0; i < lines; ++i) {
    for (const Placed& item : text.lines[i].items) {
      const Piece& piece = text.piece(item);
      ColumnRange columns = item.columns;
      ColumnRange wider = columns;
      if (columns_under_ruling(text, text.lines[i], piece, wider)) {
        columns = {std::min(columns.first, wider.first), std::max(columns.last, wider.last)};
      } else {
        wider = widened(text, text.lines[i], item);
        if (wider != columns && has_headings(text, lines, i, wider)) columns = wider;
      }
      Heading* into = nullptr;
      for (Heading& above : found) {
        if (!overlaps(above.columns, columns)) continue;
        into = &above;  // the lowest one
      }
      const bool same = into != nullptr && into->columns == columns && into->line != i &&
                        piece.mid - into->bottom < kPitch * piece.size && !ruled_between(text, *into, piece);
      if (!same) {
        found.push_back(
            {columns, piece.rect.x0, piece.rect.x1, piece.rect.y0, piece.mid, piece.mid, piece.size, i, {}, 0});
        into = &found.back();
      }
      into->pieces.push_back(item.piece);
      into->bottom = piece.mid, into->mid = piece.mid, into->line = i;
    }
  }
  return found;
}

}  // namespace

std::vector<StreamCell> header_cells(const TableText& text, std::size_t lines, int& rows) {
  std::vector<Heading> found = headings(text, lines);
  std::vector<int> level(text.columns.count(), 0);
  rows = 0;
  for (Heading& heading : found) {
    for (int i = heading.columns.first; i <= heading.columns.last; ++i)
      heading.level = std::max(heading.level, level[i]);
    for (int i = heading.columns.first; i <= heading.columns.last; ++i) level[i] = heading.level + 1;
    rows = std::max(rows, heading.level + 1);
  }
  std::vector<StreamCell> cells;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Heading& heading = found[i];
    // The lowest heading of its columns reaches down to the body.
    bool lowest = true;
    for (std::size_t j = i + 1; j < found.size(); ++j)
      lowest = lowest && !overlaps(heading.columns, found[j].columns);
    const int span = lowest ? rows - heading.level : 1;
    cells.push_back({heading.level, heading.columns.first, span,
                     heading.columns.last - heading.columns.first + 1, heading.pieces});
  }
  return cells;
}

}  // namespace recount
