// The JSON record: valid by docs/document.schema.json, complete, exact, and with evidence that leads to its
// values.
#include "model/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "model/evidence.h"
#include "model/pointer.h"

namespace recount {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

template <class T>
Field<T> field(T value, std::string raw, int line) {
  Field<T> result;
  result.value = std::move(value);
  result.state = CellState::kValue;
  result.raw = std::move(raw);
  result.from.line = line;
  return result;
}

TextField text(const std::string& words, int line) {
  return field(words, words, line);
}
NumberField number(const std::string& digits, int line) {
  return field(*Decimal::parse(digits), digits, line);
}

QuantityField quantity(QuantityKind kind, const std::string& words, int line) {
  Quantity q;
  q.text = words;
  q.kind = kind;
  return field(q, words, line);
}

TextField blank(int line) {
  TextField result;
  result.state = CellState::kBlank;
  result.from.line = line;
  return result;
}

// A document in which every kind of field and value occurs.
Document full_document() {
  Document document;
  document.source = {"form.txt", std::string(64, 'a'), "text", 0};
  Form form;
  form.title = text("项目支出绩效自评表", 1);
  form.year = field(2020, "（2020年度）", 2);
  form.project = text("培训经费", 3);
  form.department = text("某局", 4);
  form.unit = text("某中心", 5);
  form.amount_unit = text("元", 6);
  Funding total;
  total.source = text("年度资金总额", 7);
  total.initial_budget = number("414400.00", 7);
  total.budget = number("0.50", 7);
  total.budget.repairs = {"letter-o", "comma-point"};
  total.executed = number("15", 7);
  total.weight = number("10", 7);
  total.rate = number("27", 7);
  total.score = number("2.70", 7);
  total.note = blank(7);
  form.funding.push_back(total);
  Funding part;
  part.kind = FundingKind::kSpecialAccount;
  form.funding.push_back(part);
  form.goal_expected = text("目标", 8);
  Indicator indicator;
  indicator.level1 = text("产出指标", 9);
  indicator.level2 = text("数量指标", 9);
  indicator.name = text("培训 \"次数\" \\ 期", 9);
  indicator.target = quantity(QuantityKind::kNumber, "≥2次", 9);
  indicator.target.value->op = Op::kGe;
  indicator.target.value->value = *Decimal::parse("2");
  indicator.target.value->unit = "次";
  indicator.actual = quantity(QuantityKind::kRange, "1-3", 9);
  indicator.actual.value->low = *Decimal::parse("1");
  indicator.actual.value->high = *Decimal::parse("3.0");
  indicator.weight = number("5", 9);
  indicator.score = number("4.90", 9);
  indicator.note = blank(9);
  indicator.group = text("年度绩效目标1", 9);
  indicator.extra = {{"是否核心指标", text("是", 9)}, {"得分/系数", text("0.98", 9)}};
  form.indicators.push_back(indicator);
  Indicator detail;
  detail.name = text("其中：第一期", 10);
  detail.target = quantity(QuantityKind::kDate, "10月", 10);
  detail.target.value->date = Date{2020, 10, 0};
  detail.part_of = 0;
  form.indicators.push_back(detail);
  form.total_weight = number("100", 11);
  form.total_score = number("92.13", 11);
  form.grade = text("优", 12);
  form.remarks = {{"联系人", text("甲", 13)}, {"联系人", text("乙", 14)}};
  form.notes = {text("1.注", 15)};
  form.columns = {Column::kGroupLabel, Column::kLevel1, Column::kName,   Column::kTargetOp, Column::kTarget,
                  Column::kTargetUnit, Column::kActual, Column::kWeight, Column::kScore,    Column::kExtra};
  document.forms.push_back(form);
  Form targets;
  targets.kind = FormKind::kTargets;
  targets.scope = Scope::kDepartment;
  document.forms.push_back(targets);
  Table table;
  table.title = text("收支总表", 20);
  table.header = {"项目", "金额"};
  table.rows = {{text("合计", 21), text("295.31", 21)}, {text("其他", 22), blank(22)}};
  table.notes = {text("备注", 23)};
  document.tables.push_back(table);
  document.paragraphs.push_back({text("说明", 30), "一、概况"});
  document.paragraphs.push_back({text("正文", 31), ""});
  document.problems = {{"unreadable-number", 0, 7, "", {"M.8"}},
                       {"unreadable-number", 3, 0, "/forms/0/grade", {"x"}}};
  return document;
}

std::vector<Finding> some_findings() {
  Finding finding;
  finding.code = "execution-rate";
  finding.severity = Severity::kError;
  finding.at = pointer::funding(0, 0, "rate");
  finding.stated = "27%";
  finding.expected = "3000%";
  finding.calculation = "15 / 0.5 = 3000%";
  finding.related = {pointer::funding(0, 0, "budget")};
  finding.quote = "引文";
  finding.cause = {"test.cause", {}};
  Finding bare;
  bare.code = "reason-missing";
  bare.at = pointer::indicator(0, 0, "note");
  return {finding, bare};
}

rapidjson::Document parse(const std::string& json) {
  rapidjson::Document parsed;
  // The strictest reading: numbers in full precision and nothing but valid UTF-8.
  parsed.Parse<rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag>(json.data(),
                                                                                           json.size());
  EXPECT_FALSE(parsed.HasParseError()) << "at " << parsed.GetErrorOffset();
  return parsed;
}

// What python3-jsonschema says about a record; empty where it is valid.
std::string schema_errors(const std::string& json) {
  const auto stem = std::filesystem::temp_directory_path() / ("recount-json-" + std::to_string(::getpid()));
  const std::string record = stem.string() + ".json", report = stem.string() + ".txt";
  std::ofstream(record, std::ios::binary) << json;
  const std::string command = RECOUNT_PYTHON
                              " -c 'import json,sys,jsonschema\n"
                              "jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))"
                              ".validate(json.load(open(sys.argv[2])))' " RECOUNT_ROOT
                              "/docs/document.schema.json " +
                              record + " > " + report + " 2>&1";
  const int status = std::system(command.c_str());
  std::ifstream file(report);
  std::string errors{std::istreambuf_iterator<char>(file), {}};
  std::filesystem::remove(record);
  std::filesystem::remove(report);
  return status == 0 ? "" : "validation failed (is python3-jsonschema installed?): " + errors;
}

TEST(Json, IsValidBySchema) {
  EXPECT_EQ(schema_errors(to_json(full_document(), some_findings())), "");
  EXPECT_EQ(schema_errors(to_json(full_document(), some_findings(), {.lang = Lang::kZh, .pretty = false})), "");
}

TEST(Json, SchemaTestSeesErrors) {
  Document document = full_document();
  document.source.sha256 = "too short";
  EXPECT_THAT(schema_errors(to_json(document, {})), HasSubstr("too short"));
}

TEST(Json, EmptyDocumentIsValid) {
  Document document;
  document.source = {"empty.txt", std::string(64, '0'), "text", 0};
  EXPECT_EQ(schema_errors(to_json(document, {})), "");
}

TEST(Json, KeepsPrintedDecimals) {
  const std::string json = to_json(full_document(), {}, {.pretty = false});
  EXPECT_THAT(json, HasSubstr(R"("initial_budget":414400.00,"budget":0.50,"executed":15)"));
  EXPECT_THAT(json, HasSubstr(R"("rate":27,"score":2.70)"));
}

TEST(Json, WritesNullWhereNothingStands) {
  const rapidjson::Document json = parse(to_json(full_document(), {}));
  for (const char* at : {"/forms/0/indicators/0/note", "/forms/0/indicators/1/weight", "/forms/0/goals/actual",
                         "/forms/1/year", "/forms/1/total/score", "/forms/0/funding/1/budget",
                         "/tables/0/number", "/paragraphs/1/section", "/forms/0/indicators/0/part_of"}) {
    const rapidjson::Value* value = rapidjson::Pointer(at).Get(json);
    ASSERT_NE(value, nullptr) << at;
    EXPECT_TRUE(value->IsNull()) << at;
  }
  EXPECT_STREQ(rapidjson::Pointer("/forms/0/funding/1/source").Get(json)->GetString(), "");
  EXPECT_STREQ(rapidjson::Pointer("/tables/0/rows/1/1").Get(json)->GetString(), "");
}

TEST(Json, WritesQuantities) {
  const std::string json = to_json(full_document(), {}, {.pretty = false});
  EXPECT_THAT(json, HasSubstr(R"("target":{"text":"≥2次","kind":"number","op":"ge","value":2,"low":null,)"
                              R"("high":null,"unit":"次","date":null})"));
  EXPECT_THAT(json, HasSubstr(R"("kind":"range","op":null,"value":null,"low":1,"high":3.0,)"));
  EXPECT_THAT(json, HasSubstr(R"("date":"2020-10"})"));
  EXPECT_THAT(json, HasSubstr(R"("actual":{"text":"","kind":"empty","op":null,"value":null,)"));
}

TEST(Json, FoldsColumnsIntoFields) {
  const rapidjson::Document json = parse(to_json(full_document(), {}));
  std::vector<std::string> columns;
  for (const auto& name : json["forms"][0]["columns"].GetArray()) columns.emplace_back(name.GetString());
  EXPECT_THAT(columns, ElementsAre("level1", "name", "target", "actual", "weight", "score"));
}

TEST(Json, RepeatedLabelsStayApart) {
  const rapidjson::Document json = parse(to_json(full_document(), {}));
  const rapidjson::Value& remarks = json["forms"][0]["remarks"];
  EXPECT_STREQ(remarks["联系人"].GetString(), "甲");
  EXPECT_STREQ(remarks["联系人 (2)"].GetString(), "乙");
  EXPECT_THAT(record_keys({{"a (2)", {}}, {"a", {}}, {"a", {}}}), ElementsAre("a (2)", "a", "a (3)"));
}

TEST(Json, EvidenceLeadsToValues) {
  const Document document = full_document();
  const rapidjson::Document json = parse(to_json(document, {}));
  const rapidjson::Value& evidence = json["evidence"];
  std::size_t read = 0;
  for_each_field(document, [&](const FieldView& view) { read += view.has_value ? 1 : 0; });
  EXPECT_EQ(evidence.MemberCount(), read);
  for (const auto& [at, place] : evidence.GetObject()) {
    EXPECT_NE(rapidjson::Pointer(at.GetString()).Get(json), nullptr) << at.GetString();
    EXPECT_GT(place["line"].GetInt(), 0) << at.GetString();
    EXPECT_EQ(place["confidence"].GetDouble(), 1.0);
  }
  EXPECT_STREQ(evidence["/forms/0/funding/0/budget"]["repairs"][1].GetString(), "comma-point");
  EXPECT_FALSE(evidence["/forms/0/funding/0/rate"].HasMember("repairs"));
  EXPECT_STREQ(evidence["/forms/0/indicators/0/extra/得分~1系数"]["raw"].GetString(), "0.98");
  EXPECT_FALSE(evidence.HasMember("/forms/0/indicators/0/note")) << "blank: nothing was read";
}

TEST(Json, BoxesAreWrittenAsFractions) {
  Document document = full_document();
  document.forms[0].grade.from = {2, Box{0.125, 0.25, 0.5, 1}, 0, 0.95};
  const rapidjson::Document json = parse(to_json(document, {}));
  const rapidjson::Value& place = json["evidence"]["/forms/0/grade"];
  EXPECT_EQ(place["page"].GetInt(), 2);
  EXPECT_EQ(place["box"][0].GetDouble(), 0.125);
  EXPECT_EQ(place["box"][3].GetDouble(), 1.0);
  EXPECT_EQ(place["confidence"].GetDouble(), 0.95);
  EXPECT_FALSE(place.HasMember("line"));
  EXPECT_EQ(schema_errors(to_json(document, {})), "");
}

TEST(Json, WritesFindings) {
  const rapidjson::Document json = parse(to_json(full_document(), some_findings()));
  const rapidjson::Value& first = json["findings"][0];
  EXPECT_STREQ(first["severity"].GetString(), "error");
  EXPECT_STREQ(first["at"].GetString(), "/forms/0/funding/0/rate");
  EXPECT_THAT(first["message"].GetString(), HasSubstr("(15 / 0.5 = 3000%)"));
  EXPECT_STREQ(first["related"][0].GetString(), "/forms/0/funding/0/budget");
  EXPECT_STREQ(first["quote"].GetString(), "引文");
  EXPECT_TRUE(first.HasMember("cause"));
  for (const char* key : {"related", "quote", "cause"}) EXPECT_FALSE(json["findings"][1].HasMember(key)) << key;
}

TEST(Json, CalculationIsNotSaidTwice) {
  std::vector<Finding> findings = some_findings();
  findings[0].message = {findings[0].calculation, {}};  // an unknown id is shown as it is
  const rapidjson::Document json = parse(to_json(full_document(), findings));
  EXPECT_THAT(json["findings"][0]["message"].GetString(), Not(HasSubstr("(15 / 0.5")));
}

TEST(Json, ProblemsSayWhere) {
  const rapidjson::Document json = parse(to_json(full_document(), {}));
  EXPECT_STREQ(json["problems"][0]["at"].GetString(), "line 7");
  EXPECT_FALSE(json["problems"][0].HasMember("page"));
  EXPECT_STREQ(json["problems"][1]["at"].GetString(), "/forms/0/grade");
  EXPECT_EQ(json["problems"][1]["page"].GetInt(), 3);
}

TEST(Json, AnyBytesGiveValidJson) {
  Document document = full_document();
  document.source.file = "bad\xFF\x80name\n\x01.txt";
  document.forms[0].grade.raw = "\xE4\xB8";
  const rapidjson::Document json = parse(to_json(document, {}));
  EXPECT_STREQ(json["source"]["file"].GetString(), "bad\xEF\xBF\xBD\xEF\xBF\xBDname\n\x01.txt");
}

TEST(Json, OneLineSaysTheSame) {
  const std::string line = to_json(full_document(), some_findings(), {.pretty = false});
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(parse(line), parse(to_json(full_document(), some_findings())));
}

}  // namespace
}  // namespace recount
