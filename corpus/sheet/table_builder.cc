#include "corpus/sheet/table_builder.h"

#include <algorithm>

namespace recount::corpus {

TableBuilder::TableBuilder(std::vector<double> widths) {
  table_.widths = std::move(widths);
}

void TableBuilder::cover(const SheetCell& cell, std::size_t index) {
  for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
    for (int col = cell.col; col < cell.col + cell.col_span; ++col) covered_[{row, col}] = index;
  }
}

void TableBuilder::begin_side(SheetCell cell) {
  sides_.push_back({std::move(cell), -1});
}

void TableBuilder::end_side() {
  if (!sides_.empty()) sides_.pop_back();
}

std::optional<std::string> TableBuilder::add_row(const std::vector<Placed>& cells, bool head) {
  const int columns = static_cast<int>(table_.widths.size());
  const int row = table_.rows++;
  int col = 0;
  const auto skip_covered = [&] {
    while (col < columns && covered_.contains({row, col})) ++col;
  };
  const auto place = [&](SheetCell cell) {
    skip_covered();
    cell.row = row;
    cell.col = col;
    col += cell.col_span;
    cover(cell, table_.cells.size());
    table_.cells.push_back(std::move(cell));
  };
  for (Side& side : sides_) {
    if (side.placed < 0) {
      side.placed = static_cast<int>(table_.cells.size());
      place(side.cell);
    } else {
      SheetCell& cell = table_.cells[static_cast<std::size_t>(side.placed)];
      cell.row_span = row - cell.row + 1;
      cover(cell, static_cast<std::size_t>(side.placed));
    }
  }
  for (const Placed& placed : cells) {
    skip_covered();
    const auto above = covered_.find({row - 1, col});
    if (placed.merge && above != covered_.end()) {
      const std::size_t index = above->second;
      SheetCell& cell = table_.cells[index];
      ++cell.row_span;
      cover(cell, index);
      col = cell.col + cell.col_span;
    } else {
      place(placed.cell);
    }
  }
  skip_covered();
  if (col != columns) {
    return "the row covers " + std::to_string(col) + " of " + std::to_string(columns) + " columns";
  }
  if (head) {
    if (table_.head_row < 0) table_.head_row = row;
    if (row == table_.head_row + table_.head_rows) ++table_.head_rows;
  }
  return std::nullopt;
}

SheetTable TableBuilder::take() {
  // A header that spans more rows than were given ends with the table.
  for (SheetCell& cell : table_.cells) cell.row_span = std::min(cell.row_span, table_.rows - cell.row);
  std::ranges::stable_sort(table_.cells, [](const SheetCell& a, const SheetCell& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
  SheetTable done = std::move(table_);
  table_ = SheetTable();
  table_.widths = done.widths;
  covered_.clear();
  sides_.clear();
  return done;
}

}  // namespace recount::corpus
