// Upright rulings of a scanned table of which nothing, or a part, is left.
#pragma once

#include <vector>

#include "extract/lattice.h"
#include "extract/page.h"
#include "extract/pix.h"

namespace recount {

// Where cells below each other hold two texts each with white between them at the same place, and where rulings end that meet nothing, a
// border is missing:
//
//   | ≥46人     46人 |          | ≥46人  | 46人  |
//   | ≥5批次   4批次 |    ->    | ≥5批次 | 4批次 |
//   | =100%     100% |          | =100%  | 100%  |
//
// It is added through those cells, and through those between them that have no text in its way. Whether there are any. tables: of these
// rulings, which stay in order; clean: without its rulings and stamps; text_height in pixels, `pixels` in a point.
bool add_missing_borders(std::vector<Ruling>& rulings, const std::vector<PageTable>& tables, PIX* clean,
                         double text_height, double pixels, bool upright);

}  // namespace recount
