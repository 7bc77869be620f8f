// A text cut into lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/result.h"

namespace recount {

// Only lines with something in them, even if that is a blank, are stored; `gap` counts the quite empty lines
// directly above. `number` is the line number that an editor shows: U+2028, U+2029 and form feeds end a line
// here but are not counted. `tabs` counts the tabs in the line. `at` is where it stands below the first one: it counts the lines
// of a text, and measures those of a page (stream_forms.h).
struct Line {
  std::string_view text;
  std::uint32_t number = 0, gap = 0, tabs = 0;
  double at = 0;

  bool has_tabs() const { return tabs > 0; }
  // One tab, in front: a cell of a table that prints one cell a line, or an indented paragraph.
  bool is_lone_cell() const { return tabs == 1 && text.front() == '\t'; }
  // Blanks only.
  bool is_blank() const;
};

// Longer lines are cut (Problem "long-line"): no form has them, and the work on a line must stay bounded.
inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 20;

// Ends early where `limit` lines are exceeded; then more than `limit` lines are returned.
std::vector<Line> split_lines(std::string_view text, std::size_t limit, std::vector<Problem>& problems);

}  // namespace recount
