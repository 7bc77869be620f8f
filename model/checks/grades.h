// Grades: the words, the national thresholds, and those that a form prints in its notes. Inside model/ only.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace recount::checks {

// A word for a grade and its rank on the national scale, 0 the best; kOwnScale where only a form's notes give
// it one.
constexpr int kOwnScale = -1;
struct GradeWord {
  std::string_view word;
  int rank;
};
std::span<const GradeWord> grade_words();

// One band of a scale: the grade, and the least score that earns it.
struct GradeBand {
  std::string word;
  Decimal lower;
  bool inclusive = true;
};

// A way in which notes print a band; `example` is proof of it: text, word and lower bound.
struct BandPattern {
  // RE2 over folded text with short names for its parts (kParts): LEAD a grade with what may follow it, TAIL
  // with what may come before it, NUM a lower bound, HIGH the other end, TOP an upper bound alone, INC a mark
  // like (含90分).
  std::string_view pattern;
  std::string_view example, word, lower;
  bool inclusive;
};
std::span<const BandPattern> band_patterns();

// The bands that a text states, best first; empty where fewer than two are found or they contradict each other.
std::vector<GradeBand> parse_bands(std::string_view text);

std::vector<GradeBand> own_bands(const Form& form);
std::vector<GradeBand> national_bands();

// The grade word that a cell holds as a whole ("优秀", "等级：优"); nullopt for free text and for several
// words.
std::optional<std::string> grade_word(std::string_view cell);

// Where a word stands on a scale: by the word itself, else by its national rank. nullopt where it has no place
// there.
std::optional<std::size_t> band_of_word(std::span<const GradeBand> bands, std::string_view word);
std::optional<std::size_t> band_of_score(std::span<const GradeBand> bands, const Decimal& score);

}  // namespace recount::checks
