// From the characters and rulings of a page to its tables and lines of text, in reading order.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "extract/glyph_lines.h"
#include "extract/page.h"

namespace recount {

// A line outside tables. `column` is the column of text that it stands in: where its lines begin and end at most.
struct PageLine {
  GlyphLine line;
  Rect column;
};

using PageItem = std::variant<PageTable, PageLine>;

struct PageContent {
  int number = 0;  // of the page, 1-based
  double width = 0, height = 0;
  double text_size = 0;         // the usual font size
  std::vector<PageItem> items;  // in reading order
  bool scanned = false;         // from a picture: sheets of one document do not lie alike
};

// Tables: first those that rulings enclose (lattice.h), with columns told from their words where these are not ruled, then those
// without rulings (stream.h). Lines: columns of text one after the other, from left to right; what stands beside each
// other on one line stays one line.
PageContent layout_page(const Page& page);

// Once nobody asks for the page's characters any more: documents have many pages.
void forget_glyphs(PageContent& content);

// Turns all of a page clockwise by 90, 180 or 270 degrees.
void turn_page(Page& page, int degrees);

// By how much a page must be turned for most of its characters to stand upright: 0, 90, 180 or 270.
int upright_turn(const Page& page);

}  // namespace recount
