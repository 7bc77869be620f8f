// A sheet becomes pages: column widths, lines in cells, row heights, page breaks, rulings.
#pragma once

#include <vector>

#include "corpus/draw/draw_style.h"
#include "corpus/draw/page.h"
#include "corpus/sheet/sheet.h"

namespace recount::corpus {

std::vector<Page> typeset(const Sheet& sheet, const DrawStyle& style);

}  // namespace recount::corpus
