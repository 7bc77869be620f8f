// The notation that documents and layouts share: one "key: value" or bare word a line, # begins a comment line, a line
// that begins with two blanks goes on with the value above after a line break.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/outcome.h"

namespace recount::corpus {

struct SourceLine {
  int number = 0;          // 1-based, of its first line
  std::string key, value;  // a bare word has no value; both trimmed
};

Outcome<std::string> read_whole_file(const std::string& path);
std::vector<SourceLine> split_lines(std::string_view text);

std::string trim(std::string_view text);
// split_cells("a | b |", '|') gives "a", "b", "": pieces trimmed, as many as there are separators and one.
std::vector<std::string> split_cells(std::string_view text, char separator = '|');
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace recount::corpus
