#include "extract/stream.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "extract/glyph_lines.h"
#include "extract/stream_bands.h"
#include "extract/stream_columns.h"
#include "extract/stream_evidence.h"
#include "extract/stream_pieces.h"
#include "extract/stream_regions.h"
#include "extract/stream_rows.h"
#include "extract/stream_running.h"

namespace recount {
namespace {

// No page is wide enough for more columns of text.
constexpr int kMostColumns = 200;

PageCell placed_cell(int row, int col, int row_span, int col_span) {
  PageCell cell;
  cell.row = row, cell.col = col, cell.row_span = row_span, cell.col_span = col_span;
  return cell;
}

// The blank cells, one a position.
void add_blanks(PageTable& table) {
  std::vector<bool> taken(static_cast<std::size_t>(table.rows) * table.cols, false);
  for (const PageCell& cell : table.cells) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
        taken[static_cast<std::size_t>(row) * table.cols + col] = true;
      }
    }
  }
  for (int row = 0; row < table.rows; ++row) {
    for (int col = 0; col < table.cols; ++col) {
      if (!taken[static_cast<std::size_t>(row) * table.cols + col])
        table.cells.push_back(placed_cell(row, col, 1, 1));
    }
  }
}

PageTable build(const Page& page, const TableText& text, const Rows& rows) {
  PageTable table;
  table.rows = rows.count(), table.cols = text.columns.count();
  table.ruled = false;
  table.xs = text.columns.xs, table.ys = rows.ys;
  for (const StreamCell& from : rows.cells) {
    PageCell cell = placed_cell(from.row, from.col, from.row_span, from.col_span);
    for (const int id : from.pieces) {
      const auto& glyphs = text.all->pieces[id].glyphs;
      cell.glyphs.insert(cell.glyphs.end(), glyphs.begin(), glyphs.end());
    }
    cell.text = text_of(page.glyphs, cell.glyphs);
    table.cells.push_back(std::move(cell));
  }
  add_blanks(table);
  std::ranges::sort(table.cells, [](const PageCell& a, const PageCell& b) {
    return a.row != b.row ? a.row < b.row : a.col < b.col;
  });
  for (PageCell& cell : table.cells) {
    cell.rect = {table.xs[cell.col], table.ys[cell.row], table.xs[cell.col + cell.col_span],
                 table.ys[cell.row + cell.row_span]};
    cell.text_rect = cell.glyphs.empty() ? cell.rect : page.glyphs[cell.glyphs.front()].box;
    for (const std::uint32_t id : cell.glyphs) cell.text_rect.unite(page.glyphs[id].box);
  }
  table.rect = {table.xs.front(), table.ys.front(), table.xs.back(), table.ys.back()};
  return table;
}

// Columns so narrow that their figures stand a blank apart show after a first look at the others.
void split_close(const Page& page, Pieces& pieces, std::vector<int>& ids) {
  split_at_columns(page, pieces, ids, columns_of(pieces, ids));
}

}  // namespace

std::vector<PageTable> find_streams(const Page& page, const std::vector<Rect>& taken) {
  Pieces pieces = pieces_of(page, free_glyphs(page, taken));
  heal_torn_lines(pieces);
  mark_running(pieces);
  const std::vector<Ruling> rulings = table_rulings(page, pieces);
  std::vector<PageTable> tables;
  for (Region& region : find_regions(pieces, rulings)) {
    split_close(page, pieces, region.pieces);
    const TableText text = table_text(pieces, region.pieces, rulings);
    if (text.columns.count() > kMostColumns) continue;
    const Rows rows = rows_of(text);
    if (is_table(text, rows, region.ruled)) tables.push_back(build(page, text, rows));
  }
  std::ranges::sort(tables, {}, [](const PageTable& table) { return table.rect.y0; });
  return tables;
}

std::optional<PageTable> read_stream(const Page& page, const Rect& region) {
  std::vector<std::uint32_t> ids;
  for (std::size_t i = 0; i < page.glyphs.size(); ++i) {
    const Rect& box = page.glyphs[i].box;
    if (region.contains(box.mid_x(), box.mid_y())) ids.push_back(static_cast<std::uint32_t>(i));
  }
  Pieces pieces = pieces_of(page, ids);
  if (pieces.pieces.empty()) return std::nullopt;
  heal_torn_lines(pieces);
  std::vector<int> all;
  for (const PieceLine& line : pieces.lines) all.insert(all.end(), line.pieces.begin(), line.pieces.end());
  split_close(page, pieces, all);
  const TableText text = table_text(pieces, all, table_rulings(page, pieces));
  if (text.columns.count() > kMostColumns) return std::nullopt;
  const Rows rows = rows_of(text);
  if (text.columns.count() < 2 || rows.count() < 1 || is_running(text)) return std::nullopt;
  return build(page, text, rows);
}

}  // namespace recount
