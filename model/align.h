// Places the cells of one row under the columns of a header when their positions cannot be trusted: text
// exports lose spans, and a row can lack its leading cell or have a stray blank one.
//
// The kinds of the cells decide, by the cheapest assignment that keeps the order; sums never do. Where a filled
// cell could stand under two columns equally well it is uncertain, and its value is not used.
#pragma once

#include <span>
#include <vector>

#include "model/rows.h"

namespace recount {

// What a column expects of its cells.
enum class Role {
  kSide,      // a vertical block label beside the table
  kSequence,  // 序号
  kLevel1,
  kLevel2,
  kName,
  kQuantity,  // targets and actuals
  kPoints,    // weights and scores
  kOperator,
  kUnit,
  kText,    // rules
  kNote,    // mostly blank or a dash
  kSource,  // labels of funding rows
  kAmount,
  kRate,
  kAny,
};
inline constexpr int kRoles = 15;

// What it costs to find `kind` in a column of `role`: 0 expected, from kMisfit on not believed.
int misfit(Role role, CellKind kind);
inline constexpr int kMisfit = 40;

struct Alignment {
  std::vector<int> column_of;   // for each cell its column; -1 where it has none
  std::vector<bool> uncertain;  // for each cell: another assignment is as good
  int cost = 0;
  int misfits = 0;  // filled cells under a column that does not expect them, or under none
  bool moved = false;
};

// Positions are kept where no cell misfits there, and always where the spans of the row are known.
Alignment align_row(std::span<const RowCell> cells, std::span<const Role> columns, bool spans_known);

}  // namespace recount
