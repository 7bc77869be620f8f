#include "corpus/source/lines.h"

#include <fstream>
#include <sstream>

namespace recount::corpus {

Outcome<std::string> read_whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Outcome<std::string>::failed(path + ": cannot be opened");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1));
}

std::vector<std::string> split_cells(std::string_view text, char separator) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t end = text.find(separator);
    cells.push_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return cells;
    text.remove_prefix(end + 1);
  }
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::vector<SourceLine> split_lines(std::string_view text) {
  std::vector<SourceLine> lines;
  int number = 0;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with('#') || trim(line).empty()) continue;
    if (line.starts_with("  ") && !lines.empty()) {
      lines.back().value += "\n" + trim(line);
      continue;
    }
    // "row: a | b:c" has the key row; a word without a colon directly behind it has no value.
    const std::size_t colon = line.find(':');
    SourceLine& added = lines.emplace_back();
    added.number = number;
    added.key = trim(std::string_view(line).substr(0, colon));
    if (colon != std::string::npos) added.value = trim(std::string_view(line).substr(colon + 1));
  }
  return lines;
}

}  // namespace recount::corpus
