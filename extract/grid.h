// A table as it was found: cells with spans, each with its raw text and the place where it was read.
// Plain values; no reader's types appear here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace recount {

// Fractions of the upright page, origin top left; x0 <= x1 and y0 <= y1.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool operator==(const Box&) const = default;
};

// Who read it. Scans are read by several engines (extract/ocr.h).
enum class Engine : std::uint8_t {
  kNet,    // the engine for all that forms contain
  kWords,  // an engine for running Chinese text
  kFigures,  // an engine for numbers, operators and units; U+25A1 (□) stands for any character that it does not know
  kBoth,  // what the net read, with what the others think of it
};

// One way to read a recognized cell: its whole text, and the probability that it is right.
struct Reading {
  std::string text;
  double confidence = 0;
  Engine by = Engine::kNet;
  bool operator==(const Reading&) const = default;
};

// Where something was read. page and line are 1-based, 0 where the format has none; line is that of a text export.
// confidence is the probability that the reading is right; 1 for digital text, 0 for a cell of which it is known only
// that it cannot be read. `readings` are all ways in which a cell of a scan was read, that which was believed among them, best
// first; empty for digital text and for running text.
struct Provenance {
  int page = 0;
  std::optional<Box> box;
  int line = 0;
  double confidence = 1;
  std::vector<Reading> readings = {};
  // Of a cell of a scan, the probability that the figures in it are right, whatever its words are.
  std::optional<double> figures = {};
  bool operator==(const Provenance&) const = default;
};

// `raw` is what stands on the page and is never rewritten (line breaks and HTML tags included).
// A spanning cell is stored once, at its top left position.
struct Cell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::string raw;
  Provenance from;
};

// Where a part of a table stands: page is 1-based.
struct PagePart {
  int page = 0;
  Box box;
  bool operator==(const PagePart&) const = default;
};

// Cells in row order, in a row by column. `rows` and `cols` count positions; a row may have fewer cells than `cols`.
//
// spans_known is false for text exports: every span is then 1, a cell that was merged over columns stands once and
// the cells behind it have moved left, a cell that was merged over rows is followed by blank cells below it. The
// column of a cell is then only its position in its row.
struct Grid {
  int rows = 0, cols = 0;
  bool spans_known = false;
  std::vector<Cell> cells;
  std::vector<PagePart> parts;  // one a page, in order; empty in formats without pages

  // The cells that start in `row`, by column. Logarithmic.
  std::span<const Cell> row(int row) const;
};

// Running text between tables; `raw` may hold line breaks.
struct Paragraph {
  std::string raw;
  Provenance from;
};

}  // namespace recount
