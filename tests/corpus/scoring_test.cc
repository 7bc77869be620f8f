// The whole way of scoring, with programs whose answers are known: one that reads everything right, one that misreads a
// digit, one that fails.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "corpus/program/crop.h"
#include "corpus/program/render.h"
#include "corpus/program/report.h"
#include "corpus/source/lines.h"
#include "tests/support/scratch.h"

namespace recount::corpus {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Scoring : public ::testing::Test {
 protected:
  void SetUp() override {
    Outcome<std::vector<Subject>> loaded = load_subjects(root_);
    ASSERT_TRUE(loaded) << loaded.error();
    subjects_ = *loaded;
    selection_.format = "pdf";
    selection_.document = "rural_water";
    selection_.part = Part::kAll;
    const Outcome<Rendered> done = render(subjects_, selection_, root_, out_, 1);
    ASSERT_TRUE(done) << done.error();
  }

  // A program that looks the answer up. `filter` is a command that the record passes through.
  std::string program(const std::string& name, const std::string& filter) {
    const std::string path = recount::testing::scratch_directory() + "/" + name;
    std::ofstream(path) << "#!/bin/sh\n"
                           "for last; do :; done\n"
                           "name=$(basename \"$last\" .pdf)\n"
                           "case $1 in\n"
                           "  extract) "
                        << filter << " < " << out_
                        << "/answers/$name.json ;;\n"
                           "  tables) cat "
                        << out_
                        << "/answers/$name.grids.json ;;\n"
                           "esac\n";
    chmod(path.c_str(), 0755);
    return path;
  }

  std::vector<Case> score_with(const std::string& path) {
    ScoreOptions options;
    options.program = path;
    options.rendered = out_;
    Outcome<std::vector<Case>> cases = score(subjects_, selection_, options);
    EXPECT_TRUE(cases) << cases.error();
    return cases ? *cases : std::vector<Case>();
  }

  const std::string root_ = std::string(RECOUNT_ROOT) + "/corpus",
                    out_ = recount::testing::scratch_directory() + "/rendered";
  Selection selection_;
  std::vector<Subject> subjects_;
};

TEST_F(Scoring, WhatReadsEverythingRightHasEverythingRight) {
  const std::vector<Case> cases = score_with(program("right", "cat"));
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].failure, "");
  EXPECT_GT(cases[0].summary.fields().of, 100);
  EXPECT_EQ(cases[0].summary.fields().wrong(), 0);
  EXPECT_GT(cases[0].summary.cells.of, 100);
  EXPECT_EQ(cases[0].summary.cells.wrong(), 0);
  EXPECT_GT(cases[0].summary.peak_kb, 0);
  EXPECT_LT(cases[0].summary.peak_kb, 20000) << "the memory of the scorer is not the program's";
  EXPECT_EQ(details_report(cases), "");
}

TEST_F(Scoring, AMisreadDigitIsShownWithItsPicture) {
  const std::vector<Case> cases = score_with(program("misread", "sed s/386.4,/380.4,/"));
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].summary.fields().wrong(), 1);
  EXPECT_THAT(details_report(cases), HasSubstr("funding: /forms/0/funding/0/executed: want 386.4, got 380.4"));
  const auto png = crop_png(*cases[0].subject, cases[0].target, cases[0].misses.at(0).at);
  ASSERT_TRUE(png);
  EXPECT_THAT(*png, StartsWith("\x89PNG"));
  EXPECT_FALSE(crop_png(*cases[0].subject, cases[0].target, "/forms/7/year"));
}

TEST_F(Scoring, AProgramThatFailsHasReadNothing) {
  const std::vector<Case> cases = score_with(program("fails", "exit 2"));
  ASSERT_EQ(cases.size(), 1u);
  EXPECT_EQ(cases[0].failure, "exit status 2");
  EXPECT_EQ(cases[0].summary.failures, 1);
  EXPECT_EQ(cases[0].summary.fields().right, 0);
  EXPECT_THAT(details_report(cases), HasSubstr("not read: exit status 2"));
}

TEST_F(Scoring, TheGuardTellsWhatGotWorse) {
  const std::string docs = recount::testing::scratch_directory() + "/docs";
  std::filesystem::create_directories(docs);
  std::vector<Case> right = score_with(program("right", "cat"));
  std::vector<Case> wrong = score_with(program("misread", "sed s/386.4,/380.4,/"));
  // The guard looks at the fixed subset; the document stands for one of it.
  Subject member = *right[0].subject;
  for (int i = 0; hash("subset: " + member.built.name) % 6 != 0; ++i)
    member.built.name = "rural_water" + std::to_string(i);
  right[0].subject = wrong[0].subject = &member;
  ASSERT_EQ(write_accuracy(right, docs), std::nullopt);
  const std::string figures = docs + "/accuracy/figures.json";
  EXPECT_EQ(*worse_than(right, figures, 0), "");
  EXPECT_THAT(*worse_than(wrong, figures, 0.001), HasSubstr("pdf: fields 99."));
  EXPECT_EQ(*worse_than(wrong, figures, 0.1), "");
  EXPECT_FALSE(worse_than(right, docs + "/none.json", 0));
}

TEST_F(Scoring, ThePageOfFiguresShowsTheWorstCases) {
  const std::string docs = recount::testing::scratch_directory() + "/docs_worst";
  std::filesystem::create_directories(docs);
  ASSERT_EQ(write_accuracy(score_with(program("misread", "sed s/386.4,/380.4,/")), docs), std::nullopt);
  const Outcome<std::string> page = read_whole_file(docs + "/ACCURACY.md");
  ASSERT_TRUE(page);
  EXPECT_THAT(
      *page,
      HasSubstr(
          "`/forms/0/funding/0/executed` | 380.4 ![the cell](accuracy/pdf_rural_water_pdf.png) | 386.4 |"));
  EXPECT_TRUE(std::filesystem::exists(docs + "/accuracy/pdf_rural_water_pdf.png"));
}

TEST_F(Scoring, RenderingAgainKeepsWhatIsThere) {
  const Outcome<Rendered> again = render(subjects_, selection_, root_, out_, 2);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->kept);
}

}  // namespace
}  // namespace recount::corpus
