// Recognized tables as text, for tests of what is made of readings:
//
//   | 指标值                                   | 分值 |
//   | 总次 {w 总次 .6; f ≥5次 .9; b ≥5次 .85}   | 10   |
//   | <                                        | ^    |
//   | = 10                                     |      |
//
// In front of the braces stands the text that the reader of scans believed, in them every reading: who read it (n net, w words, f figures, b
// both), the text, its confidence. A cell without braces has one reading, by both, that is sure (.97). < is covered by the cell to the
// left, ^ by the one above, = is digital text. Spans are known.
#pragma once

#include <string_view>

#include "extract/reader.h"

namespace recount::testing {

// One grid of the rows, page 1, reader "pdf-ocr". Lines that are no rows and not blank are paragraphs above it.
Extraction scan_from_text(std::string_view text);

}  // namespace recount::testing
