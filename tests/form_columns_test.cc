// Sections of forms without rulings over the columns that they share.
#include "extract/form_columns.h"

#include <gtest/gtest.h>

#include <string>

namespace recount {
namespace {

constexpr double kSize = 10;

struct Text {
  std::string text;
  double middle;
};

// Rows of texts of one size, each centred at its place; as many cells in all rows, the last ones blank.
PageTable table_of(const std::vector<std::vector<Text>>& rows, std::vector<std::size_t>& sizes) {
  PageTable table;
  std::size_t count = 0;
  for (const auto& row : rows) count = std::max(count, row.size());
  table.rows = static_cast<int>(rows.size()), table.cols = static_cast<int>(count);
  table.rect = {0, 0, 600, 20.0 * static_cast<double>(rows.size())};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    sizes.push_back(rows[r].size());
    for (std::size_t c = 0; c < count; ++c) {
      PageCell cell;
      cell.row = static_cast<int>(r), cell.col = static_cast<int>(c), cell.row_span = cell.col_span = 1;
      if (c < rows[r].size()) {
        const Text& text = rows[r][c];
        const double half = static_cast<double>(text.text.size()) / 3 * kSize / 2;
        cell.text = text.text, cell.glyphs = {0};
        cell.text_rect = {text.middle - half, 20.0 * static_cast<double>(r), text.middle + half,
                          20.0 * static_cast<double>(r) + kSize};
      }
      table.cells.push_back(cell);
    }
  }
  return table;
}

std::string columns_of(const PageTable& table, int row) {
  std::string columns;
  for (const PageCell& cell : table.cells) {
    if (cell.row != row || cell.glyphs.empty()) continue;
    columns += (columns.empty() ? "" : " ") + cell.text + std::to_string(cell.col);
    if (cell.col_span > 1) columns += "+" + std::to_string(cell.col_span);
  }
  return columns;
}

const std::vector<Text> kHeads = {{"一级", 30},  {"二级", 110}, {"三级指标", 210}, {"目标", 310},
                                  {"完成", 380}, {"分值", 440}, {"得分", 500},     {"原因", 570}};
const std::vector<Text> kRow = {{"产出", 30}, {"数量", 110}, {"铺设管道", 210}, {"甲", 310},
                                {"乙", 380},  {"丙", 440},   {"丁", 500},       {"停工", 570}};

// The labels of these rows stand beside others, and they have no remark.
TEST(FormColumns, WideRowsMayBeBlankAtTheirEnds) {
  std::vector<std::size_t> sizes;
  const std::vector<Text> part = {{"铺设管道", 210}, {"甲", 310}, {"乙", 380}, {"丙", 440}, {"丁", 500}};
  PageTable table = table_of({kHeads, kRow, part, part}, sizes);
  ASSERT_TRUE(spread_columns(table, sizes, kSize));
  EXPECT_EQ(columns_of(table, 1), "产出0 数量1 铺设管道2 甲3 乙4 丙5 丁6 停工7");
  EXPECT_EQ(columns_of(table, 2), "铺设管道2 甲3 乙4 丙5 丁6");
  EXPECT_EQ(columns_of(table, 3), columns_of(table, 2));
}

// One of two columns of figures is blank in each row.
TEST(FormColumns, FiguresOfShorterRowsSpanNoColumns) {
  std::vector<std::size_t> sizes;
  const std::vector<Text> full = {{"社会保障", 40}, {"2168.92", 240}, {"490.92", 360}, {"1678.00", 540}},
                          left = {{"养老支出", 40}, {"62.30", 245}, {"62.30", 365}},
                          right = {{"抚恤", 40}, {"1240.50", 240}, {"1240.50", 540}};
  PageTable table = table_of({full, full, left, right}, sizes);
  ASSERT_TRUE(spread_columns(table, sizes, kSize));
  EXPECT_EQ(columns_of(table, 2), "养老支出0 62.301 62.302");
  EXPECT_EQ(columns_of(table, 3), "抚恤0 1240.501 1240.503");
}

// As many cells, but a label stands beside the last row, which has lost its score.
TEST(FormColumns, RowsOfASectionMayLieDifferently) {
  std::vector<std::size_t> sizes;
  const std::vector<Text> part = {{"铺设管道", 210}, {"甲", 310}, {"乙", 380}, {"丙", 440}, {"丁", 500}},
                          beside = {{"数量", 110}, {"铺设管道", 210}, {"甲", 310}, {"乙", 380}, {"丙", 440}};
  PageTable table = table_of({kHeads, kRow, part, part, beside}, sizes);
  ASSERT_TRUE(spread_columns(table, sizes, kSize));
  EXPECT_EQ(columns_of(table, 2), "铺设管道2 甲3 乙4 丙5 丁6");
  EXPECT_EQ(columns_of(table, 4), "数量1 铺设管道2 甲3 乙4 丙5");
}

// 合计, in the middle of two columns of which the first was left blank; a name that stands in its own column stays there.
TEST(FormColumns, ALabelOverTheBlankColumnsInFrontOfIt) {
  std::vector<std::size_t> sizes;
  std::vector<Text> sum = kRow, part = kRow;
  sum[1] = {"合计", 70};
  PageTable table = table_of({kHeads, kRow, part, sum}, sizes);
  for (PageCell& cell : table.cells) {
    if (cell.row > 1 && cell.col == 0) cell.glyphs.clear(), cell.text.clear();
  }
  ASSERT_TRUE(spread_columns(table, sizes, kSize));
  EXPECT_EQ(columns_of(table, 2), "数量1 铺设管道2 甲3 乙4 丙5 丁6 停工7");
  EXPECT_EQ(columns_of(table, 3), "合计0+2 铺设管道2 甲3 乙4 丙5 丁6 停工7");
}

// A label of several rows came first.
TEST(FormColumns, CellsAreInOrder) {
  std::vector<std::size_t> sizes;
  std::vector<Text> turned = kRow;
  std::swap(turned[0], turned[1]);
  PageTable table = table_of({kHeads, turned, kRow}, sizes);
  ASSERT_TRUE(spread_columns(table, sizes, kSize));
  EXPECT_EQ(columns_of(table, 1), columns_of(table, 2));
}

}  // namespace
}  // namespace recount
