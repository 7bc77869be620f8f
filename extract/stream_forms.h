// Forms without rulings: their columns change from section to section, labels stand beside the middle of their rows, and cells
// are wrapped. stream.h looks for one set of columns from top to bottom, as tables of figures have it; the lines of such a
// page are read as text that was laid out with blanks (text_layout.h), with the columns where the characters really stand.
#pragma once

#include <vector>

#include "extract/page.h"

namespace recount {

// Tables of such forms among the glyphs of `page` that stand in no rect of `taken`, from top to bottom. Rows have as many cells
// as their section has columns, so PageTable::xs is a rough middle of all sections: the cells' own rects are exact.
// None on pages that are not mostly in Chinese characters.
std::vector<PageTable> find_form_streams(const Page& page, const std::vector<Rect>& taken);

}  // namespace recount
