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
    std::string_view text = trim(line.text);
    if (is_rule(text)) continue;
    text = text.substr(1, text.size() - 2);
    table.add_row();
    for (;;) {
      // A pipe behind a backslash is part of the text.
      std::string raw;
      std::size_t at = 0;
      for (; at < text.size() && text[at] != '|'; ++at) {
        if (text.substr(at, 2) == "\\|") ++at;
        raw += text[at];
      }
      table.add_cell(std::string(trim(raw)), line.number);
      if (at == text.size()) break;
      text.remove_prefix(at + 1);
    }
  }
}

}  // namespace recount
