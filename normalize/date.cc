#include "normalize/date.h"

#include <algorithm>

#include "normalize/date_internal.h"
#include "normalize/fold.h"
#include "normalize/text_internal.h"

namespace recount {
namespace {

constexpr int kFirstYear = 1949, kLastYear = 2099;  // of the People's Republic, and of what a form may plan

// Words before a date. 上年 and 次年 are not among them: they name another year than the form's.
constexpr std::u32string_view kBefore[] = {U"每年度", U"每年", U"各年",   U"当年", U"本年度", U"本年", U"于",
                                           U"在",     U"截至", U"截止到", U"截止", U"至",     U"到",   U"预计"};

// Words behind a date, in any number. "12月前" is taken as the deadline December, as it is meant in nearly all
// forms.
constexpr std::u32string_view kBehind[] = {
    U"之前", U"以前",     U"前",   U"以内", U"之内", U"内",   U"为止", U"截止", U"止",   U"已",
    U"全部", U"全面",     U"完成", U"完工", U"竣工", U"验收", U"支付", U"拨付", U"发放", U"下达",
    U"到位", U"投入使用", U"完毕", U"结束", U"实施", U"交付", U"上报", U"提交", U"报送", U"举办",
    U"召开", U"开展",     U"任务", U"工作", U"份",   U"。",   U"，"};

struct Period {
  std::u32string_view word;
  int month, day;
};

// Parts of a year by their last day; tried after the year, if one is printed.
constexpr Period kPeriods[] = {
    {U"年底", 12, 31},    {U"年末", 12, 31},     {U"年内", 12, 31},    {U"年终", 12, 31},
    {U"上半年", 6, 30},   {U"下半年", 12, 31},   {U"一季度", 3, 31},   {U"二季度", 6, 30},
    {U"三季度", 9, 30},   {U"四季度", 12, 31},   {U"第一季度", 3, 31}, {U"第二季度", 6, 30},
    {U"第三季度", 9, 30}, {U"第四季度", 12, 31},
};

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);  // year 0, unknown: 29 is possible
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// A reader of folded text that moves on where it finds what it is asked for.
struct Scanner {
  std::u32string_view rest;

  bool take(std::u32string_view word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
  }
  template <std::size_t N>
  bool take_any(const std::u32string_view (&words)[N]) {
    return std::any_of(std::begin(words), std::end(words), [&](std::u32string_view w) { return take(w); });
  }
  // A number of at most `longest` figures; -1, and nothing taken, where there is none or a longer one.
  int number(std::size_t longest) {
    std::size_t n = 0;
    int value = 0;
    while (n < rest.size() && is_digit(rest[n])) {
      if (n == longest) return -1;
      value = value * 10 + static_cast<int>(rest[n++] - U'0');
    }
    if (n == 0) return -1;
    rest.remove_prefix(n);
    return value;
  }
};

bool is_year(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

bool is_day(const Date& d) {
  return d.month >= 1 && d.month <= 12 && d.day >= 0 && d.day <= (d.month ? days_in_month(d.year, d.month) : 0);
}

// 2022.3.2, 2022-3-2, 2022/3/2
std::optional<Date> read_points(Scanner* in) {
  Scanner s = *in;
  Date d;
  d.year = s.number(4);
  if (!is_year(d.year) || s.rest.empty()) return std::nullopt;
  const char32_t point = s.rest.front();
  if (point != U'.' && point != U'-' && point != U'/') return std::nullopt;
  s.rest.remove_prefix(1);
  d.month = s.number(2);
  if (s.rest.empty() || s.rest.front() != point) return std::nullopt;
  s.rest.remove_prefix(1);
  d.day = s.number(2);
  if (d.day < 1 || !is_day(d)) return std::nullopt;
  s.take(U"日");
  *in = s;
  return d;
}

// What follows 月, and sets the day.
bool read_day(Scanner* s, Date* d) {
  const bool share = s->take(U"份");
  if (s->take(U"底") || s->take(U"末") || s->take(U"下旬")) {
    if (d->month == 2 && d->year == 0) return true;  // the last day of a February is unknown without its year
    d->day = days_in_month(d->year, d->month);
  } else if (s->take(U"上旬")) {
    d->day = 10;
  } else if (s->take(U"中旬")) {
    d->day = 20;
  } else if (!share && !s->rest.empty() && is_digit(s->rest.front())) {
    d->day = s->number(2);
    if (d->day < 1) return false;
    if (!s->take(U"日")) s->take(U"号");
  }
  return true;
}

std::optional<Date> read_words(Scanner* s, int default_year) {
  Date d;
  d.year = default_year;
  Scanner ahead = *s;
  if (const int year = ahead.number(4); is_year(year) && ahead.take(U"年")) {
    d.year = year;
    // 年底 needs its 年 back.
    if (ahead.rest.starts_with(U"底") || ahead.rest.starts_with(U"末") || ahead.rest.starts_with(U"终") ||
        ahead.rest.starts_with(U"内")) {
      ahead.rest.remove_prefix(1);
      *s = ahead;
      return Date{year, 12, 31};
    }
    ahead.take(U"度");
    *s = ahead;
  }
  for (const Period& period : kPeriods) {
    if (s->take(period.word)) {
      s->take(U"末") || s->take(U"底");
      return Date{d.year, period.month, period.day};
    }
  }
  d.month = s->number(2);
  if (d.month < 1 || d.month > 12 || !s->take(U"月") || !read_day(s, &d) || !is_day(d)) return std::nullopt;
  return d;
}

}  // namespace

std::string Date::to_iso() const {
  if (year == 0 || month == 0) return "";
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  std::string iso = std::to_string(year) + "-" + two(month);
  if (day != 0) iso += "-" + two(day);
  return iso;
}

Date Date::last_day() const {
  Date last = *this;
  if (day == 0 && month >= 1 && month <= 12) last.day = days_in_month(year, month);
  return last;
}

std::u32string fold_date(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_utf32(clean_text(text))) {
    if (!is_space(c)) out.push_back(is_any_dash(c) ? U'-' : narrow(c));
  }
  return out;
}

std::optional<Date> parse_folded_date(std::u32string_view text, int default_year) {
  Scanner s{text};
  while (s.take_any(kBefore)) {
  }
  std::optional<Date> date = read_points(&s);
  if (!date) date = read_words(&s, default_year);
  if (!date) return std::nullopt;
  while (s.take_any(kBehind)) {
  }
  return s.rest.empty() ? date : std::nullopt;
}

std::optional<Date> parse_date(std::string_view text, int default_year) {
  constexpr std::size_t kLongest = 120;  // bytes
  if (text.size() > kLongest) return std::nullopt;
  return parse_folded_date(fold_date(text), default_year);
}

}  // namespace recount
