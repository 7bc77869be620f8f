// Whether what was put into rows and columns is a table at all.
#pragma once

#include "extract/page.h"
#include "extract/stream_rows.h"

namespace recount {

// `ruled`: horizontal rulings bound it.
bool is_table(const TableText& text, const Rows& rows, bool ruled);

// Lines of running text that only look like columns.
bool is_running(const TableText& text);

}  // namespace recount
