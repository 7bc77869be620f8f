#include "extract/merge_readings.h"

#include <gmock/gmock.h>

#include "extract/utf8.h"

namespace recount {
namespace {

// Characters one em apart, each with this confidence.
RecognizedLine line(std::string_view text, double confidence = 0.95) {
  RecognizedLine made;
  double x = 0;
  for (std::size_t at = 0; at < text.size(); ++x) {
    RecognizedSymbol symbol;
    symbol.code = utf8_next(text, at);
    symbol.x0 = x, symbol.x1 = x + 1, symbol.confidence = confidence;
    made.symbols.push_back(symbol);
  }
  return made;
}

std::string merged(std::string_view words, std::string_view figures) {
  return merge_readings(line(words), line(figures), 1).merged.text();
}

TEST(MergeReadings, TakesWordsFromTheOneAndFiguresFromTheOther) {
  EXPECT_EQ(merged("产出数量之100场次", "□□□量≥100□次"), "产出数量≥100场次");
  EXPECT_EQ(merged("检验费和184万元", "□□□≤184万元"), "检验费≤184万元");
  EXPECT_EQ(merged("总", "5"), "5");
  EXPECT_EQ(merged("年度资金总额", "□□□□□□"), "年度资金总额");
}

TEST(MergeReadings, PutsInSignsThatTheOtherPassedOver) {
  EXPECT_EQ(merged("15次", "≥15次"), "≥15次");
  EXPECT_EQ(merged("2023年", "2023年—"), "2023年—");
}

TEST(MergeReadings, OperatorsOfTwoSignsAreOfTheFigures) {
  EXPECT_EQ(merged(">-=86万页", ">=86万□"), ">=86万页");
}

TEST(MergeReadings, KeepsOutWhatOneSawWhereNothingIs) {
  EXPECT_EQ(merged("组织实施", "□□合□□"), "组织实施");
  EXPECT_EQ(merged("使用单位", "□□□□位"), "使用单位");
  EXPECT_EQ(merged("项目决策(10", "□□□□(10)"), "项目决策(10");
}

TEST(MergeReadings, SignsThatOneHasNoNamesForAreNeverItsOwn) {
  EXPECT_EQ(merged("<15分钟", "≤15分□"), "≤15分钟");
  EXPECT_EQ(merged("一", "—"), "—");
}

// A thin % is ≤ or a digit to the one engine, and never anything else's reading by the other.
TEST(MergeReadings, PercentIsOfTheWords) {
  const auto read = [](std::string_view words, double sure, std::string_view figures) {
    return merge_readings(line(words, sure), line(figures), 1).merged.text();
  };
  EXPECT_EQ(read("%", 0.98, "≤"), "%");
  EXPECT_EQ(read("95%", 0.98, "955"), "95%");
  EXPECT_EQ(read("%", 0.5, "≤"), "≤");
}

TEST(MergeReadings, PunctuationOfSentencesIsOfTheWords) {
  EXPECT_EQ(merged("增多；督促", "□□、□□"), "增多；督促");
  EXPECT_EQ(merged("证书，配发35台。", "□□5□□35台‰"), "证书，配发35台。");
  EXPECT_EQ(merged("不低于90%。", "□□□90%‰"), "不低于90%。");
  EXPECT_EQ(merged("只建成6个，下年", "□□□6个/□年"), "只建成6个，下年");
  EXPECT_EQ(merged("已解决", "□□□‰"), "已解决");
}

TEST(MergeReadings, FillsUpWordsThatAreTooShortForTheirLine) {
  EXPECT_EQ(merge_readings(line("完成"), line("完成率"), 1).merged.text(), "完成");
  EXPECT_EQ(merge_readings(line("完成"), line("完成率"), 1, {}, true).merged.text(), "完成率");
}

TEST(MergeReadings, AgreementMakesSurer) {
  const RecognizedLine agreed = merge_readings(line("12", 0.8), line("12", 0.8), 1).merged;
  EXPECT_GT(agreed.symbols[0].confidence, 0.95);
  const RecognizedLine apart = merge_readings(line("72", 0.8), line("12", 0.8), 1).merged;
  EXPECT_EQ(apart.text(), "12");
  EXPECT_LT(apart.symbols[0].confidence, 0.8);
}

TEST(MergeReadings, KeepsAllReadings) {
  const MergedLine made = merge_readings(line("总5"), line("25"), 1, {line("75", 0.3)});
  ASSERT_EQ(made.readings.size(), 4u);
  EXPECT_EQ(made.readings[0].by, Engine::kBoth);
  EXPECT_EQ(made.readings[1], (Reading{"25", confidence_of(line("25")), Engine::kFigures}));
  EXPECT_EQ(made.readings[2].text, "总5");
  EXPECT_EQ(made.readings[3].text, "75");
  EXPECT_LE(made.readings[3].confidence, 1 - made.readings[1].confidence);
}

TEST(MergeReadings, WordsAloneWhereFiguresWereNotAsked) {
  const MergedLine made = merge_readings(line("产出指标", 0.4), {}, 1);
  EXPECT_EQ(made.merged.text(), "产出指标");
  ASSERT_EQ(made.readings.size(), 1u);
  EXPECT_EQ(made.readings[0].by, Engine::kWords);
}

TEST(MergeReadings, FiguresAloneWhereWordsWereNotAsked) {
  const MergedLine made = merge_readings({}, line("9.5"), 1);
  EXPECT_EQ(made.merged.text(), "9.5");
  ASSERT_EQ(made.readings.size(), 1u);
  EXPECT_EQ(made.readings[0].by, Engine::kFigures);
  EXPECT_TRUE(merge_readings({}, {}, 1).readings.empty());
}

}  // namespace
}  // namespace recount
