// One number of a cell with its bound and unit, read piece by piece. Not for use outside normalize/.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "normalize/bound_words.h"
#include "normalize/fold.h"
#include "normalize/numeric.h"
#include "normalize/quantity_internal.h"
#include "normalize/text_internal.h"
#include "normalize/units.h"

namespace recount {

inline bool is_separator(char32_t c) {
  return c == U'-' || c == U'~' || c == U'～' || c == U'至' || c == U'到';
}

constexpr std::size_t kLongestName = 12;  // characters

// One number with what belongs to it.
struct MeasureSide {
  Op op = Op::kNone;
  bool op_behind = false;
  Decimal value;
  std::size_t figures = 0;  // before the point
  bool leading_zero = false;
  std::u32string unit;
};

// Half-width text with one kind of dash, from left to right. Each take_ returns false where the cell is no
// measure.
class MeasureReader {
 public:
  explicit MeasureReader(std::u32string text) : text_(std::move(text)), rest_(text_) {}

  bool done() const { return rest_.empty(); }
  std::u32string_view rest() const { return rest_; }

  void skip_blanks() {
    while (!rest_.empty() && rest_.front() == U' ') rest_.remove_prefix(1);
  }

  bool take(char32_t c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // An operator sign, or words that are one; words that change nothing are passed over. False where another
  // word stands before the number.
  bool take_before(MeasureSide* side) {
    skip_blanks();
    take_name();
    while (!rest_.empty() && !starts_number()) {
      const Op sign = op_of_sign(rest_.front());
      if (sign != Op::kNone) {
        if (side->op != Op::kNone) return false;
        side->op = sign;
        rest_.remove_prefix(1);
      } else if (const BoundWord* word = longest(words_before())) {
        if (word->op != Op::kNone) {
          if (side->op != Op::kNone) return false;
          side->op = word->op;
        }
        rest_.remove_prefix(word->word.size());
      } else {
        return false;
      }
      skip_blanks();
    }
    return !rest_.empty();
  }

  bool take_number(MeasureSide* side) {
    std::size_t length = 0;
    const auto value = read_number(rest_, &length);
    if (!value) return false;
    side->value = *value;
    std::u32string_view printed = rest_.substr(rest_.front() == U'-' ? 1 : 0, length);
    side->figures = std::min(printed.find_first_not_of(U"0123456789,"), length);
    side->leading_zero = printed.size() > 1 && printed[0] == U'0' && is_digit(printed[1]);
    rest_.remove_prefix(length);
    return true;
  }

  // The unit, brackets, and words behind it (以上, 左右).
  bool take_behind(MeasureSide* side) {
    skip_blanks();
    std::size_t n = 0;
    while (n < rest_.size() && is_unit_character(rest_, n) && !starts_bound(rest_.substr(n))) ++n;
    std::u32string_view word = rest_.substr(0, n);
    rest_.remove_prefix(n);
    if (!split_words_behind(&word, side)) return false;
    side->unit = word;
    return take_brackets(side);
  }

 private:
  bool starts_number() const {
    return is_digit(rest_.front()) || (rest_.front() == U'-' && rest_.size() > 1 && is_digit(rest_[1]));
  }

  const BoundWord* longest(std::span<const BoundWord> words) const {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const BoundWord& w) { return rest_.starts_with(w.word); });
    return found == words.end() ? nullptr : &*found;
  }

  // 不少于2次不超过4次, ≥90%且≤95%: another bound begins behind the first.
  static bool starts_bound(std::u32string_view text) {
    if (text.front() == U'且' || text.front() == U'但' || text.front() == U'并') return true;
    const auto words = words_before();
    return std::any_of(words.begin(), words.end(), [&](const BoundWord& w) {
      return w.op != Op::kNone && w.word.size() > 1 && text.starts_with(w.word);
    });
  }

  // 满意度≥95%, 合格率100%: the name of what is measured, repeated in the cell.
  void take_name() {
    std::size_t n = 0;
    while (n < rest_.size() && n <= kLongestName && is_han(rest_[n]) && rest_[n] != U'未' && rest_[n] != U'没')
      ++n;
    if (n < 2 || n > kLongestName || n == rest_.size()) return;
    std::size_t next = n;
    if (rest_[next] == U':' || rest_[next] == U' ') ++next;
    if (next == rest_.size()) return;
    if (op_of_sign(rest_[next]) != Op::kNone) {
      rest_.remove_prefix(next);
      return;
    }
    const std::size_t rate = rest_.substr(0, n).find_last_of(U"率度");
    if (rate == rest_.npos || rate == 0 || rest_.find(U'%') == rest_.npos) return;
    rest_.remove_prefix(rate + 1 == n ? next : rate + 1);
  }

  static bool is_unit_character(std::u32string_view text, std::size_t at) {
    const char32_t c = text[at];
    if (c == U'至' || c == U'到') return at + 1 < text.size() && is_han(text[at + 1]);  // 到位
    if (c == U'2' || c == U'3')
      return at > 0 && text[at - 1] == U'm' && (at + 1 == text.size() || !is_digit(text[at + 1]));
    if (c == U'/') return at > 0 && at + 1 < text.size() && is_han(text[at + 1]);
    return is_han(c) || is_latin(c) || c == U'%' || c == U'‰' || c == U'㎡' || c == U'㎢' || c == U'㎥' ||
           c == U'²' || c == U'³' || c == U'·';
  }

  // Strips 以上, 左右 and the like from the end of `word`.
  static bool split_words_behind(std::u32string_view* word, MeasureSide* side) {
    for (bool found = true; found && !word->empty();) {
      found = false;
      for (const BoundWord& behind : words_behind()) {
        if (!word->ends_with(behind.word)) continue;
        // 内 alone is a word behind spans of time, and part of other words (区内).
        if (behind.word == U"内" &&
            lookup_unit(to_utf8(word->substr(0, word->size() - 1))).family != UnitFamily::kTime) {
          continue;
        }
        if (behind.op != Op::kNone && !set_behind(behind.op, side)) return false;
        word->remove_suffix(behind.word.size());
        found = true;
        break;
      }
    }
    return true;
  }

  // ≥5次以上 says the same twice; ≥5次以下 makes no sense.
  static bool set_behind(Op op, MeasureSide* side) {
    if (side->op == Op::kNone) {
      side->op = op;
      side->op_behind = true;
      return true;
    }
    const bool up = side->op == Op::kGe || side->op == Op::kGt;
    return side->op != Op::kEq && up == (op == Op::kGe);
  }

  // （年）, （含） and the like; figures in brackets make the cell more than one number. What follows them may
  // be 以上.
  bool take_brackets(MeasureSide* side) {
    for (;;) {
      skip_blanks();
      if (rest_.empty() || (rest_.front() != U'(' && rest_.front() != U'[')) break;
      const std::size_t end = rest_.find_first_of(U")]");
      if (end == rest_.npos) return false;
      const std::u32string_view inside = rest_.substr(1, end - 1);
      const bool included = inside.starts_with(U"含");
      if (!included && std::any_of(inside.begin(), inside.end(), is_digit)) return false;
      const std::string word = to_utf8(inside);
      if (side->unit.empty() && !inside.empty() && lookup_unit(word).family != UnitFamily::kWord)
        side->unit = inside;
      rest_.remove_prefix(end + 1);
      skip_blanks();
      while (const BoundWord* behind = longest(words_behind())) {
        if (behind->op != Op::kNone && !set_behind(behind->op, side)) return false;
        rest_.remove_prefix(behind->word.size());
      }
    }
    while (!rest_.empty() && (rest_.front() == U'。' || rest_.front() == U';')) rest_.remove_prefix(1);
    return true;
  }

  std::u32string text_;
  std::u32string_view rest_;
};

}  // namespace recount
