#include "model/form_fields.h"

#include <algorithm>

#include "model/fields.h"
#include "normalize/date.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::size_t kLongestGrade = 5 * 3;  // 基本合格

struct AmountLabel {
  Label label;
  NumberField Funding::*field;
  AmountKind kind;
};
constexpr AmountLabel kAmountLabels[] = {
    {Label::kPreviousBudget, &Funding::previous_budget, AmountKind::kMoney},
    {Label::kInitialBudget, &Funding::initial_budget, AmountKind::kMoney},
    {Label::kBudget, &Funding::budget, AmountKind::kMoney},
    {Label::kExecuted, &Funding::executed, AmountKind::kMoney},
    {Label::kRate, &Funding::rate, AmountKind::kPercent},
    {Label::kWeight, &Funding::weight, AmountKind::kPoints},
    {Label::kScore, &Funding::score, AmountKind::kPoints},
};

constexpr std::size_t kLongestHeading = 20 * 3;
constexpr std::string_view kSectionNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
// 三、年度目标及完成情况, 一、单位基本信息, 五、自评结论 ...
constexpr std::string_view kHeadingEnds[] = {"情况", "信息", "目标", "指标", "资金", "结论", "评价", "说明"};

// A label as the keys of remarks have it: blanks inside form words and the trailing colon dropped.
std::string remark_label(std::string_view text) {
  std::string label;
  for (const char c : text) {
    if (c != ' ') label += c;
  }
  drop_end_colons(label);
  return label;
}

// The option that is ticked where several are printed: "□优 ☑良 □中 □差" -> 良; empty where none or several
// are.
std::string ticked_option(std::string_view text) {
  constexpr std::string_view kTicked[] = {"☑", "■", "√", "✔", "✓", "☒", "R", "▣"};
  constexpr std::string_view kOpen[] = {"□", "☐", "○", "〇"};
  const bool options =
      std::ranges::any_of(kOpen, [&](std::string_view mark) { return text.find(mark) != text.npos; });
  if (!options) return {};
  std::string found;
  for (const std::string_view mark : kTicked) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) continue;
    if (!found.empty() || text.find(mark, at + mark.size()) != std::string_view::npos) return {};
    std::string_view rest = text.substr(at + mark.size());
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    std::size_t end = rest.find(' ');
    for (const std::string_view open : kOpen) end = std::min(end, rest.find(open));
    found = std::string(rest.substr(0, end));
  }
  return found;
}

bool names_executing_unit(std::string_view label) {
  return label.find("实施") != std::string_view::npos || label.find("项目单位") != std::string_view::npos ||
         label.find("承担") != std::string_view::npos || label.find("预算单位") != std::string_view::npos;
}

void set_once(FormContext& context, TextField& field, LabelledValue pair) {
  if (!field.value) {
    field = std::move(pair.text);
  } else if (pair.text.value && *pair.text.value != *field.value) {
    add_remark(context, pair.label.text, std::move(pair.text));
  }
}

// Several labels can name a unit (填报单位 above the table, 实施单位 in it): the one that carried the project
// out is the form's unit, the others are kept as remarks.
void set_unit(FormContext& context, LabelledValue pair) {
  TextField& unit = context.form.unit;
  if (unit.value && pair.text.value && names_executing_unit(pair.label.text) &&
      !names_executing_unit(context.unit_label)) {
    if (*unit.value != *pair.text.value) add_remark(context, context.unit_label, unit);
    unit = std::move(pair.text);
    context.unit_label = pair.label.text;
    return;
  }
  if (!unit.value) context.unit_label = pair.label.text;
  set_once(context, unit, std::move(pair));
}

// The row of a form that prints its amounts beside labels, without naming a source.
Funding& single_row(Form& form) {
  for (Funding& funding : form.funding) {
    if (funding.kind == FundingKind::kTotal) return funding;
  }
  Funding made;
  made.source.value.emplace();
  made.source.state = CellState::kValue;
  form.funding.insert(form.funding.begin(), std::move(made));
  return form.funding.front();
}

void set_amount(FormContext& context, Label which, LabelledValue pair) {
  note_amount_unit(context, pair.label);
  // A recognized cell that cannot be read is an amount all the same; in other files it is a remark in its place.
  if (pair.number.state == CellState::kUnreadable && pair.number.from.readings.empty())
    return add_remark(context, pair.label.text, std::move(pair.text));
  for (const AmountLabel& row : kAmountLabels) {
    if (row.label != which) continue;
    Funding& funding = pair.funding != nullptr ? *pair.funding : single_row(context.form);
    NumberField& field = funding.*row.field;
    if (!field.value) field = std::move(pair.number);
  }
}

void set_grade(FormContext& context, LabelledValue pair) {
  if (pair.value != nullptr) {
    const std::string ticked = ticked_option(pair.value->text);
    if (!ticked.empty()) pair.text.value = ticked;
  }
  set_once(context, context.form.grade, std::move(pair));
}

// A conclusion is a grade where it is one word (优), and a remark where it is a sentence.
void set_conclusion(FormContext& context, LabelledValue pair) {
  const bool word =
      pair.value != nullptr && pair.value->text.size() <= kLongestGrade && !is_sentence(pair.value->text);
  if (word || (pair.value != nullptr && !ticked_option(pair.value->text).empty())) {
    set_grade(context, std::move(pair));
  } else {
    add_remark(context, pair.label.text, std::move(pair.text));
  }
}

// 自评总分（分） | 99.58, 总分值 | 100 in the head of the form.
void set_total(FormContext& context, NumberField& total, LabelledValue pair) {
  const bool misread = pair.number.state == CellState::kUnreadable && !pair.number.from.readings.empty();
  if ((pair.number.value || misread) && !total.value) {
    total = std::move(pair.number);
  } else {
    add_remark(context, pair.label.text, std::move(pair.text));
  }
}

void set_year(FormContext& context, LabelledValue pair) {
  if (pair.value == nullptr) return;
  std::optional<int> year = find_year(pair.value->text);
  if (!year && pair.value->kind == CellKind::kNumber) year = find_year(pair.value->text + "年");
  if (!year) return add_remark(context, pair.label.text, std::move(pair.text));
  if (context.form.year.value) return;
  context.form.year = located<int>(pair.value);
  context.form.year.value = year;
  context.form.year.state = CellState::kValue;
}

// 单位：万元 names the unit of amounts, 单位：XX局 the body.
void set_amount_unit(FormContext& context, LabelledValue pair) {
  const std::string unit = pair.value == nullptr ? "" : amount_unit_in("单位：" + pair.value->text);
  if (unit.empty()) return set_unit(context, std::move(pair));
  if (!context.form.amount_unit.value) context.form.amount_unit = text_field(pair.value, unit);
}

}  // namespace

AmountKind amount_kind(Label label) {
  for (const AmountLabel& row : kAmountLabels) {
    if (row.label == label) return row.kind;
  }
  return AmountKind::kPoints;
}

bool is_funding_amount(Label label) {
  return amount_kind(label) != AmountKind::kPoints;
}

bool set_field(FormContext& context, Label which, LabelledValue pair) {
  Form& form = context.form;
  switch (which) {
    case Label::kProject:
      set_once(context, form.project, std::move(pair));
      return true;
    case Label::kDepartment:
      set_once(context, form.department, std::move(pair));
      return true;
    case Label::kUnit:
      set_unit(context, std::move(pair));
      return true;
    case Label::kGrade:
      set_grade(context, std::move(pair));
      return true;
    case Label::kYear:
      set_year(context, std::move(pair));
      return true;
    case Label::kAmountUnit:
      set_amount_unit(context, std::move(pair));
      return true;
    case Label::kConclusion:
      set_conclusion(context, std::move(pair));
      return true;
    case Label::kTotalScore:
      set_total(context, form.total_score, std::move(pair));
      return true;
    case Label::kTotalWeight:
      set_total(context, form.total_weight, std::move(pair));
      return true;
    case Label::kFundingBlock:
      note_amount_unit(context, pair.label);
      return false;
    case Label::kRemark:
      add_remark(context, pair.label.text, std::move(pair.text));
      return true;
    default:
      set_amount(context, which, std::move(pair));
      return true;
  }
}

void add_remark(FormContext& context, std::string_view label, TextField text) {
  if (!text.value) return;
  std::string name = remark_label(label);
  auto& remarks = context.form.remarks;
  const auto found = std::ranges::find(remarks, name, &std::pair<std::string, TextField>::first);
  if (found == remarks.end()) {
    remarks.emplace_back(std::move(name), std::move(text));
  } else if (*found->second.value != *text.value) {
    *found->second.value += " " + *text.value;
    found->second.raw += "\n" + text.raw;
  }
}

void note_amount_unit(FormContext& context, const RowCell& label) {
  if (context.form.amount_unit.value) return;
  const std::string unit = amount_unit_in(label.text);
  if (!unit.empty()) context.form.amount_unit = text_field(&label, unit);
}

bool is_sentence(std::string_view text) {
  return text.find("。") != std::string_view::npos || text.find("；") != std::string_view::npos ||
         text.find("，") != std::string_view::npos;
}

bool is_heading(std::string_view text) {
  if (text.size() > kLongestHeading || is_sentence(text)) return false;
  for (const Place place : {Place::kFundingHeader, Place::kIndicatorHeader}) {
    const std::optional<LabelHit> hit = find_label(place, text);
    if (hit && (hit->label == Label::kFundingBlock || hit->label == Label::kIndicatorBlock)) return true;
  }
  // 二、 is the number of a section; 2. can be that of a line of content.
  std::string_view rest = text;
  if (rest.starts_with("（")) rest.remove_prefix(std::string_view("（").size());
  const bool numbered = std::ranges::any_of(kSectionNumerals, [&](std::string_view numeral) {
    if (!rest.starts_with(numeral)) return false;
    const std::string_view behind = rest.substr(numeral.size());
    return behind.starts_with("、") || behind.starts_with("）");
  });
  const std::string bare = fold_bare_label(text);
  return numbered &&
         std::ranges::any_of(kHeadingEnds, [&](std::string_view end) { return bare.ends_with(end); });
}

}  // namespace recount
