// A page of a paginated format, before anything is made of it: characters and rulings, each with its place.
//
// All lengths are points (1/72 inch) of the page turned upright, origin top left, y downwards; Box (grid.h) is the same in
// fractions of that page. Plain values; no reader's types appear here.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/grid.h"

namespace recount {

// x0 <= x1 and y0 <= y1.
struct Rect {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  double mid_x() const { return (x0 + x1) / 2; }
  double mid_y() const { return (y0 + y1) / 2; }
  bool contains(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
  void unite(const Rect& other) {
    x0 = std::min(x0, other.x0), y0 = std::min(y0, other.y0);
    x1 = std::max(x1, other.x1), y1 = std::max(y1, other.y1);
  }
  bool operator==(const Rect&) const = default;
};

inline double overlap(double a0, double a1, double b0, double b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}
inline double overlap_x(const Rect& a, const Rect& b) {
  return overlap(a.x0, a.x1, b.x0, b.x1);
}
inline double overlap_y(const Rect& a, const Rect& b) {
  return overlap(a.y0, a.y1, b.y0, b.y1);
}

// A character. `box` is as wide as the character advances and as high as its font (ascent to descent), so it holds more than the
// ink.
struct Glyph {
  char32_t code = 0;
  Rect box;
  double size = 0;  // of the font
  int turn = 0;     // clockwise, of the character itself: 0, 90 (reads downwards), 180, 270 (reads upwards)
  bool starts_word = false;  // the file sets it apart from the glyph before it
  double confidence = 1;     // as in Provenance
};

// A straight horizontal or vertical line. `at` is its middle: y of a horizontal ruling, x of a vertical one; from < to along
// it.
struct Ruling {
  bool horizontal = true;
  double at = 0, from = 0, to = 0;
  double thickness = 0;
  double contrast = 255;  // grey values by which it differs from what is beside it
  double length() const { return to - from; }
};

// The order of Page::rulings: horizontal ones first, by `at`.
inline bool is_before(const Ruling& a, const Ruling& b) {
  return a.horizontal != b.horizontal ? a.horizontal : a.at < b.at;
}

struct Page {
  int number = 0;  // 1-based
  double width = 0, height = 0;
  std::vector<Glyph> glyphs;    // in the order of the file
  std::vector<Ruling> rulings;  // in order (is_before)
};

// A cell of a table on one page. `glyphs` are indices of Page::glyphs, in no particular order.
struct PageCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  Rect rect;
  std::vector<std::uint32_t> glyphs;
  std::string text;                    // of the glyphs, lines parted by \n
  Rect text_rect;                      // around the glyphs; as rect where there are none
  std::vector<Reading> readings;       // as in Provenance
  std::optional<double> figures = {};  // as in Provenance
};

// A table as far as it stands on one page. Cells in row order, each once; cells without text are there too.
struct PageTable {
  Rect rect;
  int rows = 0, cols = 0;
  bool ruled = true;  // false: told from the alignment of words alone
  // The probability that a cell of it holds what it should: less than 1 where cells are told from the alignment of words.
  double confidence = 1;
  bool open_top = false,
       open_bottom = false;  // upright rulings go on where the table ends: it was cut off there
  std::vector<double> xs;    // cols + 1 borders of the columns
  std::vector<double> ys;    // rows + 1 borders of the rows
  std::vector<PageCell> cells;
};

// As fractions of a page of this size; what lies beyond the page is cut off.
inline Box box_of(const Rect& rect, double page_width, double page_height) {
  const auto part = [](double value, double whole) { return std::clamp(value / whole, 0.0, 1.0); };
  return {part(rect.x0, page_width), part(rect.y0, page_height), part(rect.x1, page_width),
          part(rect.y1, page_height)};
}

}  // namespace recount
