#include "extract/text_encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>
#include <vector>

#include "extract/utf8.h"

namespace recount {
namespace {

using namespace std::string_literals;

constexpr std::string_view kForm =
    "项目支出绩效自评表\n\n\t项目名称\n\t“普会贷”业务经费（2021年度）\n\n\t年度指标值\n\t≥80%\n";

std::string encode(std::string_view utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 16, '\0');
  const auto size = ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                 utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << encoding;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

struct Decoded {
  std::string text;
  std::vector<Problem> problems;
};

Decoded decode(std::string_view bytes) {
  Decoded decoded;
  std::string storage;
  decoded.text = decode_text(bytes, storage, decoded.problems);
  return decoded;
}

TEST(DecodeText, KnowsTheEncodings) {
  struct Case {
    const char* name;
    std::string mark;
    Encoding encoding;
  };
  const Case cases[] = {
      {"UTF-8", "", Encoding::kUtf8},       {"UTF-8", "\xEF\xBB\xBF", Encoding::kUtf8},
      {"UTF-16LE", "", Encoding::kUtf16Le}, {"UTF-16LE", "\xFF\xFE", Encoding::kUtf16Le},
      {"UTF-16BE", "", Encoding::kUtf16Be}, {"UTF-16BE", "\xFE\xFF", Encoding::kUtf16Be},
      {"GB18030", "", Encoding::kGb18030},  {"GBK", "", Encoding::kGb18030},
  };
  for (const Case& test : cases) {
    const std::string bytes = test.mark + encode(kForm, test.name);
    EXPECT_EQ(guess_encoding(bytes).encoding, test.encoding) << test.name;
    const Decoded decoded = decode(bytes);
    EXPECT_EQ(decoded.text, kForm) << test.name;
    EXPECT_TRUE(decoded.problems.empty()) << test.name;
  }
}

TEST(DecodeText, TellsBig5FromGb18030) {
  const std::string_view text =
      "本單位按照財政部門要求，對上述項目開展了績效自評，自評結果真實、完整。一、項目名稱：培訓經費。"
      "二、年度總體目標：組織培訓活動不少於一次，開展企業實地調研活動不少於兩次。";
  EXPECT_EQ(guess_encoding(encode(text, "Big5")).encoding, Encoding::kBig5);
  EXPECT_EQ(decode(encode(text, "Big5")).text, text);
}

TEST(DecodeText, KeepsRareCharactersOfGb18030) {
  const std::string text = std::string(kForm) + "㐀𠀀⽉①";  // four-byte codes, one beyond U+FFFF
  EXPECT_EQ(decode(encode(text, "GB18030")).text, text);
  EXPECT_EQ(decode(encode(text, "UTF-16LE")).text, text);
}

TEST(DecodeText, DoesNotTakeLatinTextForUtf16) {
  // Pairs of small letters look like Chinese in UTF-16.
  EXPECT_EQ(decode("name and value of the project").text, "name and value of the project");
  EXPECT_EQ(decode("name and value of the pro\0ject"s).text, "name and value of the project");
}

TEST(DecodeText, TakesUtf16WithoutAnyBlank) {
  const std::string text = "项目支出绩效自评表";
  EXPECT_EQ(decode(encode(text, "UTF-16BE")).text, text);
  EXPECT_EQ(decode(encode(text, "UTF-16LE")).text, text);
}

TEST(DecodeText, MarksWhatIsNoText) {
  struct Case {
    std::string bytes, text;
    Problem problem;
  };
  const Case cases[] = {
      {"绩效\n自\xE8\xAF评表表\n", "绩效\n自\xEF\xBF\xBD评表表\n", {"invalid-bytes", 0, 2, "", {"1"}}},
      {"绩效自评表项目支出\xE8", "绩效自评表项目支出\xEF\xBF\xBD", {"invalid-bytes", 0, 1, "", {"1"}}},
      {"\xEF\xBB\xBF"
       "a\r\n\xFF\r\xC0\x80z",
       "a\r\n\xEF\xBF\xBD\r\xEF\xBF\xBDz",
       {"invalid-bytes", 0, 2, "", {"2"}}},
      {"绩效\n\n\0\0自评"s, "绩效\n\n自评", {"nul-bytes", 0, 3, "", {"2"}}},
      {"\xFF\xFE"
       "a\0\n\0\0\xD8"
       "b\0"s,
       "a\n\xEF\xBF\xBD"
       "b",
       {"invalid-bytes", 0, 2, "", {"1"}}},
      {"\xFF\xFE"
       "a\0b"s,
       "a\xEF\xBF\xBD",
       {"invalid-bytes", 0, 1, "", {"1"}}},
  };
  for (const Case& test : cases) {
    const Decoded decoded = decode(test.bytes);
    EXPECT_EQ(decoded.text, test.text);
    ASSERT_EQ(decoded.problems.size(), 1u) << test.text;
    EXPECT_EQ(decoded.problems[0], test.problem) << decoded.problems[0].line;
  }
}

TEST(DecodeText, CopiesNothingThatIsSoundUtf8) {
  std::string storage;
  std::vector<Problem> problems;
  EXPECT_EQ(decode_text(kForm, storage, problems).data(), kForm.data());
}

TEST(LooksLikeText, RefusesControlCharacters) {
  EXPECT_TRUE(looks_like_text(kForm));
  EXPECT_TRUE(looks_like_text(""));
  EXPECT_TRUE(looks_like_text(encode(kForm, "UTF-16LE")));
  EXPECT_TRUE(looks_like_text(encode(kForm, "GBK")));
  EXPECT_FALSE(looks_like_text(std::string(64, '\0')));
  EXPECT_FALSE(looks_like_text("\1\2\3\4text"));
}

TEST(Utf8, KnowsValidSequences) {
  struct Case {
    std::string bytes;
    std::size_t length;
  };
  const Case cases[] = {{"a", 1},
                        {"\xC2\xA0", 2},
                        {"\xC1\x80", 0},
                        {"\xE0\x9F\xBF", 0},
                        {"\xE0\xA0\x80", 3},
                        {"\xED\x9F\xBF", 3},
                        {"\xED\xA0\x80", 0},
                        {"\xEF\xBF", 0},
                        {"\xF0\x8F\xBF\xBF", 0},
                        {"\xF0\x90\x80\x80", 4},
                        {"\xF4\x8F\xBF\xBF", 4},
                        {"\xF4\x90\x80\x80", 0},
                        {"\x80", 0},
                        {"\xFF", 0}};
  for (const Case& test : cases) EXPECT_EQ(utf8_length(test.bytes, 0), test.length) << test.bytes;
}

TEST(Utf8, Trims) {
  EXPECT_EQ(trim("\xE3\x80\x80 \t\xC2\xA0甲 乙 \xE3\x80\x80"), "甲 乙");
  EXPECT_EQ(trim(" \xE3\x80\x80"), "");
}

}  // namespace
}  // namespace recount
