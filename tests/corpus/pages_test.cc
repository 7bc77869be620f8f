// Pages of the corpus: every cell stands somewhere, pages break as the style says, the same gives the same bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "corpus/draw/paint.h"
#include "corpus/draw/rulings.h"
#include "corpus/draw/typeset.h"
#include "corpus/formats/format.h"

namespace recount::corpus {
namespace {

// A table with a header of one row and `rows` rows of two columns; the second cells hold `text`.
Sheet table_of(int rows, const std::string& text) {
  SheetTable table;
  table.widths = {1, 3};
  table.rows = rows + 1;
  table.head_row = 0;
  table.head_rows = 1;
  for (int row = 0; row <= rows; ++row) {
    SheetCell name, value;
    name.row = value.row = row;
    value.col = 1;
    name.text = row == 0 ? "三级指标" : "指标" + std::to_string(row);
    value.text = row == 0 ? "指标值" : text;
    name.label = value.label = row == 0;
    table.cells.push_back(name);
    table.cells.push_back(value);
  }
  Sheet sheet;
  sheet.blocks.emplace_back(std::move(table));
  return sheet;
}

DrawStyle plain_style() {
  DrawStyle style;
  style.font = "AR PL UMing CN";
  return style;
}

std::string text_of(const Page& page) {
  std::string text;
  for (const TextLine& line : page.lines) text += line.text + "\n";
  return text;
}

TEST(CorpusPages, RepeatTheHeaderOnlyWhereTheStyleSaysSo) {
  DrawStyle style = plain_style();
  for (const bool repeat : {false, true}) {
    style.repeat_head = repeat;
    const std::vector<Page> pages = typeset(table_of(80, "≥95%"), style);
    ASSERT_GE(pages.size(), 2u);
    for (std::size_t i = 1; i < pages.size(); ++i) {
      EXPECT_EQ(text_of(pages[i]).find("三级指标") != std::string::npos, repeat);
      EXPECT_EQ(std::ranges::any_of(pages[i].cells, &CellBox::repeated), repeat);
    }
  }
}

TEST(CorpusPages, CutRowsOnlyWhereTheStyleSaysSo) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "因汛期提前，清淤工作分两段实施。";
  DrawStyle style = plain_style();
  for (const bool cut : {false, true}) {
    style.cut_rows = cut;
    const std::vector<Page> pages = typeset(table_of(6, text), style);
    std::map<int, int> boxes;  // cell -> pages that it stands on
    std::string all;
    for (const Page& page : pages) {
      for (const CellBox& box : page.cells) ++boxes[box.cell];
      all += text_of(page);
    }
    EXPECT_EQ(std::ranges::any_of(boxes, [](const auto& box) { return box.second > 1; }), cut);
    std::erase(all, '\n');
    std::size_t count = 0;
    for (std::size_t at = all.find("汛期提前"); at != std::string::npos; at = all.find("汛期提前", at + 1))
      ++count;
    EXPECT_GE(count, 6u * 55) << "text is lost at a page break";
  }
}

TEST(CorpusPages, StandSideBySideWhereTheyFitOnAPage) {
  for (const int rows : {4, 80}) {
    Sheet sheet = table_of(rows, "≥95%");
    sheet.blocks.push_back(sheet.blocks[0]);
    sheet.blocks.push_back(table_of(1, "以下").blocks[0]);
    sheet.side_by_side = {{0, 1, 2}};
    const std::vector<Page> pages = typeset(sheet, plain_style());
    std::map<int, Rect> tables;  // on the first page
    for (const CellBox& box : pages[0].cells) {
      Rect& all = tables.try_emplace(box.block, box.rect).first->second;
      all = {std::min(all.x0, box.rect.x0), std::min(all.y0, box.rect.y0), std::max(all.x1, box.rect.x1),
             std::max(all.y1, box.rect.y1)};
    }
    if (rows == 80) {
      EXPECT_EQ(tables.size(), 1u) << "below each other";
      EXPECT_GT(tables.at(0).width(), 400);
      continue;
    }
    EXPECT_DOUBLE_EQ(tables.at(0).y0, tables.at(1).y0);
    EXPECT_LT(tables.at(0).x1 + 10, tables.at(1).x0);
    EXPECT_GT(tables.at(2).y0, tables.at(0).y1);
    EXPECT_DOUBLE_EQ(tables.at(2).x0, tables.at(0).x0);
    EXPECT_NEAR(tables.at(2).x1, tables.at(1).x1, 0.001);
  }
}

TEST(CorpusPages, CellsFillTheTableWithoutOverlap) {
  Outcome<std::vector<Subject>> subjects = load_subjects(std::string(RECOUNT_ROOT) + "/corpus");
  ASSERT_TRUE(subjects) << subjects.error();
  for (const Subject& subject : *subjects) {
    std::map<std::pair<int, int>, int> placed;
    for (const Page& page : subject.pages) {
      for (std::size_t i = 0; i < page.cells.size(); ++i) {
        const Rect& a = page.cells[i].rect;
        ++placed[{page.cells[i].block, page.cells[i].cell}];
        EXPECT_TRUE(a.x0 >= 0 && a.y0 >= 0 && a.x1 <= page.width && a.y1 <= page.height) << subject.name();
        for (std::size_t j = i + 1; j < page.cells.size(); ++j) {
          const Rect& b = page.cells[j].rect;
          const double wide = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
          const double high = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
          EXPECT_FALSE(wide > 0.01 && high > 0.01)
              << subject.name() << ": two cells at " << a.x0 << ", " << a.y0;
        }
      }
    }
    for (std::size_t block = 0; block < subject.built.sheet.blocks.size(); ++block) {
      const auto* table = std::get_if<SheetTable>(&subject.built.sheet.blocks[block]);
      for (std::size_t cell = 0; table != nullptr && cell < table->cells.size(); ++cell) {
        EXPECT_TRUE(placed.contains({static_cast<int>(block), static_cast<int>(cell)}))
            << subject.name() << ": a cell has no place: " << table->cells[cell].text;
      }
    }
  }
}

TEST(CorpusPages, RulingsAreDrawnOnceAndAsTheStyleSays) {
  const std::vector<Rect> boxes = {{0, 0, 10, 10}, {10, 0, 20, 10}, {0, 10, 20, 20}};
  EXPECT_EQ(rulings_of(boxes, Rulings::kThin).size(), 6u);  // 3 horizontal, 3 upright of which one is short
  EXPECT_EQ(rulings_of(boxes, Rulings::kHorizontal).size(), 3u);
  EXPECT_EQ(rulings_of(boxes, Rulings::kDouble).size(), 10u);
  EXPECT_TRUE(rulings_of(boxes, Rulings::kNone).empty());
}

TEST(CorpusPages, TurnedPagesLieOnUprightSheets) {
  Page page;
  page.width = 800;
  page.height = 600;
  page.turned = true;
  const Point top_left = on_sheet(page, 0, 0), bottom_right = on_sheet(page, 800, 600);
  EXPECT_DOUBLE_EQ(top_left.x, 0);
  EXPECT_DOUBLE_EQ(top_left.y, 1);
  EXPECT_DOUBLE_EQ(bottom_right.x, 1);
  EXPECT_DOUBLE_EQ(bottom_right.y, 0);
}

// Of each format and grade, one document of a single page.
TEST(CorpusPages, TheSameDocumentGivesTheSameBytes) {
  Outcome<std::vector<Subject>> first = load_subjects(std::string(RECOUNT_ROOT) + "/corpus");
  Outcome<std::vector<Subject>> second = load_subjects(std::string(RECOUNT_ROOT) + "/corpus");
  ASSERT_TRUE(first && second);
  const auto one_page = [](const Subject& subject) {
    return subject.pages.size() == 1 && subject.name() == "rural_water";
  };
  const auto a = std::ranges::find_if(*first, one_page), b = std::ranges::find_if(*second, one_page);
  ASSERT_NE(a, first->end());
  for (const Format* format : formats()) {
    for (const char* grade : format->grades) {
      const std::vector<RenderedFile> one = format->render(*a, grade), other = format->render(*b, grade);
      ASSERT_EQ(one.size(), other.size());
      for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].path, other[i].path);
        EXPECT_TRUE(one[i].bytes == other[i].bytes) << one[i].path;
      }
      std::vector<std::string> paths;
      for (const RenderedFile& file : one) paths.push_back(file.path);
      for (const std::string& input : format->inputs(*a, grade)) EXPECT_THAT(paths, ::testing::Contains(input));
    }
  }
}

}  // namespace
}  // namespace recount::corpus
