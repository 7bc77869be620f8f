#include "extract/label_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace recount {
namespace {

// Heights of a character: what a cell without a label costs, and each label more than one.
constexpr double kBlank = 1.5, kSecond = 4;

}  // namespace

std::vector<bool> rows_of_labels(const TablePrint& print, double from, double to,
                                 const std::vector<double>& rows, const std::vector<bool>& surely) {
  const std::size_t count = rows.size();
  if (count < 2) return std::vector<bool>(count, true);
  const std::vector<PrintBlock> labels = print.blocks(from, to, rows.front(), rows.back());
  const auto is_through_label = [&](double y) {
    return std::ranges::any_of(labels, [y](const PrintBlock& label) { return y > label.from && y < label.to; });
  };
  const auto cost_of = [&](double top, double bottom) {
    double cost = 0;
    int inside = 0;
    for (const PrintBlock& label : labels) {
      if (label.middle() < top || label.middle() > bottom) continue;
      cost += std::abs(label.middle() - (top + bottom) / 2) + (inside++ > 0 ? kSecond * print.em() : 0);
    }
    return inside == 0 ? kBlank * print.em() : cost;
  };
  // The cheapest cells that end at each row.
  std::vector<double> best(count, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> before(count, 0);
  best[0] = 0;
  for (std::size_t end = 1; end < count; ++end) {
    if (end + 1 < count && !surely[end] && is_through_label(rows[end])) continue;
    for (std::size_t begin = end; begin-- > 0;) {
      const double cost = best[begin] + cost_of(rows[begin], rows[end]);
      if (cost < best[end]) best[end] = cost, before[end] = begin;
      if (surely[begin]) break;
    }
  }
  std::vector<bool> kept(count, false);
  kept[0] = true;
  for (std::size_t row = count - 1; row > 0; row = before[row]) kept[row] = true;
  return kept;
}

}  // namespace recount
