// Tables of this folder: lines of text files, and which symbol stands for a printed character.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/base/rng.h"

namespace recount::corpus {

// The lines of a file that are neither blank nor comments. Throws std::runtime_error where there is no file.
std::vector<std::string> table_lines(const std::string& path);

inline constexpr char32_t kUnknown = U'□';

class Symbols {
 public:
  explicit Symbols(const std::string& folder);  // reads symbols.txt and forms.txt

  const std::u32string& all() const { return all_; }          // without the blank, which every model has
  std::string label(const std::string& printed) const;        // what the model shall say
  std::string print(const std::string& text, Rng rng) const;  // with other forms of some symbols
  char32_t symbol(char32_t printed) const;

 private:
  struct Form {
    char32_t symbol, form;
    int percent;
  };
  std::u32string all_;
  std::vector<Form> forms_;
};

}  // namespace recount::corpus
