// The ruled tables of a scanned page, whose rulings may be hidden or missing in part. Used by scan_page.cc alone.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/lattice.h"
#include "extract/page.h"
#include "extract/pix.h"
#include "extract/round_stamps.h"

namespace recount {

// What is read of a cell, and the lines of ink in it; in pixels.
struct RuledCell {
  PixelRect rect;
  std::vector<PixelRect> lines;
};

struct RuledTables {
  std::vector<PageTable> tables;
  std::vector<RuledCell> cells;  // of all tables, in their order
};

// As find_lattices(), with rulings added to page.rulings that stamps hide (hidden_rulings.h), and others that are missing where many cells hold
// several texts (missing_borders.h). Where they still do, where cells hold whole columns, or much of the page stands outside, the page is better
// read as one without rulings: it has no tables then, and its rulings are dropped. clean: without its rulings and stamps; text_height in pixels, `pixels` in a point.
RuledTables find_ruled_tables(Page& page, PIX* clean, const std::vector<RoundStamp>& stamps, double text_height,
                              double pixels);

}  // namespace recount
