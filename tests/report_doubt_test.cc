// How the report shows values that were recognized with doubt, and findings that rest on them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/report.h"
#include "tests/support/documents.h"
#include "tests/support/scan_text.h"

namespace recount::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string report_of(std::string_view table, Lang lang) {
  const testing::Reading understood = testing::understand(testing::scan_from_text(table));
  std::istringstream in;
  std::ostringstream out, err;
  int write_error = 0;
  print_report({in, out, err, lang, {}, write_error}, {understood.document, understood.findings}, false);
  return out.str();
}

constexpr std::string_view kMisread = R"(
  | 项目支出绩效自评表 | < | < | < | < | < |
  | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
  | 产出指标 | 培训 | ≥5期 | 5期 | 60 | 60 |
  | 效益指标 | 满意 | ≥90% | 95% | 40 | 35 {b 35 .7; f 35 .7; f 38 .4} |
  | 总分 | < | < | < | 100 | 98 |)";

TEST(ReportDoubt, MisreadingsStandApart) {
  const std::string english = report_of(kMisread, Lang::kEn);
  EXPECT_THAT(english, HasSubstr("35?"));
  EXPECT_THAT(english, HasSubstr("?  recognized with doubt; compare with the original"));
  EXPECT_THAT(english, HasSubstr("Probably misread\n\n  warning  total-score"));
  EXPECT_THAT(english, HasSubstr("Uncertain     满意 · score: 35"));
  EXPECT_THAT(english, HasSubstr("Could be      38"));
  const std::string chinese = report_of(kMisread, Lang::kZh);
  EXPECT_THAT(chinese, HasSubstr("多半是识别错误\n\n  警告  total-score"));
  EXPECT_THAT(chinese, HasSubstr("识别存疑"));
}

// The header above the 10 points of the budget row could not be read.
TEST(ReportDoubt, PointsOfTheBudgetRowThatWereNotReadMakeNoError) {
  const auto form = [](const char* header, const char* weight) {
    return std::string(R"(
  | 项目支出绩效自评表 | < | < | < | < | < |
  | 资金来源 | 全年预算数 | 全年执行数 | )") +
           header + R"( | 执行率 | < |
  | 年度资金总额 | 100 | 100 | 10 | 100% | < |
  | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
  | 产出指标 | 培训 | ≥5期 | 5期 | 50 | 50 |
  | 效益指标 | 满意 | ≥90% | 95% | )" +
           weight + " | " + weight + R"( |
  | 总分 | < | < | < | 100 | 100 |)";
  };
  EXPECT_THAT(report_of(form("鑫鑫", "40"), Lang::kEn), HasSubstr("warning  weight-sum"));
  EXPECT_THAT(report_of(form("鑫鑫", "30"), Lang::kEn), HasSubstr("error  weight-sum"));
  EXPECT_THAT(report_of(form("分值", "40"), Lang::kEn), Not(HasSubstr("weight-sum")));
}

// Tables without rulings: no number is believed more than its table.
TEST(ReportDoubt, WhereNoNumberIsSureNothingIsAnError) {
  const auto form = [](const std::string& sure) {
    const auto cell = [&](const char* text) { return std::string(text) + " {b " + text + " " + sure + "}"; };
    return R"(
  | 项目支出绩效自评表 | < | < | < | < | < |
  | 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
  | 产出指标 | 培训 | ≥5期 | 5期 | )" +
           cell("60") + " | " + cell("60") + R"( |
  | 效益指标 | 满意 | ≥90% | 95% | )" +
           cell("40") + " | " + cell("40") + R"( |
  | 总分 | < | < | < | )" +
           cell("100") + " | " + cell("98") + " |";
  };
  EXPECT_THAT(report_of(form(".99"), Lang::kEn), HasSubstr("error  total-score"));
  EXPECT_THAT(report_of(form(".85"), Lang::kEn), HasSubstr("warning  total-score"));
}

TEST(ReportDoubt, NothingIsSaidOfSureReadings) {
  std::string sure(kMisread);
  sure.replace(sure.find("{b 35"), sure.find('}') - sure.find("{b 35") + 1, "");
  const std::string english = report_of(sure, Lang::kEn);
  EXPECT_THAT(english, HasSubstr("error  total-score"));
  EXPECT_THAT(english, Not(HasSubstr("misread")));
  EXPECT_THAT(english, Not(HasSubstr("35?")));
}

}  // namespace
}  // namespace recount::cli
