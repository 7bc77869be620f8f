#include "tests/support/form_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "normalize/quantity.h"

namespace recount::testing {
namespace {

template <class T>
bool read_mark(const std::string& text, Field<T>& field) {
  static const std::map<std::string, CellState> kMarks = {
      {"", CellState::kBlank},   {"-", CellState::kDash},   {"/", CellState::kDash},
      {"^", CellState::kMerged}, {"~", CellState::kAbsent}, {"?", CellState::kUnreadable}};
  const auto found = kMarks.find(text);
  if (found == kMarks.end()) return false;
  field.state = found->second;
  if (text != "^" && text != "~") field.raw = text;
  return true;
}

void read_number(const std::string& text, AmountKind kind, NumberField& field) {
  if (read_mark(text, field)) return;
  const Amount amount = parse_amount(text, kind);
  field.raw = text;
  field.state = amount.state;
  field.value = amount.value;
  field.repairs = amount.repairs;
}

void read_text(const std::string& text, TextField& field) {
  if (read_mark(text, field)) return;
  field.raw = text;
  field.state = CellState::kValue;
  field.value = text;
}

void read_quantity(const std::string& text, const Form& form, const std::string& name, QuantityField& field) {
  if (read_mark(text, field)) return;
  field.raw = text;
  field.state = CellState::kValue;
  field.value = parse_quantity(text, {form.year ? *form.year : 0, name});
}

void read_form_options(const std::string& text, Form& form) {
  for (const std::string& option : split(text, ' ')) {
    const std::string value = option.substr(std::min(option.size(), option.find('=') + 1));
    if (option == "targets") form.kind = FormKind::kTargets;
    if (option == "remarks") form.note_is_reason = false;
    if (option.starts_with("unit=")) {
      form.amount_unit = {};
      if (!value.empty()) read_text(value, form.amount_unit);
    }
    if (option.starts_with("year=")) form.year.value = std::stoi(value);
    if (option.starts_with("without=")) {
      static const std::map<std::string, Column> kColumns = {{"target", Column::kTarget},
                                                             {"actual", Column::kActual},
                                                             {"weight", Column::kWeight},
                                                             {"score", Column::kScore},
                                                             {"note", Column::kNote}};
      for (const std::string& name : split(value, ',')) std::erase(form.columns, kColumns.at(name));
    }
  }
}

void read_funding(const std::string& text, Form& form) {
  static const std::map<std::string, FundingKind> kKinds = {{"total", FundingKind::kTotal},
                                                            {"fiscal", FundingKind::kFiscal},
                                                            {"carryover", FundingKind::kCarryover},
                                                            {"special", FundingKind::kSpecialAccount},
                                                            {"own", FundingKind::kOwn},
                                                            {"other", FundingKind::kOther}};
  static const std::map<std::string, std::pair<NumberField Funding::*, AmountKind>> kFields = {
      {"previous", {&Funding::previous_budget, AmountKind::kMoney}},
      {"initial", {&Funding::initial_budget, AmountKind::kMoney}},
      {"budget", {&Funding::budget, AmountKind::kMoney}},
      {"executed", {&Funding::executed, AmountKind::kMoney}},
      {"weight", {&Funding::weight, AmountKind::kPoints}},
      {"rate", {&Funding::rate, AmountKind::kPercent}},
      {"score", {&Funding::score, AmountKind::kPoints}}};
  Funding row;
  for (const std::string& word : split(text, ' ')) {
    if (word == "part") {
      for (std::size_t i = form.funding.size(); i-- > 0 && !row.part_of;) {
        if (!form.funding[i].part_of) row.part_of = static_cast<int>(i);
      }
    } else if (const auto kind = kKinds.find(word); kind != kKinds.end()) {
      row.kind = kind->second;
      read_text(word, row.source);
    } else if (const std::size_t equals = word.find('='); equals != std::string::npos) {
      const auto& [field, amount_kind] = kFields.at(word.substr(0, equals));
      read_number(word.substr(equals + 1), amount_kind, row.*field);
    }
  }
  form.funding.push_back(row);
}

void read_indicator(const std::string& text, Form& form) {
  std::vector<std::string> cells = split(text, '|');
  cells.resize(9, "~");
  Indicator row;
  const int line = static_cast<int>(form.indicators.size()) + 1;
  if (cells[0].empty() && !form.indicators.empty()) {
    row.level1 = form.indicators.back().level1;
    row.level1_weight = form.indicators.back().level1_weight;
  } else {
    const std::size_t equals = cells[0].find('=');
    read_text(cells[0].substr(0, equals), row.level1);
    row.level1.from.line = line;
    if (equals != std::string::npos) {
      read_number(cells[0].substr(equals + 1), AmountKind::kPoints, row.level1_weight);
    }
  }
  read_text(cells[1], row.level2);
  read_text(cells[2], row.name);
  read_quantity(cells[3], form, cells[2], row.target);
  read_quantity(cells[4], form, cells[2], row.actual);
  read_number(cells[5], AmountKind::kPoints, row.weight);
  read_number(cells[6], AmountKind::kPoints, row.score);
  read_text(cells[7], row.note);
  read_text(cells[8], row.rule);
  if (cells[2].starts_with("其中") && !form.indicators.empty()) row.part_of = line - 2;
  form.indicators.push_back(row);
}

}  // namespace

std::string trim(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::istringstream stream(text + separator);  // a cell after the last separator counts, blank or not
  for (std::string piece; std::getline(stream, piece, separator);) {
    piece = trim(piece);
    if (separator != ' ' || !piece.empty()) out.push_back(piece);
  }
  return out;
}

Form default_form() {
  Form form;
  form.columns = {Column::kLevel1, Column::kLevel2, Column::kName,  Column::kTarget,
                  Column::kActual, Column::kWeight, Column::kScore, Column::kNote};
  form.note_is_reason = true;
  form.year.value = 2020;
  form.year.state = CellState::kValue;
  read_text("万元", form.amount_unit);
  return form;
}

bool add_form_line(const std::string& line, Form& form) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) return false;
  const std::string key = line.substr(0, colon);
  const std::string text = trim(line.substr(colon + 1));
  if (key == "form") {
    read_form_options(text, form);
  } else if (key == "funding") {
    read_funding(text, form);
  } else if (key == "indicator") {
    read_indicator(text, form);
  } else if (key == "total") {
    const std::vector<std::string> cells = split(text, ' ');
    if (cells.size() != 2) return false;
    read_number(cells[0] == "_" ? "" : cells[0], AmountKind::kPoints, form.total_weight);
    read_number(cells[1] == "_" ? "" : cells[1], AmountKind::kPoints, form.total_score);
  } else if (key == "grade") {
    read_text(text, form.grade);
  } else if (key == "expected" || key == "actual") {
    read_text(text, key == "expected" ? form.goal_expected : form.goal_actual);
  } else if (key == "note") {
    read_text(text, form.notes.emplace_back());
  } else {
    return false;
  }
  return true;
}

std::vector<FormCase> read_form_cases(const std::string& path) {
  std::vector<FormCase> cases;
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  int number = 0;
  bool open = false;
  for (std::string line; std::getline(file, line);) {
    ++number;
    line = trim(line);
    if (line.empty()) open = false;
    if (line.empty() || line[0] == '#') continue;
    if (!open) cases.push_back({number, default_form(), {}, {}});
    open = true;
    if (line.starts_with("=>")) {
      cases.back().expected.push_back(trim(line.substr(2)));
    } else if (line.starts_with("paragraph:")) {
      read_text(trim(line.substr(line.find(':') + 1)), cases.back().paragraphs.emplace_back().text);
    } else {
      EXPECT_TRUE(add_form_line(line, cases.back().form)) << path << ":" << number << ": " << line;
    }
  }
  return cases;
}

}  // namespace recount::testing
