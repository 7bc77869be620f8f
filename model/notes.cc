#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::string_view kLeads[] = {"填表说明", "填报说明", "备注说明", "评分说明", "有关说明",
                                       "注释",     "备注",     "说明",     "附注",     "注"};
// Semicolons where recognition misread them.
constexpr std::string_view kColons[] = {"：", ":", "﹕", "；", ";"};
// What stands behind the number of a note: 1、 1. 1．（1） 1)
constexpr std::string_view kNumberMarks[] = {"、", ".", "．", "）", ")", "，"};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

// The number at text[at] with its mark ("2、", "- 2.", "（2）"); its value and where the mark ends.
struct Number {
  int value = 0;
  std::size_t end = 0;
};

// `next` is the number that a next note would have.
Number number_at(std::string_view text, std::size_t at, int next = 0) {
  for (const std::string_view lead : {"- ", "-", "（", "("}) {
    if (text.substr(at).starts_with(lead)) {
      at = skip_blanks(text, at + lead.size());
      break;
    }
  }
  Number number;
  std::size_t digits = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9' && digits < 2) {
    number.value = number.value * 10 + (text[at++] - '0');
    ++digits;
  }
  if (digits == 0) return {};
  at = skip_blanks(text, at);
  for (const std::string_view mark : kNumberMarks) {
    if (!text.substr(at).starts_with(mark)) continue;
    number.end = at + mark.size();
    // 1.5倍 is a decimal, not a number of a note; but 2.90分以上为优 follows the note 1.
    const bool digit = number.end < text.size() && text[number.end] >= '0' && text[number.end] <= '9';
    if (mark == "." && digit && number.value != next) return {};
    return number;
  }
  return {};
}

bool ends_sentence(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (before.empty()) return true;
  for (const std::string_view end : {"。", "；", ";", "：", ":", "？", "！", ")", "）"}) {
    if (before.ends_with(end)) return true;
  }
  return false;
}

std::string trim_dash(std::string_view text) {
  if (text.starts_with("- ")) text.remove_prefix(2);
  return std::string(text.substr(skip_blanks(text, 0)));
}

void add(FormContext& context, const RowCell& cell, std::string_view text) {
  for (const std::string& part : split_numbered(text)) {
    context.form.notes.push_back(text_field(&cell, part));
    context.form.notes.back().value = trim_dash(part);
  }
}

// What rules for filling or scoring a form say, and reports on a project do not (统计分析, 宣传栏, 填写问卷, 得分95分).
constexpr RuleWord kRuleWords[] = {
    {"比例计分", "1.定量指标未达到目标值的，按完成比例计分。"},
    {"单独计分", "2.预算执行情况单独计分。"},
    {"法计分", "1.各指标按比较法计分。"},
    {"不计分", "4.不适用的指标不计分。"},
    {"满分100", "1.各项指标得分加总得出总分，满分100分。"},
    {"逐项打分", "2.各单位对照指标逐项打分。"},
    {"合理确定分值", "2.定性指标按三档合理确定分值。"},
    {"该指标分值", "1.得分最高不能超过该指标分值上限。"},
    {"分为优", "2.90（含）-100分为优，80（含）-90分为良。"},
    {"以上为优", "2.自评等级：90分（含）以上为优。"},
    {"以上）为优", "3.综合得分（90分以上）为优。"},
    {"不计入总分", "1.加分项不计入总分。"},
    {"不计入自评", "1.复核得分不计入自评总分。"},
    {"不计入合计", "3.复核得分由主管部门填写，不计入合计。"},
    {"部门填写", "3.复核得分由主管部门填写。"},
    {"单位填写", "2.完成情况由实施单位填写。"},
    {"如实填写", "3.请如实填写。"},
    {"逐项填写", "3.实际完成值应逐项填写。"},
    {"填列", "1.金额按万元填列。"},
    {"填“", "1.长期项目填“长期”。"},
    {"打勾", "1.项目属性在相应方框内打勾。"},
    {"打“√”", "2.在相应选项前打“√”。"},
    {"”栏", "3.得分低于分值的，须在“偏差原因”栏说明。"},
};

bool is_rule(std::string_view text) {
  return std::ranges::any_of(
      kRuleWords, [&](const RuleWord& row) { return text.find(row.word) != std::string_view::npos; });
}

// Labels of the form's own notes; what stands beside 备注 and 说明 may be about the project.
constexpr std::string_view kFormNotes[] = {"注", "注释", "附注", "填表说明", "填报说明", "评分说明"};

const RowCell* only_cell(const Row& row) {
  return row.filled() == 1 ? &row.cells[static_cast<std::size_t>(row.first_filled())] : nullptr;
}

// Numbered lines go on; a note that is split over lines can only be one in a cell.
std::size_t numbered_lines(std::span<const Row> rows, FormContext& context) {
  std::size_t used = 0;
  for (; used < rows.size(); ++used) {
    if (rows[used].filled() == 0) continue;
    const RowCell* cell = only_cell(rows[used]);
    if (cell == nullptr) break;
    const std::vector<TextField>& notes = context.form.notes;
    const int next =
        notes.empty() ? 0 : number_at(*notes.back().value, 0, static_cast<int>(notes.size())).value + 1;
    if (number_at(cell->text, 0, next).end == 0) break;
    add(context, *cell, cell->text);
  }
  return used;
}

}  // namespace

std::size_t note_lead(std::string_view text) {
  const std::size_t start = skip_blanks(text, 0);
  for (const std::string_view lead : kLeads) {
    if (!text.substr(start).starts_with(lead)) continue;
    const std::size_t at = skip_blanks(text, start + lead.size());
    for (const std::string_view colon : kColons) {
      if (text.substr(at).starts_with(colon)) return skip_blanks(text, at + colon.size());
    }
    // 注 1. …, and 备注 alone above its lines
    if (number_at(text, at).value == 1) return at;
    if (at == text.size() && lead != "备注" && lead != "说明") return at;
  }
  return 0;
}

std::vector<std::string> split_numbered(std::string_view text) {
  std::vector<std::size_t> starts;
  int next = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool boundary = at == 0 || text[at - 1] == ' ' || ends_sentence(text.substr(0, at));
    // A decimal does not begin a sentence.
    const bool begins = starts.empty() || ends_sentence(text.substr(0, at));
    const Number number = boundary ? number_at(text, at, begins ? next : 0) : Number{};
    if (number.end > 0 && (starts.empty() ? at == 0 : number.value == next)) {
      starts.push_back(at);
      next = number.value + 1;
      at = number.end;
    } else {
      ++at;
    }
  }
  std::vector<std::string> parts;
  if (starts.empty()) starts.push_back(0);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    std::string part(text.substr(starts[i], end - starts[i]));
    while (part.ends_with(' ')) part.pop_back();
    if (part.ends_with(" -")) part.resize(part.size() - 2);
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

std::span<const RuleWord> rule_words() {
  return kRuleWords;
}

std::size_t rule_lines(std::span<const Row> rows) {
  std::size_t used = 0;
  int lines = 0, rules = 0;
  for (; used < rows.size(); ++used) {
    if (rows[used].filled() == 0) continue;
    const RowCell* cell = only_cell(rows[used]);
    if (cell == nullptr || number_at(cell->text, 0, lines == 0 ? 0 : lines + 1).value != lines + 1) break;
    for (const std::string& part : split_numbered(cell->text)) {
      ++lines;
      rules += is_rule(part);
    }
  }
  return rules > 0 && rules * 2 >= lines ? used : 0;
}

std::size_t read_rules(std::span<const Row> rows, FormContext& context) {
  const std::size_t used = rule_lines(rows);
  for (const Row& row : rows.first(used)) {
    if (const RowCell* cell = only_cell(row)) add(context, *cell, cell->text);
  }
  return used;
}

std::size_t read_notes(std::span<const Row> rows, FormContext& context) {
  const RowCell* first = only_cell(rows[0]);
  const int at = rows[0].first_filled();
  if (first != nullptr) {
    const std::size_t lead = note_lead(first->text);
    if (lead == 0) return 0;
    add(context, *first, std::string_view(first->text).substr(lead));
  } else if (rows[0].filled() == 2 && !rows[0].paragraph) {
    const RowCell& label = rows[0].cells[static_cast<std::size_t>(at)];
    const auto text = std::find_if(rows[0].cells.begin() + at + 1, rows[0].cells.end(),
                                   [](const RowCell& cell) { return !cell.blank(); });
    std::string name = fold_label(label.text);
    while (name.ends_with(':')) name.pop_back();
    if (std::ranges::find(kLeads, name) == std::end(kLeads) || text->kind == CellKind::kDash) return 0;
    const bool form_notes = std::ranges::find(kFormNotes, name) != std::end(kFormNotes);
    if (!form_notes && number_at(text->text, 0).value != 1 && !is_rule(text->text)) return 0;
    add(context, *text, text->text);
  } else {
    return 0;
  }
  return 1 + numbered_lines(rows.subspan(1), context);
}

}  // namespace recount
