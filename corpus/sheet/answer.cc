#include "corpus/sheet/answer.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <array>

#include "corpus/source/lines.h"
#include "normalize/decimal.h"

namespace recount::corpus {
namespace {

using Kind = QuantitySource::Kind;

constexpr std::array<const char*, 7> kFundNumbers = {"previous_budget", "initial_budget", "budget", "executed",
                                                     "weight",          "rate",           "score"};

// The schema drops what stands in brackets behind a unit: 件（套）, 次（年）.
std::string without_brackets(const std::string& unit) {
  const std::size_t open = std::min(unit.find("（"), unit.find("("));
  return open == 0 ? unit : unit.substr(0, open);
}

class AnswerWriter {
 public:
  explicit AnswerWriter(const Answer& answer) : answer_(answer), w_(buffer_) {
    w_.SetIndent(' ', 1);
    w_.SetFormatOptions(rapidjson::kFormatDefault);
  }

  std::string write() {
    w_.StartObject();
    text("schema", "recount.document/1");
    list("forms", answer_.forms, [this](const AnswerForm& form, std::size_t i) { this->form(form, i); });
    list("tables", answer_.tables, [this](const AnswerTable& table, std::size_t) { this->table(table); });
    list("paragraphs", answer_.paragraphs, [this](const std::string& paragraph, std::size_t) {
      w_.StartObject();
      text("text", paragraph);
      w_.EndObject();
    });
    list("findings", answer_.findings, [this](const AnswerFinding& f, std::size_t) { finding(f); });
    list("debatable", answer_.debatable, [this](const AnswerFinding& f, std::size_t) { finding(f); });
    key("also_accept");
    w_.StartArray();
    for (std::size_t i = 0; i < answer_.forms.size(); ++i) also_accept(i);
    w_.EndArray();
    list("problems", std::vector<std::string>(), [](const std::string&, std::size_t) {});
    w_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  void key(const std::string& name) { w_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(const std::string& value) {
    w_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void text(const std::string& name, const std::string& value) {
    key(name);
    string(value);
  }
  void text_or_null(const std::string& value) {
    if (value.empty()) {
      w_.Null();
    } else {
      string(value);
    }
  }
  void number_or_null(const std::string& name, const std::string& digits) {
    key(name);
    if (!Decimal::parse(digits)) {
      w_.Null();
    } else {
      w_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    }
  }
  template <class List, class Each>
  void list(const std::string& name, const List& items, Each each) {
    key(name);
    w_.StartArray();
    std::size_t index = 0;
    for (const auto& item : items) each(item, index++);
    w_.EndArray();
  }

  const AnswerValue* find(const std::string& pointer) const {
    const auto found = answer_.values.find(pointer);
    return found == answer_.values.end() ? nullptr : &found->second;
  }
  void value(const std::string& at, const std::string& name) {
    const AnswerValue* found = find(at + "/" + name);
    if (found == nullptr) {
      key(name);
      w_.Null();
    } else if (found->kind == AnswerValue::Kind::kNumber) {
      number_or_null(name, found->text);
    } else {
      text(name, found->text);
    }
  }

  void form(const AnswerForm& form, std::size_t index) {
    const std::string at = "/forms/" + std::to_string(index);
    w_.StartObject();
    text("kind", form.kind);
    text("scope", form.scope);
    for (const char* name : {"title", "year", "project", "department", "unit", "amount_unit"}) value(at, name);
    list("funding", form.funds, [&](const auto& fund, std::size_t i) {
      const std::string row = at + "/funding/" + std::to_string(i);
      w_.StartObject();
      text("source", fund.second);
      text("kind", fund.first);
      for (const char* name : kFundNumbers) value(row, name);
      value(row, "note");
      w_.EndObject();
    });
    key("goals");
    w_.StartObject();
    for (const char* name : {"expected", "actual"}) value(at + "/goals", name);
    w_.EndObject();
    list("indicators", form.indicators, [&](const AnswerIndicator& row, std::size_t i) {
      indicator(row, at + "/indicators/" + std::to_string(i));
    });
    key("total");
    w_.StartObject();
    for (const char* name : {"weight", "score"}) value(at + "/total", name);
    w_.EndObject();
    value(at, "grade");
    key("remarks");
    labelled(form.remarks);
    list("notes", form.notes, [this](const std::string& note, std::size_t) { string(note); });
    w_.EndObject();
  }

  void labelled(const std::vector<std::pair<std::string, std::string>>& items) {
    w_.StartObject();
    for (const auto& [label, item] : items) text(label, item);
    w_.EndObject();
  }

  void indicator(const AnswerIndicator& row, const std::string& at) {
    w_.StartObject();
    for (const char* name : {"level1", "level1_weight", "level2", "level2_weight", "name"}) value(at, name);
    quantity(at, "target");
    quantity(at, "actual");
    for (const char* name :
         {"weight", "score", "rule", "note", "reviewed_score", "deduction", "group", "group_weight"}) {
      value(at, name);
    }
    key("part_of");
    row.part_of < 0 ? w_.Null() : w_.Int(row.part_of);
    key("extra");
    labelled(row.extra);
    w_.EndObject();
  }

  void quantity(const std::string& at, const std::string& name) {
    static constexpr std::array<const char*, 6> kKinds = {"empty", "empty", "number",
                                                          "range", "date",  "qualitative"};
    const AnswerValue* found = find(at + "/" + name);
    const QuantitySource none;
    const QuantitySource& q = found == nullptr ? none : found->quantity;
    key(name);
    w_.StartObject();
    text("text", q.printed);
    text("kind", kKinds[static_cast<std::size_t>(q.kind)]);
    key("op");
    text_or_null(op_name(q.op));
    number_or_null("value", q.value);
    number_or_null("low", q.low);
    number_or_null("high", q.high);
    key("unit");
    text_or_null(without_brackets(q.unit));
    key("date");
    text_or_null(q.date);
    w_.EndObject();
  }

  void table(const AnswerTable& table) {
    w_.StartObject();
    for (const auto& [name, part] : {std::pair{"number", &table.number}, std::pair{"title", &table.title},
                                     std::pair{"amount_unit", &table.unit}}) {
      key(name);
      text_or_null(*part);
    }
    list("header", table.header, [this](const std::string& label, std::size_t) { string(label); });
    list("rows", table.rows, [this](const std::vector<std::string>& row, std::size_t) {
      w_.StartArray();
      for (const std::string& cell : row) string(cell);
      w_.EndArray();
    });
    list("notes", table.notes, [this](const std::string& note, std::size_t) { string(note); });
    w_.EndObject();
  }

  void finding(const AnswerFinding& finding) {
    w_.StartObject();
    text("code", finding.code);
    text("severity", finding.severity);
    text("at", finding.at);
    if (!finding.stated.empty()) text("stated", finding.stated);
    text("expected", finding.expected);
    text("message", "");
    w_.EndObject();
  }

  // The schema puts the body of a whole-department form in `department`; some forms call it the unit.
  void also_accept(std::size_t index) {
    if (answer_.forms[index].scope != "department") return;
    const std::string at = "/forms/" + std::to_string(index);
    const AnswerValue* department = find(at + "/department");
    const AnswerValue* unit = find(at + "/unit");
    const AnswerValue* body = department != nullptr ? department : unit;
    if (body == nullptr || (department != nullptr && unit != nullptr)) return;
    for (const char* name : {"/department", "/unit"}) {
      w_.StartObject();
      text("at", at + name);
      key("values");
      w_.StartArray();
      string(body->text);
      w_.EndArray();
      w_.EndObject();
    }
  }

  const Answer& answer_;
  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> w_;
};

}  // namespace

std::string to_json(const Answer& answer) {
  return AnswerWriter(answer).write();
}

}  // namespace recount::corpus
