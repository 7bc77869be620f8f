// Finds where on a page a table without vertical rulings may stand.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/stream_pieces.h"

namespace recount {

// `pieces` are indices of Pieces::pieces, from top to bottom.
struct Region {
  std::vector<int> pieces;
  Rect rect;
  bool ruled = false;  // horizontal rulings tell where it begins and ends
};

std::vector<Region> find_regions(const Pieces& pieces, const std::vector<Ruling>& rulings);

}  // namespace recount
