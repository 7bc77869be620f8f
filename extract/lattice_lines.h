// The rulings of one table, cleaned: used by lattice.cc alone.
#pragma once

#include <vector>

#include "extract/page.h"

namespace recount {

// Rulings that touch one another. Collinear pieces are joined, double ones are one.
struct RulingGroup {
  std::vector<Ruling> horizontal, vertical;
  Rect rect;
};

std::vector<RulingGroup> group_rulings(const std::vector<Ruling>& rulings);

}  // namespace recount
