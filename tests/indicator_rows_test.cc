// Rows of the indicator table as the whole mapper reads them: rows that look like labels, groups, ticks, units of a
// column, adjusted targets; and the notes in and below a form.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "model/form_reader.h"
#include "model/rescore.h"
#include "tests/support/documents.h"
#include "tests/support/grid_text.h"

namespace recount::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

Reading read(const std::string& text) {
  return understand(extraction_from_text("项目支出绩效自评表（2023年度）\n" + text));
}

std::vector<std::string> names(const Form& form) {
  std::vector<std::string> out;
  for (const Indicator& row : form.indicators) out.push_back(row.name.value.value_or("?"));
  return out;
}

std::vector<std::string> notes(const Form& form) {
  std::vector<std::string> out;
  for (const TextField& note : form.notes) out.push_back(*note.value);
  return out;
}

std::vector<std::pair<std::string, std::string>> labelled(
    const std::vector<std::pair<std::string, TextField>>& texts) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [label, text] : texts) out.emplace_back(label, *text.value);
  return out;
}

std::vector<std::string> codes(const Reading& reading) {
  std::vector<std::string> out;
  for (const Finding& finding : reading.findings) out.push_back(std::string(finding.code));
  return out;
}

constexpr const char* kTargetsTable = R"(
  | 项目名称 | 泵站改造 |  |  |  |
  | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
  |  | 产出指标 | 数量指标 | 改造泵站 | 5座 |
  |  | 效益指标 | 社会效益指标 | 排涝标准达标率 | ≥90% |
  |  |  |  | 内涝影响 | 减小 |
  |  |  | 可持续影响指标 | 设备使用年限 | ≥10年 |
)";

// A form without weights has rows with two filled cells; they are no label with its text.
TEST(IndicatorRows, NameAndWordsBelowCarriedLevels) {
  const Reading reading = read(kTargetsTable);
  const Form& form = reading.document.forms.at(0);
  EXPECT_THAT(names(form), ElementsAre("改造泵站", "排涝标准达标率", "内涝影响", "设备使用年限"));
  EXPECT_EQ(form.indicators.at(2).level2.value, "社会效益指标");
  EXPECT_EQ(form.indicators.at(2).target->text, "减小");
  EXPECT_THAT(form.remarks, IsEmpty());
}

TEST(IndicatorRows, LabelAndTextAtTheLeftEndTheTable) {
  const Reading reading =
      read(std::string(kTargetsTable) + "  | 其他需要说明的问题 | 施工期避开汛期 |  |  |  |\n");
  const Form& form = reading.document.forms.at(0);
  EXPECT_EQ(form.indicators.size(), 4U);
  EXPECT_THAT(labelled(form.remarks), ElementsAre(Pair("其他需要说明的问题", "施工期避开汛期")));
}

// A column of goals left of the levels groups the rows, whatever its cells are called.
TEST(IndicatorRows, GroupsInAColumnOfGoals) {
  const Reading reading = read(R"(
  | 项目名称 | 渔港整治 |  |  |  |  |  |  |
  | 绩效指标 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
  |  | 年度目标1：清淤（60分） | 产出指标 | 数量指标 | 清淤量 | ≥3万方 | 3万方 | 60 | 60 |
  |  | 码头与护岸（40分） | 产出指标 | 数量指标 | 修复码头 | 2座 | 2座 | 30 | 30 |
  |  |  |  |  | 修复护岸 | 800米 | 800米 | 10 | 10 |
)");
  const Form& form = reading.document.forms.at(0);
  ASSERT_EQ(form.indicators.size(), 3U);
  EXPECT_EQ(form.indicators[0].group.value, "年度目标1：清淤");
  EXPECT_EQ(form.indicators[0].group_weight.value, Decimal(60));
  EXPECT_EQ(form.indicators[2].group.value, "码头与护岸");
  EXPECT_EQ(form.indicators[2].group_weight.value, Decimal(40));
  for (const Indicator& row : form.indicators) EXPECT_THAT(row.extra, IsEmpty());
}

// Boxes in neighbouring columns are answers of their own, words three times are one cell that was repeated.
TEST(IndicatorRows, EqualTicksKeepTheirColumns) {
  const Reading reading = read(R"(
  | 项目名称 | 档案修复 | 档案修复 | 档案修复 | 档案修复 |  |  |  |  |
  | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 经费 | 制度 | 人员 |
  | 产出指标 | 数量指标 | 修复档案 | ≥200卷 | 210卷 | 50 | 50 | □ | □ | □ |
  |  |  | 培训人员 | ≥20人 | 18人 | 50 | 45 | □ | □ | ☑ |
)");
  const Form& form = reading.document.forms.at(0);
  EXPECT_EQ(form.project.value, "档案修复");
  EXPECT_THAT(labelled(form.indicators.at(0).extra),
              ElementsAre(Pair("经费", "□"), Pair("制度", "□"), Pair("人员", "□")));
  EXPECT_THAT(labelled(form.indicators.at(1).extra),
              ElementsAre(Pair("经费", "□"), Pair("制度", "□"), Pair("人员", "☑")));
}

// The column of units is that of both sides, also where no table lists the unit.
TEST(IndicatorRows, UnitColumnHoldsForTheActualValue) {
  const Reading reading = read(R"(
  | 项目名称 | 养老护理补贴 |  |  |  |  |  |  |
  | 二级指标 | 三级指标 | 计算符号 | 指标值 | 度量单位 | 实际完成值 | 分值 | 得分 |
  | 数量指标 | 补贴老人 | ≥ | 300 | 人 | 312 | 40 | 40 |
  | 成本指标 | 每人补贴标准 | ≤ | 260 | 元/人月 | 250 | 30 | 30 |
  | 成本指标 | 每户改造费用 | ≤ | 0.4 | 万元/户 | 0.38 | 20 | 20 |
  | 质量指标 | 台账 | 定性 | 完整 |  | 完整 | 10 | 10 |
)");
  const Form& form = reading.document.forms.at(0);
  ASSERT_EQ(form.indicators.size(), 4U);
  EXPECT_EQ(form.indicators[0].actual->unit, "人");
  EXPECT_EQ(form.indicators[1].actual->unit, "元/人月");
  EXPECT_EQ(form.indicators[1].actual->unit, form.indicators[1].target->unit);
  EXPECT_EQ(form.indicators[2].actual->unit, "万元/户");
  EXPECT_EQ(form.indicators[2].actual->value, Decimal::parse("0.38"));
  EXPECT_EQ(form.indicators[3].actual->kind, QuantityKind::kQualitative);
}

// An adjusted target is what the row is judged by; its operator and unit are those of the target.
TEST(IndicatorRows, AdjustedTargets) {
  const Reading reading = read(R"(
  | 项目名称 | 农机推广 |  |  |  |  |  |
  | 指标名称 | 计量单位 | 指标性质 | 年初指标值 | 调整指标值 | 全年完成值 | 指标权重 | 指标得分 |
  | 推广农机 | 台 | ≥ | 900 | 600 | 640 | 30 | 30 |
  | 培训机手 | 人 | ≥ | 500 | 400 | 380 | 30 | 30 |
  | 作业面积 | 万亩 | ≥ | 20 | 16 | 12 | 20 | 18 |
  | 示范点 | 个 | ≥ | 8 |  | 6 | 10 | 10 |
  | 补贴发放 | 天 | ≤ | 30 | 视资金到位情况 | 45 | 10 | 10 |
)");
  const Form& form = reading.document.forms.at(0);
  ASSERT_EQ(form.indicators.size(), 5U);
  EXPECT_EQ(judged_target(form, form.indicators[0])->text, "≥600台");
  EXPECT_EQ(judged_target(form, form.indicators[3])->text, "≥8个");
  std::vector<std::string> found;
  for (const Finding& finding : reading.findings) {
    if (finding.code == "target-missed" || finding.code == "indicator-score") {
      found.push_back(std::string(finding.code) + " " + finding.at + " " + finding.expected);
    }
  }
  EXPECT_THAT(found, UnorderedElementsAre("target-missed /forms/0/indicators/1/actual ≥400人",
                                          "target-missed /forms/0/indicators/3/actual ≥8个",
                                          "indicator-score /forms/0/indicators/2/score 15"));
}

constexpr const char* kScoredTable = R"(
  | 项目名称 | 绿道建设 |  |  |  |  |  |
  | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
  | 产出指标 | 数量指标 | 新建绿道 | ≥10公里 | 8.5公里 | 100 | 85 |
  | 合计 |  |  |  |  | 100 | 85 |
  | 自评等级 |  | 良 |  |  |  |  |
)";

// A row of the table can hold the notes; their grades are then the form's own.
TEST(Notes, InARowOfTheTable) {
  for (const char* label : {"说明", "备 注", "注：", "填表说明"}) {
    const Reading reading =
        read(std::string(kScoredTable) + "  | " + label +
             " |  | 1.定量指标按完成比例计分。\\n2.85分（含）以上为优，70分（含）-85分为良，"
             "60分（含）-70分为中，60分以下为差。 |  |  |  |  |\n");
    const Form& form = reading.document.forms.at(0);
    EXPECT_EQ(form.notes.size(), 2U) << label;
    EXPECT_THAT(form.remarks, IsEmpty()) << label;
    EXPECT_THAT(codes(reading), ::testing::Contains("grade")) << label;
  }
}

// Beside 说明 and 备注 a sentence about the project is a remark, one about the form a note.
TEST(Notes, WithoutNumbersByWhatTheySay) {
  const auto with = [](const std::string& row) { return read(kScoredTable + row).document.forms.at(0); };
  const Form remark = with("  | 说明 | 有1.5公里因征地跨年实施。 |  |  |  |  |  |\n");
  EXPECT_THAT(labelled(remark.remarks), ElementsAre(Pair("说明", "有1.5公里因征地跨年实施。")));
  EXPECT_THAT(remark.notes, IsEmpty());
  const Form rule = with("  | 备注 | 预算执行情况单独计分，不计入总分。 |  |  |  |  |  |\n");
  EXPECT_THAT(notes(rule), ElementsAre("预算执行情况单独计分，不计入总分。"));
  EXPECT_THAT(rule.remarks, IsEmpty());
}

// Directly below a form, numbered rules need no 注 in front; other numbered lines are running text.
TEST(Notes, NumberedLinesBelowTheForm) {
  const Reading rules = read(std::string(kScoredTable) +
                             "填报人：周宁\n1.定量指标按完成比例计分。\n2.本年度新增指标另行说明。\n");
  EXPECT_THAT(notes(rules.document.forms.at(0)),
              ElementsAre("1.定量指标按完成比例计分。", "2.本年度新增指标另行说明。"));
  EXPECT_THAT(rules.document.paragraphs, IsEmpty());
  const Reading prose = read(std::string(kScoredTable) +
                             "1.新建绿道8.5公里，安装护栏3公里，并做统计分析。\n2.下年度继续征地。\n");
  EXPECT_THAT(notes(prose.document.forms.at(0)), IsEmpty());
  EXPECT_EQ(prose.document.paragraphs.size(), 2U);
}

// The number of a note stands directly before that of a grade.
TEST(Notes, NumberBeforeANumber) {
  const Reading reading =
      read(std::string(kScoredTable) +
           "注：1.得分按比例计算，最高为分值的1.5倍。\n2.85分（含）以上为优，70分以上为良。\n");
  EXPECT_THAT(notes(reading.document.forms.at(0)),
              ElementsAre("1.得分按比例计算，最高为分值的1.5倍。", "2.85分（含）以上为优，70分以上为良。"));
  EXPECT_THAT(codes(reading), ::testing::Contains("grade"));
}

TEST(Notes, EveryRuleWordIsInItsExample) {
  for (const RuleWord& row : rule_words()) {
    EXPECT_NE(row.example.find(row.word), std::string_view::npos) << row.word;
  }
}

}  // namespace
}  // namespace recount::testing
