// Lines of the body of a table, and what they tell about its rows.
#pragma once

#include <vector>

#include "extract/stream_rows.h"

namespace recount {

bool is_small_letter(char32_t code);

class BodyLines {
 public:
  BodyLines(const TableText& text, std::size_t begin, const std::vector<bool>& skip)
      : text_(text), begin_(begin), skip_(skip) {
    collect();
  }

 protected:
  struct Line {
    std::size_t index = 0;
    double mid = 0, size = 0;
    std::vector<Placed> items;
    int values = 0;
    bool ruled_above = false;
  };

  // From line `i` to the next, in font sizes.
  double distance(std::size_t i) const;

  // A little less than what two lines are apart that have figures in one column and thus are of two rows: lines of a cell are nearer.
  double least_between_rows() const;

  // Figures below one another in a column are of two rows: whether line `i` has one where the row has one already. Takes those
  // of the line into the row.
  bool conflicts(std::vector<bool>& row, std::size_t i) const;

  std::vector<bool> no_figures() const;

  // Null if nothing of the line stands there.
  const Placed* in_column(const Line& line, int column) const;

  // Would the first word of the lower piece not have fitted behind the upper one?
  bool wraps(const Placed& upper, const Placed& lower) const;

  // What speaks against lines begin to end - 1 being a row: figures below one another, none at all.
  int cost_of(std::size_t begin, std::size_t end) const;

  // Rows of one line each: cells of several lines leave lines in which columns are blank.
  bool all_complete() const;

  // 1, 2, 3, ... in the first column, each on the first line of its row.
  bool rows_are_numbered() const;

  // Numbers centred beside their rows have other lines of them above, nearer than the rows are to each other.
  bool numbers_begin_rows() const;

  const TableText& text_;
  std::size_t begin_;
  const std::vector<bool>& skip_;
  std::vector<Line> lines_;

 private:
  void collect();
};

}  // namespace recount
