// Exports that cut off the blank cells at the end of a row: the cells behind its end are blank, not absent.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "model/mapper.h"
#include "tests/support/documents.h"
#include "tests/support/grid_text.h"

namespace recount {
namespace {

// The states of the notes, a letter each: v value, b blank, a absent.
std::string notes(std::string_view text) {
  const Document document = map_document(extraction_from_text(text), {});
  std::string states;
  for (const Form& form : document.forms) {
    for (const Indicator& row : form.indicators) {
      states += row.note.state == CellState::kValue ? 'v' : row.note.state == CellState::kBlank ? 'b' : 'a';
    }
  }
  return states;
}

TEST(CutCells, OtherRowsReachTheLastColumn) {
  EXPECT_EQ(notes(R"(
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 3座 | 10 | 7.5 |
      |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 | 一座返工 |
      |  |  | 验收率 | ≥95% | 95% | 10 | 10 |
      某段文字)"),
            "bvb");
}

TEST(CutCells, BlankCellsAreKeptBehindTheNumbersOfRows) {
  EXPECT_EQ(notes(R"(
      项目支出绩效自评表
      | 序号 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 1 | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 3座 | 10 | 7.5 |
      | 2 |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 | 一座返工 |
      | 总分 | 20 | 17 |)"),
            "bv");
}

TEST(CutCells, NoRowReachesItButTheTableIsWhole) {
  EXPECT_EQ(notes(R"(
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 3座 | 10 | 7.5 |
      |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 |
      | 总分 | 20 | 17 |)"),
            "bb");
}

TEST(CutCells, TheReasonsMayStandElsewhere) {
  EXPECT_EQ(notes(R"(
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 3座 | 10 | 7.5 |
      |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 |
      一座返工)"),
            "aa");
}

TEST(CutCells, NoBlankCellIsKept) {
  EXPECT_EQ(notes(R"(
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 3座 | 10 | 7.5 |
      | 产出指标 | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 | 一座返工 |
      | 总分 | 20 | 17 |)"),
            "av");
}

TEST(CutCells, BlankCellsAtTheEndAreKept) {
  EXPECT_EQ(notes(R"(
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 3座 | 10 | 7.5 |
      |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 | 一座返工 |
      |  |  | 验收率 | ≥95% | 95% | 10 | 10 |  |
      | 总分 | 30 | 27 |)"),
            "avb");
}

// 存在问题 without its blank value stands on a line of its own; the form goes on behind it.
TEST(CutCells, LabelsOfBlankValuesDoNotEndTheForm) {
  const Document document = map_document(extraction_from_text(R"(
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 除险水库 | ≥4座 | 4座 | 100 | 100 |
      | 总分 | 100 | 100 |
      | 主要绩效 | 水库蓄水安全。 |
      存在问题
      注：1.得分保留两位小数。
      2.未完成的须说明原因。)"),
                                         {});
  ASSERT_EQ(document.forms.size(), 1U);
  EXPECT_EQ(document.forms[0].notes.size(), 2U);
}

// The record of a file that says B2 (tab-separated, spans collapsed, blanks at the end of the row), as it is and with
// these blanks cut off. Lines that lose all their tabs become running text; the forms stay the same.
std::string forms_and_findings(std::string bytes) {
  testing::Reading reading = testing::understand(testing::extract_bytes(std::move(bytes)));
  reading.document.paragraphs.clear();
  reading.document.problems.clear();
  return testing::comparable(reading.json());
}

TEST(CutCells, FormsStayTheSameWithoutTheBlanksAtTheEndOfRows) {
  int files = 0;
  for (const char* folder : {"/tests/golden/layouts", "/tests/golden/heldout"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(RECOUNT_ROOT) + folder)) {
      if (!entry.path().filename().string().ends_with(".B2.txt")) continue;
      ++files;
      const std::string bytes = testing::file_bytes(entry.path().string());
      std::string cut;
      for (const char c : bytes) {
        while (c == '\n' && cut.ends_with('\t')) cut.pop_back();
        cut += c;
      }
      const std::string difference =
          testing::first_difference(forms_and_findings(bytes), forms_and_findings(cut));
      EXPECT_TRUE(difference.empty()) << entry.path().filename() << "\n" << difference;
    }
  }
  EXPECT_GT(files, 30);
}

}  // namespace
}  // namespace recount
