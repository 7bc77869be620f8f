// Running text as the check of percentages reads it: its figures, and the words between them. Private to that
// check.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/checks/amounts.h"
#include "model/checks/narrative_words.h"
#include "normalize/decimal.h"

namespace recount::shares {

struct Figure {
  std::size_t begin = 0, end = 0;  // in the text, unit included
  int sentence = 0;
  bool firm = false;     // exactly this number: no bound, nothing approximate, its unit known
  bool percent = false;  // with a sign, or bare
  bool bare = false;     // without a unit at the end of its clause: 占5.31，
  Decimal value;
  narrative::Unit unit;
};

// Other figures are looked for within so many of them.
inline constexpr std::size_t kReach = 40;

class Text {
 public:
  explicit Text(std::string_view text);

  const std::vector<Figure>& figures() const { return figures_; }
  const Figure& at(std::size_t figure) const { return figures_[figure]; }
  // Folded, and without years and days: 与2021年度收入 gives 与收入.
  std::u32string between(std::size_t begin, std::size_t end) const;
  // The words of the sentence in front of a figure, back to the figure before it.
  std::u32string phrase(std::size_t figure) const;
  std::size_t sentence_begin(int sentence) const { return sentences_[static_cast<std::size_t>(sentence)]; }
  std::size_t sentence_end(int sentence) const;
  std::size_t clause_begin(std::size_t at) const;
  std::size_t find_last(std::u32string_view word, std::size_t begin, std::size_t end) const;
  std::string printed(std::size_t begin, std::size_t end) const;

  // The figure before `figure` in its sentence.
  std::optional<std::size_t> before(std::size_t figure) const;
  std::optional<std::size_t> behind(std::size_t figure) const;

 private:
  std::u32string raw_, folded_;
  std::vector<Figure> figures_;
  std::vector<std::size_t> sentences_;                         // where each begins
  std::vector<std::pair<std::size_t, std::size_t>> left_out_;  // years and days
};

// An amount that can be part of a share: firm and no percentage.
bool is_amount(const Figure& figure);
bool same_unit(const Figure& a, const Figure& b);

// An amount on one scale, with what its unprinted decimals leave open. Whole numbers of things are exact.
struct Amount {
  Ratio value, half;
  std::string shown;
};
// With decimals to `places` at least where it is money. The unit is shown where `with_unit`.
Amount amount_of(const Text& text, const Figure& figure, int places, bool with_unit);
// Both as they are compared: decimals to the finer of the two, units shown where they differ.
std::pair<Amount, Amount> amounts_of(const Text& text, const Figure& a, const Figure& b);

// What a stated figure may have been computed from.
struct Basis {
  Ratio value;
  checks::Interval interval;
  std::string calculation;
};

enum class Kind { kShare, kGrowth, kDecline, kAmount, kParts };
struct Statement {
  Kind kind = Kind::kShare;
  Decimal value;
  std::string unit;    // behind the value and the expected one
  std::string stated;  // as printed
  std::string quote;
  std::vector<Basis> bases;  // the first is the one that the words name; any of them may justify the figure
};

Statement make_statement(const Text& text, Kind kind, const Figure& figure, std::size_t quote_begin);

Basis share_of(const Amount& part, const Amount& whole);

void find_shares(const Text& text, std::vector<Statement>& out);
void find_changes(const Text& text, std::vector<Statement>& out);

}  // namespace recount::shares
