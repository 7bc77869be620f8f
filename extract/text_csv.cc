#include <algorithm>
#include <iterator>

#include "extract/text_delimited.h"
#include "extract/text_shapes.h"

namespace recount {
namespace {

constexpr std::size_t kMinRows = 3, kMinCells = 3, kMaxCells = 64;
constexpr std::size_t kWanted = 75;  // percent of the rows that must have the usual number of cells

}  // namespace

Look look_at_csv(Lines lines, std::size_t first) {
  struct Row {
    std::size_t end, cells;
  };
  std::size_t counts[kMaxCells + 1] = {};
  std::vector<Row> rows;
  std::vector<DelimitedCell> cells;
  std::size_t end = first;
  while (end < lines.size() && !lines[end].has_tabs() && (end == first || lines[end].gap == 0)) {
    const std::size_t next = read_delimited(lines, end, ',', &cells);
    if (cells.size() < 2) break;
    rows.push_back({next, std::min(cells.size(), kMaxCells)});
    ++counts[rows.back().cells];
    end = next;
  }
  if (end == first) return {first + 1, 0};
  const auto usual = static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - counts);
  // Notes with a comma may follow directly.
  const std::size_t all = rows.size();
  while (rows.back().cells != usual) rows.pop_back();
  const std::size_t share = counts[usual] * 100 / all;
  if (rows.size() < kMinRows || usual < kMinCells || share < kWanted) return {end, 0};
  return {rows.back().end, static_cast<int>(share)};
}

void read_csv(Lines region, TextTable& table) {
  std::vector<DelimitedCell> row;
  for (std::size_t at = 0; at < region.size();) {
    at = read_delimited(region, at, ',', &row);
    table.add_row();
    for (DelimitedCell& cell : row) table.add_cell(std::move(cell.raw), cell.line);
  }
}

}  // namespace recount
