// Compares the tables that were found on pages (what `recount tables --format json` writes) with the true ones: which
// cells there are, how they span, and what stands in them.
//
//   Outcome<GridComparison> grids = compare_grids(key_json, output_json);
//   if (!grids) return grids.error();
//   grids->cells     // {118, 120}: two cells are in another place or span otherwise
//   grids->texts     // {117, 118}: one of the cells in place is misread
//
// Both texts are {"tables": [{"rows": R, "cols": C, "cells": [{"row", "col", "row_span", "col_span", "text"}, ...]}]},
// rows and columns counted from 0; other members are passed over, and missing spans are 1.
//
// Tables are paired in order by their texts; a single table is paired with a single table whatever they say. The rows
// of a pair are then paired in order by the texts that begin in them, and rows that are left between two pairs are
// paired in order where both sides have equally many. So a lost first row costs its own cells and those that span it,
// not all. Columns are not shifted: a lost column costs every cell to its right.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/outcome.h"
#include "corpus/score/count.h"

namespace recount::corpus {

// A cell of the key that is not in its place, or not read right. Texts as they are written; `got` is empty where
// nothing is in place.
struct CellMiss {
  int table = 0, row = 0, col = 0;  // of the key
  std::string want, got;
  bool in_place = false;
};

struct GridComparison {
  Count cells;           // of the key: a cell of the output has its row, column and spans
  Count texts;           // of the cells in place: the texts are equal as those of records are compared
  int lost_tables = 0;   // tables of the key without a partner; their cells are wrong
  int extra_tables = 0;  // tables of the output without a partner
  long extra_cells = 0;  // cells in paired tables of the output that are none of the key's
  std::vector<CellMiss> misses;
};

// Fails where a text is no JSON, is no object, or has no list `tables`. Pure.
Outcome<GridComparison> compare_grids(std::string_view key_json, std::string_view output_json);

}  // namespace recount::corpus
