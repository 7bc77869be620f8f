#include "corpus/source/document_source.h"

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>

#include "corpus/source/layout.h"
#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

const std::set<std::string> kFormFields = {"title", "year", "project", "department", "unit",  "money",
                                           "grade", "kind", "scope",   "expected",   "actual"};
const std::set<std::string> kFundKinds = {"total", "fiscal", "carryover", "special_account", "own", "other"};
const std::set<std::string> kFundValues = {"previous", "initial", "budget", "executed",
                                           "weight",   "rate",    "score",  "note"};

// "产出指标 (45)" -> text and weight.
void split_weight(const std::string& cell, std::string& text, std::string& weight) {
  const std::size_t open = cell.rfind(" (");
  weight.clear();
  text = cell;
  if (open == std::string::npos || !cell.ends_with(')')) return;
  text = cell.substr(0, open);
  weight = cell.substr(open + 2, cell.size() - open - 3);
}

// Each function takes the value of one line and says what is wrong with it, or nothing.
using Wrong = std::optional<std::string>;

// total initial=380 budget=420 note=以此类推 to the end of the line; "label" in quotes; part
Wrong read_fund(const std::string& value, FormSource& form) {
  std::istringstream in(value);
  FundSource fund;
  in >> fund.kind;
  if (!kFundKinds.contains(fund.kind)) return "unknown kind of money: " + fund.kind;
  for (std::string word; in >> word;) {
    if (word == "part") {
      fund.part = true;
    } else if (word.starts_with('"')) {
      fund.label = word;
      while (!fund.label.ends_with('"') && in >> word) fund.label += " " + word;
      if (fund.label.size() < 2 || !fund.label.ends_with('"')) return "a quote is not closed";
      fund.label = fund.label.substr(1, fund.label.size() - 2);
    } else {
      const std::size_t equals = word.find('=');
      if (equals == std::string::npos) return "expected NAME=VALUE, not " + word;
      const std::string name = word.substr(0, equals);
      std::string text = word.substr(equals + 1);
      if (!kFundValues.contains(name)) return "unknown value: " + name;
      if (name == "note") {
        std::string rest;
        std::getline(in, rest);
        text += rest;
      }
      fund.values[name] = text;
    }
  }
  form.funds.push_back(fund);
  return std::nullopt;
}

// level1 | level2 | name | target | actual | weight | score | note | rule, then LABEL=TEXT for further columns
Wrong read_indicator(const std::string& value, const SourceLine& group, FormSource& form) {
  std::vector<std::string> cells = split_cells(value);
  if (cells.size() < 7)
    return "an indicator has at least 7 cells, this one has " + std::to_string(cells.size());
  IndicatorSource row;
  const IndicatorSource* above = form.indicators.empty() ? nullptr : &form.indicators.back();
  split_weight(group.value, row.group, row.group_weight);
  row.new_group = above == nullptr || above->group != row.group;
  row.new_level1 = !cells[0].empty() || above == nullptr;
  row.new_level2 = !cells[1].empty() || row.new_level1;
  split_weight(cells[0], row.level1, row.level1_weight);
  split_weight(cells[1], row.level2, row.level2_weight);
  if (!row.new_level1) {
    row.level1 = above->level1;
    row.level1_weight = above->level1_weight;
  }
  if (!row.new_level2) {
    row.level2 = above->level2;
    row.level2_weight = above->level2_weight;
  }
  row.name = cells[2];
  for (const auto& [cell, quantity] : {std::pair{3, &row.target}, std::pair{4, &row.actual}}) {
    const std::optional<QuantitySource> read = parse_quantity_source(cells[cell]);
    if (!read) return "not a target or actual value: " + cells[cell];
    *quantity = *read;
  }
  constexpr std::array<const char*, 4> kNames = {"weight", "score", "note", "rule"};
  std::size_t next = 5;
  for (const char* name : kNames) {
    if (next < cells.size() && cells[next].find('=') == std::string::npos) row.values[name] = cells[next++];
  }
  for (; next < cells.size(); ++next) {
    const std::size_t equals = cells[next].find('=');
    if (equals == std::string::npos) return "expected LABEL=TEXT, not " + cells[next];
    const std::string label = cells[next].substr(0, equals), text = cells[next].substr(equals + 1);
    if (label == "reviewed" || label == "deduction") {
      row.values[label] = text;
    } else {
      row.extra.emplace_back(label, text);
    }
  }
  form.indicators.push_back(row);
  return std::nullopt;
}

// [error|warning|info] CODE at WHERE [was STATED] [= EXPECTED]
Wrong read_finding(const SourceLine& line, FormSource& form) {
  FindingSource finding;
  finding.line = line.number;
  finding.debatable = line.key == "debatable";
  std::string text = line.value;
  const std::size_t at = text.find(" at ");
  if (at == std::string::npos) return "expected CODE at WHERE";
  std::istringstream head(text.substr(0, at));
  head >> finding.severity;
  if (!(head >> finding.code)) std::swap(finding.code, finding.severity);
  text = text.substr(at + 4);
  if (const std::size_t equals = text.rfind(" = "); equals != std::string::npos) {
    finding.expected = trim(text.substr(equals + 3));
    text = text.substr(0, equals);
  }
  if (const std::size_t was = text.rfind(" was "); was != std::string::npos) {
    finding.stated = trim(text.substr(was + 5));
    text = text.substr(0, was);
  }
  finding.where = trim(text);
  form.findings.push_back(finding);
  return std::nullopt;
}

Wrong read_form_line(const SourceLine& line, SourceLine& group, FormSource& form) {
  if (kFormFields.contains(line.key)) {
    form.fields[line.key] = line.value;
  } else if (line.key == "fund") {
    return read_fund(line.value, form);
  } else if (line.key == "group") {
    group = line;
  } else if (line.key == "ind") {
    return read_indicator(line.value, group, form);
  } else if (line.key == "placeholder") {
    if (form.indicators.empty()) return "a placeholder needs an indicator above it";
    const IndicatorSource& above = form.indicators.back();
    IndicatorSource row;
    row.placeholder = true;
    row.group = above.group;
    row.group_weight = above.group_weight;
    row.level1 = above.level1;
    row.level1_weight = above.level1_weight;
    row.level2 = above.level2;
    row.level2_weight = above.level2_weight;
    row.name = line.value;
    form.indicators.push_back(row);
  } else if (line.key == "total") {
    const std::vector<std::string> cells = split_cells(line.value);
    if (cells.size() != 2) return "expected total: WEIGHT | SCORE";
    form.fields["total.weight"] = cells[0];
    form.fields["total.score"] = cells[1];
  } else if (line.key == "note") {
    form.notes.push_back(line.value);
  } else if (line.key.starts_with("remark ")) {
    form.remarks.emplace_back(trim(line.key.substr(7)), line.value);
  } else if (line.key == "trap") {
    form.traps.push_back(line.value);
  } else if (line.key == "find" || line.key == "debatable") {
    return read_finding(line, form);
  } else {
    return "unknown line: " + line.key;
  }
  return std::nullopt;
}

// Lines outside forms. False where the line is none of them.
bool read_outer_line(const SourceLine& line, DocumentSource& document) {
  const auto table = [&]() -> TableSource* {
    return document.parts.empty() ? nullptr : std::get_if<TableSource>(&document.parts.back());
  };
  if (line.key == "text" || line.key == "heading") {
    document.parts.emplace_back(TextSource{line.value, line.key == "heading"});
  } else if (line.key == "table" || (line.key == "beside" && table() != nullptr && !table()->beside)) {
    std::vector<std::string> cells = split_cells(line.value);
    cells.resize(3);
    document.parts.emplace_back(TableSource{cells[0], cells[1], cells[2], {}, {}, {}, line.key == "beside"});
  } else if (line.key == "head" && table() != nullptr) {
    table()->head.push_back(line.value);
  } else if (line.key == "row" && table() != nullptr) {
    table()->rows.push_back(line.value);
  } else if (line.key == "note" && table() != nullptr) {
    table()->notes.push_back(line.value);
  } else {
    return false;
  }
  return true;
}

}  // namespace

Outcome<DocumentSource> parse_document(const std::string& path) {
  Outcome<std::string> text = read_whole_file(path);
  if (!text) return Outcome<DocumentSource>::failed(text.error());
  DocumentSource document;
  document.path = path;
  document.name = std::filesystem::path(path).stem().string();
  SourceLine group;
  bool in_form = false;
  for (const SourceLine& line : split_lines(*text)) {
    Wrong wrong;
    if (line.key == "layout") {
      document.layouts = split_cells(line.value, ',');
    } else if (line.key == "shows") {  // for the reader of the file
    } else if (line.key == "style") {
      std::istringstream words(line.value);
      for (std::string word; words >> word;) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos) wrong = "expected NAME=VALUE, not " + word;
        if (!wrong && !is_style(word.substr(0, equals))) wrong = "unknown style: " + word.substr(0, equals);
        if (!wrong) document.style[word.substr(0, equals)] = word.substr(equals + 1);
      }
    } else if (line.key == "form") {
      document.parts.emplace_back(FormSource{});
      std::get<FormSource>(document.parts.back()).line = line.number;
      group = {};
      in_form = true;
    } else if (read_outer_line(line, document)) {
      in_form = false;
    } else if (!in_form) {
      wrong = "a line of a form outside one: " + line.key;
    } else {
      wrong = read_form_line(line, group, std::get<FormSource>(document.parts.back()));
    }
    if (wrong) return Outcome<DocumentSource>::failed(path + ":" + std::to_string(line.number) + ": " + *wrong);
  }
  return document;
}

}  // namespace recount::corpus
