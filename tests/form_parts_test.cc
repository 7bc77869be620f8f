// The parts of a form around its indicators: labels beside values, the funding, goals, the year, signature lines. One small
// form for each arrangement.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/support/documents.h"

namespace recount::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

// The indicator table that makes rows in front of it a form: 5 columns, weights that make 90.
const std::string kIndicators =
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t修缮渡口\t≥4个\t4个\t50\t50\n"
    "效益指标\t社会效益指标\t渡运安全\t提升\t提升\t40\t40\n";

Reading read(const std::string& text) {
  return understand(extract_bytes(text));
}

Form form_of(const std::string& head, const std::string& tail = "") {
  const Reading reading = read("项目支出绩效自评表\n" + head + kIndicators + tail);
  EXPECT_EQ(reading.document.forms.size(), 1u);
  return reading.document.forms.empty() ? Form{} : reading.document.forms[0];
}

std::string number(const NumberField& field) {
  return field.value ? field.value->to_string() : field.state == CellState::kBlank ? "blank" : "none";
}

// source budget executed part_of, one row a line.
std::string funding_of(const Form& form) {
  std::string text;
  for (const Funding& row : form.funding) {
    text += *row.source.value + " " + number(row.budget) + " " + number(row.executed) +
            (row.part_of ? " part of " + std::to_string(*row.part_of) : "") + "\n";
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> remarks_of(const Form& form) {
  std::vector<std::pair<std::string, std::string>> remarks;
  for (const auto& [label, text] : form.remarks) remarks.emplace_back(label, text.value.value_or(""));
  return remarks;
}

const std::string kFundingHeader =
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n";

TEST(FundingViews, UsesBelowSourcesArePartsOfTheTotal) {
  const Form form = form_of("项目名称\t渡口管护\n" + kFundingHeader +
                            "\t年度资金总额\t300\t310\t295\t10\t95.16%\t9.52\n"
                            "\t按收入性质分：一般公共预算\t240\t250\t240\t\t\t\n"
                            "\t上级转移支付\t60\t60\t55\t\t\t\n"
                            "\t按支出性质分：基本支出\t180\t185\t182\t\t\t\n"
                            "\t渡船更新支出\t120\t125\t113\t\t\t\n");
  EXPECT_EQ(funding_of(form),
            "年度资金总额 310 295\n按收入性质分：一般公共预算 250 240\n上级转移支付 60 55 part of 1\n"
            "按支出性质分：基本支出 185 182 part of 0\n渡船更新支出 125 113 part of 0\n");
}

TEST(FundingViews, ASecondViewIsNotAddedWhateverItsName) {
  const Form form = form_of("项目名称\t渡口管护\n" + kFundingHeader +
                            "\t年度资金总额\t300\t310\t295\t10\t95.16%\t9.52\n"
                            "\t财政拨款\t280\t290\t275\t\t\t\n"
                            "\t其他资金\t20\t20\t20\t\t\t\n"
                            "\t按级次划分：\t\t\t\t\t\t\n"
                            "\t省级资金\t200\t210\t200\t\t\t\n"
                            "\t县级资金\t100\t100\t95\t\t\t\n");
  EXPECT_EQ(funding_of(form),
            "年度资金总额 310 295\n财政拨款 290 275\n其他资金 20 20\n省级资金 210 200 part of 0\n"
            "县级资金 100 95 part of 0\n");
}

TEST(FundingViews, SourcesMayStandBehindTheUses) {
  const Form form = form_of("项目名称\t渡口管护\n" + kFundingHeader +
                            "\t年度资金总额\t300\t310\t295\t10\t95.16%\t9.52\n"
                            "\t按支出用途分：项目支出\t300\t310\t295\t\t\t\n"
                            "\t按来源分：财政拨款\t280\t290\t275\t\t\t\n"
                            "\t其他资金\t20\t20\t20\t\t\t\n");
  EXPECT_EQ(funding_of(form),
            "年度资金总额 310 295\n按支出用途分：项目支出 310 295 part of 0\n按来源分：财政拨款 290 275\n"
            "其他资金 20 20\n");
}

const std::string kPairsOfSources =
    "项目名称\t渡口管护\t主管部门\t临江县交通局\n"
    "自评总分\t98.6\t总分值\t100\n"
    "资金总额\t\t全年预算数\t64\t全年执行数\t55.04\n"
    "预算执行情况\t\t执行率\t86%\t分值\t10\t得分\t8.6\n"
    "其中：财政拨款\t\t全年预算数\t60\t全年执行数\t51.04\n"
    "自有资金\t\t全年预算数\t4\t全年执行数\t4\n"
    "其他资金\t\t全年预算数\t\t全年执行数\t\n";

TEST(PairsOfAmounts, BelongToTheSourceInFront) {
  const Form form = form_of(kPairsOfSources);
  EXPECT_EQ(funding_of(form),
            "资金总额 64 55.04\n其中：财政拨款 60 51.04\n自有资金 4 4\n其他资金 blank blank\n");
  ASSERT_FALSE(form.funding.empty());
  EXPECT_EQ(number(form.funding[0].weight), "10");
  EXPECT_EQ(number(form.funding[0].rate), "86");
  EXPECT_EQ(number(form.funding[0].score), "8.6");
  EXPECT_EQ(number(form.total_weight), "100");
  EXPECT_EQ(number(form.total_score), "98.6");
  EXPECT_THAT(remarks_of(form), IsEmpty());
}

TEST(PairsOfAmounts, TheRowOfTotalsKeepsTheWeightOfTheHead) {
  const Form form = form_of(kPairsOfSources, "总分\t\t\t\t\t\t98.6\n");
  EXPECT_EQ(number(form.total_weight), "100");
  EXPECT_EQ(number(form.total_score), "98.6");
}

TEST(PairsOfAmounts, TheOwnScoreOfTheFormNeedsAWeightToBeTheFundings) {
  const Form form = form_of("项目名称\t渡口管护\n自评得分\t98.6\t预算执行率\t86%\n");
  EXPECT_EQ(number(form.total_score), "98.6");
  const Form before = form_of("项目名称\t渡口管护\n满分\t100\t自评得分\t98.6\t预算执行率\t86%\n");
  EXPECT_EQ(number(before.total_score), "98.6");
  const Form other = form_of("项目名称\t渡口管护\n预算执行率\t86%\t分值\t10\t自评得分\t8.6\n");
  EXPECT_EQ(number(other.total_score), "none");
  ASSERT_EQ(other.funding.size(), 1u);
  EXPECT_EQ(number(other.funding[0].score), "8.6");
}

TEST(Pairs, ALabelIsNoValueOfTheLabelBefore) {
  const Form form = form_of(
      "项目名称\t渡口管护\t\t\n项目属性\t\t项目期\t\t\n项目类型\t\t保障期限\t\t\n主管部门\t\t县交通局\t\t\n");
  EXPECT_THAT(remarks_of(form), IsEmpty());
  EXPECT_EQ(form.department.value, "县交通局");
}

TEST(Pairs, HeadingsBesideLabelsAreNoLostText) {
  const Reading reading = read(
      "项目支出绩效自评表\n一、单位及项目信息\t项目名称\t渡口管护\n二、项目预算执行情况（万元）\t年度资金总额\t"
      "15\n" +
      kIndicators);
  for (const Problem& problem : reading.document.problems) EXPECT_NE(problem.code, "unmapped-text");
  ASSERT_EQ(reading.document.forms.size(), 1u);
  EXPECT_EQ(reading.document.forms[0].amount_unit.value, "万元");
}

TEST(SignatureLine, IsPartedBeforeEachLabel) {
  const Form form = form_of("项目名称\t渡口管护\n",
                            "\n填　表　人：卢方　　　审定日期：2025年1月8日  分管领导：季宁（签字）　盖章\n");
  EXPECT_THAT(remarks_of(form), ElementsAre(Pair("填表人", "卢方"), Pair("审定日期", "2025年1月8日"),
                                            Pair("分管领导", "季宁（签字） 盖章")));
}

TEST(Goals, TheFirstColumnIsTheGoalThatTheOthersLack) {
  const Form form =
      form_of("项目名称\t渡口管护\n年度目标\t\t年度目标完成情况\t\n修缮渡口4个。\t\t4个渡口全部修缮。\t\n");
  EXPECT_EQ(form.goal_expected.value, "修缮渡口4个。");
  EXPECT_EQ(form.goal_actual.value, "4个渡口全部修缮。");
  const Form block = form_of("项目名称\t渡口管护\n年度总体目标\t实际完成情况\n\t4个渡口全部修缮。\n");
  EXPECT_FALSE(block.goal_expected.value);
  EXPECT_EQ(block.goal_actual.value, "4个渡口全部修缮。");
}

TEST(Goals, OfTheWholeTermAreARemarkBesideThoseOfTheYear) {
  const Form form =
      form_of("项目名称\t渡口管护\n总体目标\t实施期目标\t年度目标\n\t三年修缮渡口12个。\t本年修缮渡口4个。\n");
  EXPECT_EQ(form.goal_expected.value, "本年修缮渡口4个。");
  EXPECT_THAT(remarks_of(form), ElementsAre(Pair("实施期目标", "三年修缮渡口12个。")));
  const Form bare =
      form_of("项目名称\t渡口管护\n中期目标（2023-2025年）\t年度目标\n三年修缮渡口12个。\t本年修缮渡口4个。\n");
  EXPECT_EQ(bare.goal_expected.value, "本年修缮渡口4个。");
  EXPECT_EQ(bare.remarks.size(), 1u);
  const Form before =
      form_of("项目名称\t渡口管护\n年度目标\t实施期目标\n本年修缮渡口4个。\t三年修缮渡口12个。\n");
  EXPECT_EQ(before.goal_expected.value, "本年修缮渡口4个。");
  const Form alone = form_of("项目名称\t渡口管护\n总体目标\t实施期目标\n\t三年修缮渡口12个。\n");
  EXPECT_EQ(alone.goal_expected.value, "三年修缮渡口12个。");
}

TEST(Year, IsTheFormsOwnNotThatOfASignature) {
  const std::string signature = "\n填表人：卢方　　填写日期：2024年2月26日\n\n";
  const Document document =
      read("项目支出绩效自评表\n（ 2023 年度）\n项目名称\t渡口管护\n" + kIndicators + signature +
           "项目支出绩效自评表\n（ 2023 年度）\n项目名称\t渡船更新\n" + kIndicators + signature +
           "项目支出绩效自评表\n项目名称\t航标维护\n" + kIndicators + signature +
           "附件4：2022年度自评\n项目支出绩效自评表\n填报日期：2023年1月5日\n项目名称\t码头照明\n" +
           kIndicators)
          .document;
  ASSERT_EQ(document.forms.size(), 4u);
  EXPECT_EQ(document.forms[0].year.value, 2023);
  EXPECT_EQ(document.forms[1].year.value, 2023);
  EXPECT_EQ(document.forms[2].year.value, std::nullopt);
  EXPECT_EQ(document.forms[3].year.value, 2022);
}

// The next page repeats the header of the table above what stands behind its totals, and has lost a column.
TEST(RepeatedHeader, LabelsBelowItBelongToTheForm) {
  const Form form = form_of("项目名称\t渡口管护\n",
                            "总分\t\t\t\t\t90\t90\n\n"
                            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
                            "评价结论\t项目达到预期目标。\t\t\t\t\t\n"
                            "改进措施\t提前备料。\t\t\t\t\t\n");
  EXPECT_EQ(form.indicators.size(), 2u);
  EXPECT_THAT(remarks_of(form),
              ElementsAre(Pair("评价结论", "项目达到预期目标。"), Pair("改进措施", "提前备料。")));
}

}  // namespace
}  // namespace recount::testing
