// Tables as text, so that a test shows what it is about:
//
//   const Grid grid = grid_from_text(R"(
//       | 资金来源     | 全年预算数 | 执行率 |
//       | 年度资金总额 | 15         | 27%    |)");
//
// In a cell \n is a line break, \| a pipe, \t a tab and \\ a backslash; blanks at either end are dropped.
#pragma once

#include <string>
#include <string_view>

#include "extract/reader.h"

namespace recount {

// The rows of `text`; other lines are ignored. The spans are not known, as in a text export, and `line` counts
// the rows from 1.
Grid grid_from_text(std::string_view text);

// The same with paragraphs: each line that is no row and not blank is one, and ends the grid above it. `line`
// is the line in `text`.
Extraction extraction_from_text(std::string_view text);

// Grids, paragraphs and problems with their lines, for comparing with a file of expectations:
//
//   grid
//   12 | 项目名称 | 培训费 |
//   14 > 备注：无
//   problem nul-bytes 3 (2)
std::string dump(const Extraction& extraction);

}  // namespace recount
