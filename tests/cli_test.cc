// The program as a whole: exit statuses, languages, inputs, outputs, and the layout of what it prints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/table_text.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "model/check.h"
#include "normalize/fold.h"

namespace recount::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// A form that is right in all its figures; `total` is the printed total score.
std::string form_text(const std::string& total) {
  return "项目支出绩效自评表\n"
         "（2022年度）\n"
         "项目名称\t桥梁养护工程\n"
         "主管部门\t某市交通局\t实施单位\t某市公路中心\n"
         "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
         "\t年度资金总额\t200\t200\t180\t10\t90%\t9\n"
         "\t其中：当年财政拨款\t200\t200\t180\t—\t90%\t—\n"
         "年度总体目标\t预期目标\t实际完成情况\n"
         "\t养护桥梁12座\t养护桥梁12座\n"
         "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n"
         "\t产出指标\t数量指标\t养护桥梁数量\t≥12座\t12座\t50\t50\t\n"
         "\t\t质量指标\t验收合格率\t≥95%\t98%\t20\t20\t\n"
         "\t满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t92%\t20\t20\t\n"
         "总分\t100\t" +
         total + "\n";
}

struct Answer {
  int status;
  std::string out, err;
};

Answer call(const std::vector<std::string>& args, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out, err;
  const int status = run(args, in, out, err, false);
  return {status, out.str(), err.str()};
}

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Cli : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"}) unsetenv(name);
    std::string name = (fs::temp_directory_path() / "recount-cli-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    root_ = name;
    fs::create_directories(root_ / "dir/.hidden");
    fs::create_directories(root_ / "dir/sub");
    fs::create_directories(root_ / "empty");
    write("dir/clean.txt", form_text("99"));
    write("dir/sub/wrong.txt", form_text("97"));
    write("dir/binary.dat", std::string("\x7F"
                                        "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0",
                                        20));
    write("dir/.hidden/form.txt", form_text("1"));
    write("dir/.form.txt", form_text("1"));
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(root_ / name, std::ios::binary) << text;
  }
  std::string path(const std::string& name) const { return (root_ / name).string(); }

  fs::path root_;
};

std::string trim(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

TEST_F(Cli, AnswersAsTheTableSays) {
  const std::map<std::string, std::string> files = {{"{clean}", path("dir/clean.txt")},
                                                    {"{wrong}", path("dir/sub/wrong.txt")},
                                                    {"{binary}", path("dir/binary.dat")},
                                                    {"{dir}", path("dir")},
                                                    {"{empty}", path("empty")}};
  std::ifstream table(RECOUNT_ROOT "/tests/cases/cli_usage.txt");
  int rows = 0;
  for (std::string line; std::getline(table, line);) {
    const auto arrow = line.find("=>");
    if (line.empty() || line[0] == '#' || arrow == std::string::npos) continue;
    ++rows;
    std::vector<std::string> args;
    std::istringstream words(line.substr(0, arrow));
    for (std::string word; words >> word;) {
      for (const auto& [name, file] : files) {
        if (word.rfind(name, 0) == 0) word.replace(0, name.size(), file);
      }
      args.push_back(word);
    }
    std::istringstream expected(line.substr(arrow + 2));
    std::string status, stream, fragment;
    std::getline(expected, status, '|');
    std::getline(expected, stream, '|');
    std::getline(expected, fragment);
    const Answer answer = call(args, form_text("99"));
    EXPECT_EQ(answer.status, std::stoi(status)) << line << '\n' << answer.out << answer.err;
    EXPECT_THAT(trim(stream) == "out" ? answer.out : answer.err, HasSubstr(trim(fragment))) << line;
    if (answer.status == kUsage) {
      EXPECT_THAT(answer.out, IsEmpty()) << line;
    }
  }
  EXPECT_GT(rows, 40);
}

TEST_F(Cli, LanguageIsThatOfTheEnvironment) {
  EXPECT_THAT(call({"--help"}).out, HasSubstr("Usage:"));
  setenv("LANG", "zh_CN.UTF-8", 1);
  EXPECT_THAT(call({"--help"}).out, HasSubstr("用法："));
  setenv("LC_MESSAGES", "de_DE.UTF-8", 1);
  EXPECT_THAT(call({"--help"}).out, HasSubstr("Usage:"));
  setenv("LC_ALL", "zh_TW", 1);
  EXPECT_THAT(call({"--help"}).out, HasSubstr("用法："));
  EXPECT_THAT(call({"--help", "--lang", "en"}).out, HasSubstr("Usage:"));
}

TEST_F(Cli, HelpNamesEveryOption) {
  for (const Lang lang : {Lang::kZh, Lang::kEn}) {
    for (const char* option : {"--lang", "-h, --help", "-V, --version"}) {
      for (const char* command : {"", "audit", "extract", "tables", "explain"}) {
        EXPECT_THAT(std::string(help_text(command, lang)), HasSubstr(option)) << command;
      }
    }
    for (const char* command : {"audit", "extract", "tables"}) {
      EXPECT_THAT(std::string(help_text(command, lang)),
                  AllOf(HasSubstr("--password"), HasSubstr("--max-pages"),
                        HasSubstr(std::to_string(ReadLimits{}.pages))))
          << command;
      EXPECT_THAT(std::string(help_text("", lang)), HasSubstr("recount " + std::string(command)));
    }
    EXPECT_THAT(std::string(help_text("audit", lang)), HasSubstr("--all"));
    EXPECT_THAT(std::string(help_text("extract", lang)),
                AllOf(HasSubstr("--format"), HasSubstr("-o, --output"), HasSubstr("--debug")));
    EXPECT_THAT(std::string(help_text("tables", lang)),
                AllOf(HasSubstr("--format"), HasSubstr("-o, --output")));
  }
}

TEST_F(Cli, DirectoriesAreReadInOrderWithoutHiddenFiles) {
  write("dir/another.txt", form_text("99"));
  const Answer answer = call({"extract", "--format", "jsonl", path("dir")});
  EXPECT_EQ(std::count(answer.out.begin(), answer.out.end(), '\n'), 3);
  const auto another = answer.out.find("another.txt"), clean = answer.out.find("clean.txt"),
             wrong = answer.out.find("sub/wrong.txt");
  EXPECT_LT(another, clean);
  EXPECT_LT(clean, wrong);
  EXPECT_NE(wrong, std::string::npos);
  EXPECT_THAT(answer.out, Not(HasSubstr(".hidden")));
  EXPECT_THAT(answer.out, Not(HasSubstr(".form.txt")));
}

TEST_F(Cli, LoopOfLinksEnds) {
  fs::create_directory_symlink(path("dir"), path("dir/sub/up"));
  EXPECT_EQ(call({"audit", path("dir")}).status, kFindings);
}

TEST_F(Cli, ABrokenFileCostsOnlyItself) {
  const Answer answer = call({"extract", path("dir/binary.dat"), path("dir/clean.txt"), path("nothing")});
  EXPECT_EQ(answer.status, kFailed);
  EXPECT_THAT(answer.out, AllOf(StartsWith("["), HasSubstr("clean.txt"), Not(HasSubstr("binary.dat"))));
  EXPECT_THAT(answer.err, AllOf(HasSubstr("binary.dat"), HasSubstr("nothing")));
}

TEST_F(Cli, OneFileIsAnObjectSeveralAreAnArray) {
  EXPECT_THAT(call({"extract", path("dir/clean.txt")}).out, StartsWith("{\n"));
  EXPECT_THAT(call({"extract", path("dir/clean.txt"), path("dir/clean.txt")}).out, StartsWith("[\n{\n"));
  EXPECT_THAT(call({"extract", path("dir/sub")}).out, StartsWith("[\n{\n"));
  EXPECT_EQ(call({"extract", path("empty")}).out, "[]\n");
}

TEST_F(Cli, NamesInBracketsAreNames) {
  write("[a,b]", form_text("99"));
  EXPECT_EQ(call({"audit", path("[a,b]")}).status, kClean);
  fs::current_path(root_);
  EXPECT_EQ(call({"audit", "[a,b]"}).status, kClean);
  fs::current_path("/");
}

TEST_F(Cli, OutputFileAppearsWholeOrNotAtAll) {
  write("out.json", "old");
  EXPECT_EQ(call({"extract", path("nothing"), "-o", path("out.json")}).status, kFailed);
  EXPECT_EQ(contents(path("out.json")), "old");
  fs::permissions(path("out.json"), fs::perms::owner_read | fs::perms::owner_write);
  const Answer answer = call({"extract", path("dir/clean.txt"), "-o", path("out.json")});
  EXPECT_EQ(answer.status, kClean) << answer.err;
  EXPECT_THAT(answer.out, IsEmpty());
  EXPECT_EQ(contents(path("out.json")), call({"extract", path("dir/clean.txt")}).out);
  EXPECT_EQ(fs::status(path("out.json")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  for (const auto& entry : fs::directory_iterator(root_)) {
    EXPECT_THAT(entry.path().string(), Not(HasSubstr("partial"))) << "left behind";
  }
}

TEST_F(Cli, OutputFileFollowsLinksAndLeavesDevicesAlone) {
  write("real.json", "old");
  fs::create_symlink(path("real.json"), path("link.json"));
  EXPECT_EQ(call({"extract", path("dir/clean.txt"), "-o", path("link.json")}).status, kClean);
  EXPECT_TRUE(fs::is_symlink(path("link.json")));
  EXPECT_THAT(contents(path("real.json")), StartsWith("{"));
  EXPECT_EQ(call({"extract", path("dir/clean.txt"), "-o", "/dev/null"}).status, kClean);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Cli, FailedWritesAreReported) {
  const Answer nowhere = call({"extract", path("dir/clean.txt"), "-o", path("no/such/dir.json")});
  EXPECT_EQ(nowhere.status, kFailed);
  EXPECT_THAT(nowhere.err, HasSubstr("No such file or directory"));
  const Answer full = call({"extract", path("dir/clean.txt"), "-o", "/dev/full"});
  EXPECT_EQ(full.status, kFailed);
  EXPECT_THAT(full.err, HasSubstr("No space left"));
}

TEST_F(Cli, AuditShowsFormFindingAndSummary) {
  const Answer answer = call({"audit", path("dir/sub/wrong.txt")});
  EXPECT_EQ(answer.status, kFindings);
  EXPECT_THAT(answer.out, StartsWith("── 桥梁养护工程 "));
  EXPECT_THAT(answer.out, HasSubstr("某市公路中心"));
  EXPECT_THAT(answer.out, HasSubstr("stated 97 of 100 · recomputed 99 of 100"));
  EXPECT_THAT(answer.out, HasSubstr("error  total-score"));
  EXPECT_THAT(answer.out, HasSubstr("wrong.txt:"));
  EXPECT_THAT(answer.out, HasSubstr("Errors      1   total-score 1"));
  EXPECT_THAT(answer.out, Not(HasSubstr("\033"))) << "no colors in a file";
}

TEST_F(Cli, LinesFitTheScreenAndEndWithoutBlanks) {
  std::istringstream lines(call({"audit", path("dir")}).out);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(display_width(line), 100) << line;
    EXPECT_TRUE(line.empty() || line.back() != ' ') << line;
  }
}

TEST_F(Cli, ColorsOnlyOnATerminalThatWantsThem) {
  const auto colored = [&] {
    std::istringstream in;
    std::ostringstream out, err;
    run({"audit", path("dir/clean.txt")}, in, out, err, true);
    return out.str().find('\033') != std::string::npos;
  };
  setenv("TERM", "xterm", 1);
  EXPECT_TRUE(colored());
  setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(colored());
  unsetenv("NO_COLOR");
  setenv("TERM", "dumb", 1);
  EXPECT_FALSE(colored());
}

TEST_F(Cli, EveryCheckIsExplainedInBothLanguages) {
  for (const Check& check : all_checks()) {
    for (const char* lang : {"zh", "en"}) {
      const Answer answer = call({"explain", std::string(check.code), "--lang", lang});
      EXPECT_EQ(answer.status, kClean) << check.code;
      EXPECT_GT(answer.out.size(), 100u) << check.code;
    }
    EXPECT_THAT(call({"explain"}).out, HasSubstr(std::string(check.code)));
  }
}

TEST(Texts, EveryRowHasBothLanguagesAndTheSameArguments) {
  for (const MessageRow& row : texts()) {
    EXPECT_FALSE(row.zh.empty()) << row.id;
    EXPECT_FALSE(row.en.empty()) << row.id;
    for (const std::string_view argument : {"{0}", "{1}", "{2}"}) {
      EXPECT_EQ(row.zh.find(argument) == row.zh.npos, row.en.find(argument) == row.en.npos) << row.id;
    }
    EXPECT_EQ(std::count_if(texts().begin(), texts().end(), [&](const auto& r) { return r.id == row.id; }), 1)
        << row.id;
  }
}

TEST(Wrap, BreaksWhereReadersExpectIt) {
  EXPECT_THAT(wrap("", 10), ElementsAre(""));
  EXPECT_THAT(wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("执行率 27%", 6), ElementsAre("执行率", "27%"));
  EXPECT_THAT(wrap("abcdef", 4), ElementsAre("abcd", "ef"));
  EXPECT_THAT(wrap("一二三四五", 6), ElementsAre("一二三", "四五"));
  EXPECT_THAT(wrap("一二三，四", 6), ElementsAre("一二", "三，四")) << "no comma at the start of a line";
  EXPECT_THAT(wrap("一二（三）", 6), ElementsAre("一二", "（三）")) << "no bracket at the end of a line";
  EXPECT_THAT(wrap("预算12345元", 6), ElementsAre("预算", "12345", "元")) << "numbers stay whole";
}

TEST(Wrap, StrangersDoNotMoveTheCursor) {
  EXPECT_EQ(printable("a\033[2Jb"), "a\xEF\xBF\xBD[2Jb");
  EXPECT_EQ(printable("a\nb\tc"), "a b c");
  EXPECT_EQ(printable("bad\xFFname"), "bad\xEF\xBF\xBDname");
  EXPECT_EQ(printable("a\u202Eb"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(printable("桥梁 12"), "桥梁 12");
}

TEST(TableText, AlignsWideCharacters) {
  const std::vector<TextColumn> columns = {
      {"名称", Align::kLeft, 4}, {"空", Align::kLeft, 0}, {"n", Align::kRight, 0}};
  const Screen screen{.width = 40, .color = false};
  EXPECT_THAT(table_lines(columns, {{{"桥"}, {""}, {"5"}}, {{"a"}, {""}, {"100"}}}, screen, 1),
              ElementsAre(" 名称    n", " 桥      5", " a     100"));
}

TEST(TableText, NarrowsTheWidestColumnOnly) {
  const std::vector<TextColumn> columns = {{"a", Align::kLeft, 4}, {"b", Align::kLeft, 4}};
  const Screen screen{.width = 14, .color = false};
  EXPECT_THAT(table_lines(columns, {{{"xx"}, {"one two three"}}}, screen, 0),
              ElementsAre("a   b", "xx  one two", "    three"));
}

}  // namespace
}  // namespace recount::cli
