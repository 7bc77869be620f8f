#include "model/cut_cells.h"

#include <algorithm>

#include "model/vocabulary/vocabulary.h"

namespace recount {
namespace {

// Rows that are asked: a table is read on from several places, and each must stay cheap.
constexpr std::size_t kSample = 256;

bool is_total_row(const Row& row) {
  const std::optional<LabelHit> hit =
      find_label(Place::kTotalRow, row.cells[static_cast<std::size_t>(row.first_filled())].text);
  return hit && hit->label != Label::kSubtotal;
}

}  // namespace

bool cuts_blank_ends(std::span<const Row> rows, std::size_t columns) {
  bool kept = false, reached = false, closed = false, whole = true;
  for (const Row& row : rows.first(std::min(rows.size(), kSample))) {
    if (row.paragraph || row.block != rows.front().block) break;
    if (row.spans_known) return false;
    if (row.filled() == 0) continue;
    if (row.cells.back().blank()) return false;
    closed = is_total_row(row);
    if (closed) break;
    kept = kept || std::ranges::any_of(row.cells, &RowCell::blank);
    reached = reached || row.cells.size() == columns;
    whole = whole && row.filled() >= 3;
  }
  return kept && (reached || (closed && whole));
}

Row with_blank_end(const Row& row, std::size_t columns, const Cell& blank) {
  Row full = row;
  while (full.cells.size() < columns) {
    full.cells.emplace_back();
    full.cells.back().cell = &blank;
  }
  return full;
}

}  // namespace recount
