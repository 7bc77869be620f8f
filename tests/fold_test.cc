#include "normalize/fold.h"

#include <gtest/gtest.h>

#include "normalize/quantity.h"
#include "normalize/repairs.h"
#include "tests/support/case_file.h"
#include "tests/support/random_text.h"

namespace recount {
namespace {

TEST(CleanText, StripsTagsBlanksAndInvisibleCharacters) {
  const std::pair<std::string, std::string> rows[] = {
      {"1.培训2次\n2.调研5次", "1.培训2次 2.调研5次"},
      {"<p>说明：1、…</p> <p>2、…</p>", "说明：1、… 2、…"},
      {"95%<br>98%", "95% 98%"},
      {"95%<BR/>98%", "95% 98%"},
      {"<span style=\"color:red\">重</span>点", "重点"},
      {"A&nbsp;B", "A B"},
      {"&lt;5%", "<5%"},
      {"&#65;&#x42;", "AB"},
      {"&amp;lt;", "<"},
      {"&lt;br&gt;甲", "甲"},
      {"<<b>br>甲", "甲"},
      {"m<sup>2</sup>", "m 2"},
      {"<5%，>3%", "<5%，>3%"},
      {"甲<乙>丙", "甲<乙>丙"},
      {"AT&T; R&D", "AT&T; R&D"},
      {"&#xD800;", "&#xD800;"},
      {"\t\xE3\x80\x80 甲 \xC2\xA0\r\n乙\xE3\x80\x80", "甲 乙"},
      {"甲\xE2\x80\x8B乙\xEF\xBB\xBF", "甲乙"},
      {"甲\x01乙\x7F", "甲乙"},
      {"⻔⻋⼈⼯⼾⻓", "门车人工户长"},
      {"（㎡）①½ＡＢ％", "（㎡）①½ＡＢ％"},
      {"\xFF甲\xE4\xB8", "\xEF\xBF\xBD甲\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"", ""},
      {"\n", ""},
  };
  for (const auto& [raw, expected] : rows) EXPECT_EQ(clean_text(raw), expected) << raw;
}

TEST(CleanText, NamesItsRepairs) {
  std::vector<std::string> repairs;
  clean_text(" 甲  乙\n", &repairs);
  EXPECT_TRUE(repairs.empty());
  clean_text("<p>⻔\x01⻔</p>", &repairs);
  EXPECT_EQ(repairs, (std::vector<std::string>{"html-tag", "radical", "control-char"}));
}

TEST(CleanOperators, UnifiesSignsAndLeavesTitles) {
  EXPECT_EQ(clean_operators("≧80，＜5"), "≥80，<5");
  EXPECT_EQ(clean_operators("印发《办法》=1份"), "印发《办法》=1份");
  EXPECT_EQ(clean_operators("见《关于2020年预算》的通知"), "见《关于2020年预算》的通知");
  EXPECT_EQ(clean_operators("《办法》≧1份"), "《办法》≥1份");
  EXPECT_EQ(clean_operators("受益人数》=50"), "受益人数≥50");
  EXPECT_EQ(clean_operators("1. 98，295 .31"), "1. 98，295 .31");
  EXPECT_EQ(clean_operators("\xEE\x80\x80《甲》=\xEE\x80\x80"), "\xEE\x80\x80《甲》=\xEE\x80\x80");
}

TEST(CleaningTwice, ChangesNothing) {
  std::vector<std::string> texts = random_texts(20000);
  for (const char* file : {"quantity", "amount", "date", "year", "units", "label"}) {
    for (const Case& c : read_cases(file)) texts.push_back(c.input);
  }
  for (const std::string& text : texts) {
    const std::string clean = clean_text(text), operators = clean_operators(text);
    ASSERT_EQ(clean_text(clean), clean) << text;
    ASSERT_EQ(clean_operators(operators), operators) << text;
    ASSERT_EQ(clean_text(operators), operators) << text;
    for (const Expect where : {Expect::kQuantity, Expect::kMoney, Expect::kPoints, Expect::kPercent}) {
      const std::string mended = apply_repairs(clean, where, nullptr);
      ASSERT_EQ(apply_repairs(mended, where, nullptr), mended) << text;
    }
  }
}

TEST(FoldLabel, BringsLabelsToOneForm) {
  const std::pair<const char*, const char*> rows[] = {
      {"分 　值", "分值"},
      {"总\n体\n目\n标", "总体目标"},
      {"项目资金  （万元）", "项目资金(万元)"},
      {"全年预算数（A)：", "全年预算数(a):"},
      {"执行率［Ｂ／Ａ］", "执行率[b/a]"},
      {"其中∶甲—乙－丙–丁", "其中:甲-乙-丙-丁"},
      {"“甲”‘乙’", "\"甲\"\"乙\""},
      {"１２％", "12%"},
      {"面积㎡", "面积㎡"},
      {"①甲½m²Ⅱ", "①甲½m²ii"},
      {"⻔⼈", "门人"},
      {"ｶﾞ", "ガ"},
      {"", ""},
  };
  for (const auto& [raw, folded] : rows) EXPECT_EQ(fold_label(raw), folded) << raw;
}

TEST(FoldBareLabel, DropsBracketsAndColons) {
  EXPECT_EQ(fold_bare_label("全年预算数(A)："), "全年预算数");
  EXPECT_EQ(fold_bare_label("预算数（万元）（A）"), "预算数");
  EXPECT_EQ(fold_bare_label("得分(20分*(执行率))"), "得分");
  EXPECT_EQ(fold_bare_label("(二级)指 标"), "指标");
  EXPECT_EQ(fold_bare_label("指标）"), "指标)");
  EXPECT_EQ(fold_bare_label("（分值）"), "");
}

TEST(Dashes, SayNone) {
  for (const char* text :
       {"", " ", "-", "—", "——", "–", "─", "/", "／", "//", "\\", "*", "○", "…", "……", "- -", "&nbsp;"}) {
    EXPECT_TRUE(is_dash(text, false)) << text;
    EXPECT_TRUE(is_dash(text, true)) << text;
  }
  for (const char* text : {"无", "不适用", " 无 ", "暂无"}) {
    EXPECT_TRUE(is_dash(text, true)) << text;
    EXPECT_FALSE(is_dash(text, false)) << text;
  }
  for (const char* text : {"0", "O", "-5", "5/", "○○", "无锡", "一", "%", "≥"}) {
    EXPECT_FALSE(is_dash(text, true)) << text;
  }
  EXPECT_TRUE(is_dash(std::string(500, '-'), false));
  EXPECT_FALSE(is_dash(std::string(500, '-') + "5", false));
  EXPECT_FALSE(is_dash("无" + std::string(500, ' ') + "锡", true));
}

TEST(Blank, IsWhatCleansToNothing) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \n\t"));
  EXPECT_TRUE(is_blank("<p>&nbsp;</p>"));
  EXPECT_FALSE(is_blank("-"));
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("分值"), 4);
  EXPECT_EQ(display_width("（A）"), 5);
  EXPECT_EQ(display_width("e\xCC\x81"), 1);
  EXPECT_EQ(display_width("\xE2\x80\x8B\n"), 0);
}

TEST(Utf, RoundTripsAndReplacesInvalidBytes) {
  const std::string text = "a分½𠀀";
  EXPECT_EQ(to_utf8(to_utf32(text)), text);
  EXPECT_EQ(to_utf32("\xC0\x80"), U"\xFFFD\xFFFD");
  EXPECT_EQ(to_utf32("\xED\xA0\x80"), U"\xFFFD\xFFFD\xFFFD");
  EXPECT_EQ(to_utf32("\xF4\x90\x80\x80"), U"\xFFFD\xFFFD\xFFFD\xFFFD");
  EXPECT_EQ(to_utf32("\xE4\xB8"), U"\xFFFD\xFFFD");
  EXPECT_EQ(to_utf8(std::u32string(1, char32_t{0x110000})), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace recount
