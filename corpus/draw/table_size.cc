#include "corpus/draw/table_size.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "normalize/fold.h"

namespace recount::corpus {
namespace {

std::vector<MeasuredLine> cell_lines(const SheetCell& cell, double width, const DrawStyle& style,
                                     const Measure& measure) {
  if (cell.turn == Turn::kTurned) return measure.lines(cell.text, 0, style.size);
  if (cell.turn == Turn::kNone)
    return measure.lines(cell.text, std::max(width - 2 * style.padding_x, style.size), style.size);
  std::vector<MeasuredLine> lines;
  for (const char32_t point : to_utf32(cell.text)) {
    if (point != U'\n' && point != U' ')
      lines.push_back(measure.lines(to_utf8(std::u32string(1, point)), 0, style.size)[0]);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace

TableSize table_size(const SheetTable& table, double left, double width, const DrawStyle& style,
                     const Measure& measure) {
  TableSize size;
  const double total = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
  const double line = style.size * style.leading;
  size.x.push_back(left);
  for (const double share : table.widths) size.x.push_back(size.x.back() + share / total * width);
  size.heights.assign(static_cast<std::size_t>(table.rows), line + 2 * style.padding_y);
  std::vector<std::pair<int, std::size_t>> by_span;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const SheetCell& cell = table.cells[i];
    const auto col = static_cast<std::size_t>(cell.col), span = static_cast<std::size_t>(cell.col_span);
    size.texts.push_back(cell_lines(cell, size.x[col + span] - size.x[col], style, measure));
    by_span.emplace_back(cell.row_span, i);
  }
  std::ranges::stable_sort(by_span, {}, &std::pair<int, std::size_t>::first);
  for (const auto& [span, index] : by_span) {
    const SheetCell& cell = table.cells[index];
    const std::vector<MeasuredLine>& text = size.texts[index];
    const double need = (cell.turn == Turn::kTurned ? text[0].width : static_cast<double>(text.size()) * line) +
                        2 * style.padding_y;
    const auto first = size.heights.begin() + cell.row;
    const double have = std::accumulate(first, first + span, 0.0);
    for (auto row = first; have < need && row != first + span; ++row) *row += (need - have) / span;
  }
  return size;
}

}  // namespace recount::corpus
