// The tables of a document as JSON, CSV, HTML and Markdown, and which line above a table is its caption.
#include "cli/grid_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <string>
#include <vector>

#include "cli/caption.h"
#include "tests/support/case_file.h"
#include "tests/support/documents.h"

namespace recount::cli {
namespace {

using recount::testing::schema_errors;
using ::testing::HasSubstr;

DocumentTables document_of(std::vector<TitledGrid> tables) {
  return {{"form.txt", std::string(64, 'a'), "text", 0}, std::move(tables), {}};
}

Cell cell(int row, int col, const std::string& raw, int row_span = 1, int col_span = 1) {
  return {row, col, row_span, col_span, raw, {}};
}

Grid grid_of(int rows, int cols, std::vector<Cell> cells) {
  return {rows, cols, true, std::move(cells), {}};
}

DocumentTables one_cell(const std::string& raw) {
  return document_of({{"", grid_of(1, 1, {cell(0, 0, raw)})}});
}

//   | A     | B     |
//   |       | C | D |      A over two rows, B over two columns
//   | E             |
Grid spanning_grid() {
  return grid_of(
      3, 3,
      {cell(0, 0, "A", 2, 1), cell(0, 1, "B", 1, 2), cell(1, 1, "C"), cell(1, 2, "D"), cell(2, 0, "E", 1, 3)});
}

std::string body(const std::string& html) {
  const std::size_t begin = html.find("<body>\n") + 7;
  return html.substr(begin, html.find("</body>") - begin);
}

rapidjson::Document parse(const std::string& json) {
  rapidjson::Document parsed;
  parsed.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag>(json.data(),
                                                                                           json.size());
  EXPECT_FALSE(parsed.HasParseError()) << "at " << parsed.GetErrorOffset();
  return parsed;
}

TEST(Captions, AreToldFromNotesAndText) {
  const std::vector<Case> cases = read_cases("captions");
  EXPECT_GT(cases.size(), 30u);
  for (const Case& one : cases) {
    const LineAbove kind = kind_of_line(one.input);
    const std::string name = kind == LineAbove::kCaption ? "caption"
                             : kind == LineAbove::kNote  ? "note"
                                                         : "text";
    EXPECT_EQ(name, one.expected) << "line " << one.line << ": " << one.input;
  }
}

TEST(Captions, NotesArePassedOverButNotText) {
  const auto caption = [](std::vector<Block> above) { return caption_below(above); };
  const Paragraph title{"项目支出绩效自评表\t", {}}, year{"（2022年度）", {}}, unit{"单位：万元", {}},
      sentence{"各项支出见下表。", {}};
  EXPECT_EQ(caption({title}), "项目支出绩效自评表");
  EXPECT_EQ(caption({title, year, unit}), "项目支出绩效自评表");
  EXPECT_EQ(caption({title, year, unit, year, unit}), "") << "too far away";
  EXPECT_EQ(caption({title, sentence}), "");
  EXPECT_EQ(caption({title, Grid{}}), "");
  EXPECT_EQ(caption({title, Grid{}, year}), "");
  EXPECT_EQ(caption({year}), "");
  EXPECT_EQ(caption({}), "");
}

TEST(GridFormats, CellsAreEscaped) {
  struct Row {
    std::string raw, csv, html, markdown;
  };
  const Row rows[] = {
      {"plain 文字", "plain 文字", "plain 文字", "plain 文字"},
      {"a,b", "\"a,b\"", "a,b", "a,b"},
      {"say \"yes\"", "\"say \"\"yes\"\"\"", "say &quot;yes&quot;", "say \"yes\""},
      {"one\ntwo", "\"one\ntwo\"", "one<br>two", "one<br>two"},
      {"one\r\ntwo\rthree", "\"one\ntwo\nthree\"", "one<br>two<br>three", "one<br>two<br>three"},
      {"a\tb", "a b", "a b", "a b"},
      {"<b>&amp;</b>", "<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;", "\\<b>\\&amp;\\</b>"},
      {"a|b \\ *c*", "a|b \\ *c*", "a|b \\ *c*", "a\\|b \\\\ \\*c\\*"},
      {"x\033[2Jy", "x\uFFFD[2Jy", "x\uFFFD[2Jy", "x\uFFFD\\[2Jy"},
      {std::string("nul\0", 4), "nul\uFFFD", "nul\uFFFD", "nul\uFFFD"},
      {"bad\xFF", "bad\uFFFD", "bad\uFFFD", "bad\uFFFD"},
      {"turn\u202Eed", "turn\uFFFDed", "turn\uFFFDed", "turn\uFFFDed"},
  };
  for (const Row& row : rows) {
    const DocumentTables document = one_cell(row.raw);
    EXPECT_EQ(tables_csv(document, Lang::kEn), row.csv + "\r\n");
    EXPECT_EQ(body(tables_html(document, Lang::kEn)),
              "<table>\n<tr><td>" + row.html + "</td></tr>\n</table>\n");
    EXPECT_EQ(tables_markdown(document, Lang::kEn), "| " + row.markdown + " |\n| --- |\n");
  }
}

TEST(GridFormats, SpansAreKeptOrLeftBlank) {
  const DocumentTables document = document_of({{"Table 1: \"A\" & B", spanning_grid()}});
  EXPECT_EQ(tables_csv(document, Lang::kEn), "A,B,\r\n,C,D\r\nE,,\r\n");
  EXPECT_EQ(tables_markdown(document, Lang::kEn),
            "**Table 1: \"A\" \\& B**\n\n| A | B | |\n| --- | --- | --- |\n| | C | D |\n| E | | |\n");
  EXPECT_EQ(body(tables_html(document, Lang::kEn)),
            "<table>\n<caption>Table 1: &quot;A&quot; &amp; B</caption>\n"
            "<tr><td rowspan=\"2\">A</td><td colspan=\"2\">B</td></tr>\n<tr><td>C</td><td>D</td></tr>\n"
            "<tr><td colspan=\"3\">E</td></tr>\n</table>\n");
}

TEST(GridFormats, PositionsWithoutCellStayBlank) {
  const DocumentTables document = document_of({{"", grid_of(3, 3, {cell(0, 0, "a"), cell(1, 2, "b")})}});
  EXPECT_EQ(tables_csv(document, Lang::kEn), "a,,\r\n,,b\r\n,,\r\n");
  EXPECT_EQ(body(tables_html(document, Lang::kEn)),
            "<table>\n<tr><td>a</td></tr>\n<tr><td></td><td></td><td>b</td></tr>\n<tr></tr>\n</table>\n");
  EXPECT_EQ(parse(tables_json(document, Lang::kEn))["tables"][0]["cells"].Size(), 2u) << "none is invented";
}

TEST(GridFormats, TablesArePartedByAnEmptyLine) {
  const TitledGrid blank{"", grid_of(2, 1, {cell(0, 0, ""), cell(1, 0, "x")})};
  const DocumentTables document = document_of({blank, blank});
  EXPECT_EQ(tables_csv(document, Lang::kEn), "\"\"\r\nx\r\n\r\n\"\"\r\nx\r\n")
      << "a row that is blank is no empty line";
  EXPECT_EQ(tables_markdown(document, Lang::kEn), "| |\n| --- |\n| x |\n\n| |\n| --- |\n| x |\n");
}

TEST(GridFormats, ALongRowDoesNotFillUpAllOthers) {
  constexpr int kMany = 3000;
  std::vector<Cell> cells;
  for (int i = 0; i < kMany; ++i) cells.push_back(cell(0, i, ""));
  for (int i = 1; i < kMany; ++i) cells.push_back(cell(i, 0, "x"));
  const DocumentTables document = document_of({{"", grid_of(kMany, kMany, cells)}});
  for (const TableFormat& format : table_formats()) {
    EXPECT_LT(format.write(document, Lang::kEn).size(), 1'000'000u) << format.name;
  }
}

TEST(GridFormats, JsonHasPlacesAndUnchangedTexts) {
  Grid grid = spanning_grid();
  grid.parts = {{2, {0.1, 0.2, 0.9, 1}}, {3, {0.1, 0, 0.9, 0.123456789}}};
  grid.cells[0].raw = "A\r\n\"\x01\t\\";
  grid.cells[1].from = {2, Box{1.0 / 3, 0.25, 0.5, 1}, 0, 0.95};
  DocumentTables document = document_of({{"表一", grid}, {"", spanning_grid()}});
  document.problems = {{"invalid-bytes", 0, 7, "", {"2"}}};
  const std::string json = tables_json(document, Lang::kEn);
  EXPECT_EQ(schema_errors({json}, "tables.schema.json"), "");
  EXPECT_THAT(json, HasSubstr("[[0.1,0.2,0.9,1.0],[0.1,0.0,0.9,0.12345]]"));
  EXPECT_THAT(json, HasSubstr(R"({"row":0,"col":1,"row_span":1,"col_span":2,"text":"B","page":2,)"
                              R"("box":[0.33333,0.25,0.5,1.0],"confidence":0.95})"));
  const rapidjson::Document parsed = parse(json);
  EXPECT_EQ(parsed["tables"][0]["pages"][1].GetInt(), 3);
  EXPECT_STREQ(parsed["tables"][0]["title"].GetString(), "表一");
  EXPECT_STREQ(parsed["tables"][0]["cells"][0]["text"].GetString(), "A\r\n\"\x01\t\\");
  EXPECT_FALSE(parsed["tables"][0]["cells"][0].HasMember("box"));
  EXPECT_TRUE(parsed["tables"][1]["pages"].IsNull());
  EXPECT_TRUE(parsed["tables"][1]["title"].IsNull());
  EXPECT_EQ(parsed["tables"][1]["boxes"].Size(), 0u);
  EXPECT_STREQ(parsed["problems"][0]["at"].GetString(), "line 7");
}

TEST(GridFormats, SchemaTestSeesErrors) {
  DocumentTables document = document_of({{"", spanning_grid()}});
  document.tables[0].grid.rows = 0;
  EXPECT_THAT(schema_errors({tables_json(document, Lang::kEn)}, "tables.schema.json"), HasSubstr("rows"));
}

}  // namespace
}  // namespace recount::cli
