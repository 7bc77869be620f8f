// The words of the percent-share check: every row of its tables. Texts as a whole are in
// cases/checks/percent-share.txt.
#include <gtest/gtest.h>

#include "model/checks/checks.h"
#include "model/checks/percent_share_text.h"
#include "model/checks/percent_share_words.h"
#include "normalize/fold.h"

namespace recount::shares {
namespace {

std::vector<Statement> changes(const std::string& text) {
  std::vector<Statement> found;
  find_changes(Text(text), found);
  return found;
}

TEST(PercentShareTables, RatesProveThemselves) {
  for (const RateRow& row : rate_rows()) {
    const std::string example = to_utf8(row.example);
    std::vector<Statement> found;
    find_shares(Text(example), found);
    ASSERT_EQ(found.size(), 1U) << example;
    EXPECT_EQ(found[0].quote, example);
    EXPECT_FALSE(agrees(found[0].value, found[0].bases.at(0).value)) << example;
  }
}

TEST(PercentShareTables, WordsOfOtherPartsAreSilent) {
  for (std::u32string_view word : other_part_words()) {
    std::vector<Statement> found;
    const std::string text = "抽检样品80批次，" + to_utf8(word) + "合格60批次，合格率85%";
    find_shares(Text(text), found);
    EXPECT_TRUE(found.empty()) << text;
  }
}

TEST(PercentShareTables, ChangeWordsAreRead) {
  for (const ChangeWord& row : change_words()) {
    const std::string word = to_utf8(row.word);
    const std::vector<Statement> found = changes("接待46人次，比上年" + word + "6人次，" + word + "20%");
    ASSERT_EQ(found.size(), 1U) << word;
    EXPECT_EQ(found[0].kind, row.up ? Kind::kGrowth : Kind::kDecline);
  }
}

TEST(PercentShareTables, CompletePairs) {
  for (const CompleteRow& row : complete_rows()) {
    const std::string first = to_utf8(row.first), second = to_utf8(row.second);
    EXPECT_EQ(changes("经费增加9万元，其中" + first + "增加3万元，" + second + "增加4万元。").size(), 1U)
        << first;
    EXPECT_EQ(changes("经费增加9万元，其中" + second + "增加3万元，" + first + "增加4万元。").size(), 1U)
        << first;
  }
}

TEST(PercentShareText, FiguresKeepTheirPlaces) {
  const Text text("2022年，收入1,335.00万元。其中占5.31，约20%");
  ASSERT_EQ(text.figures().size(), 3U);
  EXPECT_EQ(text.printed(text.at(0).begin, text.at(0).end), "1,335.00万元");
  EXPECT_EQ(to_utf8(text.phrase(0)), "，收入");
  EXPECT_TRUE(text.at(1).bare);
  EXPECT_EQ(text.at(1).sentence, 1);
  EXPECT_FALSE(text.before(1));
  EXPECT_EQ(text.behind(1), 2U);
  EXPECT_FALSE(text.at(2).firm);
}

// Of a scanned text only the figures must be read surely.
TEST(PercentShare, DoubtfulWordsAroundSureFigures) {
  const auto findings = [](double confidence, std::optional<double> figures) {
    Document document;
    Form& form = document.forms.emplace_back();
    form.goal_actual.value = "全年接待观众42.6万人次，其中夜场观众6.39万人次，占全年观众的18%。";
    form.goal_actual.state = CellState::kValue;
    form.goal_actual.from.confidence = confidence;
    form.goal_actual.from.figures = figures;
    std::vector<Finding> found;
    kPercentShare.run(form, 0, found);
    return found.size();
  };
  EXPECT_EQ(findings(1, {}), 1U);
  EXPECT_EQ(findings(0.5, {}), 0U);
  EXPECT_EQ(findings(0.3, 0.99), 1U);
  EXPECT_EQ(findings(0.95, 0.6), 0U);
}

}  // namespace
}  // namespace recount::shares
