// From the tables and lines of pages to the blocks of a document: what goes on over a page break becomes one.
#pragma once

#include <vector>

#include "extract/page_layout.h"
#include "extract/reader.h"

namespace recount {

// Page numbers and running heads are taken out first (furniture.h). Then:
//   tables      the last one of a page and the first one of the next are one if nothing stands between them, they are as wide,
//               and the break is a natural one (the first ends low, or the next row had no room). The second may have columns of
//               its own: borders at the same place are one, others part the columns further. Header rows that are printed again
//               are left out, and so are a title and （续表） above them.
//   rows        a row cut by the break is one again: told from open borders, or from cells that only complete each other.
//   cells       a label that spans rows on both sides is one cell.
//   paragraphs  lines that their column of text wrapped are one.
// The blocks have boxes and pages; spans are known.
std::vector<Block> stitch(std::vector<PageContent> pages);

}  // namespace recount
