#include "extract/source.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "model/messages.h"

namespace recount {
namespace {

using namespace std::string_literals;
namespace fs = std::filesystem;

bool has_words(const Message& message) {
  return std::ranges::any_of(problem_messages(), [&](const MessageRow& row) { return row.id == message.id; });
}

TEST(MakeSource, HashesTheBytes) {
  const Result<Source> empty = make_source("a", "");
  ASSERT_TRUE(empty);
  EXPECT_EQ(empty->sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const Result<Source> abc = make_source("a", "abc");
  ASSERT_TRUE(abc);
  EXPECT_EQ(abc->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(abc->bytes, "abc");
  EXPECT_EQ(abc->format, Format::kText);
}

TEST(MakeSource, RefusesWhatIsNoText) {
  struct Case {
    std::string bytes, id, name;
  };
  const Case cases[] = {
      {"PK\3\4....word/document.xml", "error.unsupported-office", "Word .docx"},
      {"PK\3\4....xl/workbook.xml", "error.unsupported-office", "Excel .xlsx"},
      {"PK\3\4" + std::string(200'000, '\1') + "OFD.xml", "error.unsupported-office", "OFD"},
      {"PK\3\4....", "error.unsupported-archive", "ZIP"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "error.unsupported-office", "Office (OLE)"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s, "error.unsupported-office",
       "Word .doc"},
      {"{\\rtf1", "error.unsupported-office", "RTF"},
      {"\n <!DOCTYPE HTML><p>", "error.unsupported-office", "HTML"},
      {"\0\0\0\x0CjP  \r\n\x87\n"s, "error.unsupported-image", "JPEG 2000"},
      {"\0\0\0\x18"
       "ftypheic"s,
       "error.unsupported-image", "HEIF"},
      {"\x1F\x8B\x08", "error.unsupported-archive", "gzip"},
      {std::string(1000, '\0'), "error.unsupported-binary", ""},
      {"\1\2\3\4\5\6\7abc", "error.unsupported-binary", ""},
  };
  for (const Case& test : cases) {
    const Result<Source> source = make_source("form.txt", test.bytes);
    ASSERT_FALSE(source) << test.id << ' ' << test.name;
    EXPECT_EQ(source.error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(source.error().message, (Message{test.id, {"form.txt", test.name}}));
    EXPECT_TRUE(has_words(source.error().message)) << test.id;
  }
}

TEST(MakeSource, KnowsImagesByTheirContent) {
  const std::string images[] = {"\x89PNG\r\n\x1A\n",
                                "\xFF\xD8\xFF\xE0",
                                "II*\0...."s,
                                "MM\0*...."s,
                                "GIF87a",
                                "GIF89a",
                                "RIFF....WEBPVP8 ",
                                "\xFF\xD8\xFF\xFE%PDF-1.7",
                                "BM\xFF\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x10\0\0\0\x10\0\0\0"s};
  for (const std::string& bytes : images) {
    const Result<Source> source = make_source("form.txt", bytes);
    ASSERT_TRUE(source) << bytes;
    EXPECT_EQ(source->format, Format::kImage) << bytes;
  }
}

TEST(MakeSource, TakesTextThatOnlyMentionsOtherFormats) {
  for (const std::string& text : {"RIFF of a text"s, "BMW 7 cars in use, 40000 km each"s, "PK法"s,
                                  "<p>说明</p>\t1"s, "项目\0名称\t培训"s}) {
    EXPECT_TRUE(make_source("a", text)) << text;
  }
}

TEST(MakeSource, LimitsTheSize) {
  EXPECT_TRUE(make_source("a", std::string(kMaxSourceBytes, 'x')));
  const Result<Source> source = make_source("a", std::string(kMaxSourceBytes + 1, 'x'));
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::kLimit);
  EXPECT_EQ(source.error().message, (Message{"error.too-large", {"a", "64"}}));
}

class LoadSource : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("recount_source_test." + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(LoadSource, ReadsAFile) {
  const fs::path path = folder_ / "form.pdf";  // the content decides, not the name
  std::ofstream(path, std::ios::binary) << "项目名称\t培训\r\n";
  const Result<Source> source = load_source(path);
  ASSERT_TRUE(source);
  EXPECT_EQ(source->name, path.string());
  EXPECT_EQ(source->bytes, "项目名称\t培训\r\n");
}

TEST_F(LoadSource, SaysWhyItCannot) {
  const Result<Source> missing = load_source(folder_ / "missing.txt");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().message, (Message{"error.not-found", {(folder_ / "missing.txt").string()}}));
  const Result<Source> directory = load_source(folder_);
  ASSERT_FALSE(directory);
  EXPECT_EQ(directory.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(directory.error().message.id, "error.is-directory");
}

TEST_F(LoadSource, StopsReadingBeyondTheLimit) {
  const Result<Source> source = load_source("/dev/zero");
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, ErrorCode::kLimit);
}

// The table of docs/PROBLEMS.md names each message once, and no other.
TEST(Problems, AreAllDocumented) {
  std::multiset<std::string> documented, expected;
  std::ifstream file(fs::path(RECOUNT_ROOT) / "docs/PROBLEMS.md");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("| `")) continue;
    const std::string id = line.substr(3, line.find('`', 3) - 3);
    documented.insert(id.starts_with("error.") ? id : "problem." + id);
  }
  for (const MessageRow& row : problem_messages()) {
    expected.emplace(row.id);
    EXPECT_FALSE(row.zh.empty() || row.en.empty()) << row.id;
  }
  EXPECT_EQ(documented, expected);
}

}  // namespace
}  // namespace recount
