#include "extract/page_layout.h"

#include <algorithm>

#include "extract/lattice.h"
#include "extract/reading_order.h"
#include "extract/row_lattice.h"
#include "extract/stream.h"
#include "extract/stream_forms.h"

namespace recount {
namespace {

// Columns that rulings do not part: a frame with nothing ruled inside, or rows between horizontal rulings.
bool lacks_columns(const PageTable& table) {
  return table.cols == 1;
}

// Shares of values that were read right, measured on the corpus for tables of each kind (docs/ACCURACY.md).
constexpr double kRowLatticeConfidence = 0.98, kFormStreamConfidence = 0.9, kStreamConfidence = 0.7;

void add_all(std::vector<PageTable> found, double confidence, std::vector<PageTable>& tables) {
  for (PageTable& table : found) {
    table.confidence = confidence;
    tables.push_back(std::move(table));
  }
}

void find_missing_columns(const Page& page, std::vector<PageTable>& tables) {
  for (PageTable& table : tables) {
    if (!lacks_columns(table)) continue;
    if (std::optional<PageTable> found = read_stream(page, table.rect)) {
      table = std::move(*found);
      table.confidence = kStreamConfidence;
    }
  }
}

std::vector<Rect> rects_of(const std::vector<PageTable>& tables) {
  std::vector<Rect> rects;
  for (const PageTable& table : tables) rects.push_back(table.rect);
  return rects;
}

std::vector<std::uint32_t> glyphs_outside(const Page& page, const std::vector<PageTable>& tables) {
  std::vector<bool> inside(page.glyphs.size(), false);
  for (const PageTable& table : tables) {
    for (const PageCell& cell : table.cells) {
      for (const std::uint32_t id : cell.glyphs) inside[id] = true;
    }
  }
  std::vector<std::uint32_t> outside;
  for (std::uint32_t id = 0; id < inside.size(); ++id) {
    if (!inside[id]) outside.push_back(id);
  }
  return outside;
}

// How wide the text of each column of an unruled table gets: there the words were wrapped.
std::vector<double> widths_of(const Page& page, const PageTable& table) {
  std::vector<double> widths(static_cast<std::size_t>(table.cols), 0);
  for (const PageCell& cell : table.cells) {
    if (cell.col_span > 1) continue;
    for (const GlyphLine& line : lines_of(page.glyphs, cell.glyphs)) {
      double& width = widths[static_cast<std::size_t>(cell.col)];
      width = std::max(width, line.rect.width());
    }
  }
  return widths;
}

Rect room_of(const PageTable& table, const PageCell& cell, const std::vector<GlyphLine>& lines,
             const std::vector<double>& widths) {
  if (table.ruled || cell.col_span > 1 || lines.empty()) return cell.rect;
  Rect room = lines.front().rect;
  for (const GlyphLine& line : lines) room.unite(line.rect);
  room.x1 = room.x0 + std::max(room.width(), widths[static_cast<std::size_t>(cell.col)]);
  return room;
}

void set_texts(const Page& page, PageTable& table) {
  const std::vector<double> widths = table.ruled ? std::vector<double>() : widths_of(page, table);
  for (PageCell& cell : table.cells) {
    const std::vector<GlyphLine> lines = lines_of(page.glyphs, cell.glyphs);
    cell.text = unwrapped_text(lines, room_of(table, cell, lines, widths));
    cell.text_rect = lines.empty() ? cell.rect : lines.front().rect;
    for (const GlyphLine& line : lines) cell.text_rect.unite(line.rect);
  }
}

Rect turned_rect(const Rect& rect, int degrees, double width, double height) {
  switch (degrees) {
    case 90:
      return {height - rect.y1, rect.x0, height - rect.y0, rect.x1};
    case 180:
      return {width - rect.x1, height - rect.y1, width - rect.x0, height - rect.y0};
    default:
      return {rect.y0, width - rect.x1, rect.y1, width - rect.x0};
  }
}

}  // namespace

PageContent layout_page(const Page& page) {
  std::vector<PageTable> tables = find_lattices(page);
  find_missing_columns(page, tables);
  add_all(find_row_lattices(page, rects_of(tables)), kRowLatticeConfidence, tables);
  add_all(find_form_streams(page, rects_of(tables)), kFormStreamConfidence, tables);
  add_all(find_streams(page, rects_of(tables)), kStreamConfidence, tables);
  for (PageTable& table : tables) set_texts(page, table);
  const std::vector<GlyphLine> lines = lines_of(page.glyphs, glyphs_outside(page, tables));
  return {.number = page.number,
          .width = page.width,
          .height = page.height,
          .text_size = usual_size(page.glyphs),
          .items = in_reading_order(page, std::move(tables), lines)};
}

void forget_glyphs(PageContent& content) {
  for (PageItem& item : content.items) {
    if (auto* line = std::get_if<PageLine>(&item)) {
      line->line.glyphs = {};
    } else {
      for (PageCell& cell : std::get<PageTable>(item).cells) cell.glyphs = {};
    }
  }
}

void turn_page(Page& page, int degrees) {
  if (degrees == 0) return;
  for (Glyph& glyph : page.glyphs) {
    glyph.box = turned_rect(glyph.box, degrees, page.width, page.height);
    glyph.turn = (glyph.turn + degrees) % 360;
  }
  for (Ruling& ruling : page.rulings) {
    const Rect old = ruling.horizontal ? Rect{ruling.from, ruling.at, ruling.to, ruling.at}
                                       : Rect{ruling.at, ruling.from, ruling.at, ruling.to};
    const Rect rect = turned_rect(old, degrees, page.width, page.height);
    if (degrees != 180) ruling.horizontal = !ruling.horizontal;
    ruling.at = ruling.horizontal ? rect.y0 : rect.x0;
    ruling.from = ruling.horizontal ? rect.x0 : rect.y0;
    ruling.to = ruling.horizontal ? rect.x1 : rect.y1;
  }
  std::ranges::sort(page.rulings, is_before);
  if (degrees != 180) std::swap(page.width, page.height);
}

int upright_turn(const Page& page) {
  std::size_t count[4] = {};
  for (const Glyph& glyph : page.glyphs) ++count[glyph.turn / 90 % 4];
  const auto most = std::ranges::max_element(count) - count;
  // Only a clear majority turns a page: labels of a form can be turned themselves.
  if (count[most] * 10 < page.glyphs.size() * 6) return 0;
  return static_cast<int>((4 - most) % 4 * 90);
}

}  // namespace recount
