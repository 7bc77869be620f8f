// Which way the text of a scanned page runs, and its lines followed over the page. Nothing is recognized.
//
// `ink`: 1 bit a pixel, 60 to 200 dpi, stamps and what lies beside the sheet gone (page_edge.h).
#pragma once

#include <optional>
#include <vector>

#include "extract/pix.h"
#include "extract/trace.h"

namespace recount {

// True where characters stand closer to those above and below them than to those beside them, on most of the page: it lies on
// its side. False for pages with little text.
bool runs_downwards(PIX* ink, double dpi);

// The usual slope of lines of text: how much lower they are for each pixel to the right. Nothing where they have none.
std::optional<double> text_slope(PIX* ink, double dpi);

// Middles of lines of text, for pages without rulings. A node is exact to a pixel or two.
std::vector<Trace> trace_text(PIX* ink, double dpi);

}  // namespace recount
