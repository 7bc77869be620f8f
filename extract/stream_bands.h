// Horizontal rulings of a table without vertical ones.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/stream_pieces.h"

namespace recount {

// The horizontal rulings that are no underlines, by y; pieces of one line are one ruling where they touch.
std::vector<Ruling> table_rulings(const Page& page, const Pieces& pieces);

// The space between the first and the last of at least three equally long rulings that part rows of several pieces.
struct Band {
  Rect rect;
};

std::vector<Band> find_bands(const Pieces& pieces, const std::vector<Ruling>& rulings);

// The band in which the middle of `rect` lies; -1 if none.
int band_at(const std::vector<Band>& bands, const Rect& rect);

}  // namespace recount
