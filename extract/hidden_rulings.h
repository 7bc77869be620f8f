// Parts of rulings that a round stamp hides from whoever looks for thin lines that stand alone.
#pragma once

#include <vector>

#include "extract/lattice.h"
#include "extract/page.h"
#include "extract/pix.h"
#include "extract/round_stamps.h"

namespace recount {

// A ruling that ends at a stamp goes on to the next one across it if there is ink all the way, of which some is the ruling's: as thin as it is, with
// paper on both sides. Whether any did. clean: 8 bits a pixel, with its rulings and stamps (scan_clean.h); rulings in points, `pixels` in a point.
//
//   lengthen_hidden(rulings, clean.get(), find_round_stamps(bare.get(), dpi), dpi / 72);
bool lengthen_hidden(std::vector<Ruling>& rulings, PIX* clean, const std::vector<RoundStamp>& stamps,
                     double pixels);

// Where a stamp hides a border wholly, its ruling ends at a cell of which a line of text has white there: it goes on through the cell. Whether
// there are any. tables: of these rulings, which stay in order; clean: without its rulings and stamps; text_height in pixels.
//
//   if (add_hidden_borders(page.rulings, tables, clean.get(), stamps, 25, dpi / 72)) tables = find_lattices(page);
bool add_hidden_borders(std::vector<Ruling>& rulings, const std::vector<PageTable>& tables, PIX* clean,
                        const std::vector<RoundStamp>& stamps, double text_height, double pixels);

}  // namespace recount
