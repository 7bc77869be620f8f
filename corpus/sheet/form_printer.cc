#include "corpus/sheet/form_printer.h"

#include <algorithm>
#include <sstream>

#include "corpus/source/lines.h"

namespace recount::corpus {
namespace {

// Names of layouts -> names of the schema.
const std::map<std::string, std::string> kFundFields = {{"previous", "previous_budget"},
                                                        {"initial", "initial_budget"},
                                                        {"budget", "budget"},
                                                        {"executed", "executed"},
                                                        {"weight", "weight"},
                                                        {"rate", "rate"},
                                                        {"score", "score"},
                                                        {"note", "note"}};
const std::map<std::string, std::string> kIndicatorFields = {
    {"weight", "weight"},           {"score", "score"},        {"note", "note"}, {"rule", "rule"},
    {"reviewed", "reviewed_score"}, {"deduction", "deduction"}};
const std::set<std::string> kTexts = {"note", "rule"};

std::string chinese_year(const std::string& year) {
  static constexpr const char* kDigits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  for (const char digit : year) {
    if (digit >= '0' && digit <= '9') text += kDigits[digit - '0'];
  }
  return text;
}

std::string escaped(const std::string& name) {  // of a JSON Pointer, RFC 6901
  return replace_all(replace_all(name, "~", "~0"), "/", "~1");
}

// The schema unifies the signs in the texts of the answer.
PrintStyle plain_signs(const PrintStyle& style) {
  PrintStyle plain;
  plain.range = style.range;
  return plain;
}

std::string numeral(std::string text) {
  if (text.ends_with('%')) text.pop_back();
  return replace_all(text, ",", "");
}

}  // namespace

std::vector<PrintedFund> printed_funds(const FormSource& form, const Layout& layout) {
  std::vector<PrintedFund> funds;
  for (const auto& [kind, label] : layout.sources) funds.push_back({kind, label, false, nullptr});
  std::size_t after = 0;  // a source of the form that the layout does not list follows the one before it
  for (const FundSource& source : form.funds) {
    const auto own = std::ranges::find_if(funds, [&](const PrintedFund& fund) {
      return fund.source == nullptr && fund.kind == source.kind && !source.part &&
             (source.label.empty() || source.label == fund.label);
    });
    if (own != funds.end()) {
      own->source = &source;
      after = static_cast<std::size_t>(own - funds.begin()) + 1;
    } else {
      funds.insert(funds.begin() + static_cast<std::ptrdiff_t>(after++),
                   {source.kind, source.label, source.part, &source});
    }
  }
  return funds;
}

FormPrinter::FormPrinter(const FormSource& form, const Layout& layout, const PrintStyle& style,
                         std::string name, int index, Answer& answer)
    : form_(form),
      layout_(layout),
      style_(style),
      name_(std::move(name)),
      at_("/forms/" + std::to_string(index)),
      answer_(answer),
      out_(answer.forms.emplace_back()),
      funds_(printed_funds(form, layout)) {
  const auto field = [&](const char* key, std::string& to) {
    if (const auto found = form.fields.find(key); found != form.fields.end()) to = found->second;
  };
  field("kind", out_.kind);
  field("scope", out_.scope);
  for (const LayoutLine& line : layout.lines) {
    for (const CellTemplate& cell : line.cells) has_unit_column_ |= cell.text == "{target.unit}";
  }
  int last_whole = -1;
  for (const IndicatorSource& row : form.indicators) {
    row_of_.push_back(row.placeholder ? -1 : static_cast<int>(out_.indicators.size()));
    if (row.placeholder) continue;
    const bool detail = row.name.starts_with("其中");
    out_.indicators.push_back({detail ? last_whole : -1, {}});
    if (!detail) last_whole = row_of_.back();
  }
}

Placed FormPrinter::print(const CellTemplate& cell, int fund, int indicator) {
  Placed placed;
  placed.cell.row_span = cell.row_span;
  placed.cell.col_span = cell.col_span;
  placed.cell.turn = cell.turn;
  placed.cell.label = true;
  Cursor at{fund, indicator, &placed};
  std::string text;
  std::size_t from = 0;
  while (from < cell.text.size()) {
    const std::size_t open = cell.text.find('{', from);
    const std::string label = cell.text.substr(from, open - from);
    text += cell.text.size() == label.size() ? print_label(style_, label) : label;
    if (open == std::string::npos) break;
    const std::size_t close = cell.text.find('}', open);
    if (close == std::string::npos) {
      unknown_.push_back(cell.text.substr(open));
      break;
    }
    placed.cell.label = false;
    text += expand(cell.text.substr(open + 1, close - open - 1), at);
    from = close + 1;
  }
  placed.cell.text = text;
  return placed;
}

std::string FormPrinter::expand(const std::string& name, Cursor& at) {
  if (at.indicator >= 0) return print_indicator_value(name, at);
  if (at.fund >= 0 && (name == "source" || kFundFields.contains(name)))
    return print_fund_value(name, at.fund, at);
  return print_form_value(name, at);
}

void FormPrinter::note_cell(const std::string& pointer, Cursor& at) {
  at.cell->cell.pointers.push_back(pointer);
  printed_.insert(pointer);
}

void FormPrinter::note_text(const std::string& pointer, const std::string& text, Cursor& at) {
  note_cell(pointer, at);
  if (!text.empty()) answer_.values[pointer] = {AnswerValue::Kind::kText, text, {}};
}

// A number or text with its marks. `kind` is money, rate, points or text.
std::string FormPrinter::entry(const std::string& value, const std::string& pointer, const std::string& kind,
                               Cursor& at) {
  note_cell(pointer, at);
  at.cell->cell.number = kind != "text";
  if (value == "^") {
    at.cell->merge = true;
    return "";
  }
  if (value.empty()) return "";
  if (value == "-") return layout_.option("dash", style_.dash);
  if (kind == "text") {
    if (value != "无" && value != "/") answer_.values[pointer] = {AnswerValue::Kind::kText, value, {}};
    return value;
  }
  answer_.values[pointer] = {AnswerValue::Kind::kNumber, numeral(value), {}};
  if (kind == "money") {
    const std::string money = layout_.option("money", "plain");
    const MoneyStyle how = money == "fixed"       ? MoneyStyle::kFixed
                           : money == "thousands" ? MoneyStyle::kThousands
                                                  : MoneyStyle::kPlain;
    return print_money(style_, numeral(value), how, Rng(name_ + pointer));
  }
  if (kind == "rate") {
    return layout_.option("rate", "percent") == "percent" ? numeral(value) + style_.percent : numeral(value);
  }
  return value + layout_.option("points", "");
}

std::string FormPrinter::print_form_value(const std::string& name, Cursor& at) {
  const auto field = [&](const std::string& key) {
    const auto found = form_.fields.find(key);
    return found == form_.fields.end() ? std::string() : found->second;
  };
  if (name == "year" || name == "year_cn") {
    answer_.values[at_ + "/year"] = {AnswerValue::Kind::kNumber, field("year"), {}};
    note_cell(at_ + "/year", at);
    return name == "year" ? field("year") : chinese_year(field("year"));
  }
  if (name == "money") {
    note_text(at_ + "/amount_unit", field("money"), at);
    return field("money");
  }
  for (const char* text : {"title", "project", "department", "unit", "grade"}) {
    if (name != text) continue;
    note_text(at_ + "/" + name, field(name), at);
    return field(name);
  }
  if (name == "expected" || name == "actual") {
    note_text(at_ + "/goals/" + name, field(name), at);
    return field(name);
  }
  if (name == "total.weight" || name == "total.score") {
    return entry(field(name), at_ + "/total/" + name.substr(6), "points", at);
  }
  if (name.starts_with("remark.")) {
    const std::string label = name.substr(7);
    for (const auto& [key, text] : form_.remarks) {
      if (key != label) continue;
      out_.remarks.emplace_back(label, text);
      note_cell(at_ + "/remarks/" + escaped(label), at);
      return text;
    }
    return "";
  }
  if (name.starts_with("fund.")) {  // fund.total.budget
    const std::size_t dot = name.find('.', 5);
    const std::string kind = name.substr(5, dot - 5);
    const auto found = std::ranges::find_if(funds_, [&](const PrintedFund& fund) { return fund.kind == kind; });
    if (found != funds_.end() && dot != std::string::npos) {
      return print_fund_value(name.substr(dot + 1), static_cast<int>(found - funds_.begin()), at);
    }
  }
  unknown_.push_back(name);
  return "";
}

std::string FormPrinter::print_fund_value(const std::string& name, int index, Cursor& at) {
  const PrintedFund& fund = funds_[static_cast<std::size_t>(index)];
  const std::string row = at_ + "/funding/" + std::to_string(index);
  if (name == "source") {
    note_cell(row + "/source", at);
    return (fund.part ? "　　" : "") + fund.label;
  }
  const auto field = kFundFields.find(name);
  if (field == kFundFields.end()) {
    unknown_.push_back(name);
    return "";
  }
  std::string value;
  if (fund.source != nullptr) {
    const auto found = fund.source->values.find(name);
    if (found != fund.source->values.end()) value = found->second;
  }
  const std::string kind = name == "note"                        ? "text"
                           : name == "rate"                      ? "rate"
                           : name == "weight" || name == "score" ? "points"
                                                                 : "money";
  return entry(value, row + "/" + field->second, kind, at);
}

// {level1} in each row, {level1^} merged over its rows, {level1+} with its weight, {level1^+} both.
std::string FormPrinter::print_level(const std::string& name, const IndicatorSource& row,
                                     const std::string& at_row, Cursor& at, bool merged) {
  const bool with_weight = name.ends_with('+');
  const std::string level = with_weight ? name.substr(0, name.size() - 1) : name;
  const auto [text, weight, is_new] =
      level == "level1"   ? std::tuple(row.level1, row.level1_weight, row.new_level1)
      : level == "level2" ? std::tuple(row.level2, row.level2_weight, row.new_level2)
                          : std::tuple(row.group, row.group_weight, row.new_group);
  if (merged && (row.placeholder || !is_new)) at.cell->merge = true;
  if (row.placeholder) return "";
  note_text(at_row + "/" + level, text, at);
  if (!with_weight || weight.empty()) return text;
  note_cell(at_row + "/" + level + "_weight", at);
  answer_.values[at_row + "/" + level + "_weight"] = {AnswerValue::Kind::kNumber, weight, {}};
  return text + (style_.half_brackets ? "(" + weight + "分)" : "（" + weight + "分）");
}

std::string FormPrinter::print_quantity_part(const std::string& name, const QuantitySource& source,
                                             const std::string& pointer, Cursor& at) {
  using Kind = QuantitySource::Kind;
  const bool is_number = source.kind == Kind::kNumber && source.printed.empty();
  const bool is_empty = source.kind == Kind::kBlank || source.kind == Kind::kDash;
  note_cell(pointer, at);
  at.cell->cell.number = source.kind != Kind::kWords;
  QuantitySource& known = answer_.values[pointer].quantity;
  answer_.values[pointer].kind = AnswerValue::Kind::kQuantity;
  if (name.ends_with(".op")) {
    if (is_number) {
      known.op = source.op;
      known.printed = source.op + known.printed;
      return print_sign(style_, source.op);
    }
    return is_empty ? "" : layout_.option("qualitative", "");
  }
  if (name.ends_with(".unit")) {
    if (!is_number) return "";
    known.unit = source.unit;
    known.printed += source.unit;
    return print_unit(style_, source.unit);
  }
  const std::string op = known.op, unit = known.unit;
  known = source;
  if (!name.ends_with(".value") || !is_number) {
    known.printed = is_empty ? "" : print_quantity(plain_signs(style_), source);
    return source.kind == Kind::kDash ? layout_.option("dash", style_.dash) : print_quantity(style_, source);
  }
  known.op = op;  // the columns beside this one print the rest, or nobody does
  known.unit = unit;
  known.printed = op + source.value + unit;
  return source.value;
}

std::string FormPrinter::print_indicator_value(std::string name, Cursor& at) {
  const IndicatorSource& row = form_.indicators[static_cast<std::size_t>(at.indicator)];
  const int index = row_of_[static_cast<std::size_t>(at.indicator)];
  const std::string at_row = at_ + "/indicators/" + std::to_string(index);
  const std::size_t caret = name.find('^');
  const bool merged = caret != std::string::npos;
  if (merged) name.erase(caret, 1);
  for (const char* level : {"level1", "level2", "group"}) {
    if (name == level || name == std::string(level) + "+") return print_level(name, row, at_row, at, merged);
    if (name != std::string(level) + "_weight") continue;
    const bool is_new = name == "level1_weight"   ? row.new_level1
                        : name == "level2_weight" ? row.new_level2
                                                  : row.new_group;
    const std::string& weight = name == "level1_weight"   ? row.level1_weight
                                : name == "level2_weight" ? row.level2_weight
                                                          : row.group_weight;
    if (merged && (row.placeholder || !is_new)) at.cell->merge = true;
    return row.placeholder ? "" : entry(weight, at_row + "/" + name, "points", at);
  }
  if (name == "no") return std::to_string(at.indicator + 1);
  if (row.placeholder) return name == "name" ? row.name : "";
  if (name == "name") {
    note_text(at_row + "/name", row.name, at);
    return row.name;
  }
  if (name.starts_with("target")) return print_quantity_part(name, row.target, at_row + "/target", at);
  if (name.starts_with("actual")) {
    const std::string text = print_quantity_part(name, row.actual, at_row + "/actual", at);
    QuantitySource& known = answer_.values[at_row + "/actual"].quantity;
    if (has_unit_column_ && known.kind == QuantitySource::Kind::kNumber && known.unit.empty()) {
      known.unit = row.target.unit;  // the unit column stands for both sides
    }
    return text;
  }
  if (name.starts_with("extra.")) {
    for (const auto& [label, text] : row.extra) {
      if (label != name.substr(6)) continue;
      out_.indicators[static_cast<std::size_t>(index)].extra.emplace_back(label, text);
      return text;
    }
    return "";
  }
  if (const auto field = kIndicatorFields.find(name); field != kIndicatorFields.end()) {
    const auto value = row.values.find(name);
    return entry(value == row.values.end() ? "" : value->second, at_row + "/" + field->second,
                 kTexts.contains(name) ? "text" : "points", at);
  }
  unknown_.push_back(name);
  return "";
}

std::string FormPrinter::pointer_of(const std::string& where) const {
  const std::size_t last = where.rfind(' ');
  const std::string field = last == std::string::npos ? "" : where.substr(last + 1);
  const std::string head = where.substr(0, where.find(' '));
  const std::string middle = last == std::string::npos || last <= head.size()
                                 ? ""
                                 : trim(where.substr(head.size(), last - head.size()));
  if (where == "grade") return at_ + "/grade";
  if (head == "total" || head == "goals") return at_ + "/" + head + "/" + field;
  if (head == "fund") {
    for (std::size_t i = 0; i < funds_.size(); ++i) {
      const auto name = kFundFields.find(field);
      if ((funds_[i].kind == middle || funds_[i].label == middle) && name != kFundFields.end()) {
        return at_ + "/funding/" + std::to_string(i) + "/" + name->second;
      }
    }
  }
  if (head == "ind") {
    for (std::size_t i = 0; i < form_.indicators.size(); ++i) {
      if (row_of_[i] >= 0 && form_.indicators[i].name == middle) {
        return at_ + "/indicators/" + std::to_string(row_of_[i]) + "/" + field;
      }
    }
  }
  return "";
}

}  // namespace recount::corpus
