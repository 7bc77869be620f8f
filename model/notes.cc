#include <algorithm>

#include "model/fields.h"
#include "model/form_reader.h"
#include "normalize/fold.h"

namespace recount {
namespace {

constexpr std::string_view kLeads[] = {"填表说明", "填报说明", "备注说明", "评分说明", "有关说明",
                                       "注释",     "备注",     "说明",     "附注",     "注"};
constexpr std::string_view kColons[] = {"：", ":", "﹕"};
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

Number number_at(std::string_view text, std::size_t at) {
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
    // 1.5倍 is a decimal, not a number of a note.
    if (mark == "." && number.end < text.size() && text[number.end] >= '0' && text[number.end] <= '9')
      return {};
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

const RowCell* only_cell(const Row& row) {
  return row.filled() == 1 ? &row.cells[static_cast<std::size_t>(row.first_filled())] : nullptr;
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
    const Number number = boundary ? number_at(text, at) : Number{};
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

std::size_t read_notes(std::span<const Row> rows, FormContext& context) {
  const RowCell* first = only_cell(rows[0]);
  const int at = rows[0].first_filled();
  std::size_t used = 1;
  if (first != nullptr) {
    const std::size_t lead = note_lead(first->text);
    if (lead == 0) return 0;
    add(context, *first, std::string_view(first->text).substr(lead));
  } else if (rows[0].filled() == 2 && at >= 0 &&
             note_lead(rows[0].cells[static_cast<std::size_t>(at)].text + "：") > 0 &&
             number_at(rows[0].cells.back().text, 0).value == 1) {
    for (const RowCell& cell : rows[0].cells) {
      if (!cell.blank() && &cell != &rows[0].cells[static_cast<std::size_t>(at)]) add(context, cell, cell.text);
    }
  } else {
    return 0;
  }
  // Numbered lines go on; the last note may have been split over lines that are not numbered in a grid cell
  // only.
  while (used < rows.size()) {
    const RowCell* cell = only_cell(rows[used]);
    if (rows[used].filled() == 0) {
      ++used;
      continue;
    }
    if (cell == nullptr || number_at(cell->text, 0).end == 0) break;
    add(context, *cell, cell->text);
    ++used;
  }
  return used;
}

}  // namespace recount
