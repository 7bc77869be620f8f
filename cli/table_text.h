// A table of text with aligned columns, wrapped to the width of the screen.
#pragma once

#include <string>
#include <vector>

#include "cli/color.h"
#include "cli/wrap.h"

namespace recount::cli {

struct TextColumn {
  std::string head;
  Align align = Align::kLeft;
  // Where the table is too wide, columns are narrowed down to this, the widest first; 0: never.
  int narrowest = 0;
};

struct TextCell {
  std::string text;
  Tone tone = Tone::kPlain;
};

// The lines of a table with its head, each indented by `indent` blanks and without blanks at the end. Rows may
// be shorter than `columns`. Two blanks stand between columns; a column whose cells are all empty is left out.
std::vector<std::string> table_lines(const std::vector<TextColumn>& columns,
                                     const std::vector<std::vector<TextCell>>& rows, const Screen& screen,
                                     int indent);

}  // namespace recount::cli
