// Tables told from the alignment of words: tests/cases/stream.txt, and what holds for any page.
#include "extract/stream.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/support/page_text.h"
#include "tests/support/table_checks.h"

namespace recount {
namespace {

TEST(Stream, CaseFile) {
  const std::vector<PageCase> cases = read_page_cases("stream");
  EXPECT_GE(cases.size(), 30u);
  for (const PageCase& one : cases) {
    const Page page = page_from_text(one.drawing, one.scale);
    const std::vector<PageTable> tables = find_streams(page, {});
    EXPECT_EQ(drawn_all(tables), one.expected) << "stream.txt:" << one.line << ' ' << one.title;
    for (const PageTable& table : tables) expect_sound(page, table);
  }
}

constexpr const char* kTwoTables = R"(
Area          2009     2010
North          120      135
South           98      101
West           230      245





Product       Tons     Share
Wheat          120      13.5
Maize           98      10.1
Rice           230      24.5
)";

TEST(Stream, WhatIsTakenIsLeftOut) {
  const Page page = page_from_text(kTwoTables);
  const std::vector<PageTable> both = find_streams(page, {});
  ASSERT_EQ(both.size(), 2u);
  EXPECT_LT(both[0].rect.y1, both[1].rect.y0);
  const std::vector<PageTable> second = find_streams(page, {both[0].rect});
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(drawn(second[0]), drawn(both[1]));
  EXPECT_TRUE(find_streams(page, {{0, 0, page.width, page.height}}).empty());
}

TEST(Stream, ReadsARegion) {
  const Page page = page_from_text(kTwoTables);
  const std::vector<PageTable> both = find_streams(page, {});
  ASSERT_EQ(both.size(), 2u);
  const std::optional<PageTable> first = read_stream(page, {0, 0, page.width, both[0].rect.y1 + 1});
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(drawn(*first), drawn(both[0]));
  expect_sound(page, *first);
}

// Of a frame it is known that it holds a table, so little is needed.
TEST(Stream, ReadsTwoRowsInAFrame) {
  const Page page = page_from_text(R"(
项目名称        农村饮水安全        主管部门      市水利局
实施单位        市水务中心          预算金额      120.00
)");
  const std::optional<PageTable> table = read_stream(page, {0, 0, page.width, page.height});
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(drawn(*table),
            "| 项目名称 | 农村饮水安全 | 主管部门 | 市水利局 |\n"
            "| 实施单位 | 市水务中心 | 预算金额 | 120.00 |\n");
}

TEST(Stream, RunningTextInAFrameIsNoTable) {
  const Page page = page_from_text(R"(
The number of persons in employment grew in all regions of the country,
as the following table shows. In the north, it grew faster than in
the south, but from a lower level than in the years before.
)");
  EXPECT_FALSE(read_stream(page, {0, 0, page.width, page.height}).has_value());
}

TEST(Stream, NothingOnThePage) {
  const Page page = page_from_text("");
  EXPECT_TRUE(find_streams(page, {}).empty());
  EXPECT_FALSE(read_stream(page, {0, 0, 100, 100}).has_value());
}

// Whatever stands on a page, the tables are sound.
TEST(Stream, RandomPages) {
  std::mt19937 random(1);
  const auto pick = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  const std::vector<std::string> words = {"120",     "4.5", "-",   "Total",   "of the regions", "项目", "得分",
                                          "$",       "%",   "(a)", "1.",      "......",         "───",  "2009",
                                          "Table 1", "•",   "n/a", "产出指标"};
  for (int round = 0; round < 1000; ++round) {
    std::string drawing;
    const int columns = pick(1, 6), width = pick(3, 14);
    for (int line = pick(0, 14); line > 0; --line) {
      for (int column = 0; column < columns; ++column) {
        if (pick(0, 9) < 7)
          drawing += words[static_cast<std::size_t>(pick(0, static_cast<int>(words.size()) - 1))];
        drawing += std::string(static_cast<std::size_t>(pick(1, width)), ' ');
      }
      drawing += '\n';
    }
    DrawingScale scale;
    scale.line = pick(0, 1) == 0 ? 12 : 6;
    const Page page = page_from_text(drawing, scale);
    SCOPED_TRACE(drawing);
    for (const PageTable& table : find_streams(page, {})) expect_sound(page, table);
    const std::optional<PageTable> table = read_stream(page, {0, 0, page.width, page.height});
    if (table) expect_sound(page, *table);
    if (::testing::Test::HasFailure()) return;
  }
}

// Wrong files give wrong numbers.
TEST(Stream, StrangeNumbers) {
  Page page = page_from_text(kTwoTables);
  for (std::size_t i = 0; i < page.glyphs.size(); i += 3) page.glyphs[i].size = i % 2 == 0 ? 0 : -5;
  page.glyphs[1].box.x1 = std::numeric_limits<double>::quiet_NaN();
  page.glyphs[2].box.y0 = -std::numeric_limits<double>::infinity();
  page.glyphs[4].box = {1e9, 1e9, -1e9, -1e9};
  for (const PageTable& table : find_streams(page, {})) expect_sound(page, table);
}

}  // namespace
}  // namespace recount
