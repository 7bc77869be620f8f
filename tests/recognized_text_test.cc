// Texts that a program for character recognition wrote are told from exports, and are doubted.
#include "model/recognized_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/documents.h"

namespace recount {
namespace {

using testing::extract_bytes;

// A form whose score of the second row, and whose sum, are wrong.
std::string form(const std::string& label, const std::string& score, const std::string& foot = "") {
  return label +
         "\t农村饮水安全巩固提升\t\t\t\t\n"
         "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
         "产出指标\t数量指标\t改造管网\t≥35公里\t36公里\t60\t" +
         score +
         "\n"
         "效益指标\t社会效益指标\t受益人口\t≥1.2万人\t1.3万人\t40\t30\n"
         "总分\t\t\t\t\t100\t97\n" +
         foot;
}

bool is_recognized(const std::string& text) {
  return is_recognized_text(extract_bytes(text));
}

TEST(RecognizedText, OneSignIsNoProof) {
  EXPECT_FALSE(is_recognized(form("项目名称", "60")));
  EXPECT_FALSE(is_recognized(form("项日名称", "60")));
  EXPECT_FALSE(is_recognized(form("项目名称", "6O")));
  EXPECT_FALSE(is_recognized(form("项目名称", "60. 00")));
}

TEST(RecognizedText, SeveralSignsAre) {
  EXPECT_TRUE(is_recognized(form("项日名称", "6O")));
  EXPECT_TRUE(is_recognized(form("项目名称", "6O", "그 님 위에\n")));
  EXPECT_TRUE(is_recognized(form("项日名称", "60", "グロガ金\n")));
  EXPECT_TRUE(
      is_recognized(form("项目名称", "6O", "就是一个人,就是一个人,就是一个人,就是一个人,就是一个人,\n")));
}

TEST(RecognizedText, ItsFindingsAreWarningsAndItsLabelsAreCorrected) {
  const auto severity_of_total = [](const testing::Reading& reading) {
    const auto found = std::ranges::find(reading.findings, std::string_view("total-score"), &Finding::code);
    return found == reading.findings.end() ? Severity::kInfo : found->severity;
  };
  const testing::Reading digital = testing::understand(extract_bytes(form("项目名称", "60")));
  EXPECT_EQ(severity_of_total(digital), Severity::kError);
  const testing::Reading recognized =
      testing::understand(extract_bytes(form("项日名称", "60", "그 님 위에\n")));
  EXPECT_EQ(severity_of_total(recognized), Severity::kWarning);
  ASSERT_EQ(recognized.document.forms.size(), 1u);
  EXPECT_EQ(recognized.document.forms[0].project.value, "农村饮水安全巩固提升");
  const auto said =
      std::ranges::count(recognized.document.problems, std::string("text-recognized"), &Problem::code);
  EXPECT_EQ(said, 1);
}

}  // namespace
}  // namespace recount
