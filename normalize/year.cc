// find_year: the year of a title.
#include <algorithm>

#include "normalize/date.h"
#include "normalize/date_internal.h"
#include "normalize/text_internal.h"

namespace recount {
namespace {

// 〇 is written in several ways; ○ and O stand for it in titles.
int numeral_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'○' || c == U'零' || c == U'O' || c == U'Ｏ' || c == U'◯') return 0;
  const std::size_t at = kDigits.find(c);
  if (at != std::u32string_view::npos) return static_cast<int>(at);
  return is_digit(c) ? static_cast<int>(c - U'0') : -1;
}

// The year in the four characters at `at`, where no further figure touches them; 0 where there is none.
int year_at(std::u32string_view text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && numeral_digit(text[at - 1]) >= 0)) return 0;
  if (at + 4 < text.size() && numeral_digit(text[at + 4]) >= 0) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = numeral_digit(text[i]);
    if (digit < 0) return 0;
    year = year * 10 + digit;
  }
  return year >= 1949 && year <= 2099 ? year : 0;
}

bool is_range_mark(char32_t c) {
  return c == U'-' || c == U'~' || c == U'至' || c == U'到';
}

// 2月26日 at `at`, behind the year.
bool day_at(std::u32string_view text, std::size_t at) {
  const auto figures = [&] {
    const std::size_t begin = at;
    while (at < text.size() && (numeral_digit(text[at]) >= 0 || text[at] == U'十')) ++at;
    return at > begin;
  };
  const auto mark = [&](char32_t c) { return at < text.size() && text[at++] == c; };
  return figures() && mark(U'月') && figures() && mark(U'日');
}

std::optional<int> year_of(std::string_view text, bool days) {
  constexpr std::size_t kLongest = 400;  // bytes; a title or a label row is never longer
  if (text.size() > kLongest) return std::nullopt;
  const std::u32string folded = fold_date(text);
  std::optional<int> found;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const int year = year_at(folded, i);
    if (year == 0) continue;
    // "2019-2021年" names two years although one 年 is printed; "2021" alone, or in brackets, is a year row.
    const char32_t behind = i + 4 < folded.size() ? folded[i + 4] : 0;
    const bool in_range = is_range_mark(behind) && i + 5 < folded.size() && year_at(folded, i + 5) != 0;
    const bool alone =
        folded.size() == 4 || (folded.size() == 6 && i == 1 && folded[0] == U'(' && behind == U')');
    if (behind != U'年' && !in_range && !alone) continue;
    if (!days && behind == U'年' && day_at(folded, i + 5)) continue;
    if (found && *found != year) return std::nullopt;
    found = year;
  }
  return found;
}

}  // namespace

std::optional<int> find_year(std::string_view text) {
  return year_of(text, true);
}

std::optional<int> find_year_beside_days(std::string_view text) {
  return year_of(text, false);
}

}  // namespace recount
