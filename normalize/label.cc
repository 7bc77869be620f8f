#include "normalize/label.h"

#include <algorithm>

#include "normalize/fold.h"
#include "normalize/text_internal.h"

namespace recount {
namespace {

constexpr double kBareScore = 0.97;
constexpr std::size_t kLongestLabel =
    40;  // characters; no word of a form is longer, and longer text is no label

int allowed_errors(std::size_t length) {
  return length < 3 ? 0 : length < 6 ? 1 : 2;
}

// What stands in the brackets of folded text.
std::string in_brackets(std::string_view folded) {
  std::string inside;
  int depth = 0;
  for (const char c : folded) {
    const bool opens = c == '(' || c == '[', closes = (c == ')' || c == ']') && depth > 0;
    if (closes) --depth;
    if (depth > 0) inside.push_back(c);
    if (opens) ++depth;
  }
  return inside;
}

std::string_view without_colon(std::string_view folded) {
  while (folded.ends_with(':')) folded.remove_suffix(1);
  return folded;
}

}  // namespace

LabelSet::LabelSet(std::span<const std::string_view> words) {
  folded_.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string folded = fold_label(words[i]);
    exact_.emplace(folded, static_cast<int>(i));
    folded_.push_back(to_utf32(folded));
  }
}

std::optional<LabelMatch> LabelSet::match(std::string_view text, Fuzzy fuzzy) const {
  if (text.size() > kLongestLabel * 4) return std::nullopt;
  const std::string folded = fold_label(text);
  if (folded.empty()) return std::nullopt;
  const std::string whole_label(without_colon(folded));
  if (const auto found = exact_.find(whole_label); found != exact_.end()) {
    return LabelMatch{found->second, 1, 0, ""};
  }
  // With its brackets first: 部门（单位）名称 without them would be another word.
  if (fuzzy == Fuzzy::kYes) {
    if (std::optional<LabelMatch> whole = nearest_word(to_utf32(whole_label))) return whole;
  }

  if (folded.find_first_of("([") == std::string::npos) return std::nullopt;  // nothing to drop
  const std::string bare = fold_bare_label(text);
  if (bare.empty()) return std::nullopt;
  const std::string rest = in_brackets(folded);
  if (const auto found = exact_.find(bare); found != exact_.end())
    return LabelMatch{found->second, kBareScore, 0, rest};
  if (fuzzy == Fuzzy::kNo) return std::nullopt;

  if (std::optional<LabelMatch> match = nearest_word(to_utf32(bare))) {
    match->rest = rest;
    return match;
  }
  return std::nullopt;
}

std::optional<LabelMatch> LabelSet::nearest_word(std::u32string_view letters) const {
  int best = -1, nearest = 3;
  bool tied = false;
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    const int limit = allowed_errors(folded_[i].size());
    if (limit == 0) continue;
    const int distance = edit_distance(letters, folded_[i], limit);
    if (distance > limit || distance > nearest) continue;
    tied = distance == nearest;
    nearest = distance;
    best = static_cast<int>(i);
  }
  if (best < 0 || tied) return std::nullopt;
  const double share =
      static_cast<double>(nearest) / static_cast<double>(folded_[static_cast<std::size_t>(best)].size());
  return LabelMatch{best, kBareScore - share / 2, nearest, ""};
}

int edit_distance(std::u32string_view a, std::u32string_view b, int limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > static_cast<std::size_t>(limit)) return limit + 1;
  std::vector<int> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = static_cast<int>(i);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    int diagonal = row[0];
    row[0] = static_cast<int>(j);
    int smallest = row[0];
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
      smallest = std::min(smallest, row[i]);
    }
    if (smallest > limit) return limit + 1;
  }
  return std::min(row[a.size()], limit + 1);
}

}  // namespace recount
