// The ways a table is printed in plain text. Each shape looks at the lines from a place on and says how far it
// reaches and how well the lines fit; the text reader lets the best one read them. Shapes are taken region by
// region, so a document can mix them. Adding one costs a file and a line in the list of text_reader.cc.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/grid.h"
#include "extract/result.h"
#include "extract/text_lines.h"

namespace recount {

using Lines = std::span<const Line>;

// score 0: no table of this shape starts on the lines before `end` (always behind the first). Else it is the
// share, in percent, of the lines before `end` that fit; the region is one table.
struct Look {
  std::size_t end = 0;
  int score = 0;
};

// What `read` gives: the rows from top to bottom, and what was found while taking them apart. Beyond `room`
// cells the table is full, and what is added is dropped.
struct TextTable {
  Grid grid;
  std::vector<Problem> problems;
  std::size_t room = 0;
  bool is_full = false;

  void reserve(std::size_t cells);
  // Starts a row; cells go to the row that was started last.
  void add_row();
  void add_cell(std::string raw, std::uint32_t line);
};

struct TextShape {
  std::string_view name;
  bool needs_tabs;                               // starts on a line with tabs, others on a line without
  Look (*look)(Lines lines, std::size_t first);  // work in proportion to end - first
  void (*read)(Lines region, TextTable& table);
};

// A cell a line, each behind a tab; an empty line between rows; a line without a tab goes on with the cell
// above.
Look look_at_cells(Lines lines, std::size_t first);
void read_cells(Lines region, TextTable& table);

// A row a line, cells between tabs, perhaps in quotes as spreadsheets copy them. Rows of an OCR export that
// were printed again and again while they grew are taken apart (text_grown.h).
Look look_at_rows(Lines lines, std::size_t first);
void read_rows(Lines region, TextTable& table);

// | a | b | as in Markdown; lines of dashes are no rows.
Look look_at_pipes(Lines lines, std::size_t first);
void read_pipes(Lines region, TextTable& table);

// a | b |  | c ||| with no bar in front: bars that run together at the end of a row are no cells.
Look look_at_bars(Lines lines, std::size_t first);
void read_bars(Lines region, TextTable& table);

// Comma-separated values with a steady number of cells.
Look look_at_csv(Lines lines, std::size_t first);
void read_csv(Lines region, TextTable& table);

// Columns set apart by two or more blanks, one below the other.
Look look_at_columns(Lines lines, std::size_t first);
void read_columns(Lines region, TextTable& table);

// The same with wrapped and merged cells, as a program prints a page of a PDF (text_layout.h).
Look look_at_layout(Lines lines, std::size_t first);
void read_layout(Lines region, TextTable& table);

}  // namespace recount
