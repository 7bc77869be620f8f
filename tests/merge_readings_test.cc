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

std::string merged(const RecognizedLine& net, std::string_view figures, std::string_view words = "") {
  return merge_readings(net, line(figures), line(words), 1).merged.text();
}

TEST(MergeReadings, WhatTheNetIsSureOfStays) {
  EXPECT_EQ(merged(line("产出数量≥100场次", 0.99), "□□□量≤700□次", "产出数量之700场次"), "产出数量≥100场次");
  EXPECT_EQ(merged(line("95%", 0.99), "955"), "95%");
}

TEST(MergeReadings, WhereTheNetIsNotTheOthersDecide) {
  EXPECT_EQ(merged(line("≤100场次", 0.5), "≥100□次"), "≥100场次");
  EXPECT_EQ(merged(line("晢学", 0.3), "", "哲学"), "哲学");
  // Each is heard on what it was made for.
  EXPECT_EQ(merged(line("总量", 0.4), "5□"), "5量");
  EXPECT_EQ(merged(line("总量", 0.4), "忌量"), "总量");
  EXPECT_EQ(merged(line("15次", 0.4), "", "75次"), "15次");
}

TEST(MergeReadings, OthersAddNothingAndTakeNothingAway) {
  EXPECT_EQ(merged(line("组织实施", 0.5), "□□合□□"), "组织实施");
  EXPECT_EQ(merged(line("15次", 0.5), "≥15次"), "15次");
  EXPECT_EQ(merged(line("2023年", 0.5), "203"), "2023年");
}

TEST(MergeReadings, TheNetsNextGuessHasAVoiceToo) {
  RecognizedLine net = line("7", 0.5);
  net.symbols[0].others[0] = {U'1', 0.45};
  EXPECT_EQ(merge_readings(net, line("1", 0.3), {}, 1).merged.text(), "1");
  EXPECT_EQ(merge_readings(net, line("2", 0.3), {}, 1).merged.text(), "7");
}

TEST(MergeReadings, AgreementMakesSurerAndDisagreementLessSure) {
  const auto confidence = [](std::string_view figures) {
    return merge_readings(line("12", 0.8), line(figures, 0.8), {}, 1).merged.symbols[0].confidence;
  };
  EXPECT_GT(confidence("12"), 0.85);
  EXPECT_LT(confidence("72"), 0.8);
  EXPECT_EQ(confidence("□2"), 0.8);
}

TEST(MergeReadings, ThatOtherFormsAreMeantIsNoDisagreement) {
  const RecognizedSymbol read = merge_readings(line("（", 0.8), line("(", 0.9), {}, 1).merged.symbols[0];
  EXPECT_EQ(read.code, U'（');
  EXPECT_EQ(read.confidence, 0.8);
}

TEST(MergeReadings, KeepsAllReadings) {
  RecognizedLine net = line("75", 0.5);
  net.symbols[0].others[0] = {U'1', 0.1};
  const MergedLine made = merge_readings(net, line("25"), line("总5"), 1);
  ASSERT_EQ(made.readings.size(), 3u);
  EXPECT_EQ(made.readings[0].by, Engine::kBoth);
  EXPECT_EQ(made.readings[0].text, "25");
  EXPECT_EQ(made.readings[1], (Reading{"75", confidence_of(net), Engine::kNet}));
  EXPECT_EQ(made.readings[2].text, "总5");
  EXPECT_EQ(made.readings[2].by, Engine::kWords);
}

TEST(MergeReadings, AnotherGuessIsKeptForEachOfTheTwoLeastSureCharacters) {
  RecognizedLine net = line("9.6%", 0.999);
  net.symbols[0].confidence = 0.9, net.symbols[0].others[0] = {U'3', 0.08};
  net.symbols[2].confidence = 0.8, net.symbols[2].others[0] = {U'8', 0.15};
  net.symbols[3].others[0] = {U'‰', 0.001};
  const MergedLine made = merge_readings(net, {}, {}, 1);
  ASSERT_EQ(made.readings.size(), 3u);
  EXPECT_EQ(made.readings[0].text, "9.6%");
  EXPECT_EQ(made.readings[1].text, "9.8%");
  EXPECT_EQ(made.readings[2].text, "3.6%");
  EXPECT_LE(made.readings[1].confidence, 1 - made.readings[0].confidence);
}

TEST(MergeReadings, OthersReadWhereTheNetSeesNothing) {
  const MergedLine made = merge_readings({}, line("9.5", 0.98), line("95", 0.96), 1);
  EXPECT_EQ(made.merged.text(), "9.5");
  EXPECT_EQ(made.readings[0].by, Engine::kFigures);
  EXPECT_EQ(merge_readings({}, {}, line("优"), 1).merged.text(), "优");
  EXPECT_TRUE(merge_readings({}, line("I1", 0.9), {}, 1).readings.empty());
  EXPECT_TRUE(merge_readings({}, {}, {}, 1).readings.empty());
}

TEST(SurerOf, TheSurerReadingStaysAndTheOtherIsKept) {
  const auto of = [](std::string_view text, double confidence) {
    return merge_readings(line(text, confidence), {}, {}, 1);
  };
  const MergedLine printed = surer_of(of("15²", 0.5), of("176", 0.9));
  EXPECT_EQ(printed.merged.text(), "176");
  EXPECT_EQ(printed.readings.front().text, "176");
  EXPECT_EQ(printed.readings.back().text, "15²");
  EXPECT_EQ(surer_of(of("599", 0.9), of("399", 0.5)).merged.text(), "599");
  // Letters of a stamp are no other reading of what stands there, and nothing is read where the cleaned line has nothing.
  EXPECT_EQ(surer_of(of("5", 0.5), of("0", 0.9)).merged.text(), "5");
  EXPECT_EQ(surer_of(of("", 0.5), of("有", 0.9)).merged.text(), "");
}

TEST(SurerOf, APointThatTheStampTookIsBelieved) {
  const auto of = [](std::string_view text, double confidence) {
    return merge_readings(line(text, confidence), {}, {}, 1);
  };
  const MergedLine made = surer_of(of("9757", 0.999), of("97.57", 0.98));
  EXPECT_EQ(made.merged.text(), "97.57");
  // Whoever looks for the surest reading finds it, too.
  for (const Reading& reading : made.readings)
    EXPECT_LE(reading.confidence, made.readings.front().confidence) << reading.text;
  EXPECT_EQ(surer_of(of("9757", 0.999), of("97.57", 0.8)).merged.text(), "9757");
  EXPECT_EQ(surer_of(of("9757", 0.999), of("9757", 0.9)).readings.size(), 1u);
}

TEST(JoinMark, StandsInAllReadings) {
  MergedLine print = merge_readings(line("18", 0.9), line("13"), {}, 1);
  join_mark(merge_readings(line("√", 0.5), {}, {}, 1), true, print);
  EXPECT_EQ(print.merged.text(), "18√");
  for (const Reading& reading : print.readings) {
    EXPECT_TRUE(reading.text.ends_with("√")) << reading.text;
    EXPECT_LE(reading.confidence, 0.5);
  }
  join_mark(merge_readings(line("/", 0.9), {}, {}, 1), false, print);
  EXPECT_EQ(print.merged.text(), "/18√");
}

}  // namespace
}  // namespace recount
