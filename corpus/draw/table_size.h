// A table before it is placed: its columns, the lines of text of its cells, the heights of the rows that hold them.
#pragma once

#include <vector>

#include "corpus/draw/draw_style.h"
#include "corpus/draw/measure.h"
#include "corpus/sheet/sheet.h"

namespace recount::corpus {

struct TableSize {
  std::vector<double> x;                         // edges of the columns: one more than there are columns
  std::vector<double> heights;                   // of the rows
  std::vector<std::vector<MeasuredLine>> texts;  // of the cells
};

TableSize table_size(const SheetTable& table, double left, double width, const DrawStyle& style,
                     const Measure& measure);

}  // namespace recount::corpus
