// A typeset page: what is drawn where, and which cell of which table lies where. Lengths in points, origin top left.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace recount::corpus {

struct Rect {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
};

// One line of text; x, y is the left end of its baseline. Turned text runs upwards from there.
struct TextLine {
  double x = 0, y = 0;
  std::string text;
  double size = 0;
  bool bold = false, turned = false;
};

struct Stroke {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width = 0.5, grey = 0;  // grey 0 is black
  bool dotted = false;
};

struct Fill {
  Rect rect;
  double red = 1, green = 1, blue = 1;
};

// Where a cell of a sheet lies. A cell that is cut by a page break has a box on each page; `repeated` marks the header
// rows that are printed again.
struct CellBox {
  int block = 0, cell = 0;  // index of the table among the sheet's blocks, of the cell in the table
  Rect rect;
  bool repeated = false;
};

// Large light letters across the middle of the page, behind all that is printed on it. Page furniture.
struct Watermark {
  std::string text;
  double size = 0, width = 0;  // of the letters, of the whole text
  double angle = 0;            // degrees that it rises to the right
};

struct Page {
  double width = 0, height = 0;  // as it is read
  bool turned = false;           // drawn turned by 90 degrees, so that the sheet is height wide and width high
  std::vector<Fill> fills;
  std::vector<Stroke> strokes;
  std::vector<TextLine> lines;
  std::vector<CellBox> cells;
  std::optional<Watermark> watermark;
};

}  // namespace recount::corpus
