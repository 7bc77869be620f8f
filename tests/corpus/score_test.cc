// What scores the program: each figure against documents small enough to count by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/score/aggregate.h"
#include "corpus/score/align.h"
#include "corpus/score/compare.h"
#include "corpus/score/grid.h"
#include "corpus/score/json_tree.h"
#include "corpus/score/likeness.h"

namespace recount::corpus {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// `what` must occur once.
std::string with(std::string text, std::string_view what, std::string_view instead) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, text.npos) << what;
  if (at == text.npos) return text;
  EXPECT_EQ(text.find(what, at + 1), text.npos) << what << " occurs twice";
  return text.replace(at, what.size(), instead);
}

Comparison compared(const std::string& key, const std::string& record, const CompareOptions& options = {}) {
  const Outcome<Comparison> outcome = compare(key, record, options);
  EXPECT_TRUE(outcome) << outcome.error();
  return outcome ? *outcome : Comparison{};
}

const std::string kPump =
    R"({"level1": "产出指标", "level1_weight": 50, "level2": "数量指标", "name": "新建泵站",
        "target": {"text": "≥3座", "kind": "number", "op": "ge", "value": 3, "low": null, "high": null, "unit": "座"},
        "actual": {"text": "3座", "kind": "number", "op": null, "value": 3, "low": null, "high": null, "unit": "座"},
        "weight": 20, "score": 20, "rule": null, "note": null})";
const std::string kPipe =
    R"({"level1": "产出指标", "level1_weight": null, "level2": "数量指标", "name": "改造管网长度",
        "target": {"text": "120公里", "kind": "number", "op": null, "value": 120, "unit": "公里"},
        "actual": {"text": "118.5公里", "kind": "number", "op": null, "value": 118.5, "unit": "公里"},
        "weight": 30, "score": 29.63, "rule": null, "note": "雨季停工", "deduction": 0.37, "extra": {"是否核心指标": "是"}})";
const std::string kPeople =
    R"({"level1": "满意度指标", "level1_weight": 40, "level2": "服务对象满意度", "name": "用水户满意度",
        "target": {"text": "满意", "kind": "qualitative", "op": null, "value": null, "unit": null},
        "actual": {"text": "", "kind": "empty", "op": null, "value": null, "unit": null},
        "weight": 40, "score": 40, "rule": null, "note": null, "part_of": 1})";

std::string document(const std::vector<std::string>& rows, const std::string& more) {
  std::string list;
  for (const std::string& row : rows) list += (list.empty() ? "" : ",") + row;
  return R"({"forms": [{"kind": "self_evaluation", "scope": "project", "title": "项目支出绩效自评表", "year": 2022,
    "project": "农村供水保障", "department": "临河县水利局", "unit": "供水站", "amount_unit": "万元",
    "funding": [{"source": "年度资金总额", "kind": "total", "initial_budget": null, "budget": 230.00, "executed": 228.6,
                 "weight": 10, "rate": 99.39, "score": 9.94}],
    "goals": {"expected": "保障供水", "actual": "供水正常"},
    "indicators": [)" +
         list + R"(], "total": {"weight": 100, "score": 99.57}, "grade": "优",
    "remarks": {"联系人（电话）": "王芳 5551234"}, "notes": ["一、按比例计分", "二、超过部分不计分"]}],
    "tables": [], "paragraphs": [], "problems": [])" +
         more + "}";
}

const std::string kFindings = R"(, "findings": [
    {"code": "total-score", "severity": "error", "at": "/forms/0/total/score", "stated": "99.57", "message": "m"},
    {"code": "budget-score", "severity": "error", "at": "/forms/0/funding/0/score", "stated": "9.94", "message": "m"}])";

std::string key_document() {
  return document({kPump, kPipe, kPeople}, kFindings);
}

TEST(CorpusCompare, PerfectRecordHasEverythingRight) {
  const Comparison all = compared(key_document(), key_document());
  EXPECT_EQ(all.fields().right, all.fields().of);
  EXPECT_EQ(all.groups.at("header"), (Count{7, 7}));
  EXPECT_EQ(all.groups.at("funding"), (Count{5, 5}));
  EXPECT_EQ(all.groups.at("operator"), (Count{4, 4}));
  EXPECT_EQ(all.groups.at("quantity kind"), (Count{5, 5}));
  EXPECT_EQ(all.groups.at("remarks"), (Count{1, 1}));
  EXPECT_EQ(all.groups.at("notes"), (Count{2, 2}));
  EXPECT_EQ(all.groups.at("extra"), (Count{1, 1}));
  EXPECT_EQ(all.groups.at("part_of"), (Count{1, 1}));
  EXPECT_EQ(all.groups.at("deduction"), (Count{1, 1}));
  EXPECT_EQ(all.groups.at("form kind"), (Count{1, 1}));
  // 5 of funding, 2 level1_weight, 3 weights, 3 scores, 2 of the total, 1 deduction, 3 quantities without operator.
  EXPECT_EQ(all.numeric, (Count{19, 19}));
  EXPECT_EQ(all.operators, (Count{1, 1}));
  EXPECT_EQ(all.char_errors, 0);
  EXPECT_THAT(all.misses, IsEmpty());
  EXPECT_EQ(all.expected, 2);
  EXPECT_EQ(all.found, 2);
  EXPECT_THAT(all.false_findings, IsEmpty());
  EXPECT_EQ(details(all), "");
}

TEST(CorpusCompare, FurtherGroupsCanBeLeftOut) {
  const Comparison common = compared(key_document(), key_document(), {.further = false});
  EXPECT_EQ(common.fields(), (Count{61, 61}));
  EXPECT_FALSE(common.groups.contains("remarks"));
  EXPECT_EQ(common.numeric, (Count{18, 18}));
}

TEST(CorpusCompare, OneDigitCostsItsFieldOnly) {
  const std::string record = with(key_document(), "29.63", "29.68");
  const Comparison one = compared(key_document(), record);
  EXPECT_EQ(one.fields().wrong(), 1);
  EXPECT_EQ(one.numeric.wrong(), 1);
  ASSERT_THAT(one.misses, SizeIs(1));
  EXPECT_EQ(one.misses[0].group, "score");
  EXPECT_EQ(one.misses[0].at, "/forms/0/indicators/1/score");
  EXPECT_EQ(details(one), "wrong /forms/0/indicators/1/score: want 29.63, got 29.68\n");
}

TEST(CorpusCompare, NumbersAreEqualByValueAndTextsWithoutTypography) {
  std::string record = with(key_document(), "230.00", "230");
  record = with(record, "二、超过部分不计分", "二, 超过部 分不计分");
  record = with(record, "≥3座", "》=3 座");
  record = with(record, "联系人（电话）", "联系人 (电话)");
  EXPECT_EQ(compared(key_document(), record).fields().wrong(), 0);
}

TEST(CorpusCompare, LostRowCostsItsFieldsOnly) {
  const Comparison lost = compared(key_document(), document({kPump, kPeople}, kFindings));
  for (const Miss& miss : lost.misses) EXPECT_THAT(miss.at, HasSubstr("/forms/0/indicators/")) << miss.group;
  EXPECT_EQ(lost.groups.at("indicator rows"), (Count{2, 3}));
  EXPECT_EQ(lost.groups.at("weight"), (Count{2, 3}));
  // The row and its level1, level2, name, note, weight, score, two quantities of five, deduction and extra; and
  // the last row's part_of, which names a row that is not there.
  EXPECT_EQ(lost.fields().wrong(), 7 + 10 + 2 + 1);
  EXPECT_FALSE(lost.groups.contains("extra rows"));
}

TEST(CorpusCompare, PartOfIsJudgedInTheKeysNumbering) {
  const std::string moved = with(kPeople, "\"part_of\": 1", "\"part_of\": 0");
  const Comparison shifted = compared(key_document(), document({kPipe, moved}, kFindings));
  EXPECT_EQ(shifted.groups.at("part_of"), (Count{1, 1}));
  EXPECT_EQ(compared(key_document(), document({kPump, kPipe, moved}, kFindings)).groups.at("part_of"),
            (Count{0, 1}));
}

TEST(CorpusCompare, ExtraRowIsOneWrongField) {
  const std::string extra = with(kPump, "新建泵站", "合计");
  const Comparison more = compared(key_document(), document({kPump, kPipe, extra, kPeople}, kFindings));
  EXPECT_EQ(more.fields().wrong(), 1);
  EXPECT_EQ(more.groups.at("extra rows"), (Count{0, 1}));
}

TEST(CorpusCompare, LostAndExtraForms) {
  const std::string none = R"({"forms": []})";
  const Comparison lost = compared(key_document(), none);
  EXPECT_EQ(lost.groups.at("forms"), (Count{0, 1}));
  EXPECT_EQ(lost.fields().right, 0);
  EXPECT_EQ(lost.char_errors, lost.chars);
  const Comparison extra = compared(none, key_document());
  EXPECT_EQ(extra.fields(), (Count{0, 1}));
  EXPECT_EQ(extra.groups.at("extra forms"), (Count{0, 1}));
  EXPECT_EQ(extra.false_errors, 2);
}

TEST(CorpusCompare, OperatorsAreCountedWithTheirValues) {
  const Comparison sign = compared(key_document(), with(key_document(), "\"op\": \"ge\"", "\"op\": \"gt\""));
  EXPECT_EQ(sign.operators, (Count{0, 1}));
  EXPECT_EQ(sign.groups.at("operator").wrong(), 1);
  EXPECT_EQ(sign.numeric.wrong(), 0);
  const Comparison value = compared(key_document(), with(key_document(), "\"value\": 120", "\"value\": 12"));
  EXPECT_EQ(value.operators.wrong(), 0);
  EXPECT_EQ(value.numeric.wrong(), 1);
  EXPECT_EQ(value.fields().wrong(), 1);
}

TEST(CorpusCompare, CharacterErrorsAreEditsOfTheKeysText) {
  const Comparison edits = compared(key_document(), with(key_document(), "农村供水保障", "农村供水保降工"));
  EXPECT_EQ(edits.char_errors, 2);
  EXPECT_EQ(edits.fields().wrong(), 1);
  // No more than the text is long.
  EXPECT_EQ(compared(key_document(), with(key_document(), "\"优\"", "\"得分与等级\"")).char_errors, 1);
}

TEST(CorpusCompare, LabelledTextsAreFoundByTheirLabels) {
  const std::string garbled = with(key_document(), "是否核心指标", "是否核小指标");
  EXPECT_EQ(compared(key_document(), garbled).groups.at("extra"), (Count{0, 1}));
  const std::string other = with(key_document(), "\"联系人（电话）\"", "\"填报日期\"");
  EXPECT_EQ(compared(key_document(), with(other, "王芳 5551234", "2023年3月1日")).groups.at("remarks"),
            (Count{0, 2}));
  const std::string note = with(key_document(), "\"一、按比例计分\", ", "");
  EXPECT_EQ(compared(key_document(), note).groups.at("notes"), (Count{1, 2}));
  // A key that does not say what remarks there are judges none.
  const std::string silent = with(key_document(), R"("remarks": {"联系人（电话）": "王芳 5551234"}, )", "");
  EXPECT_FALSE(compared(silent, key_document()).groups.contains("remarks"));
}

TEST(CorpusCompare, KeysAcceptFurtherValues) {
  const std::string key = document({kPump, kPipe, kPeople}, kFindings + R"(, "also_accept": [
      {"at": "/forms/0/year", "values": [2023, null]}, {"at": "/forms/0/unit", "values": ["临河供水站"]},
      {"at": "/forms/0/funding/0/initial_budget", "values": [230]},
      {"at": "/forms/0/indicators/0/target", "values": [{"kind": "empty", "text": ""}]}])");
  std::string record = with(key_document(), "2022", "2023");
  record = with(record, "\"供水站\"", "\"临河供水站\"");
  record = with(record, "\"initial_budget\": null", "\"initial_budget\": 230.0");
  const Comparison accepted = compared(key, record);
  EXPECT_EQ(accepted.fields().wrong(), 0);
  EXPECT_EQ(accepted.char_errors, 0);
  EXPECT_EQ(compared(key_document(), record).fields().wrong(), 3);
}

std::string finding(std::string_view code, std::string_view severity, std::string_view at,
                    std::string_view more = "") {
  std::ostringstream out;
  out << R"({"code": ")" << code << R"(", "severity": ")" << severity << R"(", "at": ")" << at
      << R"(", "message": "m")" << more << "}";
  return out.str();
}

std::string findings(const std::string& list, const std::string& more = "") {
  return document({kPump, kPipe, kPeople}, ", \"findings\": [" + list + "]" + more);
}

TEST(CorpusFindings, FoundMissedFalseAndDebatable) {
  const std::string key = findings(finding("total-score", "error", "/forms/0/total/score") + "," +
                                       finding("reason-missing", "warning", "/forms/0/indicators/1/note"),
                                   R"(, "debatable": [)" + finding("grade", "warning", "/forms/0/grade") + "]");
  const std::string record =
      findings(finding("total-score", "error", "/forms/0/total/weight") + "," +
               finding("reason-missing", "warning", "/forms/0/indicators/0/note") + "," +
               finding("grade", "error", "/forms/0/grade") + "," + finding("grade", "error", "/forms/0/title") +
               "," + finding("indicator-score", "info", "/forms/0/indicators/2/score"));
  const Comparison judged = compared(key, record);
  EXPECT_EQ(judged.expected, 2);
  EXPECT_EQ(judged.found, 1);  // the block is the same: total
  ASSERT_THAT(judged.missed, SizeIs(1));
  EXPECT_EQ(judged.missed[0].at, "/forms/0/indicators/1/note");
  EXPECT_THAT(judged.false_findings, SizeIs(3));
  EXPECT_EQ(judged.false_warnings, 1);
  EXPECT_EQ(judged.false_errors, 1);
  EXPECT_EQ(judged.false_infos, 1);
  EXPECT_EQ(details(judged),
            "missed warning reason-missing at /forms/0/indicators/1/note: m\n"
            "false warning reason-missing at /forms/0/indicators/0/note: m\n"
            "false error grade at /forms/0/title: m\n"
            "false info indicator-score at /forms/0/indicators/2/score: m\n");
}

TEST(CorpusFindings, RowsAreTheKeysAndCodesMayDiffer) {
  const std::string key = findings(finding("indicator-score", "warning", "/forms/0/indicators/1/score",
                                           R"(, "accept_code": ["target-missed"])"));
  // The record lost the first row: its row 0 is the key's row 1.
  const std::string record =
      document({kPipe, kPeople},
               ", \"findings\": [" + finding("target-missed", "warning", "/forms/0/indicators/0/actual") + "]");
  EXPECT_EQ(compared(key, record).found, 1);
  EXPECT_THAT(compared(key, with(record, "indicators/0/actual", "indicators/1/actual")).missed, SizeIs(1));
}

TEST(CorpusFindings, RunningTextMustSayTheSame) {
  const std::string at = "/forms/0/goals/actual";
  const std::string key = findings(finding("narrative", "warning", at, R"(, "stated": "共1,200.0户")"));
  const auto record = [&](std::string_view stated) {
    return findings(finding("narrative", "warning", at, R"(, "stated": ")" + std::string(stated) + "\""));
  };
  EXPECT_EQ(compared(key, record("1200户")).found, 1);
  EXPECT_EQ(compared(key, record("1300户")).found, 0);

  const std::string text = R"(, "paragraphs": [{"text": "全年新建泵站 5 座。"}, {"text": "满意度95%。"}])";
  const std::string of_words =
      findings(finding("narrative", "warning", "/paragraphs/7", R"(, "words": "泵站5座")"));
  const std::string first = findings(finding("narrative", "warning", "/paragraphs/0"), text);
  EXPECT_EQ(compared(of_words, first).found, 1);
  EXPECT_EQ(compared(of_words, findings(finding("narrative", "warning", "/paragraphs/1"), text)).found, 0);
}

TEST(CorpusCompare, ConfidencesAreOfTheNearestEvidence) {
  const std::string evidence = R"(, "evidence": {
      "/forms/0/title": {"confidence": 0.95}, "/forms/0/project": {"confidence": 0.91},
      "/forms/0/grade": {"confidence": 0.55}, "/forms/0/year": {"line": 3},
      "/forms/0/funding/0/initial_budget": {"confidence": 0.2},
      "/forms/0/indicators/0/actual": {"confidence": 0.35}})";
  std::string record = document({kPump, kPipe, kPeople}, kFindings + evidence);
  record = with(record, "农村供水保障", "农村供水保降");
  record = with(record, "\"3座\"", "\"8座\"");
  const Comparison some = compared(key_document(), record);
  // title, project, grade; text, kind, value and unit of the actual value. The blank budget has no value.
  EXPECT_EQ(some.confidences.size(), 7u);
  EXPECT_EQ(std::ranges::count(some.confidences, std::pair(0.35, true)), 3);
  EXPECT_EQ(std::ranges::count(some.confidences, std::pair(0.35, false)), 1);
  EXPECT_EQ(std::ranges::count(some.confidences, std::pair(0.91, false)), 1);

  Summary summary;
  summary.add(some);
  EXPECT_EQ(summary.calibration.size(), 7);
  EXPECT_EQ(summary.calibration.sure(), (Count{1, 2}));
  // [0.9, 1]: |1/2 - 0.93| x 2; [0.5, 0.6): |1 - 0.55|; [0.3, 0.4): |3/4 - 0.35| x 4; over 7.
  EXPECT_NEAR(*summary.calibration.error(), (0.86 + 0.45 + 1.6) / 7, 1e-9);
}

TEST(CorpusCompare, BrokenTextsAreNamed) {
  const std::string good = key_document();
  EXPECT_EQ(compare("", good).error(), "key: line 1: The document is empty.");
  EXPECT_EQ(compare(good, "{\"forms\": [\n{\"title\": 1,\n]}").error(),
            "record: line 3: Missing a name for object member.");
  EXPECT_EQ(compare("[]", good).error(), "key: is no JSON object");
  EXPECT_EQ(compare(good, R"({"forms": {}})").error(), "record: /forms is no list");
  EXPECT_THAT(compare(good, std::string(100'000, '[')).error(), HasSubstr("levels deep"));
  EXPECT_EQ(compare(good, good).error(), "");
  // Members of another type than they should be count as null.
  const std::string odd = R"({"forms": [{"project": ["a"], "funding": 3, "indicators": [7], "total": "x"}],
                              "findings": [5], "tables": [[]], "evidence": []})";
  EXPECT_TRUE(compare(good, odd));
  EXPECT_TRUE(compare(odd, odd));
}

// Figures of the scorer that this library was made from, for keys that stay as they are.
std::string golden(const std::string& name) {
  std::ifstream file(std::string(RECOUNT_ROOT) + "/tests/golden/layouts/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST(CorpusCompare, FiguresOfGoldenDocuments) {
  const Comparison anhui = compared(golden("anhui.key.json"), golden("anhui.golden.json"), {.further = false});
  EXPECT_EQ(anhui.fields(), (Count{405, 405}));
  EXPECT_EQ(anhui.chars, 1022);
  EXPECT_EQ(anhui.found, 4);
  const Comparison jiangsu =
      compared(golden("jiangsu.key.json"), golden("jiangsu.golden.json"), {.further = false});
  EXPECT_EQ(jiangsu.fields(), (Count{407, 407}));
  EXPECT_EQ(jiangsu.found, 6);
  EXPECT_THAT(jiangsu.missed, IsEmpty());
}

TEST(CorpusCompare, FiguresOfDocumentsThatHaveLittleInCommon) {
  const Comparison other = compared(golden("jiangsu.key.json"), golden("anhui.key.json"), {.further = false});
  EXPECT_EQ(other.fields(), (Count{82, 424}));
  EXPECT_EQ(other.char_errors, 831);
  EXPECT_EQ(other.chars, 990);
  EXPECT_EQ(other.groups.at("extra rows"), (Count{0, 16}));
  EXPECT_EQ(other.groups.at("funding"), (Count{3, 30}));
  EXPECT_EQ(other.groups.at("header"), (Count{6, 21}));
  EXPECT_EQ(other.groups.at("indicator rows"), (Count{6, 22}));
  EXPECT_EQ(other.groups.at("operator"), (Count{12, 36}));
  EXPECT_EQ(other.groups.at("quantity value"), (Count{3, 36}));
  EXPECT_EQ(other.groups.at("unit"), (Count{10, 36}));
  EXPECT_EQ(other.found, 0);
  EXPECT_THAT(other.missed, SizeIs(6));
  EXPECT_THAT(other.false_findings, SizeIs(4));
  EXPECT_EQ(other.false_errors, 3);
}

TEST(CorpusCompare, TablesAreComparedCellByCell) {
  const std::string key = R"({"tables": [{"number": "01", "title": "收支总表", "header": ["项目", "金额"],
      "rows": [["收入", "120.00"], ["其中：拨款", "100.00"], ["支出", "120.00"]]}], "findings": [)" +
                          finding("table-sum", "error", "/tables/0/rows/2/1", R"(, "stated": "120")") + "]}";
  std::string record = with(key, R"(["其中：拨款", "100.00"], )", "");
  record = with(record, "/tables/0/rows/2/1", "/tables/0/rows/1/1");
  const Comparison tables = compared(key, record);
  EXPECT_EQ(tables.groups.at("tables"), (Count{1, 1}));
  EXPECT_EQ(tables.groups.at("table header"), (Count{2, 2}));
  EXPECT_EQ(tables.groups.at("table cells"), (Count{4, 6}));
  EXPECT_EQ(tables.found, 1);
}

// The definition, cell by cell.
std::size_t plain_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row.back();
}

TEST(CorpusLikeness, DistanceIsTheOneByDefinition) {
  std::uint32_t state = 1;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % below;
  };
  const auto text = [&](std::size_t length, std::uint32_t letters) {
    std::u32string made;
    for (std::size_t i = 0; i < length; ++i) made.push_back(U'甲' + next(letters));
    return made;
  };
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t letters = 2 + next(20);
    const std::u32string a = text(next(200), letters), b = text(next(200), letters);
    ASSERT_EQ(edit_distance(a, b), plain_distance(a, b)) << a.size() << ' ' << b.size();
  }
  for (const std::size_t length : {63, 64, 65, 127, 128, 129}) {
    const std::u32string a = text(length, 3), b = text(length, 3);
    EXPECT_EQ(edit_distance(a, b), plain_distance(a, b)) << length;
  }
}

TEST(CorpusLikeness, FoldsWhatTypistsMixUp) {
  EXPECT_EQ(folded("（1） 95 %"), U"(1)95%");
  EXPECT_EQ(folded("》=3"), U"≥3");
  EXPECT_EQ(folded("＜＝ 3、“好”"), U"≤3,\"好\"");
  EXPECT_EQ(folded("——"), U"");
  EXPECT_EQ(folded("3 - 5"), U"3-5");
}

TEST(CorpusAlign, LostRowsLeaveTheOthersPaired) {
  const std::string key = "abc", output = "ac";
  const Pairing pairing =
      align(3, 2, [&](std::size_t i, std::size_t j) { return key[i] == output[j] ? 1.0 : 0.0; });
  EXPECT_THAT(pairing.of_key, ElementsAre(0, std::nullopt, 1));
  EXPECT_THAT(pairing.of_output, ElementsAre(0, 2));
}

std::string cell(int row, int col, int row_span, int col_span, std::string_view text) {
  std::ostringstream out;
  out << R"({"row": )" << row << R"(, "col": )" << col << R"(, "row_span": )" << row_span << R"(, "col_span": )"
      << col_span << R"(, "text": ")" << text << "\"}";
  return out.str();
}

// A title over two columns, then rows of a label and a number; `skip` rows from the top are left out.
std::string table(int skip = 0, int columns_before = 0) {
  std::vector<std::string> cells;
  if (skip < 1) cells.push_back(cell(0, columns_before, 1, 2, "绩效自评表"));
  const std::vector<std::string> labels = {"项目名称", "预算数", "执行数", "得分"};
  for (int r = 0; r < 4; ++r) {
    if (r + 1 < skip) continue;
    cells.push_back(cell(r + 1 - skip, columns_before, 1, 1, labels[static_cast<std::size_t>(r)]));
    cells.push_back(cell(r + 1 - skip, columns_before + 1, 1, 1, std::to_string(100 + r)));
  }
  std::string list;
  for (const std::string& one : cells) list += (list.empty() ? "" : ", ") + one;
  return R"({"rows": 5, "cols": 2, "cells": [)" + list + "]}";
}

std::string tables(const std::vector<std::string>& list) {
  std::string joined;
  for (const std::string& one : list) joined += (joined.empty() ? "" : ", ") + one;
  return R"({"schema": "recount.tables/1", "tables": [)" + joined + R"(], "problems": []})";
}

GridComparison grids(const std::string& key, const std::string& output) {
  const Outcome<GridComparison> outcome = compare_grids(key, output);
  EXPECT_TRUE(outcome) << outcome.error();
  return outcome ? *outcome : GridComparison{};
}

TEST(CorpusGrid, CellsInPlaceAndTexts) {
  const GridComparison same = grids(tables({table()}), tables({table()}));
  EXPECT_EQ(same.cells, (Count{9, 9}));
  EXPECT_EQ(same.texts, (Count{9, 9}));
  EXPECT_EQ(same.extra_cells, 0);
  const GridComparison misread = grids(tables({table()}), tables({with(table(), "执行数", "执彳数")}));
  EXPECT_EQ(misread.cells, (Count{9, 9}));
  EXPECT_EQ(misread.texts, (Count{8, 9}));
  ASSERT_THAT(misread.misses, SizeIs(1));
  EXPECT_EQ(misread.misses[0].got, "执彳数");
  EXPECT_TRUE(misread.misses[0].in_place);
}

TEST(CorpusGrid, LostFirstRowCostsItsCellsOnly) {
  const GridComparison lost = grids(tables({table()}), tables({table(1)}));
  EXPECT_EQ(lost.cells, (Count{8, 9}));
  EXPECT_EQ(lost.texts, (Count{8, 8}));
  EXPECT_EQ(lost.extra_cells, 0);
}

TEST(CorpusGrid, ColumnsAndSpansMustAgree) {
  // The labels stand where the numbers should.
  const GridComparison moved = grids(tables({table()}), tables({table(0, 1)}));
  EXPECT_EQ(moved.cells, (Count{4, 9}));
  EXPECT_EQ(moved.texts, (Count{0, 4}));
  EXPECT_EQ(moved.extra_cells, 5);
  const GridComparison span =
      grids(tables({table()}), tables({with(table(), R"("col_span": 2)", R"("col_span": 1)")}));
  EXPECT_EQ(span.cells, (Count{8, 9}));
  EXPECT_EQ(span.extra_cells, 1);
}

TEST(CorpusGrid, TablesArePairedByTheirTexts) {
  const std::string other = R"({"rows": 1, "cols": 2, "cells": [)" + cell(0, 0, 1, 1, "填报人") + ", " +
                            cell(0, 1, 1, 1, "李明") + "]}";
  const GridComparison extra = grids(tables({table()}), tables({other, table()}));
  EXPECT_EQ(extra.cells, (Count{9, 9}));
  EXPECT_EQ(extra.extra_tables, 1);
  const GridComparison lost = grids(tables({other, table()}), tables({table()}));
  EXPECT_EQ(lost.cells, (Count{9, 11}));
  EXPECT_EQ(lost.lost_tables, 1);
  EXPECT_EQ(lost.extra_tables, 0);
}

TEST(CorpusGrid, UnreadableRowsKeepTheirPlaceBetweenOthers) {
  std::string scan = with(table(), "预算数", "¤¤¤¤¤¤¤¤¤¤");
  scan = with(scan, "\"101\"", "\"\"");
  EXPECT_EQ(grids(tables({table()}), tables({scan})).cells, (Count{9, 9}));
  EXPECT_EQ(grids(tables({table()}), tables({})).cells, (Count{0, 9}));
  EXPECT_EQ(compare_grids("{}", tables({})).error(), "key: /tables is no list");
  EXPECT_EQ(compare_grids(tables({}), "{").error(), "output: line 1: Missing a name for object member.");
}

TEST(CorpusSummary, MergesAndWrites) {
  Summary one, two;
  one.add(compared(key_document(), with(key_document(), "29.63", "29.68")));
  one.add(Cost{.cpu_seconds = 0.75, .peak_kb = 2048, .pages = 1});
  two.add(compared(key_document(), findings(finding("grade", "warning", "/forms/0/grade"))));
  two.add(Cost{.cpu_seconds = 0.25, .peak_kb = 1024, .pages = 3});
  two.add(grids(tables({table()}), tables({table(1)})));
  one.merge(two);
  EXPECT_EQ(one.documents, 2);
  EXPECT_EQ(one.fields().wrong(), 1);
  EXPECT_EQ(one.findings, (Count{2, 4}));
  EXPECT_DOUBLE_EQ(*one.precision(), 2.0 / 3);
  EXPECT_DOUBLE_EQ(*one.cpu_seconds_per_page(), 0.25);
  EXPECT_EQ(one.peak_kb, 2048);
  EXPECT_EQ(one.calibration.error(), std::nullopt);

  const std::string json = to_json(one);
  EXPECT_THAT(json, HasSubstr("\"precision\": 0.6667"));
  EXPECT_THAT(json, HasSubstr("\"calibration_error\": null"));
  EXPECT_THAT(json, HasSubstr("\"cpu_seconds_per_page\": 0.2500"));
  EXPECT_TRUE(parse_json(json, "summary"));
  EXPECT_EQ(json, to_json(one));

  const std::string head = table_head(16), row = table_row("three", one, 16);
  EXPECT_EQ(head.size(), row.size());
  EXPECT_THAT(row, HasSubstr("2/4"));
  // Wide characters take two columns and three bytes.
  EXPECT_EQ(table_row("扫描件", one, 16).size(), row.size() + 3);
  EXPECT_EQ(table_row("", Summary{}, 16).size(), row.size());
}

TEST(CorpusSummary, BinsBeginAtTheirLowerBound) {
  Calibration calibration;
  for (const double confidence : {0.0, 0.1, 0.3, 0.6, 0.7, 0.9, 1.0}) calibration.add(confidence, true);
  std::vector<long> sizes;
  for (const Calibration::Bin& bin : calibration.bins) sizes.push_back(bin.count.of);
  EXPECT_THAT(sizes, ElementsAre(1, 1, 0, 1, 0, 0, 1, 1, 0, 2));
  EXPECT_EQ(Calibration{}.error(), std::nullopt);
}

TEST(CorpusCompare, LongTextsTakeNoLongTime) {
  std::string one, two;
  for (int i = 0; i < 20'000; ++i) {
    one += i % 7 == 0 ? "水" : "管";
    two += i % 5 == 0 ? "水" : "网";
  }
  const auto start = std::chrono::steady_clock::now();
  const std::string key = with(key_document(), "保障供水", one);
  const Comparison all = compared(key, with(key_document(), "保障供水", two));
  EXPECT_GT(all.char_errors, 10'000);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

}  // namespace
}  // namespace recount::corpus
