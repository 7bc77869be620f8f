#include "model/evidence.h"

#include <set>

#include "model/pointer.h"

namespace recount {
namespace {

using Visit = std::function<void(const FieldView&)>;

template <class T>
void visit_field(const Visit& visit, std::string pointer, const Field<T>& field) {
  if (field.state == CellState::kAbsent && field.raw.empty() && !field.value) return;
  visit({std::move(pointer), field.value.has_value(), field.state, field.raw, field.from, field.repairs});
}

void visit_funding(const Visit& visit, int form, int row, const Funding& funding) {
  const auto at = [&](std::string_view name) { return pointer::funding(form, row, name); };
  visit_field(visit, at("source"), funding.source);
  visit_field(visit, at("previous_budget"), funding.previous_budget);
  visit_field(visit, at("initial_budget"), funding.initial_budget);
  visit_field(visit, at("budget"), funding.budget);
  visit_field(visit, at("executed"), funding.executed);
  visit_field(visit, at("weight"), funding.weight);
  visit_field(visit, at("rate"), funding.rate);
  visit_field(visit, at("score"), funding.score);
  visit_field(visit, at("note"), funding.note);
}

void visit_indicator(const Visit& visit, int form, int row, const Indicator& indicator) {
  const auto at = [&](std::string_view name) { return pointer::indicator(form, row, name); };
  visit_field(visit, at("level1"), indicator.level1);
  visit_field(visit, at("level1_weight"), indicator.level1_weight);
  visit_field(visit, at("level2"), indicator.level2);
  visit_field(visit, at("level2_weight"), indicator.level2_weight);
  visit_field(visit, at("name"), indicator.name);
  visit_field(visit, at("target"), indicator.target);
  visit_field(visit, at("actual"), indicator.actual);
  visit_field(visit, at("weight"), indicator.weight);
  visit_field(visit, at("score"), indicator.score);
  visit_field(visit, at("rule"), indicator.rule);
  visit_field(visit, at("note"), indicator.note);
  visit_field(visit, at("reviewed_score"), indicator.reviewed_score);
  visit_field(visit, at("deduction"), indicator.deduction);
  visit_field(visit, at("group"), indicator.group);
  visit_field(visit, at("group_weight"), indicator.group_weight);
  const std::vector<std::string> keys = record_keys(indicator.extra);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    visit_field(visit, at("extra/" + pointer::escape(keys[i])), indicator.extra[i].second);
  }
}

void visit_form(const Visit& visit, int index, const Form& form) {
  const auto at = [&](std::string_view name) { return pointer::form(index, name); };
  visit_field(visit, at("title"), form.title);
  visit_field(visit, at("year"), form.year);
  visit_field(visit, at("project"), form.project);
  visit_field(visit, at("department"), form.department);
  visit_field(visit, at("unit"), form.unit);
  visit_field(visit, at("amount_unit"), form.amount_unit);
  for (std::size_t i = 0; i < form.funding.size(); ++i) {
    visit_funding(visit, index, static_cast<int>(i), form.funding[i]);
  }
  visit_field(visit, at("goals/expected"), form.goal_expected);
  visit_field(visit, at("goals/actual"), form.goal_actual);
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    visit_indicator(visit, index, static_cast<int>(i), form.indicators[i]);
  }
  visit_field(visit, at("total/weight"), form.total_weight);
  visit_field(visit, at("total/score"), form.total_score);
  visit_field(visit, at("grade"), form.grade);
  const std::vector<std::string> keys = record_keys(form.remarks);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    visit_field(visit, at("remarks/" + pointer::escape(keys[i])), form.remarks[i].second);
  }
  for (std::size_t i = 0; i < form.notes.size(); ++i) {
    visit_field(visit, at("notes/" + std::to_string(i)), form.notes[i]);
  }
}

void visit_table(const Visit& visit, int index, const Table& table) {
  const auto at = [&](const std::string& name) { return pointer::table(index, name); };
  visit_field(visit, at("number"), table.number);
  visit_field(visit, at("title"), table.title);
  visit_field(visit, at("amount_unit"), table.amount_unit);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
      visit_field(visit, pointer::table_cell(index, static_cast<int>(row), static_cast<int>(column)),
                  table.rows[row][column]);
    }
  }
  for (std::size_t i = 0; i < table.notes.size(); ++i) {
    visit_field(visit, at("notes/" + std::to_string(i)), table.notes[i]);
  }
}

}  // namespace

void for_each_field(const Document& document, const Visit& visit) {
  for (std::size_t i = 0; i < document.forms.size(); ++i) {
    visit_form(visit, static_cast<int>(i), document.forms[i]);
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    visit_table(visit, static_cast<int>(i), document.tables[i]);
  }
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    visit_field(visit, pointer::paragraph(static_cast<int>(i)), document.paragraphs[i].text);
  }
}

std::vector<std::string> record_keys(const std::vector<std::pair<std::string, TextField>>& labelled) {
  std::vector<std::string> keys;
  std::set<std::string> taken;
  keys.reserve(labelled.size());
  for (const auto& [label, text] : labelled) {
    std::string key = label;
    for (int n = 2; !taken.insert(key).second; ++n) key = label + " (" + std::to_string(n) + ")";
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace recount
