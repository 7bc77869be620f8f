#include "extract/ruled_tables.h"

#include <algorithm>
#include <utility>

#include "extract/cell_pixels.h"
#include "extract/hidden_rulings.h"
#include "extract/line_gaps.h"
#include "extract/loose_lines.h"
#include "extract/missing_borders.h"

namespace recount {
namespace {

// White space inside a cell that parts two texts. Pages of the corpus with all their rulings have it in 0.09 of their lines at most, and
// those that lack some in 0.17 and more.
constexpr double kParted = 2.0, kMostParted = 0.13, kMostOfFew = 0.33;
constexpr int kFewParted = 4, kManyParted = 8;
// Lines outside of a page's tables, for one inside, where they are not all of the form.
constexpr double kMostOutside = 0.25;
// Lines of a cell, on average: most cells of forms hold one or two.
constexpr double kMostLinesEach = 2.5;

class Finder {
 public:
  Finder(Page& page, PIX* clean, double text_height, double pixels)
      : page_(page), clean_(clean), height_(text_height), pixels_(pixels) {
    found_.tables = find_lattices(page);
  }

  RuledTables run(const std::vector<RoundStamp>& stamps) {
    if (add_hidden_borders(page_.rulings, found_.tables, clean_, stamps, height_, pixels_))
      found_.tables = find_lattices(page_);
    find_lines();
    if (!lack_rulings()) return std::move(found_);
    for (const bool upright : {false, true}) {
      if (add_missing_borders(page_.rulings, found_.tables, clean_, height_, pixels_, upright))
        found_.tables = find_lattices(page_);
    }
    find_lines();
    if (!lack_rulings() && !leave_much_out() && !hold_rows()) return std::move(found_);
    page_.rulings.clear();
    return {};
  }

 private:
  void find_lines() {
    found_.cells.clear();
    for (const PageTable& table : found_.tables) {
      for (const PageCell& cell : table.cells) {
        const PixelRect rect = pixels_of(inside_of(cell.rect, page_.rulings), clean_, pixels_);
        found_.cells.push_back({rect, ink_lines(clean_, rect, height_)});
      }
    }
  }

  // A cell holds one text. Where many seem to hold several, rulings are missing: faded, torn by stamps, never drawn.
  bool lack_rulings() const {
    int all = 0, parted = 0;
    for (const RuledCell& cell : found_.cells) {
      if (is_stacked(cell.lines, height_)) continue;
      for (const PixelRect& line : cell.lines) {
        const double wide = kParted * std::max<double>(line.height(), height_);
        ++all, parted += !white_in(clean_, line, wide).empty();
      }
    }
    const double share = all > 0 ? static_cast<double>(parted) / all : 0;
    return (parted >= kManyParted && share > kMostParted) || (parted >= kFewParted && share > kMostOfFew);
  }

  double lines_inside() const {
    std::size_t lines = 0;
    for (const RuledCell& cell : found_.cells) lines += cell.lines.size();
    return static_cast<double>(lines);
  }

  // Tables of which a part has no rulings at all.
  bool leave_much_out() const {
    const PixPtr rest(pixCopy(nullptr, clean_));
    if (!rest) return true;
    for (const PageTable& table : found_.tables) whiten(rest.get(), pixels_of(table.rect, clean_, pixels_));
    const std::size_t outside = loose_lines(rest.get(), height_).size();
    return static_cast<double>(outside) > kMostOutside * lines_inside();
  }

  // Columns without rows: their cells hold many lines each.
  bool hold_rows() const {
    const auto filled =
        std::ranges::count_if(found_.cells, [](const RuledCell& cell) { return !cell.lines.empty(); });
    return lines_inside() > kMostLinesEach * static_cast<double>(filled);
  }

  Page& page_;
  PIX* clean_;
  double height_, pixels_;
  RuledTables found_;
};

}  // namespace

RuledTables find_ruled_tables(Page& page, PIX* clean, const std::vector<RoundStamp>& stamps, double text_height,
                              double pixels) {
  return Finder(page, clean, text_height, pixels).run(stamps);
}

}  // namespace recount
