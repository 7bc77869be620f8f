#include "tests/support/invariants.h"

#include <string_view>
#include <variant>
#include <vector>

namespace recount::testing {
namespace {

std::string at(const char* what, const Cell& cell) {
  return std::string(what) + ": cell " + std::to_string(cell.row) + ',' + std::to_string(cell.col);
}

bool is_ordered(const Box& box) {
  return box.x0 >= 0 && box.x0 <= box.x1 && box.x1 <= 1 && box.y0 >= 0 && box.y0 <= box.y1 && box.y1 <= 1;
}

bool is_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x20 && lead != '\n') return false;
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    char32_t code = length == 1 ? lead : lead & (0x7F >> length);
    for (std::size_t k = 1; k < length; ++k) {
      if ((text[i + k] & 0xC0) != 0x80) return false;
      code = code << 6 | (text[i + k] & 0x3F);
    }
    constexpr char32_t kFirst[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < kFirst[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
    i += length;
  }
  return true;
}

std::string broken(const Provenance& from, int pages) {
  if (from.page < 1 || from.page > pages) return "no such page";
  if (!from.box) return "no box";
  if (!is_ordered(*from.box)) return "box out of order";
  if (!(from.confidence >= 0 && from.confidence <= 1)) return "confidence";
  return "";
}

// Whether each place is taken at most once; the order is known to be right.
std::string overlap(const Grid& grid) {
  std::vector<int> free_from(static_cast<std::size_t>(grid.cols),
                             0);  // the first row without a cell, by column
  for (const Cell& cell : grid.cells) {
    for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
      int& row = free_from[static_cast<std::size_t>(col)];
      if (row > cell.row) return at("two cells at one place", cell);
      row = cell.row + cell.row_span;
    }
  }
  return "";
}

std::string broken(const Grid& grid, int pages) {
  if (grid.cells.empty()) return "a grid without cells";
  if (!grid.spans_known) return "spans are not known";
  const Cell* before = nullptr;
  for (const Cell& cell : grid.cells) {
    if (cell.row < 0 || cell.col < 0 || cell.row_span < 1 || cell.col_span < 1) return at("no place", cell);
    if (cell.row + cell.row_span > grid.rows || cell.col + cell.col_span > grid.cols)
      return at("outside", cell);
    if (before && (cell.row < before->row || (cell.row == before->row && cell.col <= before->col))) {
      return at("order", cell);
    }
    if (!is_text(cell.raw)) return at("no text", cell);
    if (std::string why = broken(cell.from, pages); !why.empty()) return at(why.c_str(), cell);
    before = &cell;
  }
  int page = 0;
  for (const PagePart& part : grid.parts) {
    if (part.page <= page || part.page > pages) return "pages of a table";
    if (!is_ordered(part.box)) return "box of a part out of order";
    page = part.page;
  }
  if (grid.parts.empty()) return "a grid without parts";
  return overlap(grid);
}

}  // namespace

std::string broken_invariant(const Extraction& extraction) {
  for (const Block& block : extraction.blocks) {
    std::string why;
    if (const auto* grid = std::get_if<Grid>(&block)) {
      why = broken(*grid, extraction.pages);
    } else {
      const auto& paragraph = std::get<Paragraph>(block);
      why = broken(paragraph.from, extraction.pages);
      if (why.empty() && (paragraph.raw.empty() || !is_text(paragraph.raw))) why = "a paragraph without text";
    }
    if (!why.empty()) return why;
  }
  for (const Problem& problem : extraction.problems) {
    if (problem.page < 0 || problem.page > extraction.pages || problem.code.empty())
      return "a problem of no page";
  }
  return "";
}

}  // namespace recount::testing
