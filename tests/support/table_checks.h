// What holds for the tables that are told from the alignment of words, whatever stands on the page.
#pragma once

#include <string>
#include <vector>

#include "extract/page.h"

namespace recount {

// All tables as drawn() gives them, parted by blank lines; "none" where there are none.
std::string drawn_all(const std::vector<PageTable>& tables);

// Every position belongs to one cell, every glyph to one cell at most, and the borders rise.
void expect_sound(const Page& page, const PageTable& table);

}  // namespace recount
