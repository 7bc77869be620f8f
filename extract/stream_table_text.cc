// What the steps of rows_of share.
#include <algorithm>

#include "extract/stream_rows.h"

namespace recount {
namespace {

// A column of figures has figures in this share of its pieces from the first figure on, and in this of all with its headings.
constexpr double kFigures = 0.55, kNumbered = 0.75, kLeastFigures = 0.3;

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

// Pieces of a line share no column: the one that covers more of it has it.
void part_ranges(TableText& text, TableLine& line) {
  std::ranges::sort(line.items, {}, [&](const Placed& item) { return text.piece(item).rect.x0; });
  for (std::size_t i = 1; i < line.items.size(); ++i) {
    Placed &left = line.items[i - 1], &right = line.items[i];
    while (left.columns.last >= right.columns.first) {
      const Rect& extent = text.columns.extent[right.columns.first];
      const Rect &a = text.piece(left).rect, &b = text.piece(right).rect;
      const bool left_more =
          overlap(a.x0, a.x1, extent.x0, extent.x1) >= overlap(b.x0, b.x1, extent.x0, extent.x1);
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

TableText table_text(const Pieces& all, std::span<const int> ids, const std::vector<Ruling>& rulings) {
  TableText text;
  text.all = &all;
  text.columns = columns_of(all, ids);
  int last = -1;
  Rect rect = all.pieces[ids[0]].rect;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Piece& piece = all.pieces[ids[i]];
    rect.unite(piece.rect);
    if (piece.line != last)
      text.lines.push_back({{}, all.lines[piece.line].mid, 0, piece.rect.y0, piece.rect.y1});
    last = piece.line;
    TableLine& line = text.lines.back();
    line.items.push_back({ids[i], text.columns.ranges[i]});
    line.size = std::max(line.size, piece.size);
    line.top = std::min(line.top, piece.rect.y0), line.bottom = std::max(line.bottom, piece.rect.y1);
  }
  for (TableLine& line : text.lines) part_ranges(text, line);
  for (const Ruling& ruling : rulings) {
    const bool inside = ruling.at > rect.y0 - 4 && ruling.at < rect.y1 + 4;
    if (inside &&
        overlap(ruling.from, ruling.to, rect.x0, rect.x1) > 0.8 * std::min(ruling.length(), rect.width()))
      text.rulings.push_back(ruling);
  }
  text.value = value_columns(text);
  return text;
}

}  // namespace recount
