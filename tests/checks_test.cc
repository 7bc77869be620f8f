#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "model/check.h"
#include "model/checks/grades.h"
#include "model/compare.h"
#include "model/messages.h"
#include "model/rescore.h"
#include "tests/support/form_text.h"

namespace recount {
namespace {

using testing::FormCase;
using testing::read_form_cases;
using testing::split;
using testing::trim;

const std::string kCases = std::string(RECOUNT_ROOT) + "/tests/cases/";

Document document_of(const Form& form) {
  Document document;
  document.forms.push_back(form);
  return document;
}

Document document_of(const FormCase& test) {
  Document document = document_of(test.form);
  document.paragraphs = test.paragraphs;
  return document;
}

// "code severity place stated expected [cause]", - for an empty text.
std::string brief(const Finding& finding, bool with_cause) {
  const auto word = [](std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text.empty() ? std::string("-") : text;
  };
  const std::string_view form = "/forms/0/";
  const std::string place = finding.at.starts_with(form) ? finding.at.substr(form.size()) : finding.at;
  std::string out = std::string(finding.code) + " " + std::string(to_string(finding.severity)) + " " + place +
                    " " + word(finding.stated) + " " + word(finding.expected);
  if (with_cause) {
    out += " " + word(finding.cause.id);
    for (const std::string& arg : finding.cause.args) out += "," + arg;
  }
  return out;
}

// A file of tests/cases/checks/ is about one code: other findings of its forms are not compared. all.txt is
// about all.
void run_case_file(const std::string& path, const std::string& code) {
  for (const FormCase& test : read_form_cases(path)) {
    std::vector<std::string> expected = test.expected;
    std::erase(expected, "none");
    ASSERT_FALSE(test.expected.empty()) << path << ":" << test.line;
    const bool with_cause = std::any_of(expected.begin(), expected.end(),
                                        [](const std::string& line) { return split(line, ' ').size() > 5; });
    std::vector<std::string> found;
    for (const Finding& finding : run_checks(document_of(test))) {
      if (code == "all" || finding.code == code) found.push_back(brief(finding, with_cause));
    }
    EXPECT_EQ(found, expected) << path << ":" << test.line;
  }
}

TEST(Checks, CaseFiles) {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(kCases + "checks")) {
    if (entry.path().extension() == ".txt") files.insert(entry.path().stem().string());
  }
  for (const Check& check : all_checks()) EXPECT_TRUE(files.contains(std::string(check.code))) << check.code;
  for (const std::string& file : files) {
    if (file != "narrative") run_case_file(kCases + "checks/" + file + ".txt", file);
  }
}

std::string verdict(const Rescore& result) {
  std::string out = result.met == Met::kYes ? "yes" : result.met == Met::kNo ? "no" : "unknown";
  for (const Ratio& score : result.scores) out += " " + score.to_string();
  return out;
}

// "level2 | name | target | actual | weight => yes|no|unknown score score"
TEST(Rescore, CaseFile) {
  std::ifstream file(kCases + "rescore.txt");
  ASSERT_TRUE(file.good());
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    line = trim(line);
    if (line.empty() || line[0] == '#') continue;
    const std::size_t arrow = line.find("=>");
    ASSERT_NE(arrow, std::string::npos) << number;
    Form form = testing::default_form();
    const std::string row = "产出指标 | " + line.substr(0, arrow) + " |  | ";
    ASSERT_TRUE(testing::add_form_line("indicator: " + row, form)) << number;
    EXPECT_EQ(verdict(rescore(form, form.indicators[0])), trim(line.substr(arrow + 2)))
        << "rescore.txt:" << number << ": " << line;
  }
}

TEST(Rescore, ShowsTheStatedScoreWhereItAgrees) {
  Form form = testing::default_form();
  testing::add_form_line("indicator: 产出指标 | 质量指标 | 合格率 | 100% | 98% | 10 | 9 | /", form);
  testing::add_form_line("indicator: | 质量指标 | 合格率 | 5% | 4% | 15 | 14 | /", form);
  testing::add_form_line("indicator: | 质量指标 | 合格率 | 90% | 80% | 10 |  | /", form);
  const auto shown = [&](std::size_t i) {
    return rescored_value(rescore(form, form.indicators[i]), form.indicators[i])->to_string();
  };
  EXPECT_EQ(shown(0), "9");
  EXPECT_EQ(shown(1), "12");
  EXPECT_EQ(shown(2), "8.89");
}

TEST(Compare, EveryDirectionWordProvesItself) {
  std::set<std::string_view> words;
  for (const DirectionWord& row : direction_words()) {
    EXPECT_TRUE(name_says(row.example, row.direction)) << row.word;
    EXPECT_NE(row.example.find(row.word), row.example.npos) << row.word;
    EXPECT_TRUE(words.insert(row.word).second) << row.word;
  }
}

TEST(Grades, EveryPatternProvesItself) {
  for (const checks::BandPattern& row : checks::band_patterns()) {
    // A scale needs two bands: a second one is added that no example holds.
    const auto bands = checks::parse_bands(std::string(row.example) + "；7-8分为一般");
    ASSERT_EQ(bands.size(), 2U) << row.example;
    const checks::GradeBand& band = row.lower == "0" ? bands[1] : bands[0];
    EXPECT_EQ(band.word, row.word) << row.example;
    EXPECT_EQ(band.lower, *Decimal::parse(row.lower)) << row.example;
    EXPECT_EQ(band.inclusive, row.inclusive) << row.example;
  }
}

// The text => word:lower word:lower, best first; an exclusive bound has a + behind it.
TEST(Grades, CaseFile) {
  std::ifstream file(kCases + "grade_bands.txt");
  ASSERT_TRUE(file.good());
  for (std::string line; std::getline(file, line);) {
    line = trim(line);
    if (line.empty() || line[0] == '#') continue;
    const std::size_t arrow = line.find("=>");
    ASSERT_NE(arrow, std::string::npos) << line;
    std::string found;
    for (const checks::GradeBand& band : checks::parse_bands(line.substr(0, arrow))) {
      found +=
          (found.empty() ? "" : " ") + band.word + ":" + band.lower.to_string() + (band.inclusive ? "" : "+");
    }
    EXPECT_EQ(found.empty() ? "none" : found, trim(line.substr(arrow + 2))) << line;
  }
}

std::set<std::string> places_in(std::string_view text) {
  std::set<std::string> places;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') places.insert(std::string(text.substr(i, 3)));
  }
  return places;
}

TEST(Messages, BothLanguagesHaveTheSamePlaces) {
  std::set<std::string_view> ids;
  for (std::span<const MessageRow> table :
       {finding_messages(), narrative_messages(), problem_messages(), doubt_messages()}) {
    for (const MessageRow& row : table) {
      EXPECT_TRUE(ids.insert(row.id).second) << row.id << " stands twice";
      EXPECT_FALSE(row.zh.empty() || row.en.empty()) << row.id;
      EXPECT_EQ(places_in(row.zh), places_in(row.en)) << row.id;
    }
  }
}

// Every finding and cause of the case files has its words, with exactly as many arguments as the words take.
// The case files reach every row of the table.
TEST(Messages, EveryIdInUseHasARowAndEveryRowIsUsed) {
  std::set<std::string> unused;
  for (const MessageRow& row : finding_messages()) unused.insert(std::string(row.id));
  const auto check = [&](const Message& message) {
    const auto rows = finding_messages();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const MessageRow& r) { return r.id == message.id; });
    ASSERT_NE(row, rows.end()) << message.id;
    EXPECT_EQ(places_in(row->en).size(), message.args.size()) << message.id;
    unused.erase(message.id);
    for (Lang lang : {Lang::kZh, Lang::kEn})
      EXPECT_EQ(places_in(render(message, lang)).size(), 0U) << message.id;
  };
  for (const Check& code : all_checks()) {
    if (code.code == "narrative") continue;
    for (const FormCase& test : read_form_cases(kCases + "checks/" + std::string(code.code) + ".txt")) {
      for (const Finding& finding : run_checks(document_of(test))) {
        if (finding.code == "narrative") continue;
        check(finding.message);
        if (!finding.cause.id.empty()) check(finding.cause);
      }
    }
  }
  EXPECT_THAT(unused, ::testing::IsEmpty());
}

TEST(Messages, FillsPlacesAndShowsUnknownIds) {
  const std::vector<std::string> args = {"a", "{0}"};
  EXPECT_EQ(fill("{0} {1} {0} {x} {2}", args), "a {0} a {x} ");
  EXPECT_EQ(render(Message{"no.such", {"1", "2"}}, Lang::kEn), "no.such 1 2");
}

TEST(Checks, EveryCheckExplainsItself) {
  std::set<std::string_view> codes;
  for (const Check& check : all_checks()) {
    EXPECT_TRUE(codes.insert(check.code).second) << check.code;
    ASSERT_NE(check.run, nullptr) << check.code;
    for (std::string_view text :
         {check.doc.title_en, check.doc.title_zh, check.doc.rule_en, check.doc.rule_zh, check.doc.source_en,
          check.doc.source_zh, check.doc.example_en, check.doc.example_zh}) {
      EXPECT_FALSE(text.empty()) << check.code;
    }
  }
}

TEST(Checks, FindingsComeInDocumentOrder) {
  const auto cases = read_form_cases(kCases + "order.txt");
  ASSERT_EQ(cases.size(), 1U);
  Document document = document_of(cases[0].form);
  document.forms.push_back(cases[0].form);
  std::vector<std::string> found;
  for (const Finding& finding : run_checks(document))
    found.push_back(finding.at + " " + std::string(finding.code));
  std::vector<std::string> expected;
  for (const char* form : {"/forms/0/", "/forms/1/"}) {
    for (const std::string& line : cases[0].expected) expected.push_back(form + line);
  }
  EXPECT_EQ(found, expected);
}

// The cells of a form that take part in arithmetic.
std::vector<NumberField*> number_cells(Form& form) {
  std::vector<NumberField*> cells = {&form.total_weight, &form.total_score};
  for (Funding& row : form.funding) {
    for (NumberField* cell :
         {&row.initial_budget, &row.budget, &row.executed, &row.weight, &row.rate, &row.score}) {
      cells.push_back(cell);
    }
  }
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    Indicator& row = form.indicators[i];
    cells.insert(cells.end(), {&row.weight, &row.score});
    const bool first = i == 0 || !(row.level1.from == form.indicators[i - 1].level1.from);
    if (first) cells.push_back(&row.level1_weight);
  }
  std::erase_if(cells, [](const NumberField* cell) { return !*cell; });
  return cells;
}

TEST(Checks, EveryChangedDigitIsFound) {
  const auto cases = read_form_cases(kCases + "clean.txt");
  ASSERT_FALSE(cases.empty());
  int changed = 0;
  for (const FormCase& test : cases) {
    EXPECT_TRUE(run_checks(document_of(test.form)).empty()) << test.line;
    Form form = test.form;
    for (NumberField* cell : number_cells(form)) {
      const NumberField before = *cell;
      const std::string text = before->to_string();
      for (std::size_t i = 0; i < text.size(); ++i) {
        for (char digit = '0'; digit <= '9' && text[i] != '.'; ++digit) {
          if (digit == text[i]) continue;
          std::string other = text;
          other[i] = digit;
          cell->value = Decimal::parse(other);
          cell->raw = other + (before.raw.ends_with("%") ? "%" : "");
          EXPECT_FALSE(run_checks(document_of(form)).empty()) << test.line << ": " << text << " -> " << other;
          ++changed;
        }
      }
      *cell = before;
    }
  }
  EXPECT_GT(changed, 500);
}

}  // namespace
}  // namespace recount
