#include "model/align.h"

#include <algorithm>

namespace recount {
namespace {

// Rows: Role, columns: CellKind. Guessed from what the seeds' columns hold and from the templates; only the
// order of magnitude matters: below 40 a cell may stand there, from 40 on it is better to assume that the row
// has moved by one (which costs kMissing + kStray).
constexpr int kCosts[kRoles][kCellKinds] = {
    // blank dash numb perc quan lvl1 lvl2 lvlA oper unit text
    {0, 20, 60, 60, 60, 45, 50, 50, 60, 40, 5},   // kSide
    {5, 10, 0, 60, 50, 50, 50, 50, 60, 50, 40},   // kSequence
    {0, 5, 60, 60, 60, 0, 50, 5, 60, 30, 20},     // kLevel1
    {0, 5, 60, 60, 60, 50, 0, 0, 60, 30, 15},     // kLevel2
    {25, 25, 60, 60, 50, 30, 10, 10, 60, 20, 0},  // kName
    {15, 5, 5, 0, 0, 50, 45, 45, 20, 20, 10},     // kQuantity
    {20, 5, 0, 15, 60, 80, 80, 80, 70, 70, 80},   // kPoints
    {10, 5, 60, 60, 40, 60, 60, 60, 0, 30, 30},   // kOperator
    {5, 0, 60, 50, 60, 60, 60, 60, 60, 0, 15},    // kUnit
    {5, 5, 60, 60, 50, 50, 50, 50, 60, 50, 0},    // kText
    {0, 0, 50, 50, 40, 60, 60, 60, 50, 30, 0},    // kNote
    {10, 15, 60, 60, 60, 30, 30, 30, 60, 40, 0},  // kSource
    {5, 3, 0, 50, 12, 70, 70, 70, 70, 70, 70},    // kAmount
    {5, 3, 10, 0, 60, 70, 70, 70, 70, 70, 70},    // kRate
    {0, 2, 4, 4, 4, 8, 8, 8, 4, 4, 4},            // kAny
};

constexpr int kStray = 10;      // a blank cell that belongs to no column
constexpr int kMissing = 10;    // a column without a cell
constexpr int kTrailing = 1;    // the same behind the last cell: trailing blanks are often cut off
constexpr int kHomeless = 100;  // a filled cell under no column

// How a column comes to its cell in the cheapest assignment.
enum class Step { kPair, kSkipCell, kSkipColumn };

int cell_cost(const RowCell& cell, Role role) {
  return misfit(role, cell.kind);
}

// Cheapest costs of aligning cells i.. with columns j..
class Table {
 public:
  Table(std::span<const RowCell> cells, std::span<const Role> columns)
      : cells_(cells), columns_(columns), costs_((cells.size() + 1) * (columns.size() + 1)) {
    const std::size_t m = cells.size(), n = columns.size();
    for (std::size_t i = m + 1; i-- > 0;) {
      for (std::size_t j = n + 1; j-- > 0;) {
        int best = i == m && j == n ? 0 : 1 << 20;
        if (i < m && j < n) best = std::min(best, pair(i, j));
        if (i < m) best = std::min(best, skip_cell(i, j));
        if (j < n) best = std::min(best, skip_column(i, j));
        at(i, j) = best;
      }
    }
  }

  int cost() const { return at(0, 0); }

  // One cheapest assignment; where steps tie, the first of `order` is taken.
  std::vector<int> assignment(std::span<const Step> order) const {
    std::vector<int> column_of(cells_.size(), -1);
    std::size_t i = 0, j = 0;
    while (i < cells_.size() || j < columns_.size()) {
      for (const Step step : order) {
        if (step == Step::kPair && i < cells_.size() && j < columns_.size() && at(i, j) == pair(i, j)) {
          column_of[i++] = static_cast<int>(j++);
          break;
        }
        if (step == Step::kSkipCell && i < cells_.size() && at(i, j) == skip_cell(i, j)) {
          ++i;
          break;
        }
        if (step == Step::kSkipColumn && j < columns_.size() && at(i, j) == skip_column(i, j)) {
          ++j;
          break;
        }
      }
    }
    return column_of;
  }

 private:
  int& at(std::size_t i, std::size_t j) { return costs_[i * (columns_.size() + 1) + j]; }
  int at(std::size_t i, std::size_t j) const { return costs_[i * (columns_.size() + 1) + j]; }
  int pair(std::size_t i, std::size_t j) const { return cell_cost(cells_[i], columns_[j]) + at(i + 1, j + 1); }
  int skip_cell(std::size_t i, std::size_t j) const {
    return (cells_[i].blank() ? kStray : kHomeless) + at(i + 1, j);
  }
  int skip_column(std::size_t i, std::size_t j) const {
    return (i == cells_.size() ? kTrailing : kMissing) + at(i, j + 1);
  }

  std::span<const RowCell> cells_;
  std::span<const Role> columns_;
  std::vector<int> costs_;
};

int count_misfits(std::span<const RowCell> cells, std::span<const Role> columns,
                  const std::vector<int>& column_of, int* cost) {
  int misfits = 0;
  *cost = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const int here =
        column_of[i] < 0 ? (cells[i].blank() ? 0 : kHomeless) : cell_cost(cells[i], columns[column_of[i]]);
    *cost += here;
    if (!cells[i].blank() && here >= kMisfit) ++misfits;
  }
  return misfits;
}

}  // namespace

int misfit(Role role, CellKind kind) {
  return kCosts[static_cast<int>(role)][static_cast<int>(kind)];
}

Alignment align_row(std::span<const RowCell> cells, std::span<const Role> columns, bool spans_known) {
  Alignment kept;
  kept.column_of.resize(cells.size(), -1);
  kept.uncertain.resize(cells.size(), false);
  for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) kept.column_of[i] = static_cast<int>(i);
  kept.misfits = count_misfits(cells, columns, kept.column_of, &kept.cost);
  if (kept.misfits == 0 || spans_known) return kept;

  const Table table(cells, columns);
  constexpr Step kLeft[] = {Step::kPair, Step::kSkipCell, Step::kSkipColumn};
  constexpr Step kRight[] = {Step::kSkipColumn, Step::kSkipCell, Step::kPair};
  Alignment moved;
  moved.column_of = table.assignment(kLeft);
  moved.misfits = count_misfits(cells, columns, moved.column_of, &moved.cost);
  if (moved.misfits >= kept.misfits) return kept;
  moved.moved = true;
  const std::vector<int> other = table.assignment(kRight);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    moved.uncertain.push_back(!cells[i].blank() && other[i] != moved.column_of[i]);
  }
  return moved;
}

}  // namespace recount
