#include "corpus/draw/typeset.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "corpus/draw/furniture.h"
#include "corpus/draw/measure.h"
#include "corpus/draw/rulings.h"
#include "corpus/draw/table_size.h"

namespace recount::corpus {
namespace {

constexpr double kAscent = 0.86;  // of the size: from the top of a CJK glyph to its baseline

constexpr double kColumnGap = 24;   // points between what stands side by side
constexpr double kLeastForm = 160;  // points: a form does not begin on less at the foot of a page

struct Shade {
  double red, green, blue;
};
constexpr Shade kShades[] = {{1, 1, 1}, {0.88, 0.88, 0.88}, {0.80, 0.88, 0.96}, {0.98, 0.89, 0.79}};

// The part of a row that stands on one page; `repeated` is a header printed again.
struct RowPart {
  int row, page;
  double y0, y1;
  bool repeated;
};

// The parts of a cell that stand on one page.
struct Extent {
  int page;
  double y0, y1;
};

class Typesetter {
 public:
  Typesetter(const Sheet& sheet, const DrawStyle& style) : sheet_(sheet), style_(style), measure_(style.font) {}

  std::vector<Page> run() {
    new_page();
    use_column(0, 1);
    std::size_t next = 0;
    for (const SideBySide& pair : sheet_.side_by_side) {
      place_blocks(next, pair.left);
      place_side_by_side(pair);
      next = pair.end;
    }
    place_blocks(next, sheet_.blocks.size());
    add_furniture(pages_, style_, measure_);
    return std::move(pages_);
  }

 private:
  double bottom() const { return style_.page_height - style_.margin_y; }
  double line_height(double size) const { return size * style_.leading; }
  int page() const { return static_cast<int>(pages_.size()) - 1; }

  void new_page() {
    Page& made = pages_.emplace_back();
    made.width = style_.page_width;
    made.height = style_.page_height;
    made.turned = style_.turned;
    y_ = style_.margin_y;
  }

  // What is placed from now on stands in one of the columns that share the page's width.
  void use_column(int column, int columns) {
    const double all = style_.page_width - 2 * style_.margin_x;
    width_ = (all - kColumnGap * (columns - 1)) / columns;
    left_ = style_.margin_x + column * (width_ + kColumnGap);
  }

  void place_blocks(std::size_t from, std::size_t to) {
    for (std::size_t block = from; block < to; ++block) {
      block_ = static_cast<int>(block);
      if (const auto* line = std::get_if<SheetLine>(&sheet_.blocks[block])) {
        place_line(*line);
      } else {
        place_table(std::get<SheetTable>(sheet_.blocks[block]));
      }
    }
  }

  // Runs that are higher than a page stand below each other instead.
  void place_side_by_side(const SideBySide& pair) {
    use_column(0, 2);
    const double need = std::max(height_of(pair.left, pair.right), height_of(pair.right, pair.end));
    if (need > bottom() - style_.margin_y) {
      use_column(0, 1);
      return place_blocks(pair.left, pair.end);
    }
    if (y_ + need > bottom()) new_page();
    const double top = y_;
    place_blocks(pair.left, pair.right);
    const double foot = y_;
    y_ = top;
    use_column(1, 2);
    place_blocks(pair.right, pair.end);
    y_ = std::max(y_, foot);
    use_column(0, 1);
  }

  double height_of(std::size_t from, std::size_t to) const {
    double height = 0;
    for (std::size_t block = from; block < to; ++block) {
      if (const auto* line = std::get_if<SheetLine>(&sheet_.blocks[block])) {
        const auto count = measure_.lines(line->text, width_, size_of(*line), is_bold(*line)).size();
        height += (static_cast<double>(count) + 0.4) * line_height(size_of(*line));
      } else {
        const auto& table = std::get<SheetTable>(sheet_.blocks[block]);
        const std::vector<double> rows = table_size(table, left_, width_, style_, measure_).heights;
        height += std::accumulate(rows.begin(), rows.end(), line_height(style_.size));
      }
    }
    return height;
  }

  double size_of(const SheetLine& line) const {
    using Weight = SheetLine::Weight;
    return style_.size * (line.weight == Weight::kTitle ? 1.7 : line.weight == Weight::kHeading ? 1.25 : 1.0);
  }

  static bool is_bold(const SheetLine& line) {
    return line.weight == SheetLine::Weight::kTitle || line.weight == SheetLine::Weight::kHeading;
  }

  void place_line(const SheetLine& line) {
    using Weight = SheetLine::Weight;
    const double size = size_of(line);
    const bool bold = is_bold(line);
    const double height = line_height(size);
    const bool begins = pages_.back().lines.empty() && pages_.back().cells.empty();
    if (line.weight == Weight::kTitle && !begins && (style_.form_a_page || bottom() - y_ < kLeastForm))
      new_page();
    for (const MeasuredLine& piece : measure_.lines(line.text, width_, size, bold)) {
      if (y_ + height > bottom()) new_page();
      const double room = width_ - piece.width;
      const double x = left_ + (line.align == Align::kCenter  ? room / 2
                                : line.align == Align::kRight ? room
                                                              : 0);
      pages_.back().lines.push_back(
          {x, y_ + (height - size) / 2 + kAscent * size, piece.text, size, bold, false});
      y_ += height;
    }
    y_ += height * (line.weight == Weight::kTitle ? 0.4 : 0.15);
  }

  void place_table(const SheetTable& table) {
    size_ = table_size(table, left_, width_, style_, measure_);
    parts_.clear();
    for (int row = 0; row < table.rows; ++row) place_row(table, row);
    for (std::size_t i = 0; i < table.cells.size(); ++i) place_cell(table, i);
    draw_rulings();
    y_ += line_height(style_.size) * 0.3;
  }

  void next_page(const SheetTable& table, int row) {
    new_page();
    if (!style_.repeat_head || table.head_rows == 0 || row < table.head_row + table.head_rows) return;
    for (int head = table.head_row; head < table.head_row + table.head_rows; ++head) {
      const double height = size_.heights[static_cast<std::size_t>(head)];
      parts_.push_back({head, page(), y_, y_ + height, true});
      y_ += height;
    }
  }

  void place_row(const SheetTable& table, int row) {
    const double line = line_height(style_.size), pads = 2 * style_.padding_y;
    double left = size_.heights[static_cast<std::size_t>(row)];
    while (y_ + left > bottom() + 0.01) {
      const double room = bottom() - y_;
      const bool too_high = left > bottom() - style_.margin_y - 6 * line;
      if ((style_.cut_rows && left > 3 * line && room > 2 * line + pads) || (too_high && room > 4 * line)) {
        const double taken = std::floor((room - pads) / line) * line + pads;
        parts_.push_back({row, page(), y_, y_ + taken, false});
        left = std::max(left - taken + pads, line + pads);
      }
      next_page(table, row);
    }
    parts_.push_back({row, page(), y_, y_ + left, false});
    y_ += left;
  }

  void place_cell(const SheetTable& table, std::size_t index) {
    const SheetCell& cell = table.cells[index];
    const bool head =
        cell.row >= table.head_row && cell.row + cell.row_span <= table.head_row + table.head_rows;
    std::vector<Extent> own;
    std::map<int, Extent> again;  // by page
    for (const RowPart& part : parts_) {
      if (part.row < cell.row || part.row >= cell.row + cell.row_span) continue;
      if (head && part.repeated) {
        again.try_emplace(part.page, Extent{part.page, part.y0, part.y1}).first->second.y1 = part.y1;
      } else if (!own.empty() && own.back().page == part.page) {
        own.back().y1 = part.y1;
      } else {
        // A label beside a repeated header that has not begun on this page yet has nothing there.
        if (part.repeated && own.empty()) continue;
        own.push_back({part.page, part.y0, part.y1});
      }
    }
    draw_cell(cell, index, own, false);
    for (const auto& [page, extent] : again) draw_cell(cell, index, {extent}, true);
  }

  void draw_cell(const SheetCell& cell, std::size_t index, const std::vector<Extent>& extents, bool repeated) {
    const double x0 = size_.x[static_cast<std::size_t>(cell.col)],
                 x1 = size_.x[static_cast<std::size_t>(cell.col + cell.col_span)];
    const std::vector<MeasuredLine>& lines = size_.texts[index];
    const double height = line_height(style_.size);
    std::size_t next = 0;
    for (std::size_t e = 0; e < extents.size(); ++e) {
      const Extent& extent = extents[e];
      Page& page = pages_[static_cast<std::size_t>(extent.page)];
      page.cells.push_back({block_, static_cast<int>(index), {x0, extent.y0, x1, extent.y1}, repeated});
      if (style_.shading > 0 && cell.label) {
        const Shade& shade = kShades[style_.shading];
        page.fills.push_back({{x0, extent.y0, x1, extent.y1}, shade.red, shade.green, shade.blue});
      }
      const double room = extent.y1 - extent.y0;
      if (cell.turn == Turn::kTurned) {
        if (e == 0) {
          page.lines.push_back({(x0 + x1) / 2 + style_.size * (kAscent - 0.5),
                                extent.y0 + (room + lines[0].width) / 2, lines[0].text, style_.size, false,
                                true});
        }
        continue;
      }
      std::size_t count = lines.size() - next;
      if (e + 1 < extents.size()) {
        const double fit = std::floor((room - 2 * style_.padding_y + 0.01) / height);
        count = std::min(count, static_cast<std::size_t>(std::max(fit, 0.0)));
      }
      // Flowing text stands at the top of what it is cut into; what fits is centered.
      const bool whole = next == 0 && count == lines.size();
      double y =
          whole ? extent.y0 + (room - static_cast<double>(count) * height) / 2 : extent.y0 + style_.padding_y;
      for (std::size_t i = 0; i < count; ++i, ++next, y += height) {
        const MeasuredLine& line = lines[next];
        const double free = x1 - x0 - line.width;
        const bool center = cell.label || cell.turn == Turn::kStacked || lines.size() == 1;
        const double x = x0 + (cell.number && style_.numbers_right && !cell.label ? free - style_.padding_x
                               : center                                           ? free / 2
                                                                                  : style_.padding_x);
        if (!line.text.empty()) {
          page.lines.push_back({x, y + (height - style_.size) / 2 + kAscent * style_.size, line.text,
                                style_.size, false, false});
        }
      }
    }
  }

  void draw_rulings() {
    for (Page& page : pages_) {
      std::vector<Rect> boxes;
      for (const CellBox& box : page.cells) {
        if (box.block == block_) boxes.push_back(box.rect);
      }
      const std::vector<Stroke> strokes = rulings_of(boxes, style_.rulings);
      page.strokes.insert(page.strokes.end(), strokes.begin(), strokes.end());
    }
  }

  const Sheet& sheet_;
  const DrawStyle& style_;
  Measure measure_;
  std::vector<Page> pages_;
  double y_ = 0;
  double left_ = 0, width_ = 0;  // of the column
  int block_ = 0;
  // Of the table that is being placed:
  TableSize size_;
  std::vector<RowPart> parts_;
};

}  // namespace

std::vector<Page> typeset(const Sheet& sheet, const DrawStyle& style) {
  return Typesetter(sheet, style).run();
}

}  // namespace recount::corpus
