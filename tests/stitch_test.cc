// From drawn pages to the blocks of a document: tests/cases/stitch.txt; page numbers and running heads: tests/cases/furniture.txt.
#include "extract/stitch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "extract/furniture.h"
#include "extract/page_layout.h"
#include "tests/support/invariants.h"
#include "tests/support/page_text.h"

namespace recount {
namespace {

// The pages of a drawing, parted by lines of =; all as wide and as high as the largest.
std::vector<Page> pages_of(std::string_view drawing, const DrawingScale& scale) {
  std::vector<Page> pages;
  double width = 0, height = 0;
  while (true) {
    const std::size_t end = drawing.find("=====\n");
    Page page = page_from_text(drawing.substr(0, end), scale);
    page.number = static_cast<int>(pages.size()) + 1;
    width = std::max(width, page.width), height = std::max(height, page.height);
    pages.push_back(std::move(page));
    if (end == std::string_view::npos) break;
    drawing.remove_prefix(end + 6);
  }
  for (Page& page : pages) page.width = width, page.height = height;
  return pages;
}

std::vector<PageContent> contents_of(const std::vector<Page>& pages) {
  std::vector<PageContent> contents;
  for (const Page& page : pages) contents.push_back(layout_page(page));
  return contents;
}

std::string drawn(const Grid& grid) {
  PageTable table;
  for (const Cell& cell : grid.cells)
    table.cells.push_back({cell.row, cell.col, cell.row_span, cell.col_span, {}, {}, cell.raw, {}, {}});
  return drawn(table);
}

// A blank line parts tables that follow one another.
std::string drawn(const std::vector<Block>& blocks) {
  std::string out;
  bool after_grid = false;
  for (const Block& block : blocks) {
    const Grid* const grid = std::get_if<Grid>(&block);
    if (after_grid && grid) out += '\n';
    out += grid ? drawn(*grid) : std::get<Paragraph>(block).raw + '\n';
    after_grid = grid != nullptr;
  }
  return out;
}

TEST(Stitch, CaseFile) {
  const std::vector<PageCase> cases = read_page_cases("stitch");
  EXPECT_GE(cases.size(), 30u);
  for (const PageCase& one : cases) {
    const std::vector<Page> pages = pages_of(one.drawing, one.scale);
    Extraction extraction;
    extraction.pages = static_cast<int>(pages.size());
    extraction.blocks = stitch(contents_of(pages));
    EXPECT_EQ(drawn(extraction.blocks), one.expected) << "stitch.txt:" << one.line << ' ' << one.title;
    EXPECT_EQ(testing::broken_invariant(extraction), "") << "stitch.txt:" << one.line;
  }
}

// Somebody signed below the table of the first page and the paper of the second has a speck.
TEST(Stitch, ScrawlsEndNoTable) {
  const std::string drawing = R"(+--------+--------+
| 项目   |   得分 |
+--------+--------+
| 产出   |     10 |
+--------+--------+
| 时效   |     10 |
+--------+--------+
| 成本   |     10 |
+--------+--------+
   ③了
=====
             ,

+--------+--------+
| 效益   |     20 |
+--------+--------+
)";
  const std::string head = "| 项目 | 得分 |\n| 产出 | 10 |\n| 时效 | 10 |\n| 成本 | 10 |\n";
  const DrawingScale scale;
  std::vector<PageContent> pages = contents_of(pages_of(drawing, scale));
  EXPECT_EQ(drawn(stitch(pages)), head + "③了\n,\n| 效益 | 20 |\n");
  for (PageContent& page : pages) page.scanned = true;
  EXPECT_EQ(drawn(stitch(pages)), head + "| 效益 | 20 |\n③了\n,\n");
}

// A row that the break cuts, and the tick beside its score stands on the second page.
TEST(Stitch, ATickStandsInTheRowThatItIsCutFrom) {
  const std::string drawing = R"(+------+--------------+------+
| 序号 | 内容         | 得分 |
+------+--------------+------+
|    1 | 安全饮水     |   10 |
+------+--------------+------+
|    2 | 管网延伸     |   20 |
+------+--------------+------+
|    3 | 完成农村饮水 |   30 |
|      | 工程维修养护 |      |
+------+--------------+------+
=====
+------+--------------+------+
|      | 及检测设备   |    V |
+------+--------------+------+
|    4 | 水质检测     |   10 |
+------+--------------+------+
)";
  const DrawingScale scale;
  std::vector<PageContent> pages = contents_of(pages_of(drawing, scale));
  EXPECT_THAT(drawn(stitch(pages)), ::testing::HasSubstr("| | 及检测设备 | V |"));
  PageTable& rest = std::get<PageTable>(pages[1].items.front());
  const auto tick = std::ranges::find(rest.cells, "V", &PageCell::text);
  ASSERT_NE(tick, rest.cells.end());
  tick->readings = {{"V", 0.4, Engine::kBoth}};
  EXPECT_THAT(drawn(stitch(pages)),
              ::testing::HasSubstr("| 3 | 完成农村饮水工程维修养护及检测设备 | 30\\nV |"));
}

// Lines stand far apart, so that the first one of a short drawing is at the edge of its page.
std::vector<PageContent> sparse_contents(std::string_view drawing) {
  DrawingScale scale;
  scale.line = 40;
  std::vector<Page> pages = pages_of(drawing, scale);
  for (Page& page : pages) page.height -= scale.line;
  return contents_of(pages);
}

std::string lines_left(std::vector<PageContent> pages) {
  drop_furniture(pages);
  std::string left;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    if (p > 0) left += "=====\n";
    for (const PageItem& item : pages[p].items) {
      const PageLine* const line = std::get_if<PageLine>(&item);
      left += line ? line->line.text() + '\n' : drawn(std::get<PageTable>(item));
    }
  }
  return left;
}

TEST(Furniture, CaseFile) {
  const std::vector<PageCase> cases = read_page_cases("furniture");
  EXPECT_GE(cases.size(), 10u);
  for (const PageCase& one : cases) {
    EXPECT_EQ(lines_left(sparse_contents(one.drawing)), one.expected)
        << "furniture.txt:" << one.line << ' ' << one.title;
  }
}

TEST(Furniture, FormsOfPageNumbers) {
  const auto left = [](const std::string& first, const std::string& second) {
    return lines_left(sparse_contents("甲\n\n\n\n\n\n" + first + "\n=====\n乙\n\n\n\n\n\n" + second + '\n'));
  };
  const std::vector<std::pair<std::string, std::string>> forms = {
      {"1", "2"},
      {"001", "002"},
      {"- 7 -", "- 8 -"},
      {"－3－", "－4－"},
      {"第 1 页", "第 2 页"},
      {"第1页 共2页", "第2页 共2页"},
      {"第1页，共2页", "第2页，共2页"},
      {"共 2 页 第 1 页", "共 2 页 第 2 页"},
      {"1 / 2", "2 / 2"},
      {"1 of 2", "2 of 2"},
      {"Page 1", "Page 2"},
      {"Page 1 of 2", "Page 2 of 2"},
      {"[1]", "[2]"},
      {"(1)", "(2)"},
  };
  for (const auto& [first, second] : forms) EXPECT_EQ(left(first, second), "甲\n=====\n乙\n") << first;
  // Notes, amounts and dates are none, also where they count.
  EXPECT_EQ(left("120.50", "130.50 万元"), "甲\n120.50\n=====\n乙\n130.50 万元\n");
  EXPECT_EQ(left("2024年1月", "共三页"), "甲\n2024年1月\n=====\n乙\n共三页\n");
  EXPECT_EQ(left("注：[1]", "(8)"), "甲\n注：[1]\n=====\n乙\n(8)\n");
}

// The title of a form is larger than its text, and is kept at the edge too.
TEST(Furniture, LargeLinesAreTitles) {
  const std::string drawing = "自评表\n\n项目名称一\n\n\n\n备注一\n=====\n自评表\n\n项目名称二\n\n\n\n备注二\n";
  std::vector<PageContent> pages = sparse_contents(drawing);
  EXPECT_EQ(lines_left(pages), "项目名称一\n备注一\n=====\n项目名称二\n备注二\n");
  for (PageContent& page : pages) std::get<PageLine>(page.items.front()).line.size = 18;
  EXPECT_EQ(lines_left(pages), "自评表\n项目名称一\n备注一\n=====\n自评表\n项目名称二\n备注二\n");
}

TEST(Furniture, NoPages) {
  EXPECT_EQ(lines_left({}), "");
  EXPECT_EQ(lines_left({PageContent{}, PageContent{}}), "=====\n");
  EXPECT_TRUE(stitch({}).empty());
}

}  // namespace
}  // namespace recount
