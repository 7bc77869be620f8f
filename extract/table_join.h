// A table put together from its parts on several pages. Used by stitch.cc.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/grid.h"
#include "extract/joined_cell.h"
#include "extract/page_layout.h"

namespace recount {

class JoinedTable {
 public:
  JoinedTable(const PageContent& page, const PageTable& table);

  // Adds the part that the next page begins with. False, with nothing changed, where that is another table.
  bool append(const PageContent& page, const PageTable& table);

  // Whether a part begins with the header rows that this table begins with.
  bool repeats_head(const PageContent& page, const PageTable& table) const;

  Grid finish();

 private:
  using Cells = std::vector<JoinedCell>;

  bool is_as_wide(const PageContent& page, const PageTable& table) const;
  // For each column between `borders` the column of this table that it is, from left to right; empty where one is none of them.
  std::vector<int> same_columns(const std::vector<double>& borders) const;
  // The table's borders, laid over those of this table where its page was scanned.
  std::vector<double> borders_of(const PageContent& page, const PageTable& table) const;
  bool is_natural_break(const PageTable& table) const;
  // Where the borders of `table` lie among the united ones; those of the cells so far are moved.
  std::vector<int> unite_borders(const std::vector<double>& borders);
  // `borders` of the part, laid over this table's, and which of the united ones those are.
  Cells cells_of(const PageContent& page, const PageTable& table, const std::vector<double>& borders,
                 const std::vector<int>& border) const;
  // Of the columns from `first` up to `end`, those in which a text stands.
  std::pair<int, int> columns_of_text(double x0, double x1, int first, int end) const;
  std::vector<double> shifted_to_same_columns(const std::vector<double>& borders) const;
  // Blank cells where a part has no column of its own.
  void add_blanks(Cells& part, int rows, const PagePart& place) const;
  bool is_value_column(int col) const;
  bool is_label_column(int col) const;
  bool is_cut_row(const Cells& part, bool open) const;
  bool continues(const JoinedCell& above, const JoinedCell& cell) const;
  // The cell that ends at the last row and has the same columns.
  JoinedCell* above(const JoinedCell& cell);
  const JoinedCell* above(const JoinedCell& cell) const;
  void add_rows(Cells part, int rows, bool cut);
  std::span<const JoinedCell> latest() const;
  void note_ends(std::size_t first_new);

  std::vector<double> xs_;  // borders of the columns of all parts
  int rows_ = 0;
  Cells cells_;
  std::vector<std::size_t> ends_;  // of cells_ that end at the last row
  std::vector<PagePart> parts_;
  double page_width_ = 0, page_height_ = 0;
  double bottom_ = 0;      // of the last part, in points
  double confidence_ = 1;  // the least of the parts
  bool ruled_ = true, open_ = false;
};

}  // namespace recount
