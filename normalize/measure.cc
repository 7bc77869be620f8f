#include <algorithm>
#include <vector>

#include "normalize/bound_words.h"
#include "normalize/fold.h"
#include "normalize/numeric.h"
#include "normalize/quantity_internal.h"
#include "normalize/text_internal.h"
#include "normalize/units.h"

namespace recount {
namespace {

constexpr std::size_t kLongestUnit = 10, kLongestName = 12;  // characters

// Behind a number these turn its sense around, or make it something else than a measure: 3家未完成, 10余次,
// 2号楼.
constexpr std::u32string_view kNotInUnit = U"未不无没非缺差少减降欠停余多几号等第每的和与及或至到性";

bool is_separator(char32_t c) {
  return c == U'-' || c == U'~' || c == U'～' || c == U'至' || c == U'到';
}

// One number with what belongs to it.
struct Side {
  Op op = Op::kNone;
  bool op_behind = false;
  Decimal value;
  std::size_t figures = 0;  // before the point
  bool leading_zero = false;
  std::u32string unit;
};

class Reader {
 public:
  explicit Reader(std::u32string text) : text_(std::move(text)), rest_(text_) {}

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
  bool take_before(Side* side) {
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

  bool take_number(Side* side) {
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
  bool take_behind(Side* side) {
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
  static bool split_words_behind(std::u32string_view* word, Side* side) {
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
  static bool set_behind(Op op, Side* side) {
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
  bool take_brackets(Side* side) {
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

bool is_unit(std::u32string_view unit) {
  if (unit.empty()) return true;
  if (unit.size() > kLongestUnit || unit.find_first_of(kNotInUnit) != unit.npos) return false;
  if (unit.front() == U'·' || unit.front() == U'/') return false;
  const bool latin = std::any_of(unit.begin(), unit.end(), is_latin);
  // Latin letters behind a number are a unit only where they are a known one: 4A级 is a grade, 5G a technology.
  return !latin || lookup_unit(to_utf8(unit)).family != UnitFamily::kWord;
}

bool read_side(Reader* reader, Side* side) {
  return reader->take_before(side) && reader->take_number(side) && reader->take_behind(side) &&
         is_unit(side->unit);
}

bool is_lower(Op op) {
  return op == Op::kGe || op == Op::kGt;
}
bool is_upper(Op op) {
  return op == Op::kLe || op == Op::kLt;
}

bool same_unit(const Side& a, const Side& b) {
  return a.unit.empty() || b.unit.empty() || a.unit == b.unit;
}

bool set_range(const Side& low, const Side& high, Measure* measure) {
  if (!same_unit(low, high) || low.value > high.value) return false;
  measure->op = Op::kNone;
  measure->low = low.value;
  measure->high = high.value;
  measure->unit = to_utf8(high.unit.empty() ? low.unit : high.unit);
  return true;
}

bool is_year_number(const Side& s) {
  return s.figures == 4 && s.value.places() == 0 && s.value >= Decimal(1949) && s.value < Decimal(2100);
}

// 0854-8220006, 2021-06, 2019-2021 are a telephone number, a code, years.
bool is_code(const Side& a, const Side& b) {
  if (a.leading_zero || b.leading_zero) return true;
  if (is_year_number(a) && is_year_number(b) && (b.unit.empty() || b.unit == U"年" || b.unit == U"年度"))
    return true;
  return b.unit.empty() && b.figures >= 7;
}

// 2-4次, 80%~90%
bool read_span(const Side& first, Reader* reader, Measure* measure) {
  if (first.op != Op::kNone) return false;
  std::size_t marks = 0;
  while (!reader->done() && is_separator(reader->rest().front())) {
    reader->take(reader->rest().front());
    ++marks;
  }
  reader->skip_blanks();
  Side second;
  if (marks > 2 || reader->done() || !is_digit(reader->rest().front())) return false;
  if (!reader->take_number(&second) || !reader->take_behind(&second) || !is_unit(second.unit)) return false;
  return reader->done() && second.op == Op::kNone && !is_code(first, second) &&
         set_range(first, second, measure);
}

// ≥1≤12, 不少于2次，不超过4次, ≥90%且≤95%
bool read_bounds(const Side& first, Reader* reader, Measure* measure) {
  for (const char32_t joint : {U',', U'、', U'且', U'并', U'但', U'和'}) {
    if (reader->take(joint)) break;
  }
  Side second;
  if (!read_side(reader, &second) || !reader->done()) return false;
  if (is_lower(first.op) && is_upper(second.op)) return set_range(first, second, measure);
  if (is_upper(first.op) && is_lower(second.op)) return set_range(second, first, measure);
  return false;
}

// 2≤X≤4: a letter between two upper signs.
bool read_enclosed(const Side& first, Reader* reader, Measure* measure) {
  if (first.op != Op::kNone || !is_upper(op_of_sign(reader->rest().front()))) return false;
  reader->take(reader->rest().front());
  reader->skip_blanks();
  if (reader->done() || !is_latin(reader->rest().front())) return false;
  reader->take(reader->rest().front());
  Side second;
  if (!read_side(reader, &second) || !reader->done() || !is_upper(second.op) || second.op_behind) return false;
  return set_range(first, second, measure);
}

}  // namespace

Op op_of_sign(char32_t c) {
  switch (c) {
    case U'=':
      return Op::kEq;
    case U'≥':
      return Op::kGe;
    case U'>':
      return Op::kGt;
    case U'≤':
      return Op::kLe;
    case U'<':
      return Op::kLt;
    default:
      return Op::kNone;
  }
}

bool read_measure(std::string_view text, Measure* measure) {
  std::u32string folded = to_utf32(text);
  for (char32_t& c : folded) c = is_any_dash(c) ? U'-' : is_space(c) ? U' ' : narrow(c);
  Reader reader(std::move(folded));
  Side side;
  if (!read_side(&reader, &side)) return false;
  if (reader.done()) {
    // What is no date, though it looks like one (13月), is a misprint, not a number of months.
    const bool month = side.unit == U"月" || side.unit == U"月份";
    if (month && !is_lower(side.op)) return false;
    measure->op = side.op;
    measure->low = side.value;
    measure->unit = to_utf8(side.unit);
    return true;
  }
  if (is_separator(reader.rest().front())) return read_span(side, &reader, measure);
  return read_enclosed(side, &reader, measure) || read_bounds(side, &reader, measure);
}

bool read_numeral_measure(std::string_view text, Measure* measure) {
  constexpr std::u32string_view kNumerals = U"零一二两三四五六七八九十百千";
  // 一期, 二级, 三等 and 十月 are ordinals.
  constexpr std::u32string_view kOrdinal[] = {U"期",   U"级", U"等", U"类", U"号", U"班",   U"组",
                                              U"月",   U"日", U"层", U"届", U"区", U"年度", U"种",
                                              U"季度", U"楼", U"点", U"分", U"节", U"线",   U"版"};
  const std::u32string all = to_utf32(text);
  const std::size_t from = all.find_first_of(kNumerals);
  if (from == all.npos) return false;
  const std::size_t end = std::min(all.find_first_not_of(kNumerals, from), all.size());
  if (all.find_first_of(U"0123456789") != all.npos || end == all.size()) return false;
  const auto value = parse_chinese_numeral(to_utf8(all.substr(from, end - from)));
  if (!value) return false;
  Measure read;
  if (!read_measure(to_utf8(all.substr(0, from)) + value->to_string() + to_utf8(all.substr(end)), &read))
    return false;
  const UnitFamily family = lookup_unit(read.unit, /*money_context=*/true).family;
  const bool counts =
      family == UnitFamily::kCount || family == UnitFamily::kTime || family == UnitFamily::kMoney;
  if (read.high || !counts ||
      std::find(std::begin(kOrdinal), std::end(kOrdinal), to_utf32(read.unit)) != std::end(kOrdinal)) {
    return false;
  }
  *measure = read;
  measure->from_numeral = true;
  return true;
}

}  // namespace recount
