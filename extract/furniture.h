// What a page carries besides its content: page numbers and running heads.
#pragma once

#include <vector>

#include "extract/page_layout.h"

namespace recount {

// Takes page numbers and running heads off the pages of one document, in order. A page number is a line of its own at the
// top or bottom that names the page, in one of the ways that a table in the .cc lists; a running head is a small line at the
// same place, with the same words but for its numbers, on most pages. A title that is repeated on each page is none: it
// is larger than the text or stands further from the edge.
void drop_furniture(std::vector<PageContent>& pages);

}  // namespace recount
