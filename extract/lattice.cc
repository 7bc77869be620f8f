#include "extract/lattice.h"

#include <algorithm>
#include <cmath>

#include "extract/glyph_lines.h"
#include "extract/lattice_cells.h"
#include "extract/lattice_lines.h"

namespace recount {
namespace {

// A table in a cell becomes part of the outer grid if it takes this share of the cell's width.
constexpr double kFills = 0.85;

double area(const Rect& rect) {
  return rect.width() * rect.height();
}

bool is_inside(const Rect& inner, const Rect& outer) {
  return inner.x0 >= outer.x0 - 1 && inner.y0 >= outer.y0 - 1 && inner.x1 <= outer.x1 + 1 &&
         inner.y1 <= outer.y1 + 1;
}

const PageCell* cell_around(const PageTable& table, const Rect& rect) {
  for (const PageCell& cell : table.cells) {
    if (is_inside(rect, cell.rect)) return &cell;
  }
  return nullptr;
}

bool has_text_beside(const Page& page, const Rect& cell, const Rect& table) {
  return std::ranges::any_of(page.glyphs, [&](const Glyph& glyph) {
    const double x = glyph.box.mid_x(), y = glyph.box.mid_y();
    return cell.contains(x, y) && !table.contains(x, y);
  });
}

// Draws the rulings of a table that stands in `cell` out to the borders of the cell. Its own borders are those of the cell
// then.
void adopt(RulingGroup& outer, const RulingGroup& inner, const Rect& cell) {
  const Rect& rect = inner.rect;
  for (Ruling line : inner.horizontal) {
    if (line.at < rect.y0 + kSameLine || line.at > rect.y1 - kSameLine) continue;
    if (line.from < rect.x0 + kReach) line.from = cell.x0;
    if (line.to > rect.x1 - kReach) line.to = cell.x1;
    outer.horizontal.push_back(line);
  }
  for (Ruling line : inner.vertical) {
    if (line.at < rect.x0 + kSameLine || line.at > rect.x1 - kSameLine) continue;
    if (line.from < rect.y0 + kReach) line.from = cell.y0;
    if (line.to > rect.y1 - kReach) line.to = cell.y1;
    outer.vertical.push_back(line);
  }
}

// The tables of the groups, with those inside others adopted where they fill their cell. Smaller ones come first.
class Nest {
 public:
  Nest(const Page& page, std::vector<RulingGroup> groups) : page_(page), groups_(std::move(groups)) {
    std::ranges::sort(groups_, {}, [](const RulingGroup& group) { return area(group.rect); });
    for (const RulingGroup& group : groups_) tables_.push_back(cells_of(group));
  }

  std::vector<PageTable> run() {
    for (std::size_t inner = 0; inner < groups_.size(); ++inner) {
      for (std::size_t outer = inner + 1; outer < groups_.size() && !tables_[inner].cells.empty(); ++outer)
        place(inner, outer);
    }
    std::erase_if(tables_, [](const PageTable& table) { return table.cells.empty(); });
    return std::move(tables_);
  }

 private:
  void place(std::size_t inner, std::size_t outer) {
    PageTable& around = tables_[outer];
    const Rect rect = groups_[inner].rect;
    const PageCell* const cell = cell_around(around, rect);
    if (cell == nullptr) return;
    if (around.cells.size() == 1) {  // a frame around the page or around a part of it
      around.cells.clear();
      return;
    }
    const Rect room = cell->rect;
    if (rect.width() < kFills * room.width() || has_text_beside(page_, room, rect)) return;
    adopt(groups_[outer], groups_[inner], room);
    around = cells_of(groups_[outer]);
    tables_[inner].cells.clear();
  }

  const Page& page_;
  std::vector<RulingGroup> groups_;
  std::vector<PageTable> tables_;
};

// Gives each glyph to the cell that its middle lies in; a glyph in a table within a table belongs to the inner one.
void fill(const Page& page, std::vector<PageTable>& tables) {
  std::vector<std::vector<std::size_t>> cell_at(tables.size());
  for (std::size_t t = 0; t < tables.size(); ++t) cell_at[t] = positions_of(tables[t]);
  for (std::size_t id = 0; id < page.glyphs.size(); ++id) {
    const Rect& box = page.glyphs[id].box;
    for (std::size_t t = 0; t < tables.size(); ++t) {
      PageTable& table = tables[t];
      if (!table.rect.contains(box.mid_x(), box.mid_y())) continue;
      const auto line_of = [](const std::vector<double>& borders, double at) {
        const auto it = std::ranges::upper_bound(borders, at);
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(
            it - borders.begin() - 1, 0, static_cast<std::ptrdiff_t>(borders.size()) - 2));
      };
      const std::size_t position = line_of(table.ys, box.mid_y()) * static_cast<std::size_t>(table.cols) +
                                   line_of(table.xs, box.mid_x());
      table.cells[cell_at[t][position]].glyphs.push_back(static_cast<std::uint32_t>(id));
      break;
    }
  }
  for (PageTable& table : tables) {
    for (PageCell& cell : table.cells) cell.text = text_of(page.glyphs, cell.glyphs);
  }
}

int turn_of(const Page& page, const PageTable& table) {
  int count[4] = {}, all = 0;
  for (const PageCell& cell : table.cells) {
    for (const std::uint32_t id : cell.glyphs) ++count[page.glyphs[id].turn / 90 & 3], ++all;
  }
  for (int quarter = 1; quarter < 4; ++quarter) {
    if (count[quarter] * 2 > all) return quarter * 90;
  }
  return 0;
}

bool has_text(const PageTable& table) {
  return std::ranges::any_of(table.cells, [](const PageCell& cell) { return !cell.glyphs.empty(); });
}

}  // namespace

std::vector<PageTable> find_lattices(const Page& page) {
  std::vector<RulingGroup> groups = group_rulings(page.rulings);
  std::vector<PageTable> tables = Nest(page, std::move(groups)).run();
  fill(page, tables);
  // Small boxes without a character are pictures, ticks and the like.
  if (!page.glyphs.empty()) std::erase_if(tables, [](const PageTable& table) { return !has_text(table); });
  for (PageTable& table : tables) turn_table(table, turn_of(page, table));
  std::ranges::sort(tables, [](const PageTable& a, const PageTable& b) {
    return a.rect.y0 != b.rect.y0 ? a.rect.y0 < b.rect.y0 : a.rect.x0 < b.rect.x0;
  });
  return tables;
}

}  // namespace recount
