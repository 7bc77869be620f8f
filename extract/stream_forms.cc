#include "extract/stream_forms.h"

#include <algorithm>
#include <cmath>

#include "extract/form_columns.h"
#include "extract/glyph_lines.h"
#include "extract/laid_out_page.h"
#include "extract/stream_pieces.h"
#include "extract/text_layout.h"

namespace recount {
namespace {

// Cells of a row that has a section's columns.
constexpr std::size_t kSection = 4;
// Fewer characters make no form.
constexpr std::size_t kLeastGlyphs = 40;
// Font sizes between the halves of a figure that a stamp has torn.
constexpr double kTorn = 1.2;

bool is_chinese(const Page& page, const std::vector<std::uint32_t>& ids) {
  const auto wide =
      std::ranges::count_if(ids, [&](std::uint32_t id) { return is_wide_code(page.glyphs[id].code); });
  return ids.size() >= kLeastGlyphs && static_cast<std::size_t>(wide) * 3 >= ids.size();
}

// Where text begins and ends, down or across.
struct Bounds {
  double from = 0, to = 0;
};

// Half-way between the text of neighbours.
std::vector<double> borders_of(const std::vector<Bounds>& rows) {
  std::vector<double> ys = {rows.front().from};
  for (std::size_t i = 1; i < rows.size(); ++i)
    ys.push_back(std::max(ys.back(), (rows[i - 1].to + rows[i].from) / 2));
  ys.push_back(std::max(ys.back(), rows.back().to));
  return ys;
}

class TableMaker {
 public:
  TableMaker(const Page& page, const LaidOutPage& laid_out, std::size_t first, std::size_t end)
      : page_(page), laid_out_(laid_out), first_(first), end_(end) {}

  PageTable run() {
    const LayoutGrid grid = layout_grid(laid_out_.lines().subspan(first_, end_ - first_), laid_out_.hints());
    table_.ruled = false;
    table_.rows = static_cast<int>(grid.size());
    for (const auto& row : grid) table_.cols = std::max(table_.cols, static_cast<int>(row.size()));
    for (std::size_t row = 0; row < grid.size(); ++row) add_row(static_cast<int>(row), grid[row]);
    place();
    return std::move(table_);
  }

 private:
  void add_row(int row, const std::vector<LayoutText>& texts) {
    sizes_.push_back(texts.size());
    for (int col = 0; col < table_.cols; ++col) {
      PageCell cell;
      cell.row = row, cell.col = col;
      if (static_cast<std::size_t>(col) < texts.size()) {
        const LayoutText& text = texts[static_cast<std::size_t>(col)];
        for (const std::string_view part : text.parts)
          laid_out_.glyphs_of(laid_out_.line_of(part, first_, end_), part, cell.glyphs);
        cell.row_span = static_cast<int>(text.rows);
      }
      cell.text = text_of(page_.glyphs, cell.glyphs);
      table_.cells.push_back(std::move(cell));
    }
  }

  void place() {
    table_.rect = laid_out_.rect_of(first_);
    for (std::size_t i = first_; i < end_; ++i) table_.rect.unite(laid_out_.rect_of(i));
    for (PageCell& cell : table_.cells) {
      if (cell.glyphs.empty()) continue;
      cell.text_rect = page_.glyphs[cell.glyphs.front()].box;
      for (const std::uint32_t id : cell.glyphs) cell.text_rect.unite(page_.glyphs[id].box);
    }
    join_torn();
    if (!spread_columns(table_, sizes_, laid_out_.size())) table_.xs = column_borders();
    drop_spanned();
    std::vector<Bounds> rows(static_cast<std::size_t>(table_.rows), {1e30, -1e30});
    for (PageCell& cell : table_.cells) {
      if (cell.glyphs.empty() || cell.row_span > 1) continue;
      Bounds& row = rows[static_cast<std::size_t>(cell.row)];
      row.from = std::min(row.from, cell.text_rect.y0), row.to = std::max(row.to, cell.text_rect.y1);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].from > rows[i].to) rows[i].from = rows[i].to = i > 0 ? rows[i - 1].to : table_.rect.y0;
    }
    table_.ys = borders_of(rows);
    for (PageCell& cell : table_.cells) {
      const auto row = static_cast<std::size_t>(cell.row), col = static_cast<std::size_t>(cell.col);
      cell.rect = {table_.xs[col], table_.ys[row], table_.xs[col + static_cast<std::size_t>(cell.col_span)],
                   table_.ys[row + static_cast<std::size_t>(cell.row_span)]};
      if (cell.glyphs.empty()) {
        cell.text_rect = cell.rect;
      } else {
        cell.rect = cell.text_rect;
      }
    }
  }

  bool is_digit(std::uint32_t id) const {
    return page_.glyphs[id].code >= U'0' && page_.glyphs[id].code <= U'9';
  }

  // A figure that a stamp has torn in two (86, 5%) makes a column that no other row of its section has anything in. It is one cell again.
  void join_torn() {
    const auto cols = static_cast<std::size_t>(table_.cols);
    const auto at = [&](std::size_t row, std::size_t col) -> PageCell& {
      return table_.cells[row * cols + col];
    };
    for (std::size_t begin = 0, end = 0; begin < sizes_.size(); begin = end) {
      while (end < sizes_.size() && sizes_[end] == sizes_[begin]) ++end;
      for (std::size_t col = 1; end - begin >= kSection && col < sizes_[begin]; ++col) {
        std::size_t texts = 0, torn = begin;
        for (std::size_t row = begin; row < end; ++row) {
          if (!at(row, col).glyphs.empty()) ++texts, torn = row;
        }
        PageCell &left = at(torn, col - 1), &right = at(torn, col);
        if (texts != 1 || left.glyphs.empty() || !is_digit(left.glyphs.back()) ||
            !is_digit(right.glyphs.front()) ||
            right.text_rect.x0 - left.text_rect.x1 > kTorn * laid_out_.size())
          continue;
        left.glyphs.insert(left.glyphs.end(), right.glyphs.begin(), right.glyphs.end());
        left.text = text_of(page_.glyphs, left.glyphs);
        left.text_rect.unite(right.text_rect);
        for (std::size_t row = begin; row < end; ++row) {
          for (std::size_t to = col; to + 1 < cols; ++to) {
            PageCell moved = std::move(at(row, to + 1));
            moved.col = static_cast<int>(to);
            at(row, to) = std::move(moved);
          }
          PageCell blank;
          blank.row = static_cast<int>(row), blank.col = table_.cols - 1;
          at(row, cols - 1) = std::move(blank);
          --sizes_[row];
        }
        --col;
      }
    }
    // Columns that no row has any more.
    const std::size_t most = *std::ranges::max_element(sizes_);
    std::erase_if(table_.cells, [&](const PageCell& cell) { return cell.col >= static_cast<int>(most); });
    table_.cols = static_cast<int>(most);
  }

  // Blank cells below one that spans their rows. Where something else stands there, it spans the rows above that.
  void drop_spanned() {
    std::vector<bool> spanned(table_.cells.size(), false);
    for (PageCell& cell : table_.cells) {
      int row = cell.row + 1;
      for (; row < cell.row + cell.row_span; ++row) {
        const auto below = std::ranges::find_if(
            table_.cells, [&](const PageCell& other) { return other.row == row && other.col == cell.col; });
        if (below == table_.cells.end() || !below->glyphs.empty() || below->col_span != cell.col_span) break;
        spanned[static_cast<std::size_t>(below - table_.cells.begin())] = true;
      }
      cell.row_span = row - cell.row;
    }
    std::vector<PageCell> kept;
    for (std::size_t i = 0; i < spanned.size(); ++i) {
      if (!spanned[i]) kept.push_back(std::move(table_.cells[i]));
    }
    table_.cells = std::move(kept);
  }

  // Of the last section, which may go on on the next page; the columns that others have besides have no width.
  std::vector<double> column_borders() const {
    std::size_t end = sizes_.size();
    while (end > 0 && sizes_[end - 1] < kSection) --end;
    std::size_t begin = end;
    while (begin > 0 && sizes_[begin - 1] == sizes_[end - 1]) --begin;
    const std::size_t cols = end > 0 ? sizes_[end - 1] : 0;
    std::vector<Bounds> columns(cols, {1e30, -1e30});
    for (const PageCell& cell : table_.cells) {
      const auto row = static_cast<std::size_t>(cell.row);
      if (row < begin || row >= end || cell.glyphs.empty()) continue;
      Bounds& column = columns[static_cast<std::size_t>(cell.col)];
      for (const std::uint32_t id : cell.glyphs) {
        const Rect& box = page_.glyphs[id].box;
        column.from = std::min(column.from, box.x0), column.to = std::max(column.to, box.x1);
      }
    }
    std::erase_if(columns, [](const Bounds& column) { return column.from > column.to; });
    std::vector<double> xs = columns.empty() ? std::vector<double>{table_.rect.x0} : borders_of(columns);
    xs.front() = std::min(xs.front(), table_.rect.x0);
    xs.resize(static_cast<std::size_t>(table_.cols) + 1, table_.rect.x1);
    return xs;
  }

  const Page& page_;
  const LaidOutPage& laid_out_;
  std::vector<std::size_t> sizes_;  // of the rows
  std::size_t first_ = 0, end_ = 0;
  PageTable table_;
};

}  // namespace

std::vector<PageTable> find_form_streams(const Page& page, const std::vector<Rect>& taken) {
  std::vector<std::uint32_t> ids = free_glyphs(page, taken);
  if (!is_chinese(page, ids)) return {};
  const LaidOutPage laid_out(page, pieces_of(page, ids));
  std::vector<PageTable> tables;
  for (std::size_t at = 0; at < laid_out.lines().size();) {
    const LayoutExtent extent = layout_extent(laid_out.lines(), at, laid_out.hints());
    if (extent.found) tables.push_back(TableMaker(page, laid_out, at, extent.end).run());
    at = extent.end;
  }
  return tables;
}

}  // namespace recount
