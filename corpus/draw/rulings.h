// The rulings of the cells of a table on one page.
#pragma once

#include <vector>

#include "corpus/draw/draw_style.h"
#include "corpus/draw/page.h"

namespace recount::corpus {

// `boxes` are the cells of one table on one page. Edges that cells share are drawn once, and as long as they go on.
std::vector<Stroke> rulings_of(const std::vector<Rect>& boxes, Rulings rulings);

}  // namespace recount::corpus
