// How a province prints the form: the order of its blocks, its labels, the columns and spans of its table. A layout is
// a text file of corpus/layouts/; corpus/README.md has the notation with an example.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/outcome.h"

namespace recount::corpus {

enum class Turn {
  kNone,
  kStacked,
  kTurned
};  // kStacked: one character a line; kTurned: read from bottom to top
enum class Align { kLeft, kCenter, kRight };

// "项目名称 *2 /3": a text that covers 2 columns and 3 rows. {names} in braces stand for values of the form; \n is a
// line break; a text that begins with stack: or turn: stands upright or turned.
struct CellTemplate {
  std::string text;
  int col_span = 1, row_span = 1;
  Turn turn = Turn::kNone;
};

std::vector<CellTemplate> parse_cells(std::string_view text);

struct LayoutLine {
  enum class Kind {
    kTitle,  // the title, centered above the table
    kText,   // a line of text outside the table
    kRow,    // a row of the table
    kHead,  // a row of the table that is a header of the indicators: repeated on later pages where the style says so
    kFunds,  // a row for each source of money
    kInds,   // a row for each indicator
    kSide,   // a cell beside all rows up to the matching kEnd
    kEnd,
    kNotes,  // the form's notes: a line each, or one merged cell where it has cells
  };
  Kind kind = Kind::kRow;
  Align align = Align::kLeft;
  std::vector<CellTemplate> cells;  // of a title or text: one
  int number = 0;
};

struct Layout {
  std::string name, path, about;
  std::vector<double> widths;                                // of the columns, in any unit
  std::vector<std::pair<std::string, std::string>> sources;  // kind -> printed label, in printed order
  std::map<std::string, std::string> options;  // page, dash, money, ... and styles: see the README
  std::vector<LayoutLine> lines;

  std::string option(const std::string& name, const std::string& otherwise) const;
};

Outcome<Layout> parse_layout(const std::string& path);

// What a layout or the style: line of a document may fix of the drawing and the spelling (corpus/README.md).
bool is_style(const std::string& name);

}  // namespace recount::corpus
