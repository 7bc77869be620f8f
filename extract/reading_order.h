// In which order people read the tables and lines of a page. Used by page_layout.cc.
#pragma once

#include <vector>

#include "extract/page_layout.h"

namespace recount {

// The page is cut again and again: between columns of text or tables beside each other where a white gutter parts them, else
// at the widest white band from left to right.
std::vector<PageItem> in_reading_order(const Page& page, std::vector<PageTable> tables,
                                       const std::vector<GlyphLine>& lines);

}  // namespace recount
