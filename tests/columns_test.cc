// Headers of the indicator table and of the funding block: one row, two rows, shared cells, synonyms, words
// with two meanings, words that OCR split.
#include "model/columns.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/support/grid_text.h"

namespace recount {
namespace {

const std::map<Label, std::string> kNames = {
    {Label::kIndicatorBlock, "block"},
    {Label::kFundingBlock, "block"},
    {Label::kSequence, "sequence"},
    {Label::kLevel1, "level1"},
    {Label::kLevel2, "level2"},
    {Label::kName, "name"},
    {Label::kTarget, "target"},
    {Label::kTargetOp, "op"},
    {Label::kTargetUnit, "unit"},
    {Label::kActual, "actual"},
    {Label::kWeight, "weight"},
    {Label::kScore, "score"},
    {Label::kRule, "rule"},
    {Label::kNote, "note"},
    {Label::kReason, "reason"},
    {Label::kReviewedScore, "review"},
    {Label::kDeduction, "deduction"},
    {Label::kExtraColumn, "extra"},
    {Label::kSourceColumn, "source"},
    {Label::kPreviousBudget, "previous"},
    {Label::kInitialBudget, "initial"},
    {Label::kBudget, "budget"},
    {Label::kExecuted, "executed"},
    {Label::kRate, "rate"},
};

// "2: level1 name target": rows of the header, and what its columns are. "none" for no header.
std::string show(const std::optional<Header>& header) {
  if (!header) return "none";
  std::string shown = std::to_string(header->rows) + ":";
  for (const HeaderColumn& column : header->columns) {
    const auto name = kNames.find(column.label);
    shown +=
        ' ' + (name == kNames.end() ? "label" + std::to_string(static_cast<int>(column.label)) : name->second);
  }
  return shown;
}

std::string indicators(std::string_view text) {
  const Extraction extraction = extraction_from_text(text);
  std::vector<Cell> paragraphs;
  const std::vector<Row> rows = make_rows(extraction, paragraphs);
  return show(find_indicator_header(rows));
}

std::string funding(std::string_view text) {
  const Extraction extraction = extraction_from_text(text);
  std::vector<Cell> paragraphs;
  const std::vector<Row> rows = make_rows(extraction, paragraphs);
  return show(find_funding_header(rows));
}

TEST(Columns, OneRow) {
  EXPECT_EQ(indicators(R"(
      | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
      |  | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |  |
      |  |  | 质量指标 | 合格率 | 100% | 98% | 10 | 9.8 | 一人缺考 |)"),
            "1: block level1 level2 name target actual weight score reason");
}

TEST(Columns, NoPositionIsFixed) {
  EXPECT_EQ(indicators(R"(
      | 分值 | 得分 | 三级指标 | 二级指标 | 一级指标 | 实际完成值 | 年度指标值 |
      | 10 | 10 | 培训次数 | 数量指标 | 产出指标 | 2次 | ≥2次 |)"),
            "1: weight score name level2 level1 actual target");
}

TEST(Columns, Synonyms) {
  EXPECT_EQ(indicators(R"(
      | 序号 | 一级指标 | 二级指标 | 三级指标 | 计算符号 | 目标值 | 计量单位 | 完成值 | 权重 | 自评得分 | 未完成原因分析 |
      | 1 | 产出指标 | 数量指标 | 培训次数 | ≥ | 2 | 次 | 2 | 10 | 10 |  |)"),
            "1: sequence level1 level2 name op target unit actual weight score reason");
}

TEST(Columns, UnknownWordsAreExtra) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 经办科室 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 | 办公室 |)"),
            "1: level1 level2 name target actual weight score extra");
}

TEST(Columns, LineBreaksAndBlanksInWords) {
  EXPECT_EQ(indicators(R"(
      | 一级\n指标 | 二级\n指标 | 三级指标 | 年度\n指标值\n（A） | 实际完成值（B） | 分　值 | 得 分 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |)"),
            "1: level1 level2 name target actual weight score");
}

TEST(Columns, SecondRowUnderASharedCell) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |  |  | 实际完成值 | 分值 | 得分 |
      |  |  |  | 符号 | 值 | 单位 |  |  |  |
      | 产出指标 | 数量指标 | 培训次数 | ≥ | 2 | 次 | 2次 | 10 | 10 |
      |  | 质量指标 | 合格率 | ≥ | 95 | % | 98% | 10 | 10 |)"),
            "2: level1 level2 name op target unit actual weight score");
}

TEST(Columns, SharedCellWithoutItsBlanks) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 指标值 | 分值 | 得分 |
      |  |  |  | 年度指标值 | 实际完成值 |  |  |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |
      |  | 质量指标 | 合格率 | ≥95% | 98% | 10 | 10 |)"),
            "2: level1 level2 name target actual weight score");
}

// Exports that print merged cells once and cut off the blanks at the end of a row: the blanks in front of the lower words
// tell which upper cell they stand below.
TEST(Columns, SharedCellWithoutItsBlanksInRowsThatAreCutOff) {
  EXPECT_EQ(indicators(R"(
      | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标完成情况 | 分值 | 得分 | 偏差原因分析 |
      |  |  |  |  | 年度指标值 | 实际完成值 |
      |  | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |
      |  |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 | 两人缺考 |)"),
            "2: block level1 level2 name target actual weight score reason");
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      |  |  |  | 运算符号 | 指标值 | 计量单位 |
      | 产出指标 | 数量指标 | 培训次数 | ≥ | 2 | 次 | 2次 | 10 | 10 |
      |  | 质量指标 | 合格率 | ≥ | 95 | % | 98% | 10 | 10 |)"),
            "2: level1 level2 name op target unit actual weight score");
}

TEST(Columns, NeighbouringSharedCellsInRowsThatAreCutOff) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 完成情况 | 评分情况 | 偏差原因分析 |
      |  |  |  | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |
      |  | 质量指标 | 合格率 | ≥95% | 90% | 10 | 9.5 | 两人缺考 |)"),
            "2: level1 level2 name target actual weight score reason");
}

TEST(Columns, ColumnBehindASharedCellInRowsThatAreCutOff) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差类别 | 改进措施 |
      |  |  |  | 运算符号 | 内容 | 单位 |  |  |  | 经费 | 人员 | 其他 | 原因说明 |
      | 产出指标 | 数量指标 | 培训次数 | ≥ | 2 | 次 | 2 | 10 | 10 | □ | □ | □ |
      |  | 质量指标 | 合格率 | ≥ | 95 | % | 90 | 10 | 9.5 | □ | ☑ | □ | 两人缺考 | 安排补考 |)"),
            "2: level1 level2 name op target unit actual weight score extra extra extra reason extra");
}

// All words of the lower row stand together; that the rows below end with the score tells which upper cells they share.
TEST(Columns, RowsThatAreCutOffTellWhichWordsAreShared) {
  EXPECT_EQ(indicators(R"(
      | 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
      | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 |
      | 产出指标 | 数量指标 | 清淤渠道 | ≥ | 12 | 公里 | 12.5公里 | 20 | 20 |
      |  |  | 更换闸门 | ≥ | 6 | 扇 | 5扇 | 20 | 16.7 | 一扇待验收 |
      |  | 质量指标 | 合格率 | ≥ | 95 | % | 100% | 10 | 10 |
      | 效益指标 | 社会效益指标 | 灌溉面积 | ≥ | 3.6 | 万亩 | 3.7万亩 | 30 | 30 |)"),
            "2: level1 level2 name op target unit actual weight score reason");
}

TEST(Columns, CutOffColumnThatNoRowReaches) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差类别 | 改进措施 |
      |  |  |  | 运算符号 | 内容 | 单位 |  |  |  | 经费 | 人员 | 其他 | 原因说明 |
      | 产出指标 | 数量指标 | 培训次数 | ≥ | 2 | 次 | 2 | 10 | 10 | □ | □ | □ |
      |  | 质量指标 | 合格率 | ≥ | 95 | % | 96 | 10 | 10 | □ | □ | □ |)"),
            "2: level1 level2 name op target unit actual weight score extra extra extra reason extra");
}

TEST(Columns, WordsCutInTwoRows) {
  EXPECT_EQ(indicators(R"(
      | 一级 | 二级 | 三级 | 年度 | 实际 | 分值 | 得分 |
      | 指标 | 指标 | 指标 | 指标值 | 完成值 |  |  |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |)"),
            "2: level1 level2 name target actual weight score");
}

// Stray blanks make most rows a cell longer than the header; its words say that 指标值 belongs to 年度 alone.
TEST(Columns, WordsCutInTwoRowsAreNoSharedCell) {
  EXPECT_EQ(indicators(R"(
      | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度 | 实际 | 分值 | 得分 | 偏差原因分析 |
      |  |  |  |  | 指标值 | 完成值 |  |  |  |
      |  | 产出指标 | 数量指标 | 绿化调查 | ≥1 | 4 | 10 | 10 | / |
      |  |  |  | 苗木培训 | ≥2 | 2 |  | 10 | 10 | / |
      |  |  |  | 苗木展览 | ≥2 | 2 |  | 10 | 10 | / |
      |  |  |  | 苗木交易会 | ≥3 | 3 |  | 5 | 5 | / |)"),
            "2: block level1 level2 name target actual weight score reason");
}

TEST(Columns, TheFirstIndicatorIsNoSecondHeaderRow) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 效益指标 | 社会效益指标 | 业务能力 | 有所提高 | 有所提高 |  |  |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |)"),
            "1: level1 level2 name target actual weight score");
}

TEST(Columns, AWordWithTwoMeaningsIsDecidedByTheCells) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 指标解释 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |
      |  | 质量指标 | 合格率 | =100% | 98% | 10 | 9.8 |)"),
            "1: level1 level2 name target actual weight score");
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 指标解释 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 培训次数 | 按实际举办的培训班次统计 | ≥2次 | 2次 | 10 | 10 |
      |  | 质量指标 | 合格率 | 考试合格人数占参训人数的比例 | =100% | 98% | 10 | 9.8 |)"),
            "1: level1 level2 name rule target actual weight score");
}

TEST(Columns, WordsSplitByRecognition) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 未 | 完成原因分 | 析 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |  |  |  |)"),
            "1: level1 level2 name target actual weight score reason extra extra");
}

TEST(Columns, RecognitionErrorsInARowThatIsAHeader) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完戍值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |)"),
            "1: level1 level2 name target actual weight score");
}

TEST(Columns, TheSecondOfTwoEqualWordsIsNotTheScore) {
  EXPECT_EQ(indicators(R"(
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 自评得分 | 财政审核得分 |
      | 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 | 9 |)"),
            "1: level1 level2 name target actual weight score review");
}

TEST(Columns, RowsThatAreNoHeaders) {
  EXPECT_EQ(indicators("| 产出指标 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 |"), "none");
  EXPECT_EQ(indicators("| 主管部门 | 某局 | 实施单位 | 某中心 |"), "none");
  EXPECT_EQ(indicators("| 年度总体目标 | 预期目标 | 实际完成情况 |"), "none");
  EXPECT_EQ(indicators("| 总分 | 100 | 98 |"), "none");
  EXPECT_EQ(indicators("项目名称 绩效指标 分值 得分"), "none");
  EXPECT_EQ(funding("| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 |"), "none");
  EXPECT_EQ(indicators(""), "none");
}

TEST(Columns, Funding) {
  EXPECT_EQ(funding(R"(
      | 项目资金\n（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
      |  | 年度资金总额 | 15 | 15 | 4.03 | 10 | 27% | 2.7 |)"),
            "1: block source initial budget executed weight rate score");
  EXPECT_EQ(funding(R"(
      | 预算执行情况 | 资金来源 | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 |
      |  | 总额 | 305.6 | 320 | 298.37 | 93.24% | 10 | 9.3 |  |)"),
            "1: block source initial budget executed rate weight score note");
}

TEST(Columns, FundingOrderIsThatOfTheWords) {
  EXPECT_EQ(funding(R"(
      | 资金来源 | 执行率 | 全年执行数 | 全年预算数 | 得分 | 分值 |
      | 年度资金总额 | 27% | 4.03 | 15 | 2.7 | 10 |)"),
            "1: source rate executed budget score weight");
}

}  // namespace
}  // namespace recount
