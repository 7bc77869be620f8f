// The corpus as it is written: the notation, the answers that follow from it, and what the whole of it must contain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "corpus/formats/format.h"
#include "corpus/formats/text_shapes.h"
#include "corpus/program/process.h"
#include "corpus/score/compare.h"
#include "corpus/sheet/build.h"
#include "corpus/source/lines.h"
#include "tests/support/scratch.h"

namespace recount::corpus {
namespace {

using ::testing::HasSubstr;

const std::string kRoot = RECOUNT_ROOT;

std::string write_scratch(const std::string& name, const std::string& text) {
  const std::string path = recount::testing::scratch_directory() + "/" + name;
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

// A form with most of what the notation has.
constexpr const char* kLayout = R"(about: for tests
widths: 2 3 3 4 3 3 2 2 4
source total: 年度资金总额
source fiscal: 其中：财政拨款
dash: /
title: 项目支出绩效自评表
center: （{year}年度）
row: 项目名称 *2 | {project} *7
side: 项目资金（{money}） *2
row: | 全年预算数 *2 | 全年执行数 *2 | 执行率 | 得分
funds: {source} | {budget} *2 | {executed} *2 | {rate} | {score}
end
side: stack:绩效指标
head: 一级指标 /2 | 二级指标 /2 | 三级指标 /2 | 指标值 *2 | 分值 /2 | 得分 /2 | 原因 /2
head: 符号和值 | 完成值
inds: {level1^+} | {level2^} | {name} | {target} | {actual} | {weight} | {score} | {note}
end
row: 总分 *6 | {total.weight} | {total.score} |
notes:
)";
constexpr const char* kDocument = R"(layout: small
style: greater_equal=》= label_gap= percent=% number_blanks=0 range=-
form
year: 2022
project: 渠道清淤
money: 万元
fund: total budget=12.50 executed=12 rate=96 score=-
fund: fiscal
ind: 产出指标 (60) | 数量指标 | 清淤长度 | ≥ 8 公里 | 8.2 公里 | 30 | 30 | -
ind: | | 其中：支渠 | 3 公里 | | ^ | ^ |
ind: | 时效指标 | 完工 | date 2022-06-30 6月底前 | 及时 | 30 | 28 | 六月连阴雨
placeholder: 指标3：
ind: 效益指标 (40) | | 灌溉面积 | range 2 4 万亩 | 3 万亩 | 40 | 40 | 无
total: 100 | 98
note: 1.按比例计分。
find: execution-rate at fund total rate was 95 = 96
)";

Outcome<Built> build_texts(const std::string& document_text, const std::string& layout_text) {
  const std::string document_path = write_scratch("small_form.txt", document_text);
  const std::string layout_path = write_scratch("small.txt", layout_text);
  Outcome<DocumentSource> document = parse_document(document_path);
  if (!document) return Outcome<Built>::failed(document.error());
  Outcome<Layout> layout = parse_layout(layout_path);
  if (!layout) return Outcome<Built>::failed(layout.error());
  return build(*document, *layout);
}

std::string number(const Answer& answer, const std::string& pointer) {
  const auto found = answer.values.find(pointer);
  return found == answer.values.end() ? "null" : found->second.text;
}

TEST(CorpusNotation, TargetsMeanWhatTheySay) {
  struct Case {
    const char *text, *kind, *op, *value, *unit, *printed;
  };
  const Case cases[] = {{"≥ 95 %", "number", "≥", "95", "%", ""},
                        {"35.5 公里", "number", "", "35.5", "公里", ""},
                        {"= 1,200 元", "number", "=", "1200", "元", "=1,200元"},
                        {"print 不少于2次 => ≥ 2 次", "number", "≥", "2", "次", "不少于2次"},
                        {"words 3个月内", "words", "", "", "", "3个月内"},
                        {"健全", "words", "", "", "", "健全"},
                        {"date 2022-11-30 11月底前", "date", "", "", "", "11月底前"},
                        {"-", "dash", "", "", "", ""},
                        {"", "blank", "", "", "", ""}};
  constexpr const char* kKinds[] = {"blank", "dash", "number", "range", "date", "words"};
  for (const Case& c : cases) {
    const auto quantity = parse_quantity_source(c.text);
    ASSERT_TRUE(quantity) << c.text;
    EXPECT_STREQ(kKinds[static_cast<int>(quantity->kind)], c.kind) << c.text;
    EXPECT_EQ(quantity->op, c.op) << c.text;
    EXPECT_EQ(quantity->value, c.value) << c.text;
    EXPECT_EQ(quantity->unit, c.unit) << c.text;
    EXPECT_EQ(quantity->printed, c.printed) << c.text;
  }
  for (const char* broken : {"≥ many", "range 2", "print 2次", "date 2022-11-30"}) {
    EXPECT_FALSE(parse_quantity_source(broken)) << broken;
  }
}

TEST(CorpusNotation, ErrorsNameTheLine) {
  struct Case {
    std::string document, layout, error;
  };
  const std::string document = kDocument, layout = kLayout;
  const Case cases[] = {
      {replace_all(document, "fund: fiscal", "fund: gold"), layout,
       "small_form.txt:8: unknown kind of money: gold"},
      {replace_all(document, "| ≥ 8 公里 |", "| ≥ x |"), layout,
       "small_form.txt:9: not a target or actual value"},
      {replace_all(document, "year: 2022", "jahr: 2022"), layout, "small_form.txt:4: unknown line: jahr"},
      {replace_all(document, "at fund total rate", "at fund total weight"), layout,
       "small_form.txt:16: fund total weight is not printed by the layout small"},
      {replace_all(document, "range=-", "colour=red"), layout, "small_form.txt:2: unknown style: colour"},
      {document, replace_all(layout, "| {project} *7", "| {project} *6"),
       "small.txt:8: the row covers 8 of 9 columns"},
      {document, replace_all(layout, "{project}", "{projekt}"), "{projekt} means nothing"},
      {"beside: 表2 | 无 |\n" + document, layout, "small_form.txt:1: a line of a form outside one: beside"},
      {document, replace_all(layout, "side: stack", "left: x\nend\nside: stack"), "an end without a side"},
  };
  for (const Case& c : cases) {
    const Outcome<Built> built = build_texts(c.document, c.layout);
    ASSERT_FALSE(built) << c.error;
    EXPECT_THAT(built.error(), HasSubstr(c.error));
  }
}

TEST(CorpusAnswer, HoldsWhatIsPrintedAndNothingElse) {
  Outcome<Built> built = build_texts(kDocument, kLayout);
  ASSERT_TRUE(built) << built.error();
  const Answer& answer = built->answer;
  EXPECT_EQ(number(answer, "/forms/0/funding/0/budget"), "12.50");
  EXPECT_EQ(number(answer, "/forms/0/funding/0/weight"), "null") << "the layout has no such column";
  EXPECT_EQ(number(answer, "/forms/0/funding/0/score"), "null") << "a dash";
  EXPECT_EQ(number(answer, "/forms/0/indicators/1/weight"), "null") << "merged with the cell above";
  EXPECT_EQ(number(answer, "/forms/0/indicators/1/level1"), "产出指标") << "carried down";
  EXPECT_EQ(number(answer, "/forms/0/indicators/2/level1_weight"), "60");
  EXPECT_EQ(number(answer, "/forms/0/indicators/3/level2"), "null");
  EXPECT_EQ(number(answer, "/forms/0/indicators/3/note"), "null") << "无 is no reason";
  ASSERT_EQ(answer.forms[0].indicators.size(), 4u) << "the placeholder is none";
  EXPECT_EQ(answer.forms[0].indicators[1].part_of, 0);
  const QuantitySource& target = answer.values.at("/forms/0/indicators/0/target").quantity;
  EXPECT_EQ(target.printed, "≥8公里") << "the answer has the plain sign, whatever the document prints";
  ASSERT_EQ(answer.findings.size(), 1u);
  EXPECT_EQ(answer.findings[0].at, "/forms/0/funding/0/rate");
  EXPECT_EQ(answer.findings[0].severity, "error");
}

TEST(CorpusAnswer, TablesSideBySideAreListedFromTheLeft) {
  Outcome<Built> built = build_texts(
      "heading: 资金\ntable: 表1 | 拨付 | 万元\nhead: 乡镇 | 数\nrow: 石洞乡 | 38\n"
      "beside: 表2 | 完成 | 座\nhead: 乡镇 | 数\nrow: 石洞乡 | 365\nnote: 按验收数\ntext: 以上。\n",
      kLayout);
  ASSERT_TRUE(built) << built.error();
  ASSERT_EQ(built->answer.tables.size(), 2u);
  EXPECT_EQ(built->answer.tables[0].title, "拨付");
  EXPECT_EQ(built->answer.tables[1].title, "完成");
  const Sheet& sheet = built->sheet;  // each table with the lines of its number, title, unit and note
  ASSERT_EQ(sheet.blocks.size(), 1u + 4 + 5 + 1);
  ASSERT_EQ(sheet.side_by_side.size(), 1u);
  EXPECT_EQ(sheet.side_by_side[0].left, 1u);
  EXPECT_EQ(sheet.side_by_side[0].right, 5u);
  EXPECT_EQ(sheet.side_by_side[0].end, 10u);
}

TEST(CorpusAnswer, TextShapesPrintTheSheet) {
  Outcome<Built> built = build_texts(kDocument, kLayout);
  ASSERT_TRUE(built) << built.error();
  std::map<std::string, std::string> texts;
  for (const TextShape& shape : text_shapes()) texts[shape.name] = shape.write(built->sheet);
  EXPECT_THAT(texts["rows"], HasSubstr("\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t\t分值\t得分\t原因\n"
                                       "\t\t\t\t符号和值\t完成值\t\t\t\n"
                                       "\t产出指标（60分）\t数量指标\t清淤长度\t》=8公里\t8.2公里\t30\t30\t/\n"
                                       "\t\t\t其中：支渠\t3公里\t\t\t\t\n"));
  EXPECT_THAT(texts["compact"], HasSubstr("\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t分值\t得分\t原因\n"
                                          "\t\t\t\t符号和值\t完成值\n"));
  EXPECT_THAT(texts["cells"],
              HasSubstr("\n\n\t\n\t效益指标（40分）\n\t\n\t灌溉面积\n\t2-4万亩\n\t3万亩\n\t40\n\t40\n\t无\n"));
  EXPECT_THAT(texts["pipes"], HasSubstr("| 总分 | | | | | | 100 | 98 |  |\n"));
}

// The promises of corpus/README.md about the whole.
class Corpus : public ::testing::Test {
 protected:
  static const std::vector<Subject>& subjects() {
    static Outcome<std::vector<Subject>> loaded = load_subjects(kRoot + "/corpus");
    static const std::vector<Subject> none;
    EXPECT_TRUE(loaded) << loaded.error();
    return loaded ? *loaded : none;
  }
};

TEST_F(Corpus, IsLargeEnough) {
  std::set<std::string> layouts, documents;
  std::size_t forms = 0, plain = 0, long_ones = 0, several = 0, wrong = 0, with_forms = 0;
  for (const Subject& subject : subjects()) {
    const std::string document = subject.name().substr(0, subject.name().find('.'));
    if (!documents.insert(document).second) continue;  // in a further layout
    const Answer& answer = subject.built.answer;
    forms += answer.forms.size();
    plain += answer.forms.empty();
    with_forms += !answer.forms.empty();
    several += answer.forms.size() > 1;
    long_ones += subject.pages.size() >= 3;
    wrong += !answer.findings.empty();
    if (!answer.forms.empty()) layouts.insert(subject.built.layout);
  }
  EXPECT_GE(forms, 60u);
  EXPECT_GE(layouts.size(), 16u);
  EXPECT_GE(plain, 10u);
  EXPECT_GE(long_ones, 4u);
  EXPECT_GE(several, 6u);
  EXPECT_NEAR(static_cast<double>(wrong) / static_cast<double>(with_forms), 0.37, 0.08);
}

TEST_F(Corpus, HasWhatPdfFilesHave) {
  std::map<std::string, int> seen;
  for (const Subject& subject : subjects()) {
    const PdfStyle& style = subject.pdf;
    seen["watermark"] += !style.watermark.empty();
    EXPECT_NE(style.watermark, kBodyWatermark) << subject.name() << ": not the name of a body";
    seen["rotated left"] += style.page_rotate == 90;
    seen["rotated right"] += style.page_rotate == 270;
    seen["crop"] += style.crop;
    seen["hidden text"] += style.hidden_text;
    seen["side by side"] += !subject.built.sheet.side_by_side.empty();
    seen["no rulings"] += subject.style.rulings == Rulings::kNone;
    seen["horizontal rulings"] += subject.style.rulings == Rulings::kHorizontal;
    seen["turned, two pages"] += subject.style.turned && subject.pages.size() > 1;
    bool cut = false, repeated = false;
    std::set<std::pair<int, int>> placed;
    for (const Page& page : subject.pages) {
      for (const CellBox& box : page.cells) {
        const auto& table =
            std::get<SheetTable>(subject.built.sheet.blocks[static_cast<std::size_t>(box.block)]);
        repeated |= box.repeated;
        if (table.cells[static_cast<std::size_t>(box.cell)].row_span == 1 && !box.repeated)
          cut |= !placed.insert({box.block, box.cell}).second;
      }
    }
    seen["rows cut below a header again, three pages"] += cut && repeated && subject.pages.size() >= 3;
  }
  for (const auto& [what, count] : seen) EXPECT_GE(count, what == "side by side" ? 1 : 2) << what;
}

TEST_F(Corpus, EveryFindingIsPlantedTwice) {
  std::map<std::string, std::set<std::string>> planted;
  for (const Subject& subject : subjects()) {
    for (const AnswerFinding& finding : subject.built.answer.findings)
      planted[finding.code].insert(subject.name());
  }
  for (const char* code :
       {"execution-rate", "over-execution", "budget-score", "funding-sum", "score-exceeds-weight",
        "target-missed", "indicator-score", "reason-missing", "weight-sum", "dimension-weight", "total-score",
        "grade", "missing-value", "unit-mismatch", "narrative", "percent-share"}) {
    EXPECT_GE(planted[code].size(), 2u) << code;
  }
}

TEST_F(Corpus, AThirdIsHeldBackByDocument) {
  std::map<std::string, bool> held_back;
  for (const Subject& subject : subjects()) {
    const std::string document = subject.name().substr(0, subject.name().find('.'));
    const auto [at, added] = held_back.try_emplace(document, subject.held_back);
    EXPECT_EQ(at->second, subject.held_back) << subject.name() << ": the same document in another layout";
  }
  std::size_t held = 0;
  for (const auto& [name, is_held] : held_back) held += is_held;
  EXPECT_NEAR(static_cast<double>(held) / static_cast<double>(held_back.size()), 1.0 / 3, 0.08);
}

// Another drawing changes what a document looks like, not what it says or whether it may be looked at.
TEST_F(Corpus, IsDrawnAgainInAnotherStyle) {
  const Outcome<std::vector<Subject>> again = load_subjects(kRoot + "/corpus", 2);
  ASSERT_TRUE(again) << again.error();
  ASSERT_EQ(again->size(), subjects().size());
  int other_fonts = 0;
  for (std::size_t i = 0; i < again->size(); ++i) {
    const Subject &first = subjects()[i], &second = (*again)[i];
    EXPECT_EQ(first.name(), second.name());
    EXPECT_EQ(first.held_back, second.held_back) << first.name();
    EXPECT_EQ(first.built.answer.findings.size(), second.built.answer.findings.size()) << first.name();
    EXPECT_NE(first.rng().name(), second.rng().name()) << first.name();
    other_fonts += first.style.font != second.style.font ? 1 : 0;
  }
  EXPECT_GT(other_fonts, static_cast<int>(again->size()) / 4);
}

TEST_F(Corpus, AnswersAgreeWithThemselves) {
  for (const Subject& subject : subjects()) {
    const std::string json = to_json(subject.built.answer);
    Outcome<Comparison> compared = compare(json, json);
    ASSERT_TRUE(compared) << subject.name() << ": " << compared.error();
    EXPECT_EQ(compared->fields().wrong(), 0) << subject.name() << "\n" << details(*compared);
    EXPECT_EQ(compared->found, compared->expected) << subject.name();
    EXPECT_TRUE(compared->false_findings.empty()) << subject.name();
  }
}

TEST_F(Corpus, AnswersFollowTheSchema) {
  const std::string folder = recount::testing::scratch_directory() + "/answers";
  std::filesystem::create_directories(folder);
  for (const Subject& subject : subjects()) {
    const std::string json = to_json(subject.built.answer);
    const std::string source =
        R"({"source":{"file":"x","sha256":")" + std::string(64, '0') + R"(","reader":"text","pages":0},)";
    std::ofstream(folder + "/" + subject.name() + ".json") << source << json.substr(json.find('{') + 1);
  }
  const auto run = run_process(
      {RECOUNT_PYTHON, "-c",
       "import glob, json, jsonschema, sys\n"
       "schema = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))\n"
       "for path in sorted(glob.glob(sys.argv[2] + '/*.json')):\n"
       "  for error in schema.iter_errors(json.load(open(path))): print(path, error.json_path, error.message)",
       kRoot + "/docs/document.schema.json", folder},
      60);
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.output, "");
}

}  // namespace
}  // namespace recount::corpus
