// Tables outside forms: the lines around them, headers of spans, repeated cells, rows without values.
#include "model/table_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "model/mapper.h"
#include "tests/support/grid_text.h"

namespace recount {
namespace {

std::string joined(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : "|") + (cell.empty() ? "." : cell);
  return out;
}

// "number / title / unit: header; row; row; note NOTE", an entry a table.
std::vector<std::string> tables(std::string_view text) {
  std::vector<std::string> shown;
  for (const Table& table : map_document(extraction_from_text(text), {}).tables) {
    std::string line = table.number.value.value_or("-") + " / " + table.title.value.value_or("-") + " / " +
                       table.amount_unit.value.value_or("-") + ": " + joined(table.header);
    for (const auto& row : table.rows) {
      std::vector<std::string> cells;
      for (const TextField& cell : row) cells.push_back(cell.value.value_or(""));
      line += "; " + joined(cells);
    }
    for (const TextField& note : table.notes) line += "; note " + note.value.value_or("");
    shown.push_back(std::move(line));
  }
  return shown;
}

using Shown = std::vector<std::string>;

TEST(TableLines, TitlesThatDoNotSayTable) {
  EXPECT_EQ(
      tables(R"(
      办公用房租赁合同
      租金按季支付。
      附件2
      办公家具清单
      单位：元
      | 名称 | 数量 | 金额 |
      | 文件柜 | 6 | 4800 |
      注：金额含税。
      2.运费另计。
      逾期的按日计收违约金。)"),
      Shown{
          "附件2 / 办公家具清单 / 元: 名称|数量|金额; 文件柜|6|4800; note 注：金额含税。; note 2.运费另计。"});
  // Neither a sentence, nor a heading of a section, nor a label with its value is a title.
  for (const std::string_view line : {"各乡镇名额如下：", "三、名额分配", "统计时间：2023年", "2023年3月1日"}) {
    EXPECT_EQ(tables(std::string(line) + "\n| 乡镇 | 村数 | 名额 |\n| 东山镇 | 12 | 3 |"),
              Shown{"- / - / -: 乡镇|村数|名额; 东山镇|12|3"})
        << line;
  }
  // A line further up counts where it says 表.
  EXPECT_EQ(
      tables("表3：\n名额分配表\n2023年3月印发，2024年停止。\n| 乡镇 | 村数 | 名额 |\n| 东山镇 | 12 | 3 |"),
      Shown{"表3 / 名额分配表 / -: 乡镇|村数|名额; 东山镇|12|3"});
}

TEST(TableLines, LinesOfTheTableBeforeAreNotThoseOfTheNext) {
  EXPECT_EQ(
      tables(R"(
      表一 
      设备名册
      | 名称 | 数量 | 金额 |
      | 水泵 | 6 | 4800 |
      二、电机
      | 名称 | 数量 | 金额 |
      | 电机 | 2 | 900 |)"),
      Shown({"表一 / 设备名册 / -: 名称|数量|金额; 水泵|6|4800", "- / - / -: 名称|数量|金额; 电机|2|900"}));
}

TEST(TableLines, NumbersOfTables) {
  for (const std::string_view text : {"表一", "表 3：", "附表2", "附件", "附件1", "表1-2", "附件（一）"})
    EXPECT_TRUE(is_table_number(text)) << text;
  for (const std::string_view text : {"表", "表格说明", "附件清单", "附表说明表", "表彰名单", "附件1 价格清单"})
    EXPECT_FALSE(is_table_number(text)) << text;
}

TEST(TableHeader, UpperRowOfSpans) {
  EXPECT_EQ(tables(R"(
      | 馆藏 | | 借阅 | |
      | 图书 | 报刊 | 图书 | 报刊 |
      | 1200 | 30 | 560 | 80 |)"),
            Shown{"- / - / -: 馆藏 / 图书|馆藏 / 报刊|借阅 / 图书|借阅 / 报刊; 1200|30|560|80"});
  // Left out spans: two equal halves tell where the second begins.
  EXPECT_EQ(tables(R"(
      | 收入 | 支出 |
      | 项目 | 金额 | 项目 | 金额 |
      | 拨款 | 30 | 维修 | 20 |)"),
            Shown{"- / - / -: 收入 / 项目|收入 / 金额|支出 / 项目|支出 / 金额; 拨款|30|维修|20"});
  EXPECT_EQ(tables(R"(
      | 乡镇 | 补助资金 |
      | | 中央 | 省级 |
      | 东山镇 | 30 | 20 |)"),
            Shown{"- / - / -: 乡镇|补助资金 / 中央|补助资金 / 省级; 东山镇|30|20"});
  // A label with its value above the header.
  EXPECT_EQ(tables(R"(
      | 填报单位 | 东山镇财政所 |
      | 村 | 户数 | 补助 |
      | 上村 | 30 | 20 |)"),
            Shown{"- / - / -: 村|户数|补助; 上村|30|20"});
}

TEST(TableHeader, TwoColumns) {
  EXPECT_EQ(tables("| 乡镇 | 名额 |\n| 东山镇 | 12 |\n| 西山镇 | 9 |"),
            Shown{"- / - / -: 乡镇|名额; 东山镇|12; 西山镇|9"});
  EXPECT_TRUE(tables("| 联系人 | 王立 |\n| 人数 | 12 |\n| 地点 | 二楼 |").empty());
}

TEST(TableRows, EqualCellsStay) {
  EXPECT_EQ(
      tables(R"(
      | 班次 | 时间 | 周一 | 周二 | 周三 |
      | 1 | 8:00 | 巡查 | 值守 | 巡查 |
      | 2 | 20:00 | 值守 | 值守 | 值守 |
      | 合计 | 合计 | 合计 | 2 | 3 |)"),
      Shown{
          "- / - / -: 班次|时间|周一|周二|周三; 1|8:00|巡查|值守|巡查; 2|20:00|值守|值守|值守; 合计|.|.|2|3"});
}

TEST(TableRows, LabelsWithoutValuesDoNotEndTheTable) {
  EXPECT_EQ(tables(R"(
      | 来源 | 上年 | 本年 |
      | 拨款 | 30 | 20 |
      经营收入
      捐赠
      | 利息 | 3 | 2 |)"),
            Shown{"- / - / -: 来源|上年|本年; 拨款|30|20; 利息|3|2"});
  // A title and a header begin another table.
  EXPECT_EQ(tables(R"(
      | 来源 | 上年 | 本年 |
      | 拨款 | 30 | 20 |
      支出情况
      | 去向 | 2022 | 2023 |
      | 维修 | 3 | 2 |)")
                .size(),
            1U);
}

}  // namespace
}  // namespace recount
