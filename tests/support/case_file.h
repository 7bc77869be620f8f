// Tables of cases as text: one `input => expected` a line, # before a comment.
#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace recount {

struct Case {
  int line = 0;
  std::string input, expected;
};

// \n, \t and \s (a blank at an edge) stand for those characters in the input; everything else is as it stands.
inline std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '\\' && (next == 'n' || next == 't' || next == 's')) {
      out.push_back(next == 'n' ? '\n' : next == 't' ? '\t' : ' ');
      ++i;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

inline std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The cases of tests/cases/NAME.txt. A line without => is a case without an expectation, which no test would
// pass.
inline std::vector<Case> read_cases(const std::string& name) {
  std::vector<Case> cases;
  std::ifstream file(std::string(RECOUNT_ROOT) + "/tests/cases/" + name + ".txt");
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t arrow = line.rfind(" => ");
    const std::string_view all = line;
    cases.push_back(
        {number, unescape(trim_blanks(all.substr(0, arrow))),
         arrow == std::string::npos ? "no expectation" : std::string(trim_blanks(all.substr(arrow + 4)))});
  }
  return cases;
}

}  // namespace recount
