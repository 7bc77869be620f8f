#include "extract/stream_forms.h"

#include <algorithm>
#include <cmath>

#include "extract/form_columns.h"
#include "extract/glyph_lines.h"
#include "extract/stream_pieces.h"
#include "extract/text_layout.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// Line::at counts half lines, as lines beside the middle of others need: lines of a wrapped cell follow each other at so many font
// sizes in most prints. Lines farther apart than kNextLine halves have blank ones between them.
constexpr double kLinePitch = 1.35, kNextLine = 2.3;
// Pieces whose middles differ by more, in font sizes, stand on two lines.
constexpr double kLevel = 0.3;
// Lines nearer to each other than this, as Line::at, are none of one column: cells stand in the middle of their rows. So many show
// it, at least this share of all.
constexpr double kNear = 1.4;
constexpr std::size_t kLeastNear = 3, kNearShare = 10;
// Headings of two characters are spread, 分 值: characters alone in their pieces belong together up to this gap, in font sizes.
constexpr double kSpread = 1.7;
// Cells of a row that has a section's columns.
constexpr std::size_t kSection = 4;
// Fewer characters make no form.
constexpr std::size_t kLeastGlyphs = 40;
// What was recognized with less confidence, is no longer than this and has nothing above or below it but texts as wide as kWide
// font sizes, is a speck or the rest of a stamp: it would make a column of its own.
constexpr double kDoubtful = 0.75, kWide = 12;
constexpr int kLongestScrap = 2;
// No line of a page is longer, in columns of half a character.
constexpr double kMostColumns = 4000;
// Font sizes between the halves of a text that a stamp has torn.
constexpr double kTorn = 1.2;
// Characters of a piece that shows how wide they are.
constexpr int kLongPiece = 6;
// Pages of few texts are not quite straight. Slopes are tried up to the steepest that is left; only pieces this far apart, in font sizes, show
// one, and where they differ by more than kOneLine with it they are none of one line.
constexpr double kSteepestLeft = 0.012, kSlopeStep = 0.0005, kFarApart = 4, kOneLine = 0.25;

bool is_chinese(const Page& page, const std::vector<std::uint32_t>& ids) {
  const auto wide =
      std::ranges::count_if(ids, [&](std::uint32_t id) { return is_wide_code(page.glyphs[id].code); });
  return ids.size() >= kLeastGlyphs && static_cast<std::size_t>(wide) * 3 >= ids.size();
}

bool is_doubtful(const Page& page, const Piece& piece) {
  return piece.count <= kLongestScrap && std::ranges::all_of(piece.glyphs, [&](std::uint32_t id) {
           return page.glyphs[id].confidence < kDoubtful;
         });
}

void drop_scraps(const Page& page, double size, std::vector<const Piece*>& all) {
  std::vector<const Piece*> scraps;
  for (const Piece* piece : all) {
    const auto shares_column = [&](const Piece* other) {
      return other != piece && other->rect.width() < kWide * size &&
             overlap(piece->rect.x0, piece->rect.x1, other->rect.x0, other->rect.x1) > 0;
    };
    if (is_doubtful(page, *piece) && std::ranges::none_of(all, shares_column)) scraps.push_back(piece);
  }
  std::erase_if(all, [&](const Piece* piece) { return std::ranges::find(scraps, piece) != scraps.end(); });
}

double middle_of(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

// Half the width of a Chinese character, as it is set.
double column_width(const Page& page, const Pieces& pieces, double size) {
  std::vector<double> widths;
  for (const Piece& piece : pieces.pieces) {
    double columns = 0;
    for (const std::uint32_t id : piece.glyphs) columns += is_wide_code(page.glyphs[id].code) ? 2 : 1;
    if (piece.wide && piece.count >= kLongPiece) widths.push_back(piece.rect.width() / columns);
  }
  return widths.empty() ? size / 2 : std::clamp(middle_of(std::move(widths)), 0.4 * size, 0.6 * size);
}

// By how much lines of text fall from left to right: with it the most pieces are level with others of their line.
double slope_of(const Pieces& pieces, double size) {
  struct Pair {
    double across = 0, down = 0;
  };
  std::vector<Pair> pairs;
  for (const PieceLine& line : pieces.lines) {
    for (std::size_t i = 1; i < line.pieces.size(); ++i) {
      const Piece &a = pieces.pieces[static_cast<std::size_t>(line.pieces[i - 1])],
                  &b = pieces.pieces[static_cast<std::size_t>(line.pieces[i])];
      const double across = b.rect.mid_x() - a.rect.mid_x();
      if (across > kFarApart * size) pairs.push_back({across, b.mid - a.mid});
    }
  }
  double best = 0, least = 1e30;
  const int steps = static_cast<int>(kSteepestLeft / kSlopeStep);
  for (int step = 0; step <= 2 * steps; ++step) {
    // From level on, to both sides.
    const double slope = kSlopeStep * (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
    double sum = 0;
    for (const Pair& pair : pairs)
      sum += std::min(std::abs(pair.down - slope * pair.across), kOneLine * size);
    if (sum < least * 0.999) least = sum, best = slope;
  }
  return best;
}

// Finer than PieceLine, which takes cells centred beside one another for one line.
std::vector<std::vector<const Piece*>> lines_of(const Page& page, Pieces& pieces, double size) {
  const double slope = slope_of(pieces, size);
  for (Piece& piece : pieces.pieces) piece.mid -= slope * piece.rect.mid_x();
  std::vector<const Piece*> all;
  for (const PieceLine& line : pieces.lines) {
    for (const int id : line.pieces) all.push_back(&pieces.pieces[static_cast<std::size_t>(id)]);
  }
  drop_scraps(page, size, all);
  std::ranges::stable_sort(all, {}, &Piece::mid);
  std::vector<std::vector<const Piece*>> lines;
  for (const Piece* piece : all) {
    if (lines.empty() || piece->mid - lines.back().front()->mid > kLevel * size) lines.emplace_back();
    lines.back().push_back(piece);
  }
  for (auto& line : lines) std::ranges::sort(line, {}, [](const Piece* piece) { return piece->rect.x0; });
  return lines;
}

// The page as text in columns of half a character, and which glyph each byte of it is.
class LaidOut {
 public:
  LaidOut(const Page& page, Pieces pieces) : page_(page), size_(std::max(usual_size(page.glyphs), 1.0)) {
    double left = page.width;
    const double width = column_width(page, pieces, size_);
    for (const Piece& piece : pieces.pieces) left = std::min(left, piece.rect.x0);
    const std::vector<std::vector<const Piece*>> lines = lines_of(page, pieces, size_);
    texts_.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      column_ = 0;
      double mid = 0;
      texts_[i].rect = lines[i].front()->rect;
      const Piece* before = nullptr;
      for (const Piece* piece : lines[i]) {
        const bool spread = before != nullptr && is_lone(*before) && is_lone(*piece) &&
                            piece->rect.x0 - before->rect.x1 < kSpread * size_;
        add(*piece, texts_[i], spread ? 0 : (piece->rect.x0 - left) / width, spread ? 1 : 2);
        before = piece;
        texts_[i].rect.unite(piece->rect);
        mid += piece->mid / static_cast<double>(lines[i].size());
      }
      Line line{.text = texts_[i].text};
      line.at = mid / (kLinePitch / 2 * size_);
      line.number = static_cast<std::uint32_t>(std::max(0L, std::lround(line.at))) + 1;
      const double away = i > 0 ? line.at - lines_.back().at : 0;
      if (away > kNextLine) line.gap = static_cast<std::uint32_t>((away - kNextLine) / 2) + 1;
      lines_.push_back(line);
    }
  }

  LayoutHints hints() const {
    std::size_t near = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) near += lines_[i].at - lines_[i - 1].at < kNear;
    return {.wide = 2, .middle = near >= kLeastNear && near * kNearShare >= lines_.size(), .exact = true};
  }

  double size() const { return size_; }  // of most characters
  const Rect& rect_of(std::size_t line) const { return texts_[line].rect; }

  Lines lines() const { return lines_; }

  // The glyphs of a part of line `line`.
  void glyphs_of(std::size_t line, std::string_view part, std::vector<std::uint32_t>& out) const {
    const Text& text = texts_[line];
    const auto begin = static_cast<std::size_t>(part.data() - text.text.data());
    for (std::size_t at = begin; at < begin + part.size(); ++at) {
      if (text.glyphs[at] >= 0) out.push_back(static_cast<std::uint32_t>(text.glyphs[at]));
    }
  }

  // The line that a part is of.
  std::size_t line_of(std::string_view part, std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::string& text = texts_[i].text;
      if (part.data() >= text.data() && part.data() < text.data() + text.size()) return i;
    }
    return last;
  }

 private:
  struct Text {
    std::string text;
    std::vector<std::int64_t> glyphs;  // of each byte; -1: a blank, or not the first byte of a character
    Rect rect;
  };

  void add_blanks(Text& into, std::size_t count) {
    into.text.append(count, ' ');
    into.glyphs.insert(into.glyphs.end(), count, -1);
    column_ += count;
  }

  static bool is_lone(const Piece& piece) { return piece.count == 1 && piece.wide; }

  // At a column, and behind so many blanks at least: two of them part pieces.
  void add(const Piece& piece, Text& into, double at, std::size_t blanks) {
    const auto column = static_cast<std::size_t>(std::lround(std::clamp(at, 0.0, kMostColumns)));
    add_blanks(into, std::max(column, column_ + (into.text.empty() ? 0 : blanks)) - column_);
    for (std::size_t i = 0; i < piece.glyphs.size(); ++i) {
      const bool starts = std::ranges::find(piece.starts, static_cast<int>(i)) != piece.starts.end();
      const char32_t code = page_.glyphs[piece.glyphs[i]].code;
      if (i > 0 && starts && !is_wide_code(code)) add_blanks(into, 1);
      const std::size_t before = into.text.size();
      utf8_append(into.text, code);
      into.glyphs.resize(into.text.size(), -1);
      into.glyphs[before] = piece.glyphs[i];
      column_ += code >= 0x1100 ? 2 : 1;
    }
  }

  const Page& page_;
  double size_;
  std::vector<Text> texts_;
  std::vector<Line> lines_;
  std::size_t column_ = 0;
};

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
  TableMaker(const Page& page, const LaidOut& laid_out, std::size_t first, std::size_t end)
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

  // A text that a stamp has torn in two makes a column that no other row of its section has anything in. It is one cell again.
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
        if (texts != 1 || left.glyphs.empty() ||
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
  const LaidOut& laid_out_;
  std::vector<std::size_t> sizes_;  // of the rows
  std::size_t first_ = 0, end_ = 0;
  PageTable table_;
};

}  // namespace

std::vector<PageTable> find_form_streams(const Page& page, const std::vector<Rect>& taken) {
  std::vector<std::uint32_t> ids = free_glyphs(page, taken);
  if (!is_chinese(page, ids)) return {};
  const LaidOut laid_out(page, pieces_of(page, ids));
  std::vector<PageTable> tables;
  for (std::size_t at = 0; at < laid_out.lines().size();) {
    const LayoutExtent extent = layout_extent(laid_out.lines(), at, laid_out.hints());
    if (extent.found) tables.push_back(TableMaker(page, laid_out, at, extent.end).run());
    at = extent.end;
  }
  return tables;
}

}  // namespace recount
