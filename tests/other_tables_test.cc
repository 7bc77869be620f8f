// Tables outside forms: the row of totals whose label spans columns, and header rows without their last blanks.
#include <gtest/gtest.h>

#include <string>

#include "model/mapper.h"
#include "tests/support/grid_text.h"

namespace recount {
namespace {

std::string show(const Document& document) {
  std::string shown;
  for (const Table& table : document.tables) {
    for (const std::string& label : table.header) shown += label + " | ";
    shown += "\n";
    for (const TextField& cell : table.rows.back()) shown += cell.value.value_or("") + " | ";
  }
  return shown;
}

std::string header_and_last_row(std::string_view text) {
  return show(map_document(extraction_from_text(text), {}));
}

TEST(OtherTables, TotalUnderALabelOverTheWords) {
  EXPECT_EQ(header_and_last_row(R"(
      | 编码 | 科目 | 合计 | 基本支出 | 项目支出 |
      | 205 | 教育支出 | 120 | 80 | 40 |
      | 208 | 社会保障支出 | 30 | 30 |  |
      | 合计 | 150 | 110 | 40 |)"),
            "编码 | 科目 | 合计 | 基本支出 | 项目支出 | \n合计 |  | 150 | 110 | 40 | ");
  EXPECT_EQ(header_and_last_row(R"(
      | 编号 | 货物 | 单位 | 数量 | 合价 | 备注 |
      | 1 | 课桌 | 张 | 40 | 8000 | 橡木 |
      | 2 | 黑板 | 块 | 2 | 900 |  |
      | 合计 | 8900 |  |)"),
            "编号 | 货物 | 单位 | 数量 | 合价 | 备注 | \n合计 |  |  |  | 8900 |  | ");
}

// The blank 备注 of the last row is cut off, but its two numbers fit in one place only.
TEST(OtherTables, TotalThatIsCutOffBehindItsNumbers) {
  EXPECT_EQ(header_and_last_row(R"(
      | 序号 | 项目 | 单位 | 预算数 | 执行数 | 备注 |
      | 1 | 校舍维修 | 教育局 | 40 | 38 | 两校 |
      | 2 | 图书购置 | 教育局 | 9 | 9 |
      | 合计 | 49 | 47 |)"),
            "序号 | 项目 | 单位 | 预算数 | 执行数 | 备注 | \n合计 |  |  | 49 | 47 | ");
}

// 8900 could be below 数量 or below 合价.
TEST(OtherTables, TotalWhosePlaceIsUncertain) {
  EXPECT_EQ(header_and_last_row(R"(
      | 编号 | 货物 | 单位 | 数量 | 合价 | 备注 |
      | 1 | 课桌 | 张 | 40 | 8000 | 橡木 |
      | 2 | 黑板 | 块 | 2 | 900 |
      | 合计 | 8900 |)"),
            "编号 | 货物 | 单位 | 数量 | 合价 | 备注 | \n合计 | 8900 | ");
  // The last cell of the row was cut off; its numbers stand below numbers as they are.
  EXPECT_EQ(header_and_last_row(R"(
      | 科目 | 合计 | 基本支出 | 项目支出 |
      | 教育支出 | 120 | 80 | 40 |
      | 社会保障支出 | 30 | 30 |
      | 合计 | 110 | 110 |)"),
            "科目 | 合计 | 基本支出 | 项目支出 | \n合计 | 110 | 110 | ");
}

TEST(OtherTables, LowerHeaderRowIsCutOff) {
  EXPECT_EQ(header_and_last_row(R"(
      | 科目 | 合计 | 基本支出 | 项目支出 |
      | 编码 | 名称 |
      | 205 | 教育支出 | 120 | 80 | 40 |
      | 208 | 社会保障支出 | 30 | 30 |)"),
            "科目 / 编码 | 科目 / 名称 | 合计 | 基本支出 | 项目支出 | \n208 | 社会保障支出 | 30 | 30 | ");
}

}  // namespace
}  // namespace recount
