// Tables and running text from a text export. The shapes of tables are in text_shapes.h; a line that belongs to
// no table is a Paragraph. Line ends inside a cell are "\n" in its raw text.
#pragma once

#include "extract/reader.h"

namespace recount {

Result<Extraction> read_text(const Source& source, const ReadOptions& options);

// More lines with text, or more cells, are refused (ErrorCode::kLimit). A form has 150 cells.
inline constexpr std::size_t kMaxTextParts = 2'000'000;

}  // namespace recount
