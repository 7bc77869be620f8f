#include "model/table_lines.h"

#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::size_t kLongestHeading = 40 * 3;
constexpr std::size_t kLongestLabel = 20 * 3;
constexpr std::size_t kMostLines = 4;  // above a table

bool holds_one(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != text.npos; });
}

// What a sentence or a label with its value holds.
bool says_something(std::string_view text) {
  static constexpr std::string_view kMarks[] = {"。", "；", ";", "：", ":", "！", "？", "，", ","};
  return holds_one(text, kMarks);
}

bool names_table(std::string_view text) {
  return text.size() <= kLongestHeading && fold_label(text).ends_with("表");
}

// The day below a signature, the number of a document: 2024年2月26日, 财绩〔2024〕7号.
bool is_imprint(std::string_view text) {
  return text.ends_with("日") || text.ends_with("号");
}

void take_unit(Table& table, const RowCell& cell) {
  const std::string unit = amount_unit_in(cell.text);
  if (!unit.empty() && !table.amount_unit.value) table.amount_unit = text_field(&cell, unit);
}

void take_number(Table& table, const RowCell& cell) {
  std::string number = cell.text;
  drop_end_colons(number);
  table.number = text_field(&cell, number);
}

}  // namespace

bool is_section_heading(std::string_view text) {
  if (text.size() > kLongestHeading || text.find("。") != std::string_view::npos) return false;
  constexpr std::string_view kNumerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  for (const std::string_view open : {"", "（", "(", "第"}) {
    if (!text.starts_with(open)) continue;
    std::string_view rest = text.substr(open.size());
    bool numeral = false;
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view word : kNumerals) {
        if (rest.starts_with(word)) rest.remove_prefix(word.size()), numeral = more = true;
      }
    }
    if (!numeral) continue;
    for (const std::string_view mark : {"、", "）", ")", "部分", "章", "．", "."}) {
      if (rest.starts_with(mark)) return true;
    }
  }
  return false;
}

bool is_table_number(std::string_view text) {
  const std::string label = fold_label(text);
  if (label.size() > 8 * 3 || label.ends_with("表")) return false;
  for (const std::string_view lead : {"附表", "附件", "表"}) {
    if (!label.starts_with(lead)) continue;
    // 附件 is a number as it stands; what follows it or 表 must be one.
    std::string_view rest = std::string_view(label).substr(lead.size());
    const bool numbered = !rest.empty();
    for (bool more = true; more;) {
      more = false;
      for (const std::string_view part :
           {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "0", "1", "2",
            "3",  "4",  "5",  "6",  "7",  "8",  "9",  "-",  ".",  "(",  ")", ":"}) {
        if (rest.starts_with(part)) rest.remove_prefix(part.size()), more = true;
      }
    }
    return rest.empty() && (numbered || lead != "表");
  }
  return false;
}

bool may_be_title(std::string_view text) {
  return !text.empty() && text.size() <= kLongestHeading && !is_section_heading(text) &&
         !is_table_number(text) && !says_something(text) && !is_imprint(text) && !is_table_note(text);
}

bool is_table_note(std::string_view text) {
  return (text.starts_with("注") || text.starts_with("备注")) && note_lead(text) > 0;
}

bool is_numbered_note(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 2) return false;
  const std::string_view rest = text.substr(digits);
  return rest.starts_with("、") || rest.starts_with("．") ||
         (rest.size() > 1 && rest[0] == '.' && (rest[1] < '0' || rest[1] > '9'));
}

bool may_be_row_label(std::string_view text) {
  return text.size() <= kLongestLabel && !is_section_heading(text) && !is_table_number(text) &&
         !says_something(text) && !is_imprint(text) && !names_table(text) && amount_unit_in(text).empty();
}

void take_table_line(Table& table, const RowCell& cell, bool alone) {
  take_unit(table, cell);
  if (is_table_number(cell.text)) {
    take_number(table, cell);
  } else if (names_table(cell.text) || (alone && !table.title.value && may_be_title(cell.text))) {
    table.title = text_field(&cell);
  }
}

void take_lines_above(Table& table, std::span<const DocumentParagraph> lines) {
  bool near = true;  // only the table's own lines below
  for (std::size_t k = 0; k < std::min(lines.size(), kMostLines); ++k) {
    const TextField& line = lines[lines.size() - 1 - k].text;
    const Cell cell{0, 0, 1, 1, line.raw, line.from};
    const RowCell view{*line.value, CellKind::kText, false, &cell};
    if (is_table_number(view.text)) {
      if (!table.number.value) take_number(table, view);
      continue;
    }
    take_unit(table, view);
    const bool own_line = !amount_unit_in(view.text).empty() && view.text.size() <= kLongestLabel;
    if (!table.title.value && (names_table(view.text) || (near && !own_line && may_be_title(view.text))))
      table.title = text_field(&view);
    near = near && own_line;
  }
}

}  // namespace recount
