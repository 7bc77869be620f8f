// Tables told from the alignment of words, where no rulings part the columns.
#pragma once

#include <optional>
#include <vector>

#include "extract/page.h"

namespace recount {

// Tables among the glyphs of `page` that stand in no rect of `taken` (tables that rulings enclose), from top to bottom.
// Horizontal rulings help: they bound tables and part their header, body and totals.
std::vector<PageTable> find_streams(const Page& page, const std::vector<Rect>& taken);

// The rows and columns inside `region` (a frame, or ruled rows whose columns are not ruled), which is known to hold a table;
// nullopt if what stands there is running text.
std::optional<PageTable> read_stream(const Page& page, const Rect& region);

}  // namespace recount
