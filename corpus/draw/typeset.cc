#include "corpus/draw/typeset.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "corpus/draw/measure.h"
#include "corpus/draw/rulings.h"
#include "normalize/fold.h"

namespace recount::corpus {
namespace {

constexpr double kAscent = 0.86;  // of the size: from the top of a CJK glyph to its baseline

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
    for (std::size_t block = 0; block < sheet_.blocks.size(); ++block) {
      block_ = static_cast<int>(block);
      if (const auto* line = std::get_if<SheetLine>(&sheet_.blocks[block])) {
        place_line(*line);
      } else {
        place_table(std::get<SheetTable>(sheet_.blocks[block]));
      }
    }
    place_furniture();
    return std::move(pages_);
  }

 private:
  double bottom() const { return style_.page_height - style_.margin_y; }
  double line_height(double size) const { return size * style_.leading; }
  double content_width() const { return style_.page_width - 2 * style_.margin_x; }
  int page() const { return static_cast<int>(pages_.size()) - 1; }

  void new_page() {
    Page& made = pages_.emplace_back();
    made.width = style_.page_width;
    made.height = style_.page_height;
    made.turned = style_.turned;
    y_ = style_.margin_y;
  }

  void place_line(const SheetLine& line) {
    using Weight = SheetLine::Weight;
    const double size = style_.size * (line.weight == Weight::kTitle     ? 1.7
                                       : line.weight == Weight::kHeading ? 1.25
                                                                         : 1.0);
    const bool bold = line.weight == Weight::kTitle || line.weight == Weight::kHeading;
    const double height = line_height(size);
    const bool begins = pages_.back().lines.empty() && pages_.back().cells.empty();
    if (line.weight == Weight::kTitle && !begins && (style_.form_a_page || bottom() - y_ < kLeastForm))
      new_page();
    for (const MeasuredLine& piece : measure_.lines(line.text, content_width(), size, bold)) {
      if (y_ + height > bottom()) new_page();
      const double room = content_width() - piece.width;
      const double x = style_.margin_x + (line.align == Align::kCenter  ? room / 2
                                          : line.align == Align::kRight ? room
                                                                        : 0);
      pages_.back().lines.push_back(
          {x, y_ + (height - size) / 2 + kAscent * size, piece.text, size, bold, false});
      y_ += height;
    }
    y_ += height * (line.weight == Weight::kTitle ? 0.4 : 0.15);
  }

  // The lines of each cell, then the heights of the rows that hold them.
  void measure_table(const SheetTable& table) {
    const double total = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
    x_.assign(1, style_.margin_x);
    for (const double width : table.widths) x_.push_back(x_.back() + width / total * content_width());
    texts_.clear();
    heights_.assign(static_cast<std::size_t>(table.rows), line_height(style_.size) + 2 * style_.padding_y);
    std::vector<std::pair<int, std::size_t>> by_span;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      texts_.push_back(cell_lines(table.cells[i]));
      by_span.emplace_back(table.cells[i].row_span, i);
    }
    std::ranges::stable_sort(by_span, {}, &std::pair<int, std::size_t>::first);
    for (const auto& [span, index] : by_span) {
      const SheetCell& cell = table.cells[index];
      const double need =
          (cell.turn == Turn::kTurned ? texts_[index][0].width
                                      : static_cast<double>(texts_[index].size()) * line_height(style_.size)) +
          2 * style_.padding_y;
      const auto first = heights_.begin() + cell.row;
      const double have = std::accumulate(first, first + span, 0.0);
      for (auto row = first; have < need && row != first + span; ++row) *row += (need - have) / span;
    }
  }

  std::vector<MeasuredLine> cell_lines(const SheetCell& cell) const {
    const double width =
        x_[static_cast<std::size_t>(cell.col + cell.col_span)] - x_[static_cast<std::size_t>(cell.col)];
    if (cell.turn == Turn::kTurned) return measure_.lines(cell.text, 0, style_.size);
    if (cell.turn == Turn::kNone)
      return measure_.lines(cell.text, std::max(width - 2 * style_.padding_x, style_.size), style_.size);
    std::vector<MeasuredLine> lines;
    for (const char32_t point : to_utf32(cell.text)) {
      if (point != U'\n' && point != U' ')
        lines.push_back(measure_.lines(to_utf8(std::u32string(1, point)), 0, style_.size)[0]);
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
  }

  void place_table(const SheetTable& table) {
    measure_table(table);
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
      const double height = heights_[static_cast<std::size_t>(head)];
      parts_.push_back({head, page(), y_, y_ + height, true});
      y_ += height;
    }
  }

  void place_row(const SheetTable& table, int row) {
    const double line = line_height(style_.size), pads = 2 * style_.padding_y;
    double left = heights_[static_cast<std::size_t>(row)];
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
    const double x0 = x_[static_cast<std::size_t>(cell.col)],
                 x1 = x_[static_cast<std::size_t>(cell.col + cell.col_span)];
    const std::vector<MeasuredLine>& lines = texts_[index];
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

  void place_furniture() {
    const double size = style_.size * 0.9;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      const std::string texts[] = {"", "— " + number + " —",
                                   "第" + number + "页 共" + std::to_string(pages_.size()) + "页", number};
      const auto centered = [&](const std::string& text, double y) {
        const double width = measure_.lines(text, 0, size)[0].width;
        pages_[i].lines.push_back({(style_.page_width - width) / 2, y, text, size, false, false});
      };
      if (style_.page_numbers > 0)
        centered(texts[style_.page_numbers], style_.page_height - style_.margin_y * 0.45);
      if (!style_.running_head.empty()) centered(style_.running_head, style_.margin_y * 0.6);
    }
  }

  const Sheet& sheet_;
  const DrawStyle& style_;
  Measure measure_;
  std::vector<Page> pages_;
  double y_ = 0;
  int block_ = 0;
  // Of the table that is being placed:
  std::vector<double> x_, heights_;
  std::vector<std::vector<MeasuredLine>> texts_;
  std::vector<RowPart> parts_;
};

}  // namespace

std::vector<Page> typeset(const Sheet& sheet, const DrawStyle& style) {
  return Typesetter(sheet, style).run();
}

}  // namespace recount::corpus
