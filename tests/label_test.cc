#include "normalize/label.h"

#include <gtest/gtest.h>

#include "normalize/fold.h"
#include "tests/support/case_file.h"

namespace recount {
namespace {

constexpr std::string_view kWords[] = {"分值",
                                       "全年预算数",
                                       "年初预算数",
                                       "全年执行数",
                                       "执行率",
                                       "执行数",
                                       "得分",
                                       "项目名称",
                                       "实施单位",
                                       "项目资金(万元)",
                                       "产出指标",
                                       "预算执行率",
                                       "年度总体目标完成情况",
                                       "参考分值",
                                       "项目"};

// "全年预算数 1", "全年预算数 0.97 (a)", "项目名称 ~1" for one error, "none".
std::string describe(const std::optional<LabelMatch>& match) {
  if (!match) return "none";
  std::string out(kWords[match->word]);
  if (match->distance > 0) {
    out += " ~" + std::to_string(match->distance);
  } else {
    out += match->score == 1 ? " 1" : match->score == 0.97 ? " 0.97" : " ?";
  }
  if (!match->rest.empty()) out += " (" + match->rest + ")";
  return out;
}

TEST(Label, MatchesWhatTheCasesSay) {
  const LabelSet set(kWords);
  const auto cases = read_cases("label");
  ASSERT_GT(cases.size(), 20u);
  for (const Case& c : cases) {
    const bool fuzzy = c.input.starts_with("fuzzy: ");
    const std::string text = fuzzy ? c.input.substr(7) : c.input;
    EXPECT_EQ(describe(set.match(text, fuzzy ? LabelSet::Fuzzy::kYes : LabelSet::Fuzzy::kNo)), c.expected)
        << "line " << c.line << ": " << c.input;
  }
}

TEST(Label, EveryWordMatchesItself) {
  const LabelSet set(kWords);
  for (std::size_t i = 0; i < std::size(kWords); ++i) {
    const auto match = set.match(kWords[i], LabelSet::Fuzzy::kYes);
    ASSERT_TRUE(match) << kWords[i];
    EXPECT_EQ(match->word, static_cast<int>(i));
    EXPECT_EQ(match->score, 1);
  }
}

TEST(Label, AnErrorScoresBelowDroppedBracketsAndLessInShorterWords) {
  const LabelSet set(kWords);
  const auto longer = set.match("年度总体目标完成情呪", LabelSet::Fuzzy::kYes),
             shorter = set.match("顼目名称", LabelSet::Fuzzy::kYes);
  ASSERT_TRUE(longer && shorter);
  EXPECT_LT(longer->score, 0.97);
  EXPECT_LT(shorter->score, longer->score);
  EXPECT_GT(shorter->score, 0.5);
}

TEST(EditDistance, CountsUpToItsLimit) {
  EXPECT_EQ(edit_distance(U"", U"", 2), 0);
  EXPECT_EQ(edit_distance(U"abc", U"abc", 0), 0);
  EXPECT_EQ(edit_distance(U"abc", U"axc", 2), 1);
  EXPECT_EQ(edit_distance(U"abc", U"ac", 2), 1);
  EXPECT_EQ(edit_distance(U"abc", U"abxc", 2), 1);
  EXPECT_EQ(edit_distance(U"abc", U"cba", 2), 2);
  EXPECT_EQ(edit_distance(U"abcdef", U"uvwxyz", 2), 3);
  EXPECT_EQ(edit_distance(U"", U"abcdef", 2), 3);
  EXPECT_EQ(edit_distance(U"kitten", U"sitting", 9), 3);
}

}  // namespace
}  // namespace recount
