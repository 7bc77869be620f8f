#include "tests/support/table_checks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "tests/support/page_text.h"

namespace recount {

std::string drawn_all(const std::vector<PageTable>& tables) {
  std::string out;
  for (const PageTable& table : tables) out += (out.empty() ? "" : "\n") + drawn(table);
  return out.empty() ? "none\n" : out;
}

void expect_sound(const Page& page, const PageTable& table) {
  ASSERT_EQ(table.xs.size(), static_cast<std::size_t>(table.cols) + 1);
  ASSERT_EQ(table.ys.size(), static_cast<std::size_t>(table.rows) + 1);
  EXPECT_TRUE(std::ranges::is_sorted(table.xs));
  EXPECT_TRUE(std::ranges::is_sorted(table.ys));
  EXPECT_FALSE(table.ruled);
  std::set<std::pair<int, int>> places;
  std::set<std::uint32_t> glyphs;
  std::pair<int, int> last = {-1, -1};
  for (const PageCell& cell : table.cells) {
    EXPECT_LT(last, std::make_pair(cell.row, cell.col));
    last = {cell.row, cell.col};
    ASSERT_GE(cell.row, 0);
    ASSERT_GE(cell.col, 0);
    ASSERT_LE(cell.row + cell.row_span, table.rows);
    ASSERT_LE(cell.col + cell.col_span, table.cols);
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int col = cell.col; col < cell.col + cell.col_span; ++col) {
        EXPECT_TRUE(places.insert({row, col}).second) << row << ' ' << col;
      }
    }
    for (const std::uint32_t id : cell.glyphs) {
      ASSERT_LT(id, page.glyphs.size());
      EXPECT_TRUE(glyphs.insert(id).second);
    }
    EXPECT_EQ(cell.text.empty(), cell.glyphs.empty());
  }
  EXPECT_EQ(places.size(), static_cast<std::size_t>(table.rows) * table.cols);
}

}  // namespace recount
