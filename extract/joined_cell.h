// The cells of a table that is put together from parts on several pages. Used by table_join.cc.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/grid.h"

namespace recount {

struct JoinedCell {
  int row = 0, col = 0, row_span = 1, col_span = 1;
  std::string text;
  std::vector<Reading> readings;       // as in Provenance
  std::optional<double> figures = {};  // as in Provenance
  PagePart place;                      // of its first part
  // Room above and below the text, in lines of it: a text that was cut fills what it stands in.
  double above = 0, below = 0;

  bool blank() const { return text.empty(); }
  bool same_columns(const JoinedCell& other) const { return col == other.col && col_span == other.col_span; }
};

// Figures, signs and dashes: 10, ≥95%, 1,234.5, —, 12次, 295.31万元.
bool is_value(const std::string& text);

// One character in a scan that is no value: what is read of a tick or a stroke, or the rest of a word.
bool is_tick(const JoinedCell& cell);

// A sentence that came to its end was not cut there.
bool is_finished(const std::string& text);

// Adds the rest of a text that was cut.
void continue_text(std::string& text, const std::string& more);

// How many rows at the beginning of `part` repeat header rows of `table`, which has `table_rows` rows; less than all `part_rows`.
int repeated_head_rows(std::span<const JoinedCell> table, int table_rows, std::span<const JoinedCell> part,
                       int part_rows);

}  // namespace recount
