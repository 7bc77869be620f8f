// How often the pieces of a table, and the gaps between pieces of a line, stand at each x.
#pragma once

#include <vector>

namespace recount {

struct Span {
  double x0 = 0, x1 = 0;
  int line = 0;
};

// Which of the spans cross a gap between columns: headings of several columns, long labels. A span does if it bridges the gap
// that most other lines have there.
std::vector<bool> crossing_spans(const std::vector<Span>& spans);

struct Cut {
  double at = 0;
  int gaps = 0, covered = 0;  // of the gaps and spans given, how many stand there
};

// Where the most gaps and the fewest spans stand.
Cut best_cut(const std::vector<Span>& spans, const std::vector<Span>& gaps);

}  // namespace recount
