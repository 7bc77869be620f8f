// Ticks and other strokes of a pen beside the figures of a cell: used by scan_page.cc alone.
#pragma once

#include "extract/ink_lines.h"
#include "extract/line_reader.h"
#include "extract/pix.h"

namespace recount {

// The line at `line` of a cleaned page, which strokes of a pen make higher than print: its print is read by itself, as high as it is, and so is
// each stroke, which is put behind it or in front of it. A stroke is a piece of ink that is higher than a character, and touches none. Nothing
// where there is none, and where one is not read as a mark: it may be figures and a stroke in one piece. Never sure; text_height as in ink_lines.h.
MergedLine read_without_marks(LineReader& reader, PIX* clean, const PixelRect& line, double text_height);

}  // namespace recount
