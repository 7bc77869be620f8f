#include "extract/ruled_tables.h"

#include <algorithm>

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

class RuledTables {
 public:
  RuledTables(Page& page, PIX* clean, double text_height, double pixels)
      : page_(page), clean_(clean), height_(text_height), pixels_(pixels), tables_(find_lattices(page)) {}

  std::vector<PageTable> run(const std::vector<RoundStamp>& stamps) {
    if (add_hidden_borders(page_.rulings, tables_, clean_, stamps, height_, pixels_))
      tables_ = find_lattices(page_);
    if (!lack_rulings()) return std::move(tables_);
    for (const bool upright : {false, true}) {
      if (add_missing_borders(page_.rulings, tables_, clean_, height_, pixels_, upright))
        tables_ = find_lattices(page_);
    }
    if (lack_rulings() || leave_much_out() || hold_rows()) page_.rulings.clear(), tables_.clear();
    return std::move(tables_);
  }

 private:
  std::vector<PixelRect> lines_in(const PageCell& cell) const {
    return ink_lines(clean_, pixels_of(inside_of(cell.rect, page_.rulings), clean_, pixels_), height_);
  }

  // A cell holds one text. Where many seem to hold several, rulings are missing: faded, torn by stamps, never drawn.
  bool lack_rulings() const {
    int all = 0, parted = 0;
    for (const PageTable& table : tables_) {
      for (const PageCell& cell : table.cells) {
        const std::vector<PixelRect> lines = lines_in(cell);
        if (is_stacked(lines, height_)) continue;
        for (const PixelRect& line : lines) {
          const double wide = kParted * std::max<double>(line.height(), height_);
          ++all, parted += !white_in(clean_, line, wide).empty();
        }
      }
    }
    const double share = all > 0 ? static_cast<double>(parted) / all : 0;
    return (parted >= kManyParted && share > kMostParted) || (parted >= kFewParted && share > kMostOfFew);
  }

  // Tables of which a part has no rulings at all.
  bool leave_much_out() const {
    const PixPtr rest(pixCopy(nullptr, clean_));
    if (!rest) return true;
    std::size_t lines = 0;
    for (const PageTable& table : tables_) {
      for (const PageCell& cell : table.cells) lines += lines_in(cell).size();
      whiten(rest.get(), pixels_of(table.rect, clean_, pixels_));
    }
    const std::size_t outside = loose_lines(rest.get(), height_).size();
    return static_cast<double>(outside) > kMostOutside * static_cast<double>(lines);
  }

  // Columns without rows: their cells hold many lines each.
  bool hold_rows() const {
    std::size_t lines = 0, filled = 0;
    for (const PageTable& table : tables_) {
      for (const PageCell& cell : table.cells) {
        const std::size_t here = lines_in(cell).size();
        lines += here, filled += here > 0;
      }
    }
    return static_cast<double>(lines) > kMostLinesEach * static_cast<double>(filled);
  }

  Page& page_;
  PIX* clean_;
  double height_, pixels_;
  std::vector<PageTable> tables_;
};

}  // namespace

std::vector<PageTable> find_ruled_tables(Page& page, PIX* clean, const std::vector<RoundStamp>& stamps,
                                         double text_height, double pixels) {
  return RuledTables(page, clean, text_height, pixels).run(stamps);
}

}  // namespace recount
