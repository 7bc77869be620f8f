// Which reading of a recognized cell is believed, what becomes of a form read with noise, and which findings are told as misread.
#include "model/readings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <sstream>

#include "model/confidence.h"
#include "model/vocabulary/correct.h"
#include "normalize/confusable.h"
#include "normalize/fold.h"
#include "tests/support/case_file.h"
#include "tests/support/documents.h"
#include "tests/support/form_text.h"
#include "tests/support/scan_text.h"

namespace recount {
namespace {

using testing::scan_from_text;
using testing::split;
using testing::trim;

// ">>> title", a table, "=>", what is expected; # before a comment.
struct ScanCase {
  int line = 0;
  std::string title, table;
  std::vector<std::string> expected;
};

std::vector<ScanCase> read_scan_cases(const std::string& name) {
  std::vector<ScanCase> cases;
  std::ifstream file(std::string(RECOUNT_ROOT) + "/tests/cases/" + name + ".txt");
  bool expecting = false;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("#") || trim(line).empty()) continue;
    if (line.starts_with(">>> ")) {
      cases.push_back({number, line.substr(4), {}, {}});
      expecting = false;
    } else if (line == "=>") {
      expecting = true;
    } else if (!cases.empty()) {
      expecting ? cases.back().expected.push_back(trim(line)) : void(cases.back().table += line + "\n");
    }
  }
  return cases;
}

// A mark for the confidence: "10?" is uncertain, "10!" unreadable; * for a corrected label.
std::string shown(const Cell& cell) {
  const char* mark = is_unreadable(cell.from) ? "!" : is_uncertain(cell.from) ? "?" : "";
  return cell.raw + mark + (is_corrected_label(cell) ? "*" : "");
}

std::vector<std::string> rows_of(const Grid& grid) {
  std::vector<std::string> rows;
  for (int row = 0; row < grid.rows; ++row) {
    std::string line = "|";
    for (const Cell& cell : grid.row(row)) line += (cell.raw.empty() ? "" : " " + shown(cell)) + " |";
    rows.push_back(line);
  }
  return rows;
}

std::string without_padding(const std::string& row) {
  std::string line = "|";
  for (const std::string& cell : split(row.substr(1, row.size() - 2), '|'))
    line += (cell.empty() ? "" : " " + cell) + " |";
  return line;
}

TEST(Readings, CaseFile) {
  const std::vector<ScanCase> cases = read_scan_cases("readings");
  EXPECT_GT(cases.size(), 15u);
  for (const ScanCase& test : cases) {
    const Extraction chosen = believe_readings(scan_from_text(test.table));
    std::vector<std::string> expected;
    for (const std::string& row : test.expected) expected.push_back(without_padding(row));
    EXPECT_EQ(rows_of(std::get<Grid>(chosen.blocks.back())), expected)
        << "readings.txt:" << test.line << " " << test.title;
  }
}

TEST(Readings, DigitalTextIsLeftAlone) {
  Extraction digital = scan_from_text("| = 指标怀 | = 分值 | = 得分 |\n| = 培训 | = 总 | = 5 |");
  digital.reader = "pdf-text";
  EXPECT_FALSE(has_readings(digital));
  const Extraction same = believe_readings(digital);
  EXPECT_EQ(rows_of(std::get<Grid>(same.blocks[0])), rows_of(std::get<Grid>(digital.blocks[0])));
}

TEST(Readings, AllOfThemAreKept) {
  const Extraction chosen = believe_readings(scan_from_text(
      "| 指标名称 | 分值 | 得分 |\n| 培训 | 总 {w 总 .9; f 5 .9; b 总 .5} | 8 |\n| 效盖 | 3 | 2 |"));
  const Cell& cell = std::get<Grid>(chosen.blocks[0]).cells[4];
  EXPECT_EQ(cell.raw, "5");
  ASSERT_EQ(cell.from.readings.size(), 3u);
  const std::vector<Reading> others = other_readings(cell.raw, cell.from);
  ASSERT_EQ(others.size(), 1u);  // 总, once
  EXPECT_EQ(others[0].text, "总");
  EXPECT_EQ(others[0].confidence, 0.9);
}

TEST(Confidence, AgreementRaisesAndDisagreementLowers) {
  EXPECT_GT(combined(0.8, Witness::kAgrees, 0.6), 0.8);
  EXPECT_LT(combined(0.8, Witness::kAgrees, 0.6), 1);
  EXPECT_EQ(combined(0.8, Witness::kNone, 0), 0.8);
  EXPECT_LT(combined(0.8, Witness::kDisagrees, 0.9), combined(0.8, Witness::kDisagrees, 0.3));
  EXPECT_LT(combined(0.8, Witness::kDisagrees, 0.3), 0.8);
}

TEST(LookAlikes, EveryRowProvesItself) {
  std::map<char32_t, std::string_view> seen;
  for (const LookAlike& row : look_alikes()) {
    for (const char32_t c : to_utf32(row.characters))
      EXPECT_TRUE(seen.emplace(c, row.characters).second) << row.characters;
    const std::u32string word = to_utf32(row.word), read = to_utf32(row.read_as);
    ASSERT_EQ(word.size(), read.size()) << row.word;
    const int differ =
        static_cast<int>(std::inner_product(word.begin(), word.end(), read.begin(), 0, std::plus<>(),
                                            [](char32_t a, char32_t b) { return a != b ? 1 : 0; }));
    EXPECT_GT(differ, 0) << row.word;
    EXPECT_EQ(look_alike_distance(read, word, 9), differ) << row.word << " " << row.read_as;
  }
}

TEST(LookAlikes, DistancesAreInHalfEdits) {
  EXPECT_EQ(look_alike_distance(U"产指标", U"产出指标", 9), 2);
  EXPECT_EQ(look_alike_distance(U"产出出指标", U"产出指标", 9), 2);
  EXPECT_EQ(look_alike_distance(U"产鑫指标", U"产出指标", 9), 2);
  EXPECT_EQ(look_alike_distance(U"产出措怀", U"产出指标", 9), 2);
  EXPECT_EQ(look_alike_distance(U"甲乙丙丁", U"产出指标", 3), 4);
}

// "place: text => corrected", or "none". Places are level, header, funding, label, line, title; "place?:" is for what was read with
// much doubt. Words that stand beside it in a header follow behind bars.
TEST(CorrectedLabels, CaseFile) {
  static const std::map<std::string, std::vector<Place>> kPlaces = {
      {"level", {Place::kLevelWord, Place::kTotalRow}},
      {"header", {Place::kIndicatorHeader}},
      {"funding", {Place::kFundingHeader}},
      {"label", {Place::kPair, Place::kFundingSource, Place::kGoals, Place::kTotalRow}}};
  const std::vector<Case> cases = read_cases("ocr_labels");
  EXPECT_GT(cases.size(), 30u);
  for (const Case& test : cases) {
    const std::size_t colon = test.input.find(": ");
    ASSERT_NE(colon, std::string::npos) << test.line;
    std::string place = test.input.substr(0, colon), text = test.input.substr(colon + 2);
    LabelContext context;
    for (std::size_t bar; (bar = text.rfind(" | ")) != std::string::npos; text.resize(bar))
      context.taken.push_back(text.substr(bar + 3));
    if (place.ends_with('?')) place.pop_back(), context.doubtful = true;
    const std::optional<std::string> found = place == "title" ? corrected_title(text)
                                             : place == "line"
                                                 ? corrected_line(text)
                                                 : corrected_label(text, kPlaces.at(place), context);
    EXPECT_EQ(found.value_or("none"), test.expected) << "ocr_labels.txt:" << test.line << " " << text;
  }
}

// One letter that cannot be read: the word is restored, or left alone, but never another word.
TEST(CorrectedLabels, OneWrongLetterNeverMakesAnotherLabel) {
  int restored = 0;
  for (const LabelRow& row : label_rows()) {
    const std::u32string letters = to_utf32(row.text);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (std::u32string_view(U"（）()").find(letters[i]) != std::u32string_view::npos) continue;
      std::u32string damaged = letters;
      damaged[i] = U'鑫';
      const Place places[] = {row.place};
      const std::optional<std::string> found = corrected_label(to_utf8(damaged), places);
      if (!found) continue;
      EXPECT_EQ(fold_label(*found), fold_label(row.text)) << to_utf8(damaged);
      ++restored;
    }
  }
  EXPECT_GT(restored, 1000);
}

std::string compact(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string member(const rapidjson::Value& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd()) return "-";
  return found->value.IsString() ? found->value.GetString() : compact(found->value);
}

// Lines of what is expected: "/pointer JSON" of the record, "finding CODE SEVERITY AT [DOUBT-AT READING RESOLVES]" and "problem CODE AT",
// all findings and problems there are.
TEST(ScanForms, CaseFile) {
  const std::vector<ScanCase> cases = read_scan_cases("scan_forms");
  EXPECT_GT(cases.size(), 4u);
  std::vector<std::string> records;
  for (const ScanCase& test : cases) {
    const std::string where = "scan_forms.txt:" + std::to_string(test.line) + " " + test.title;
    const std::string json = testing::understand(scan_from_text(test.table)).json();
    records.push_back(json);
    rapidjson::Document record;
    record.Parse<rapidjson::kParseNumbersAsStringsFlag>(json.c_str());
    ASSERT_FALSE(record.HasParseError()) << where;
    std::vector<std::string> expected, found;
    for (const std::string& line : test.expected) {
      if (line[0] != '/') {
        expected.push_back(line);
        continue;
      }
      const std::size_t blank = line.find(' ');
      const rapidjson::Value* value = rapidjson::Pointer(line.substr(0, blank).c_str()).Get(record);
      ASSERT_NE(value, nullptr) << where << ": " << line;
      const std::string text = compact(*value);
      const std::string want = trim(line.substr(blank));
      EXPECT_TRUE(text == want || text == '"' + want + '"') << where << ": " << line << "\nis " << text;
    }
    for (const auto& finding : record["findings"].GetArray()) {
      std::string line = "finding " + member(finding, "code") + " " + member(finding, "severity") + " " +
                         member(finding, "at");
      if (finding.HasMember("doubt")) {
        const auto& doubt = finding["doubt"];
        line += " " + member(doubt, "at") + " " + member(doubt, "reading") + " " + member(doubt, "resolves");
      }
      found.push_back(line);
    }
    for (const auto& problem : record["problems"].GetArray()) {
      found.push_back("problem " + member(problem, "code") + " " + member(problem, "at"));
    }
    EXPECT_EQ(found, expected) << where;
  }
  EXPECT_EQ(testing::schema_errors(records), "");
}

}  // namespace
}  // namespace recount
