// The distance of Levenshtein by bit vectors: Myers, "A fast bit-vector algorithm for approximate string matching based
// on dynamic programming" (1999), with the carries between words as in Hyyrö, "A bit-vector algorithm for computing
// Levenshtein and Damerau edit distances" (2003). 64 cells of the usual table take one step.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "corpus/score/likeness.h"

namespace recount::corpus {
namespace {

constexpr std::size_t kWord = 64;
constexpr std::size_t kMostCells = std::size_t{1} << 30;

// For each character of `pattern`, where it stands: bit r % 64 of word r / 64 in the character's row.
class Occurrences {
 public:
  Occurrences(std::u32string_view pattern, std::size_t words) : words_(words), letters_(pattern) {
    std::ranges::sort(letters_);
    letters_.erase(std::unique(letters_.begin(), letters_.end()), letters_.end());
    bits_.assign((letters_.size() + 1) * words_, 0);  // the last row is of all other characters
    for (std::size_t r = 0; r < pattern.size(); ++r)
      bits_[row(pattern[r]) * words_ + r / kWord] |= std::uint64_t{1} << (r % kWord);
  }

  const std::uint64_t* of(char32_t c) const { return bits_.data() + row(c) * words_; }

 private:
  std::size_t row(char32_t c) const {
    const auto found = std::ranges::lower_bound(letters_, c);
    return found != letters_.end() && *found == c ? static_cast<std::size_t>(found - letters_.begin())
                                                  : letters_.size();
  }

  std::size_t words_;
  std::u32string letters_;
  std::vector<std::uint64_t> bits_;
};

// The vertical differences of 64 cells of a column: where the value rises by one downwards, and where it falls.
struct Column {
  std::uint64_t rises = ~std::uint64_t{0}, falls = 0;
};

std::size_t bit_distance(std::u32string_view pattern, std::u32string_view text) {
  const std::size_t words = (pattern.size() + kWord - 1) / kWord;
  const Occurrences occurrences(pattern, words);
  std::vector<Column> column(words);
  const std::uint64_t last = std::uint64_t{1} << ((pattern.size() - 1) % kWord);
  std::size_t distance = pattern.size();
  for (const char32_t c : text) {
    const std::uint64_t* const equal_words = occurrences.of(c);
    std::uint64_t rise_in = 1, fall_in = 0;  // the top row of the table rises by one from column to column
    for (std::size_t w = 0; w < words; ++w) {
      const auto [rises, falls] = column[w];
      const std::uint64_t vertical = equal_words[w] | falls;
      const std::uint64_t equal = equal_words[w] | fall_in;
      const std::uint64_t horizontal = (((equal & rises) + rises) ^ rises) | equal;
      std::uint64_t right_rises = falls | ~(horizontal | rises), right_falls = rises & horizontal;
      if (w + 1 == words) {
        distance += (right_rises & last) != 0;
        distance -= (right_falls & last) != 0;
      }
      const std::uint64_t rise_out = right_rises >> 63, fall_out = right_falls >> 63;
      right_rises = (right_rises << 1) | rise_in;
      right_falls = (right_falls << 1) | fall_in;
      column[w] = {right_falls | ~(vertical | right_rises), right_rises & vertical};
      rise_in = rise_out;
      fall_in = fall_out;
    }
  }
  return distance;
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin());
  const auto same = static_cast<std::size_t>(at_a - a.begin());
  a.remove_prefix(same);
  b.remove_prefix(same);
  while (!a.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty()) return b.size();
  if (b.size() <= kMostCells / a.size()) return bit_distance(a, b);
  const std::size_t half_a = a.size() / 2, half_b = b.size() / 2;
  return edit_distance(a.substr(0, half_a), b.substr(0, half_b)) +
         edit_distance(a.substr(half_a), b.substr(half_b));
}

double similarity(std::u32string_view a, std::u32string_view b) {
  const std::size_t size = std::max(a.size(), b.size());
  if (size == 0) return 1;
  return 1 - static_cast<double>(edit_distance(a, b)) / static_cast<double>(size);
}

double similarity_from(double least, std::u32string_view a, std::u32string_view b) {
  // The distance is at least the difference of the lengths.
  const std::size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  constexpr double kSlack = 1e-9;  // of the two ways to compute the same share
  if (static_cast<double>(shorter) < (least - kSlack) * static_cast<double>(longer)) return 0;
  return similarity(a, b);
}

}  // namespace recount::corpus
