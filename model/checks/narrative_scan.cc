#include "model/checks/narrative_scan.h"

#include <optional>

#include "normalize/fold.h"
#include "normalize/quantity.h"

namespace recount::narrative {
namespace {

constexpr std::u32string_view kNumerals = U"一二两三四五六七八九十百千万亿零〇";
// A numeral behind one of these is an ordinal, or part of a word: 第二批, 各一次, 统一, 之一, 万一.
constexpr std::u32string_view kNoNumeralAfter = U"第每各另某同哪这那唯统任之其万专初";
// 一 alone is a figure only before these; 一个, 一批, 一项 are mostly mere articles.
constexpr std::u32string_view kCountedByOne = U"次场期轮届";

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_one_of(std::u32string_view characters, char32_t c) {
  return characters.find(c) != characters.npos;
}

class Scanner {
 public:
  explicit Scanner(std::u32string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) {
      const std::size_t before = tokens_.size();
      if (is_digit(text_[at_])) {
        digits();
      } else if (is_one_of(kNumerals, text_[at_])) {
        numerals();
      } else if (text_[at_] == U'(') {
        bracket();
      } else {
        if (text_[at_] >= U'①' && text_[at_] <= U'⑳') add(TokenKind::kBreak, at_, at_ + 1);
        ++at_;
      }
      if (tokens_.size() > before) at_ = tokens_.back().end;
    }
    return std::move(tokens_);
  }

 private:
  char32_t get(std::size_t at) const { return at < text_.size() ? text_[at] : U'\0'; }
  std::size_t digits_end(std::size_t at) const {
    while (is_digit(get(at))) ++at;
    return at;
  }
  std::size_t numerals_end(std::size_t at) const {
    while (at < text_.size() && is_one_of(kNumerals, text_[at])) ++at;
    return at;
  }
  std::size_t past_blank(std::size_t at) const { return get(at) == U' ' ? at + 1 : at; }
  int whole(std::size_t begin, std::size_t end) const {
    int value = 0;
    for (; begin < end; ++begin) value = value * 10 + static_cast<int>(text_[begin] - U'0');
    return value;
  }
  bool starts_clause() const { return at_ == 0 || is_one_of(U" \n。;,，:!?)", text_[at_ - 1]); }

  Token& add(TokenKind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.kind = kind;
    token.begin = token.digits = begin;
    token.end = end;
    return tokens_.emplace_back(token);
  }

  void bracket() {
    const std::size_t arabic = digits_end(at_ + 1), chinese = numerals_end(at_ + 1);
    if (arabic > at_ + 1 && arabic <= at_ + 3 && get(arabic) == U')') {
      add(TokenKind::kBreak, at_, arabic + 1);
    } else if (chinese > at_ + 1 && get(chinese) == U')') {
      add(TokenKind::kBreak, at_, chinese + 1);
    } else {
      ++at_;
    }
  }

  // A figure with grouping and decimals. Moves `at` behind it; nullopt where it cannot be one number.
  std::optional<Decimal> plain(std::size_t& at) const {
    std::size_t end = digits_end(at);
    std::string printed = to_utf8(text_.substr(at, end - at));
    while (get(end) == U',' && digits_end(end + 1) == end + 4) {
      printed += to_utf8(text_.substr(end + 1, 3));
      end += 4;
    }
    if (get(end) == U'.' && is_digit(get(end + 1))) {
      const std::size_t last = digits_end(end + 1);
      printed += to_utf8(text_.substr(end, last - end));
      end = last;
    }
    at = end;
    return Decimal::parse(printed);
  }

  void digits() {
    const std::size_t begin = at_, end = digits_end(at_);
    const char32_t before = begin > 0 ? text_[begin - 1] : U'\0';
    if (is_letter(before) || before == U'+' || get(end) == U'+') {
      at_ = end;
    } else if (end - begin <= 2 && list_number(begin, end)) {
      add(TokenKind::kBreak, begin, end + 1);
    } else if (before == U'第' || (before == U'，' && begin > 1 && is_digit(text_[begin - 2]))) {
      opaque(begin, end);
    } else if (!date(begin, end)) {
      number(begin);
    }
  }

  // "1." and "1、" before words, or before a year: "1.2020年完成". "1.5" and "2、3次" are none.
  bool list_number(std::size_t begin, std::size_t end) const {
    if (!is_one_of(U".、)", get(end))) return false;
    if (begin > 0 && is_one_of(U"第(-~", text_[begin - 1])) return false;
    const std::size_t next = digits_end(end + 1);
    return next == end + 1 || (next == end + 5 && get(next) == U'年');
  }

  void opaque(std::size_t begin, std::size_t end) {
    while (is_digit(get(end)) || (is_one_of(U".,:/-~", get(end)) && is_digit(get(end + 1)))) ++end;
    add(TokenKind::kOpaque, begin, end);
  }

  bool date(std::size_t begin, std::size_t end) {
    Date found;
    std::size_t at = begin;
    if (end - begin == 4 && get(end) == U'年') {
      found.year = whole(begin, end);
      at = end + 1;
      if (is_one_of(U"-~至到", get(at)) && is_digit(get(at + 1))) return opaque_date(begin, digits_end(at + 1));
      if (get(at) == U'年' || get(at) == U'度') ++at;
      if (get(at) == U'底' || get(at) == U'末') {
        found.month = 12;
        return add_date(found, begin, at + 1);
      }
      end = digits_end(at);
      if (end == at || end - at > 2 || get(end) != U'月') {
        add(TokenKind::kYear, begin, at).date = found;
        return true;
      }
    } else if (end - begin > 2 || get(end) != U'月') {
      return false;
    }
    found.month = whole(at, end);
    at = end + 1;
    if (get(at) == U'份') ++at;
    if (is_one_of(U"初上中下", get(at)) || (is_one_of(U"-~至到", get(at)) && is_digit(get(at + 1)))) {
      return opaque_date(begin, digits_end(at + 1));
    }
    const std::size_t day_end = digits_end(at);
    if (day_end > at && day_end - at <= 2 && (get(day_end) == U'日' || get(day_end) == U'号')) {
      found.day = whole(at, day_end);
      at = day_end + 1;
      if (is_one_of(U"-~至到", get(at))) return opaque_date(begin, at);
    } else if (get(at) == U'底' || get(at) == U'末') {
      ++at;
    }
    if (found.month < 1 || found.month > 12 || found.day > 31) return opaque_date(begin, at);
    return add_date(found, begin, at);
  }

  bool opaque_date(std::size_t begin, std::size_t end) {
    add(TokenKind::kOpaque, begin, end);
    return true;
  }

  bool add_date(const Date& found, std::size_t begin, std::size_t end) {
    Token& token = add(TokenKind::kDate, begin, end);
    token.date = found;
    for (std::u32string_view word : {U"之前", U"以前", U"前"}) {
      if (text_.substr(end, word.size()) != word) continue;
      token.end += word.size();
      break;
    }
    return true;
  }

  void number(std::size_t begin) {
    std::size_t at = begin;
    const std::optional<Decimal> low = plain(at);
    std::optional<Decimal> high = low;
    std::optional<Unit> unit = unit_at(text_.substr(past_blank(at)));
    std::size_t second = unit ? past_blank(at) + unit->length : at;
    if (is_one_of(U"-~至", get(second)) && is_digit(get(second + 1))) {
      at = second + 1;
      high = plain(at);
      const std::optional<Unit> other = unit_at(text_.substr(past_blank(at)));
      if (unit && (!other || other->name != unit->name || other->power != unit->power)) high.reset();
      unit = other;
    }
    if (!low || !high || *high < *low) return opaque(begin, at);
    finish(begin, at, *low, *high, unit);
  }

  void numerals() {
    const std::size_t begin = at_, end = numerals_end(at_);
    at_ = end;
    const char32_t before = begin > 0 ? text_[begin - 1] : U'\n';
    const bool list = (get(end) == U'是' || get(end) == U'、') && end - begin <= 2;
    if (list && (begin == 0 || is_one_of(U" \n。;,，:!?)", before))) {
      add(TokenKind::kBreak, begin, end + 1);
      return;
    }
    if (is_one_of(U"百千万亿零〇", text_[begin]) || is_one_of(kNoNumeralAfter, before)) return;
    if (end == begin + 1 && text_[begin] == U'一' &&
        (!is_one_of(kCountedByOne, get(end)) || is_one_of(U"性", get(end + 1)))) {
      return;
    }
    std::size_t last = end;
    std::optional<Decimal> value;
    // 三万亩 is 3 x 万亩 where 万 is not read as part of the numeral.
    for (; last > begin && !value; --last)
      value = parse_chinese_numeral(to_utf8(text_.substr(begin, last - begin)));
    if (!value) return;
    ++last;
    const std::optional<Unit> unit = unit_at(text_.substr(last));
    if (unit) return finish(begin, last, *value, *value, unit);
    if (last == end && is_one_of(U"余多几", get(end)) && unit_at(text_.substr(end + 1))) opaque(begin, end + 1);
  }

  // Adds the figure in [begin, at) with the bounding words around it and its unit.
  void finish(std::size_t begin, std::size_t at, Decimal low, Decimal high, const std::optional<Unit>& unit) {
    if (!unit) return opaque(begin, at);
    std::size_t end = past_blank(at) + unit->length, front = begin;
    const bool range = !(low == high);
    Bound bound = range ? Bound::kRange : Bound::kPoint;
    const std::size_t free = tokens_.empty() ? 0 : tokens_.back().end;
    const std::size_t head = begin > free && text_[begin - 1] == U' ' ? begin - 1 : begin;
    if (const BoundRow* row = bound_word(text_.substr(free, head - free), false)) {
      bound = row->bound;
      front = head - row->word.size();
    }
    if (get(end) == U'/') {
      if (get(end + 1) != U'年') return opaque(begin, end + 1);
      end += get(end + 2) == U'度' ? 3 : 2;
    }
    if (const BoundRow* row = bound_word(text_.substr(end), true)) {
      // 不少于2次以上 says the same twice; 超过3天以内 says two things.
      const bool same = front == begin || bound == row->bound;
      bound = same ? row->bound : Bound::kUnsure;
      end += row->word.size();
    }
    const bool unclear = bound == Bound::kUnsure || (range && bound != Bound::kRange);
    Token& token = add(unclear ? TokenKind::kOpaque : TokenKind::kNumber, front, end);
    token.digits = begin;
    token.bound = bound;
    token.low = low;
    token.high = high;
    token.unit = *unit;
    join();
  }

  // 不少于2次不超过4次 is one range.
  void join() {
    if (tokens_.size() < 2) return;
    Token& first = tokens_[tokens_.size() - 2];
    const Token& last = tokens_.back();
    const bool both = first.kind == TokenKind::kNumber && last.kind == TokenKind::kNumber &&
                      first.bound == Bound::kAtLeast && last.bound == Bound::kAtMost &&
                      !(last.low < first.low) && first.unit.name == last.unit.name &&
                      first.unit.power == last.unit.power;
    std::size_t gap = first.end;
    while (gap < last.begin && is_one_of(U" ,，、且", text_[gap])) ++gap;
    if (!both || gap != last.begin) return;
    first.bound = Bound::kRange;
    first.high = last.high;
    first.end = last.end;
    tokens_.pop_back();
  }

  static const BoundRow* bound_word(std::u32string_view text, bool behind) {
    for (const BoundRow& row : bound_rows()) {
      if (row.behind != behind || row.word.size() > text.size()) continue;
      const std::size_t at = behind ? 0 : text.size() - row.word.size();
      if (text.substr(at, row.word.size()) == row.word) return &row;
    }
    return nullptr;
  }

  std::u32string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> scan(std::u32string_view folded) {
  return Scanner(folded).run();
}

}  // namespace recount::narrative
