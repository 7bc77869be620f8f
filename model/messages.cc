#include "model/messages.h"

#include <unordered_map>

namespace recount {
namespace {

const MessageRow* find_row(std::string_view id) {
  static const auto& rows = *new auto([] {
    std::unordered_map<std::string_view, const MessageRow*> map;
    for (std::span<const MessageRow> table :
         {finding_messages(), narrative_messages(), problem_messages(), doubt_messages()}) {
      for (const MessageRow& row : table) map.emplace(row.id, &row);
    }
    return map;
  }());
  const auto found = rows.find(id);
  return found == rows.end() ? nullptr : found->second;
}

std::string render(std::string_view id, std::span<const std::string> args, Lang lang) {
  if (const MessageRow* row = find_row(id)) return fill(lang == Lang::kZh ? row->zh : row->en, args);
  std::string out(id);
  for (const std::string& arg : args) out += " " + arg;
  return out;
}

}  // namespace

std::string render(const Message& message, Lang lang) {
  return render(message.id, message.args, lang);
}

std::string render(const Problem& problem, Lang lang) {
  return render("problem." + problem.code, problem.args, lang);
}

std::string fill(std::string_view text, std::span<const std::string> args) {
  std::string out;
  while (!text.empty()) {
    // Arguments are few, so a place is always one digit in braces; other braces are plain text.
    if (text.size() >= 3 && text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}') {
      const std::size_t index = static_cast<std::size_t>(text[1] - '0');
      if (index < args.size()) out += args[index];
      text.remove_prefix(3);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace recount
