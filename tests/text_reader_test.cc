#include "extract/text_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/reader.h"
#include "tests/support/grid_text.h"

namespace recount {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Extraction read_bytes(std::string bytes) {
  const Result<Source> source = make_source("case.txt", std::move(bytes));
  if (!source) {
    ADD_FAILURE() << source.error().message.id;
    return {};
  }
  Result<Extraction> extraction = read(*source);
  if (!extraction) {
    ADD_FAILURE() << extraction.error().message.id;
    return {};
  }
  return std::move(*extraction);
}

// Each tests/cases/text/NAME.txt and, beside it, the dump expected of it. RECOUNT_REGENERATE=1 rewrites the
// dumps: the difference is then what to review.
class TextCase : public testing::TestWithParam<fs::path> {};

TEST_P(TextCase, ReadsAsExpected) {
  const std::string got = dump(read_bytes(slurp(GetParam())));
  fs::path expected = GetParam();
  expected.replace_extension(".grid");
  if (std::getenv("RECOUNT_REGENERATE")) {
    std::ofstream(expected, std::ios::binary) << got;
    return;
  }
  ASSERT_TRUE(fs::exists(expected));
  EXPECT_EQ(got, slurp(expected));
}

std::vector<fs::path> text_cases() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(RECOUNT_ROOT) / "tests/cases/text")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

INSTANTIATE_TEST_SUITE_P(Files, TextCase, testing::ValuesIn(text_cases()),
                         [](const auto& test) { return test.param.stem().string(); });

TEST(TextReader, LineEndsDoNotMatter) {
  const std::string unix_text = "\t甲\n\t1\n\n\t乙\n丙\n\t2\n\n注\n";
  const std::string expected = dump(read_bytes(unix_text));
  for (const std::string_view end : {"\r\n", "\r"}) {
    std::string text;
    for (const char c : unix_text) {
      if (c == '\n') {
        text += end;
      } else {
        text += c;
      }
    }
    EXPECT_EQ(dump(read_bytes(text)), expected);
  }
}

TEST(TextReader, FormFeedsAndSeparatorsEndLinesWithoutBeingCounted) {
  EXPECT_EQ(dump(read_bytes("甲\f乙\xE2\x80\xA8丙\xE2\x80\xA9丁\n戊")),
            "1 > 甲\n1 > 乙\n1 > 丙\n1 > 丁\n2 > 戊\n");
  // A page break inside a table does not end it.
  EXPECT_EQ(dump(read_bytes("a\tb\n\f\nc\td\n")), "grid\n1 | a | b |\n3 | c | d |\n");
}

TEST(TextReader, EmptyFiles) {
  for (const char* bytes : {"", "\n", " \n\t\n\xE3\x80\x80", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(dump(read_bytes(bytes)), "problem empty-file 0\n");
  }
}

TEST(TextReader, KeepsMostOfADamagedFile) {
  EXPECT_EQ(dump(read_bytes("项目名称\t培训费\n分\0值\t10\0\n绩效目标\t完\xE6\x88了\n"s)),
            "grid\n1 | 项目名称 | 培训费 |\n2 | 分值 | 10 |\n3 | 绩效目标 | 完\xEF\xBF\xBD了 |\n"
            "problem nul-bytes 2 (2)\nproblem invalid-bytes 3 (1)\n");
}

TEST(TextReader, CutsAnEndlessLine) {
  std::string bytes = "甲\n";
  for (int i = 0; i < 3'000'000; ++i) bytes += "乙";
  const Extraction extraction = read_bytes(bytes);
  ASSERT_EQ(extraction.blocks.size(), 2u);
  const std::string& raw = std::get<Paragraph>(extraction.blocks[1]).raw;
  EXPECT_LE(raw.size(), std::size_t{1} << 20);
  EXPECT_GT(raw.size(), (std::size_t{1} << 20) - 4);
  EXPECT_TRUE(raw.ends_with("乙"));
  EXPECT_THAT(extraction.problems, testing::Contains(Problem{"long-line", 0, 2, "", {"9000000"}}));
}

TEST(TextReader, RefusesTooManyCellsOrLines) {
  for (const std::string_view piece : {"\ta\n", "a\n", "\t\t\t\t\t\t\t\t\t\t\t\t\t\n", ",,,,,,\n"}) {
    std::string bytes;
    while (bytes.size() < 2 * kMaxTextParts * piece.size() / std::max<std::size_t>(piece.size() - 1, 2) + 99) {
      bytes += piece;
    }
    const Result<Source> source = make_source("many.txt", bytes);
    ASSERT_TRUE(source);
    const Result<Extraction> extraction = read(*source);
    ASSERT_FALSE(extraction);
    EXPECT_EQ(extraction.error().code, ErrorCode::kLimit);
    EXPECT_EQ(extraction.error().message.id, "error.too-many-cells");
    EXPECT_EQ(extraction.error().message.args.front(), "many.txt");
  }
}

// Twice the input may take a little more than twice the time, never four times. Each piece is one that made
// some shape look twice at the same lines.
TEST(TextReader, TimeGrowsWithTheInputOnly) {
  const std::string long_name(2000, 'x');
  for (const std::string& piece : std::vector<std::string>{
           "\t甲\n", "a\tb\n文\n", "\"a\tb\n", "a,b\n", "a  b\n", "| a |\n", "a | b\n",
           "甲    乙    丙    1    2\n      丁\n\n", "甲    乙    1    2\n甲    乙    1    2\n一\n二\n三\n四\n",
           "\t甲\n\n", "\"甲\n", "开展日常检查和专项检查工作 组织全州业务知识培训\t1\n", long_name + "\t1\n"}) {
    const auto seconds = [&](std::size_t size) {
      std::string bytes;
      while (bytes.size() < size) bytes += piece;
      const Result<Source> source = make_source("case.txt", bytes);
      const auto start = std::chrono::steady_clock::now();
      const Result<Extraction> extraction = read(*source);
      EXPECT_TRUE(extraction);
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const double one = seconds(1 << 20), four = seconds(4 << 20);
    EXPECT_LT(four, 10 * one + 0.2) << piece.substr(0, 40);
  }
}

// Where the header of a laid-out table does not tell which column is which, no value below it is believed.
TEST(TextReader, DoubtsColumnsBelowARunTogetherHeader) {
  const Extraction extraction = read_bytes(
      "来源        预算数     调整后 数 执行数 执行率               分值      得分\n"
      "总额        320     310       307     99%       10      9.9\n"
      "其中：当年     300     290       287     —         —       —\n"
      "财政拨款\n"
      "其他        20      20        20      —         —       —\n"
      "余额        0       0         0       —         —       —\n");
  ASSERT_EQ(extraction.blocks.size(), 1u);
  const Grid& grid = std::get<Grid>(extraction.blocks[0]);
  ASSERT_EQ(grid.cols, 7);
  for (const Cell& cell : grid.cells) EXPECT_EQ(cell.from.confidence > 0, cell.col < 2) << cell.raw;
}

class Seed : public testing::Test {
 protected:
  // Where the five real exports are at hand, beside the project.
  static Extraction read_seed(const std::string& number) {
    const fs::path folder = fs::path(RECOUNT_ROOT) / "../shared/seeds";
    if (fs::is_directory(folder)) {
      for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with(number)) return read_bytes(slurp(entry.path()));
      }
    }
    return {};
  }
  static std::vector<Grid> grids(const Extraction& extraction) {
    std::vector<Grid> found;
    for (const Block& block : extraction.blocks) {
      if (const Grid* grid = std::get_if<Grid>(&block)) found.push_back(*grid);
    }
    return found;
  }
};

TEST_F(Seed, CellsALine) {
  const Extraction extraction = read_seed("004");
  if (extraction.blocks.empty()) GTEST_SKIP();
  const std::vector<Grid> forms = grids(extraction);
  ASSERT_EQ(forms.size(), 9u);
  for (const Grid& form : forms) {
    EXPECT_EQ(form.row(0).front().raw, "项目支出绩效自评表");
    EXPECT_EQ(form.row(form.rows - 1).front().raw, "总分");
    EXPECT_EQ(form.cols, 9);
  }
}

TEST_F(Seed, TablesAmongParagraphs) {
  const Extraction extraction = read_seed("002");
  if (extraction.blocks.empty()) GTEST_SKIP();
  EXPECT_EQ(grids(extraction).size(), 12u);
  EXPECT_TRUE(extraction.problems.empty());
}

TEST_F(Seed, RowsALine) {
  const Extraction extraction = read_seed("003");
  if (extraction.blocks.empty()) GTEST_SKIP();
  const std::vector<Grid> forms = grids(extraction);
  ASSERT_EQ(forms.size(), 3u);
  for (const Grid& form : forms) EXPECT_EQ(form.row(form.rows - 2).front().raw, "合计");
}

TEST_F(Seed, GrownRows) {
  const Extraction extraction = read_seed("001");
  if (extraction.blocks.empty()) GTEST_SKIP();
  const std::vector<Grid> tables = grids(extraction);
  ASSERT_EQ(tables.size(), 2u);
  std::vector<std::string> names;
  for (int row = 9; row < tables[0].rows; ++row) names.push_back(tables[0].row(row)[3].raw);
  EXPECT_THAT(
      names,
      testing::ElementsAre(
          "三级指标", "开展地方金融组织日常检查、专项检查、下达处理决定或者检查结论",
          "组织全州上市业务知识培训", "对州内拟上市企业进行摸底", "召开政金企对接会",
          "按需召开会议,定期交换意见,分析金融服务民营企业的形势、问题和困难,提出针对性的对策措施",
          "深入企业实际调研了解生产经营情况以及融资需求。",
          "贵州金服平台推广运用,组织培训,助推减少融资成本,服务企业",
          "推动碳排放融资,推进绿色金融建设,探索绿色金融示范县建设", "召开风险研判、处置、化解会议",
          "按形势进行调研督导,定期交换意见,提出针对性的对策措施", "订购学习教育资料,开展党建、警示教育工作"));
}

}  // namespace
}  // namespace recount
