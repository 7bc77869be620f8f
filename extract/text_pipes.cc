#include <algorithm>

#include "extract/text_shapes.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// |---|:-:| or +---+===+: nothing but what lines are drawn with.
bool is_rule(std::string_view text) {
  return (text.front() == '|' || text.front() == '+') && text.find_first_not_of("|+-=: \t") == text.npos &&
         text.find_first_of("-=") != text.npos;
}

bool is_pipe_row(const Line& line) {
  const std::string_view text = trim(line.text);
  return text.size() > 2 && ((text.front() == '|' && text.back() == '|') || is_rule(text));
}

// The bars that the cells of a row stand between are blank on one side at least, or run together at its end.
bool is_bar_row(const Line& line) {
  if (line.has_tabs() || line.is_blank() || is_rule(trim(line.text))) return false;
  return line.text.find(" | ") != line.text.npos || trim(line.text).ends_with("||");
}

// Fewer lines with a bar are links or captions of a web page.
constexpr std::size_t kMinBarRows = 3;

// The cells between the bars of `text`; a bar behind a backslash is part of the text.
void add_cells(std::string_view text, std::uint32_t line, TextTable& table) {
  for (;;) {
    std::string raw;
    std::size_t at = 0;
    for (; at < text.size() && text[at] != '|'; ++at) {
      if (text.substr(at, 2) == "\\|") ++at;
      raw += text[at];
    }
    table.add_cell(std::string(trim(raw)), line);
    if (at == text.size()) break;
    text.remove_prefix(at + 1);
  }
}

}  // namespace

Look look_at_pipes(Lines lines, std::size_t first) {
  std::size_t end = first, rows = 0;
  for (; end < lines.size() && is_pipe_row(lines[end]) && (end == first || lines[end].gap <= 1); ++end) {
    rows += !is_rule(trim(lines[end].text));
  }
  if (end == first) return {first + 1, 0};
  return {end, rows >= 2 ? 100 : 0};
}

void read_pipes(Lines region, TextTable& table) {
  for (const Line& line : region) {
    const std::string_view text = trim(line.text);
    if (is_rule(text)) continue;
    table.add_row();
    add_cells(text.substr(1, text.size() - 2), line.number, table);
  }
}

Look look_at_bars(Lines lines, std::size_t first) {
  std::size_t end = first, most = 0;
  for (; end < lines.size() && is_bar_row(lines[end]) && (end == first || lines[end].gap <= 1); ++end) {
    most = std::max(most, static_cast<std::size_t>(std::ranges::count(lines[end].text, '|')));
  }
  if (end == first) return {first + 1, 0};
  return {end, end - first >= kMinBarRows && most >= 2 ? 100 : 0};
}

void read_bars(Lines region, TextTable& table) {
  for (const Line& line : region) {
    // The bars that run together at the end fill up rows whose spans are lost; blank cells have blanks between
    // theirs.
    std::string_view text = trim(line.text);
    while (text.ends_with('|') && !text.ends_with("\\|")) text.remove_suffix(1);
    table.add_row();
    add_cells(text, line.number, table);
  }
}

}  // namespace recount
