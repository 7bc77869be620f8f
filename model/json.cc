#include "model/json.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <string_view>

#include "model/evidence.h"
#include "model/json_names.h"
#include "model/json_values.h"
#include "model/readings.h"

namespace recount {
namespace {

constexpr std::string_view kSchema = "recount.document/1";

// The sentence of a finding with the sum behind it and the reading that it rests on, for readers that show the message alone.
std::string full_message(const Finding& finding, Lang lang) {
  std::string message = render(finding.message, lang);
  if (!finding.calculation.empty() && message.find(finding.calculation) == std::string::npos) {
    message += lang == Lang::kZh ? "（" + finding.calculation + "）" : " (" + finding.calculation + ")";
  }
  if (!finding.doubt) return message;
  return message + (lang == Lang::kZh ? "" : " ") + render(finding.doubt->message(), lang);
}

// Writes one record. W is a Writer or a PrettyWriter of RapidJSON.
template <class W>
class RecordWriter : JsonValues<W> {
 public:
  using JsonValues<W>::JsonValues;

  void document(const Document& document, std::span<const Finding> findings) {
    w_.StartObject();
    text("schema", kSchema);
    this->source(document.source);
    array("forms", document.forms, [&](const Form& form) { this->form(form); });
    array("tables", document.tables, [&](const Table& table) { this->table(table); });
    array("paragraphs", document.paragraphs, [&](const DocumentParagraph& p) { paragraph(p); });
    array("findings", findings, [&](const Finding& finding) { this->finding(finding); });
    array("problems", document.problems, [&](const Problem& p) { problem(p); });
    evidence(document);
    w_.EndObject();
  }

 private:
  using JsonValues<W>::key, JsonValues<W>::string, JsonValues<W>::text, JsonValues<W>::text_or_null;
  using JsonValues<W>::integer, JsonValues<W>::array, JsonValues<W>::problem, JsonValues<W>::w_;

  void optional_integer(std::string_view name, const std::optional<int>& value) {
    key(name);
    value ? w_.Int(*value) : w_.Null();
  }

  static std::string_view words(const TextField& field) { return field ? std::string_view(*field) : ""; }
  void text(std::string_view name, const TextField& field) { text_or_null(name, words(field)); }

  // With exactly the decimals that were read.
  void number(std::string_view name, const std::optional<Decimal>& value) {
    key(name);
    if (!value) {
      w_.Null();
      return;
    }
    const std::string digits = value->to_string();
    w_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
  void number(std::string_view name, const NumberField& field) { number(name, field.value); }

  void texts(std::string_view name, const std::vector<TextField>& fields) {
    array(name, fields, [&](const TextField& field) { string(words(field)); });
  }

  void labelled(std::string_view name, const std::vector<std::pair<std::string, TextField>>& fields) {
    const std::vector<std::string> keys = record_keys(fields);
    key(name);
    w_.StartObject();
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (fields[i].second) text(std::string_view(keys[i]), words(fields[i].second));
    }
    w_.EndObject();
  }

  void quantity(std::string_view name, const QuantityField& field) {
    static const Quantity kNothing;
    const Quantity& q = field ? *field : kNothing;
    key(name);
    w_.StartObject();
    text("text", q.text);
    text("kind", to_string(q.kind));
    text_or_null("op", to_string(q.op));
    number("value", q.value);
    number("low", q.low);
    number("high", q.high);
    text_or_null("unit", q.unit);
    text_or_null("date", q.date ? q.date->to_iso() : "");
    w_.EndObject();
  }

  void form(const Form& form) {
    w_.StartObject();
    text("kind", form.kind == FormKind::kTargets ? "targets" : "self_evaluation");
    text("scope", form.scope == Scope::kDepartment ? "department" : "project");
    text("title", form.title);
    optional_integer("year", form.year.value);
    text("project", form.project);
    text("department", form.department);
    text("unit", form.unit);
    text("amount_unit", form.amount_unit);
    array("funding", form.funding, [&](const Funding& row) { funding(row); });
    key("goals");
    w_.StartObject();
    text("expected", form.goal_expected);
    text("actual", form.goal_actual);
    w_.EndObject();
    array("indicators", form.indicators, [&](const Indicator& row) { indicator(row); });
    key("total");
    w_.StartObject();
    number("weight", form.total_weight);
    number("score", form.total_score);
    w_.EndObject();
    text("grade", form.grade);
    labelled("remarks", form.remarks);
    texts("notes", form.notes);
    columns(form.columns);
    w_.EndObject();
  }

  void funding(const Funding& row) {
    w_.StartObject();
    text("source", words(row.source));
    text("kind", name_of(row.kind));
    number("previous_budget", row.previous_budget);
    number("initial_budget", row.initial_budget);
    number("budget", row.budget);
    number("executed", row.executed);
    number("weight", row.weight);
    number("rate", row.rate);
    number("score", row.score);
    text("note", row.note);
    w_.EndObject();
  }

  void indicator(const Indicator& row) {
    w_.StartObject();
    text("level1", row.level1);
    number("level1_weight", row.level1_weight);
    text("level2", row.level2);
    number("level2_weight", row.level2_weight);
    text("name", words(row.name));
    quantity("target", row.target);
    quantity("actual", row.actual);
    number("weight", row.weight);
    number("score", row.score);
    text("rule", row.rule);
    text("note", row.note);
    number("reviewed_score", row.reviewed_score);
    number("deduction", row.deduction);
    text("group", row.group);
    number("group_weight", row.group_weight);
    optional_integer("part_of", row.part_of);
    labelled("extra", row.extra);
    w_.EndObject();
  }

  void columns(const std::vector<Column>& printed) {
    std::vector<std::string_view> names;
    for (const Column column : printed) {
      const std::string_view name = name_of(column);
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    array("columns", names, [&](std::string_view name) { string(name); });
  }

  void table(const Table& table) {
    w_.StartObject();
    text("number", table.number);
    text("title", table.title);
    text("amount_unit", table.amount_unit);
    array("header", table.header, [&](const std::string& label) { string(label); });
    array("rows", table.rows, [&](const std::vector<TextField>& row) {
      w_.StartArray();
      for (const TextField& cell : row) string(words(cell));
      w_.EndArray();
    });
    texts("notes", table.notes);
    w_.EndObject();
  }

  void place(int page, int line) {
    if (page > 0) integer("page", page);
    if (line > 0) integer("line", line);
  }

  void paragraph(const DocumentParagraph& p) {
    w_.StartObject();
    place(p.text.from.page, p.text.from.line);
    text_or_null("section", p.section);
    text("text", words(p.text));
    w_.EndObject();
  }

  void finding(const Finding& finding) {
    w_.StartObject();
    text("code", finding.code);
    text("severity", to_string(finding.severity));
    text("at", finding.at);
    text("stated", finding.stated);
    text("expected", finding.expected);
    text("message", full_message(finding, this->lang_));
    if (!finding.related.empty()) {
      array("related", finding.related, [&](const std::string& pointer) { string(pointer); });
    }
    if (!finding.quote.empty()) text("quote", finding.quote);
    if (!finding.cause.id.empty()) text("cause", render(finding.cause, this->lang_));
    if (finding.doubt) doubt(*finding.doubt);
    w_.EndObject();
  }

  void doubt(const Doubt& doubt) {
    key("doubt");
    w_.StartObject();
    text("at", doubt.at);
    if (!doubt.reading.empty()) text("reading", doubt.reading);
    key("resolves");
    w_.Bool(doubt.resolves);
    w_.EndObject();
  }

  // Other ways to read a recognized cell, where there are any.
  void alternatives(const FieldView& field) {
    const std::vector<Reading> others = other_readings(field.raw, field.from);
    if (others.empty()) return;
    array("alternatives", others, [&](const Reading& reading) {
      w_.StartObject();
      text("text", reading.text);
      this->real("confidence", reading.confidence);
      w_.EndObject();
    });
  }

  void evidence(const Document& document) {
    key("evidence");
    w_.StartObject();
    for_each_field(document, [&](const FieldView& field) {
      if (!field.has_value && field.raw.empty()) return;
      key(field.pointer);
      w_.StartObject();
      place(field.from.page, field.from.line);
      if (field.from.box) this->box("box", *field.from.box);
      text("raw", field.raw);
      if (!field.repairs.empty()) array("repairs", field.repairs, [&](const std::string& id) { string(id); });
      this->real("confidence", field.from.confidence);
      alternatives(field);
      w_.EndObject();
    });
    w_.EndObject();
  }
};

template <class W>
std::string write(const Document& document, std::span<const Finding> findings, Lang lang) {
  rapidjson::StringBuffer buffer;
  W writer(buffer);
  writer.SetMaxDecimalPlaces(6);  // boxes and confidences: a millionth of a page is finer than any scan
  if constexpr (std::is_same_v<W, rapidjson::PrettyWriter<rapidjson::StringBuffer>>) writer.SetIndent(' ', 2);
  RecordWriter<W>(writer, lang).document(document, findings);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string to_json(const Document& document, std::span<const Finding> findings, const JsonOptions& options) {
  using Buffer = rapidjson::StringBuffer;
  return options.pretty ? write<rapidjson::PrettyWriter<Buffer>>(document, findings, options.lang)
                        : write<rapidjson::Writer<Buffer>>(document, findings, options.lang);
}

}  // namespace recount
