#include "cli/table_text.h"

#include <algorithm>
#include <numeric>

#include "normalize/fold.h"

namespace recount::cli {
namespace {

constexpr int kGap = 2;

// The width of each column, 0 for one that is left out.
std::vector<int> fit(const std::vector<TextColumn>& columns, const std::vector<std::vector<TextCell>>& rows,
                     int width) {
  std::vector<int> widths(columns.size(), 0);
  for (const std::vector<TextCell>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i].text));
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (widths[i] > 0) widths[i] = std::max(widths[i], display_width(columns[i].head));
  }
  const auto shown = std::count_if(widths.begin(), widths.end(), [](int w) { return w > 0; });
  int excess = std::accumulate(widths.begin(), widths.end(), 0) + kGap * (static_cast<int>(shown) - 1) - width;
  for (; excess > 0; --excess) {
    int widest = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool shrinks = columns[i].narrowest > 0 && widths[i] > columns[i].narrowest;
      if (shrinks && (widest < 0 || widths[i] > widths[static_cast<std::size_t>(widest)]))
        widest = static_cast<int>(i);
    }
    if (widest < 0) break;
    --widths[static_cast<std::size_t>(widest)];
  }
  return widths;
}

}  // namespace

std::vector<std::string> table_lines(const std::vector<TextColumn>& columns,
                                     const std::vector<std::vector<TextCell>>& rows, const Screen& screen,
                                     int indent) {
  const std::vector<int> widths = fit(columns, rows, screen.width - indent);
  std::vector<std::string> lines;
  const auto add_row = [&](const std::vector<TextCell>& row) {
    std::vector<std::vector<std::string>> wrapped(row.size());
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] > 0) wrapped[i] = wrap(row[i].text, widths[i]);
      height = std::max(height, wrapped[i].size());
    }
    for (std::size_t y = 0; y < height; ++y) {
      // Blanks are held back until more text follows, so that no line ends with them.
      std::string line, blanks(static_cast<std::size_t>(indent), ' ');
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (widths[i] == 0) continue;
        const std::string text = y < wrapped[i].size() ? wrapped[i][y] : "";
        const int rest = std::max(0, widths[i] - display_width(text));
        const std::string fill(static_cast<std::size_t>(rest), ' ');
        const std::string gap(kGap, ' ');
        if (text.empty()) {
          blanks += fill + gap;
        } else if (columns[i].align == Align::kRight) {
          line += blanks + fill + screen.paint(text, row[i].tone);
          blanks = gap;
        } else {
          line += blanks + screen.paint(text, row[i].tone);
          blanks = fill + gap;
        }
      }
      lines.push_back(std::move(line));
    }
  };
  std::vector<TextCell> head;
  head.reserve(columns.size());
  for (const TextColumn& column : columns) head.push_back({column.head, Tone::kDim});
  add_row(head);
  for (const std::vector<TextCell>& row : rows) add_row(row);
  return lines;
}

}  // namespace recount::cli
