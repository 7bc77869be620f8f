#include "extract/stitch.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "extract/furniture.h"
#include "extract/table_join.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// The next line of a paragraph begins where the column of text begins, has the same size, and follows at most so many font
// sizes below.
constexpr double kLinePitch = 2.2;
// Points. Beginnings of lines that are meant to be the same.
constexpr double kSameStart = 2;

bool goes_on(const PageLine& line, const PageLine& next) {
  if (line.line.turn != next.line.turn || line.line.turn != 0) return false;
  if (line.column != next.column) return false;
  const double size = line.line.size;
  if (std::abs(size - next.line.size) > 0.1 * size) return false;
  const double pitch = next.line.rect.mid_y() - line.line.rect.mid_y();
  if (pitch <= 0 || pitch > kLinePitch * size) return false;
  // Wide gaps are columns, not words.
  const auto is_plain = [](const GlyphLine& one) { return one.text().find("  ") == std::string::npos; };
  return next.line.rect.x0 <= line.column.x0 + kSameStart + 0.3 * size && is_plain(line.line) &&
         is_plain(next.line);
}

// 1. 2、 （3） 一、 at the beginning: an item of a list begins a paragraph.
bool begins_item(const GlyphLine& line) {
  const std::string& text = line.words.front().text;
  bool number = false, bracket = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    if ((code >= U'0' && code <= U'9') ||
        std::u32string_view(U"一二三四五六七八九十").find(code) != std::u32string_view::npos) {
      number = true;
    } else if (!number && (code == U'(' || code == U'（')) {
      bracket = true;
    } else {
      return number && (bracket ? code == U')' || code == U'）'
                                : std::u32string_view(U".、．)）").find(code) != std::u32string_view::npos);
    }
  }
  return false;
}

// The line is full: what the next one begins with had no room on it.
bool is_full(const PageLine& line, const PageLine& next) {
  return line.line.rect.x1 + next.line.first_chunk > line.column.x1 + 0.3 * line.line.size;
}

// A signature or a speck beside the table, read as so few characters: it ends no table.
constexpr std::size_t kScrawl = 3;
bool is_scrawl(const PageContent& page, const PageItem& item) {
  const auto* line = std::get_if<PageLine>(&item);
  if (line == nullptr || !page.scanned) return false;
  std::size_t characters = 0;
  const std::string text = line->line.text();
  for (std::size_t at = 0; at < text.size(); ++characters) utf8_next(text, at);
  return characters <= kScrawl;
}

Paragraph make_paragraph(const PageContent& page, const std::vector<const PageLine*>& lines) {
  std::vector<GlyphLine> parts;
  Rect rect = lines.front()->line.rect;
  for (const PageLine* line : lines) {
    parts.push_back(line->line);
    rect.unite(line->line.rect);
  }
  Rect room = rect;
  room.x0 = std::min(room.x0, lines.front()->column.x0);
  room.x1 = std::max(room.x1, lines.front()->column.x1);
  Paragraph paragraph;
  paragraph.raw = unwrapped_text(parts, room);
  paragraph.from.page = page.number;
  paragraph.from.box = box_of(rect, page.width, page.height);
  return paragraph;
}

class Stitcher {
 public:
  explicit Stitcher(std::vector<PageContent>& pages) : pages_(pages) {}

  std::vector<Block> run() {
    for (std::size_t p = 0; p < pages_.size(); ++p) add_page(p);
    flush_table();
    return std::move(blocks_);
  }

 private:
  void add_page(std::size_t p) {
    const PageContent& page = pages_[p];
    for (std::size_t i = items_joined(page); i < page.items.size();) {
      if (table_ && is_scrawl(page, page.items[i])) {
        set_aside(page, i++);
        continue;
      }
      if (const auto* table = std::get_if<PageTable>(&page.items[i])) {
        start_table(page, *table);
        ++i;
        continue;
      }
      flush_table();
      i = add_paragraph(page, i);
    }
  }

  // Adds the rest of the last page's table that a page begins with. Returns how many items that takes.
  std::size_t items_joined(const PageContent& page) {
    if (!table_) return 0;
    std::size_t first = titles_repeated(page);
    const std::size_t scrawls = first;
    while (first < page.items.size() && is_scrawl(page, page.items[first])) ++first;
    const auto* table = first < page.items.size() ? std::get_if<PageTable>(&page.items[first]) : nullptr;
    if (table == nullptr || !table_->append(page, *table)) return 0;
    for (std::size_t i = scrawls; i < first; ++i) set_aside(page, i);
    return first + 1;
  }

  // Kept until the table is over.
  void set_aside(const PageContent& page, std::size_t i) {
    aside_.push_back(make_paragraph(page, {&std::get<PageLine>(page.items[i])}));
  }

  // How many lines a page begins with that only repeat the title above the rest of a table.
  std::size_t titles_repeated(const PageContent& page) const {
    constexpr std::size_t kMostTitleLines = 4;
    std::size_t i = 0;
    while (i < page.items.size() && i < kMostTitleLines && std::holds_alternative<PageLine>(page.items[i])) ++i;
    if (i == 0 || i == page.items.size()) return 0;
    const auto* table = std::get_if<PageTable>(&page.items[i]);
    if (table == nullptr || !table_->repeats_head(page, *table)) return 0;
    for (std::size_t l = 0; l < i; ++l) {
      const std::string text = std::get<PageLine>(page.items[l]).line.text();
      const bool known = std::ranges::find(titles_, text) != titles_.end();
      if (!known && text.find("续") == std::string::npos && text.find("ontinued") == std::string::npos)
        return 0;
    }
    return i;
  }

  void start_table(const PageContent& page, const PageTable& table) {
    flush_table();
    // The lines directly above: a title, the unit of amounts.
    constexpr std::size_t kTitles = 3;
    titles_.clear();
    for (std::size_t b = blocks_.size(); b-- > 0 && titles_.size() < kTitles;) {
      const auto* paragraph = std::get_if<Paragraph>(&blocks_[b]);
      if (paragraph == nullptr || paragraph->from.page != page.number) break;
      titles_.push_back(paragraph->raw);
    }
    table_.emplace(page, table);
  }

  void flush_table() {
    if (!table_) return;
    // A frame around text with nothing ruled in it is no table.
    Grid grid = table_->finish();
    if (grid.cells.size() == 1) {
      Cell& cell = grid.cells.front();
      if (!cell.raw.empty()) blocks_.push_back(Paragraph{std::move(cell.raw), cell.from});
    } else {
      blocks_.push_back(std::move(grid));
    }
    table_.reset();
    std::ranges::move(aside_, std::back_inserter(blocks_));
    aside_.clear();
  }

  // The paragraph that begins at item i; returns the item behind it.
  std::size_t add_paragraph(const PageContent& page, std::size_t i) {
    std::vector<const PageLine*> lines = {&std::get<PageLine>(page.items[i++])};
    while (i < page.items.size()) {
      const auto* next = std::get_if<PageLine>(&page.items[i]);
      if (next == nullptr || begins_item(next->line) || !goes_on(*lines.back(), *next) ||
          !is_full(*lines.back(), *next))
        break;
      lines.push_back(next);
      ++i;
    }
    blocks_.push_back(make_paragraph(page, lines));
    return i;
  }

  std::vector<PageContent>& pages_;
  std::vector<Block> blocks_;
  std::optional<JoinedTable> table_;  // the one that the last page ended with, so far
  std::vector<std::string> titles_;   // of table_
  std::vector<Paragraph> aside_;      // scrawls beside table_
};

}  // namespace

std::vector<Block> stitch(std::vector<PageContent> pages) {
  drop_furniture(pages);
  return Stitcher(pages).run();
}

}  // namespace recount
