#include "model/checks/percent_share_text.h"

#include <algorithm>

#include "model/checks/narrative_scan.h"
#include "model/checks/support.h"
#include "normalize/fold.h"

namespace recount::shares {
namespace {

using narrative::Token;
using narrative::TokenKind;

constexpr std::u32string_view kSentenceEnds = U"。!?\n｡";
constexpr std::u32string_view kClauseEnds = U",，:;()、";
// Behind a number without a unit they end its clause.
constexpr std::u32string_view kBehindBare = U",，;)。\n";
// Sentences and clauses longer than that are none; the limit keeps the work linear in the text.
constexpr std::size_t kLongestReach = 2000;

bool is_one_of(std::u32string_view characters, char32_t c) {
  return characters.find(c) != characters.npos;
}

Ratio power_of_ten(int power) {
  Ratio value = Decimal(1);
  for (; power > 0; --power) value = value * Ratio(Decimal(10));
  return value;
}

}  // namespace

Text::Text(std::string_view text) : raw_(to_utf32(text)), folded_(narrative::fold_text(raw_)) {
  const std::vector<Token> tokens = narrative::scan(folded_);
  sentences_.push_back(0);
  std::size_t next = 0;
  for (std::size_t at = 0; at < folded_.size();) {
    if (next == tokens.size() || tokens[next].begin != at) {
      if (is_one_of(kSentenceEnds, folded_[at])) sentences_.push_back(at + 1);
      ++at;
      continue;
    }
    const Token& token = tokens[next++];
    at = token.end;
    if (token.kind == TokenKind::kBreak) {
      sentences_.push_back(at);
      continue;
    }
    if (token.kind == TokenKind::kYear || token.kind == TokenKind::kDate) {
      left_out_.emplace_back(token.begin, token.end);
      continue;
    }
    Figure figure;
    figure.begin = token.begin;
    figure.end = token.end;
    figure.sentence = static_cast<int>(sentences_.size()) - 1;
    if (token.kind == TokenKind::kNumber) {
      figure.firm = token.bound == narrative::Bound::kPoint;
      figure.value = token.low;
      figure.unit = token.unit;
      figure.percent = token.unit.measure == narrative::Measure::kPercent;
    } else if (at == folded_.size() || is_one_of(kBehindBare, folded_[at])) {
      const auto bare = Decimal::parse(to_utf8(folded_.substr(token.begin, token.end - token.begin)));
      figure.firm = figure.percent = figure.bare = bare.has_value();
      if (bare) figure.value = *bare;
    }
    figures_.push_back(figure);
  }
}

std::u32string Text::between(std::size_t begin, std::size_t end) const {
  std::u32string words;
  auto out = std::lower_bound(left_out_.begin(), left_out_.end(), std::pair(begin, std::size_t{0}));
  while (begin < end) {
    if (out != left_out_.end() && out->first == begin) {
      begin = out->second;
      ++out;
    } else {
      words += folded_[begin++];
    }
  }
  return words;
}

std::u32string Text::phrase(std::size_t figure) const {
  const Figure& own = figures_[figure];
  const auto previous = before(figure);
  return between(previous ? figures_[*previous].end : sentence_begin(own.sentence), own.begin);
}

std::size_t Text::sentence_end(int sentence) const {
  const auto next = static_cast<std::size_t>(sentence) + 1;
  return next < sentences_.size() ? sentences_[next] : folded_.size();
}

std::size_t Text::clause_begin(std::size_t at) const {
  const auto ends = [&](std::size_t i) {
    if (is_one_of(kSentenceEnds, folded_[i])) return true;
    // The comma of 1,335.00 stands between digits.
    const bool digits = i + 1 < folded_.size() && i > 0 && folded_[i] == U',' && folded_[i - 1] >= U'0' &&
                        folded_[i - 1] <= U'9' && folded_[i + 1] >= U'0' && folded_[i + 1] <= U'9';
    return is_one_of(kClauseEnds, folded_[i]) && !digits;
  };
  const std::size_t sentence = *(std::upper_bound(sentences_.begin(), sentences_.end(), at) - 1);
  const std::size_t first = at - sentence > kLongestReach ? at - kLongestReach : sentence;
  while (at > first && !ends(at - 1)) --at;
  return at;
}

std::size_t Text::find_last(std::u32string_view word, std::size_t begin, std::size_t end) const {
  if (end - begin > kLongestReach) begin = end - kLongestReach;
  const std::size_t found = std::u32string_view(folded_).substr(begin, end - begin).rfind(word);
  return found != folded_.npos ? found + begin : folded_.npos;
}

std::string Text::printed(std::size_t begin, std::size_t end) const {
  while (begin < end && folded_[begin] == U' ') ++begin;
  return to_utf8(std::u32string_view(raw_).substr(begin, end - begin));
}

std::optional<std::size_t> Text::before(std::size_t figure) const {
  if (figure == 0 || figures_[figure - 1].sentence != figures_[figure].sentence) return std::nullopt;
  return figure - 1;
}

std::optional<std::size_t> Text::behind(std::size_t figure) const {
  if (figure + 1 == figures_.size() || figures_[figure + 1].sentence != figures_[figure].sentence)
    return std::nullopt;
  return figure + 1;
}

bool is_amount(const Figure& figure) {
  return figure.firm && !figure.percent;
}

bool same_unit(const Figure& a, const Figure& b) {
  return is_amount(a) && is_amount(b) && a.unit.name == b.unit.name;
}

Amount amount_of(const Text& text, const Figure& figure, int places, bool with_unit) {
  const bool money = figure.unit.measure == narrative::Measure::kMoney;
  Amount amount;
  const Ratio scale = power_of_ten(figure.unit.power);
  amount.value = Ratio(figure.value) * scale;
  if (money || figure.unit.power > 0 || figure.value.places() > 0) {
    const int last = money ? std::max(places, figure.value.places()) : figure.value.places();
    amount.half = Ratio(Decimal::from_units(1, last)) / Ratio(Decimal(2)) * scale;
  }
  amount.shown = with_unit ? text.printed(figure.begin, figure.end) : figure.value.to_string();
  return amount;
}

std::pair<Amount, Amount> amounts_of(const Text& text, const Figure& a, const Figure& b) {
  const bool alike = a.unit.power == b.unit.power;
  // 15 beside 4.03 is 15.00.
  const int places = alike ? std::max(a.value.places(), b.value.places()) : 0;
  return {amount_of(text, a, places, !alike), amount_of(text, b, places, !alike)};
}

Statement make_statement(const Text& text, Kind kind, const Figure& figure, std::size_t quote_begin) {
  Statement statement;
  statement.kind = kind;
  statement.value = figure.value;
  statement.stated = text.printed(figure.begin, figure.end);
  statement.quote = text.printed(quote_begin, figure.end);
  statement.unit = figure.percent ? "%" : statement.stated;
  if (!figure.percent) {
    const std::size_t digits = statement.unit.find_first_not_of("0123456789.,");
    statement.unit.erase(0, std::min(digits, statement.unit.size()));
  }
  return statement;
}

Basis share_of(const Amount& part, const Amount& whole) {
  const Ratio hundred = Decimal(100);
  Basis basis;
  basis.value = part.value / whole.value * hundred;
  basis.interval = {(part.value - part.half) / (whole.value + whole.half) * hundred,
                    (part.value + part.half) / (whole.value - whole.half) * hundred};
  basis.calculation = part.shown + " / " + whole.shown + " = " + checks::show(basis.value) + "%";
  return basis;
}

}  // namespace recount::shares
