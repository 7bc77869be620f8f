// Pages as drawings, so that a test shows what it is about:
//
//   const Page page = page_from_text(R"(
//       Country      2009   2010
//       ─────────────────────────
//       Austria       1.5    2.0
//   )");
//
// A character takes 6 pt in width and 12 pt in height, a Chinese one 12 pt in width. Runs of ─, or of three - and more, are
// horizontal rulings, | and │ vertical ones; + where it touches one of them, and ┌ ┬ ┐ ├ ┼ ┤ └ ┴ ┘, are where they meet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace recount {

struct DrawingScale {
  double cell = 6;  // width of a character
  double line =
      12;  // from line to line; 6 for drawings in half lines, whose characters are 12 pt high all the same
  double size = 12;  // of the font, and the height of the characters
};

// The first line is the top of the page, with 20 pt of margin on all sides. A line break right at the start is left out.
Page page_from_text(std::string_view drawing, const DrawingScale& scale = {});

// The cells of each row in their order, blank ones included, spans as {rows x columns}:
//
//   | Country {2x1} | Growth {1x2} |
//   | 2009 | 2010 |
//   | Austria | 1.5 | 2.0 |
std::string drawn(const PageTable& table);

// A drawing and what is expected of it, from tests/cases/NAME.txt:
//
//   >>> what it is about; half
//   the drawing
//   <<<
//   | the tables | as drawn() gives them, parted by a blank line; "none" |
//
// "; half" behind the title: the drawing is in half lines. Lines with # before the first case are comments.
struct PageCase {
  int line = 0;
  std::string title, drawing, expected;
  DrawingScale scale;
};

std::vector<PageCase> read_page_cases(const std::string& name);

}  // namespace recount
