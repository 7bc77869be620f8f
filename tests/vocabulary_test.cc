// The vocabulary: every row finds its own word, no two rows contradict each other unseen, and OCR's errors
// never turn one label into another. Titles are in tests/cases/titles.txt.
#include "model/vocabulary/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "normalize/fold.h"
#include "tests/support/case_file.h"

namespace recount {
namespace {

using Fuzzy = LabelSet::Fuzzy;

bool means(const std::vector<LabelHit>& hits, Label label) {
  return std::ranges::any_of(hits, [&](const LabelHit& hit) { return hit.label == label; });
}

std::string name_of(const LabelRow& row) {
  return "place " + std::to_string(static_cast<int>(row.place)) + " " + std::string(row.text);
}

// The word as other forms print it: with blanks between the characters, and with a colon.
std::vector<std::string> spellings(std::string_view word) {
  const std::u32string letters = to_utf32(word);
  std::u32string spaced;
  for (const char32_t letter : letters) {
    if (!spaced.empty()) spaced += U'　';
    spaced += letter;
  }
  return {std::string(word), to_utf8(spaced), std::string(word) + "：", "\n " + std::string(word) + " "};
}

TEST(Vocabulary, EveryRowIsFoundByItsOwnText) {
  for (const LabelRow& row : label_rows()) {
    for (const std::string& text : spellings(row.text)) {
      const std::vector<LabelHit> hits = find_labels(row.place, text, Fuzzy::kNo);
      EXPECT_TRUE(means(hits, row.label)) << name_of(row) << " as '" << text << "'";
      for (const LabelHit& hit : hits) {
        EXPECT_TRUE(hit.label != row.label || hit.score > 0.9 * row.certainty) << name_of(row);
      }
    }
    EXPECT_FALSE(row.source.empty()) << name_of(row);
  }
}

TEST(Vocabulary, EveryRowIsFoundWithSomethingInBrackets) {
  for (const LabelRow& row : label_rows()) {
    const std::string text = std::string(row.text) + "（A）";
    // 部门（单位）名称（A） is the same without brackets as 部门名称: such a row is found by its own brackets
    // only.
    if (fold_label(row.text) != fold_bare_label(row.text)) continue;
    const std::vector<LabelHit> hits = find_labels(row.place, text, Fuzzy::kNo);
    EXPECT_TRUE(means(hits, row.label)) << text;
    for (const LabelHit& hit : hits) EXPECT_EQ(hit.rest, "a") << text;
  }
}

// Words with several meanings of which none is surer than the others: a heading of the goals block or of one
// half of it, targets or rules. In any other word with several meanings the rows must say which of them is
// doubtful.
const std::set<std::pair<Place, std::string>> kAmbiguous = {
    {Place::kGoals, "年度总体目标"},       {Place::kGoals, "年度总体目标完成情况"},
    {Place::kGoals, "年度绩效目标"},       {Place::kGoals, "总体目标"},
    {Place::kGoals, "目标完成情况"},       {Place::kGoals, "绩效目标"},
    {Place::kIndicatorHeader, "年度指标"}, {Place::kIndicatorHeader, "指标完成情况"},
};

TEST(Vocabulary, NoWordHasTwoMeaningsUnseen) {
  std::map<std::pair<Place, std::string>, std::set<Label>> meanings;
  std::set<std::pair<Place, std::string>> sure, ambiguous;
  for (const LabelRow& row : label_rows()) {
    const std::pair<Place, std::string> word(row.place, fold_label(row.text));
    EXPECT_TRUE(meanings[word].insert(row.label).second) << name_of(row) << " is listed twice";
    EXPECT_GT(row.certainty, 0) << name_of(row);
    EXPECT_LE(row.certainty, 1) << name_of(row);
    // 成本指标 is a word of both levels; its column tells which.
    const bool level = row.label == Label::kLevel1 || row.label == Label::kLevel2;
    if (row.place == Place::kLevelWord && level) continue;
    if (row.certainty == 1 && !sure.insert(word).second) ambiguous.insert(word);
  }
  EXPECT_EQ(ambiguous, kAmbiguous);
}

TEST(Vocabulary, NumbersOfSectionsArePassedOver) {
  for (const char* number : {"一、", "（二）", "3.", "4、", "(5)"}) {
    const std::string text = number + std::string("项目名称");
    const std::optional<LabelHit> hit = find_label(Place::kPair, text);
    ASSERT_TRUE(hit) << text;
    EXPECT_EQ(hit->label, Label::kProject) << text;
  }
  EXPECT_FALSE(find_label(Place::kPair, "第一批"));
}

constexpr double kByWord = 0.6;  // the score of a label that word_rows() tells

// One letter that cannot be read: the word is found, or nothing is, but never a word of another meaning.
TEST(Vocabulary, OneWrongLetterNeverChangesTheMeaning) {
  int found = 0;
  for (const LabelRow& row : label_rows()) {
    const std::vector<LabelHit> own = find_labels(row.place, row.text, Fuzzy::kNo);
    const std::u32string letters = to_utf32(row.text);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (std::u32string_view(U"（）()").find(letters[i]) != std::u32string_view::npos) continue;
      std::u32string damaged = letters;
      damaged[i] = U'鑫';
      const std::string text = to_utf8(damaged);
      const std::vector<LabelHit> hits = find_labels(row.place, text, Fuzzy::kYes);
      for (const LabelHit& hit : hits) {
        if (hit.score <= kByWord) continue;  // known by one word of it only
        EXPECT_TRUE(means(own, hit.label)) << name_of(row) << " read as " << text;
        EXPECT_LT(hit.score, 1) << text;
      }
      found += !hits.empty();
    }
  }
  EXPECT_GT(found, 1000);
}

TEST(Vocabulary, EveryWordRowProvesItself) {
  for (const WordRow& row : word_rows()) {
    const std::optional<LabelHit> hit = find_label_word(row.place, row.example);
    ASSERT_TRUE(hit) << row.example;
    EXPECT_EQ(hit->label, row.label) << row.example;
    EXPECT_NE((fold_label(row.example) + ' ' + fold_bare_label(row.example)).find(row.word), std::string::npos)
        << row.example;
    // A label that is listed as a whole is found by its whole text: the word must not say otherwise.
    const std::vector<LabelHit> whole = find_labels(row.place, row.example, Fuzzy::kNo);
    EXPECT_TRUE(whole.empty() || means(whole, row.label)) << row.example << " is also listed as a whole";
  }
}

TEST(Vocabulary, NoWordForTextThatIsNoLabel) {
  EXPECT_FALSE(find_label_word(Place::kIndicatorHeader, ""));
  EXPECT_FALSE(find_label_word(Place::kIndicatorHeader, "培训次数"));
  EXPECT_FALSE(find_label_word(Place::kIndicatorHeader,
                               "全年实际完成培训十二期，参加人数较上年增加，满意度得分有所提高。"));
}

std::string show(const std::optional<Title>& title) {
  if (!title) return "none";
  return std::string(title->kind == FormKind::kTargets ? "targets" : "evaluation") +
         (title->scope == Scope::kDepartment ? " department" : " project");
}

TEST(Titles, CaseFile) {
  const std::vector<Case> cases = read_cases("titles");
  for (const Case& c : cases) EXPECT_EQ(show(find_title(c.input)), c.expected) << c.line << ": " << c.input;
  EXPECT_GT(cases.size(), 60u);
}

// The rows of titles.cc are known to nobody else, so their examples are taken from the source.
TEST(Titles, EveryRowProvesItself) {
  std::ifstream file(RECOUNT_ROOT "/model/vocabulary/titles.cc");
  const std::regex row(R"re(\{"([^"]+)", FormKind::k(\w+), "([^"]+)"\})re");
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    std::smatch parts;
    if (!std::regex_search(line, parts, row)) continue;
    ++rows;
    const std::optional<Title> title = find_title(parts[3].str());
    ASSERT_TRUE(title) << parts[3];
    EXPECT_EQ(title->kind, parts[2] == "Targets" ? FormKind::kTargets : FormKind::kSelfEvaluation) << parts[3];
    EXPECT_TRUE(fold_bare_label(parts[3].str()).ends_with(fold_label(parts[1].str())))
        << parts[3] << " is no example of " << parts[1];
  }
  EXPECT_GT(rows, 20);
}

}  // namespace
}  // namespace recount
