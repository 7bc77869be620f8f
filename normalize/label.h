// Finds which word of a fixed vocabulary a printed label is. The words live elsewhere (model/vocabulary); this is the
// matching alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recount {

// A match of a printed label: the index of the word in the vocabulary, and how sure it is.
struct LabelMatch {
  int word = -1;
  double score = 0;  // 1 exact after folding, a colon aside; 0.97 without brackets; then less by edit distance
  int distance = 0;  // characters inserted, deleted or replaced
  std::string
      rest;  // what stood in the dropped brackets, folded: "全年预算数(A)" -> "a"; "产出指标(45分)" -> "45分"
};

// A vocabulary prepared for matching. Immutable after construction; safe to share between threads.
//
//   LabelSet set({"分值", "全年预算数", "实施单位"});
//   set.match("分 　值")            // 分值, score 1
//   set.match("全年预算数（A）：")   // 全年预算数, 0.97
//   set.match("预匏数", fuzzy)      // by edit distance, only with Fuzzy::kYes
//   set.match("分值合计")           // nothing
class LabelSet {
 public:
  enum class Fuzzy { kNo, kYes };
  explicit LabelSet(std::span<const std::string_view> words);

  // The best word, or nullopt. With Fuzzy::kYes, at most one error in words of 3-5 characters, two from 6, none in
  // shorter ones; never where two words are equally near.
  std::optional<LabelMatch> match(std::string_view text, Fuzzy fuzzy = Fuzzy::kNo) const;

 private:
  std::optional<LabelMatch> nearest_word(std::u32string_view letters) const;

  std::unordered_map<std::string, int> exact_;
  std::vector<std::u32string> folded_;
};

// Characters inserted, deleted or replaced between a and b; stops at `limit` + 1.
int edit_distance(std::u32string_view a, std::u32string_view b, int limit);

}  // namespace recount
