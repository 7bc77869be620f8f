// Texts of lines, drawn from the grammar of patterns.txt and lists.txt.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "corpus/base/rng.h"

namespace recount::corpus {

struct Text {
  std::string kind, text;
};

class Texts {
 public:
  explicit Texts(const std::string& folder);

  // `has`: whether the font has a character; unknown characters are drawn from those.
  Text draw(Rng& rng, const std::function<bool(char32_t)>& has) const;

 private:
  struct Pattern {
    int weight;
    std::string kind, text;
  };

  std::string fill(const std::string& pattern, Rng& rng, const std::function<bool(char32_t)>& has) const;
  std::string named(const std::string& name, Rng& rng, const std::function<bool(char32_t)>& has) const;
  std::string unknown(int count, Rng& rng, const std::function<bool(char32_t)>& has) const;

  std::vector<Pattern> patterns_;
  std::map<std::string, std::vector<std::string>> lists_;
  std::u32string hanzi_;                    // GB 2312, level 1: the 3755 that are used most
  std::u32string own_hanzi_, own_letters_;  // of the model
  int total_ = 0;
};

}  // namespace recount::corpus
