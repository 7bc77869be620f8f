// Days, months and deadlines as these forms print them.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recount {

// A day, or a month where day is 0. year is 0 where neither the text nor the form has one.
struct Date {
  int year = 0, month = 0, day = 0;
  bool operator==(const Date&) const = default;

  std::string to_iso() const;  // "2020-12-31", "2020-10"; empty where the year is unknown
  // The last day that the date can mean: a month is its last day.
  Date last_day() const;
};

// Reads text that is a date as a whole; the year is `default_year` where none is printed (0: unknown).
//
//   parse_date("12月31日", 2020)     // 2020-12-31      parse_date("10月", 2020)        // 2020-10
//   parse_date("2023年底", 0)        // 2023-12-31      parse_date("12月底前", 2020)    // 2020-12-31
//   parse_date("每年12月底前", 2021) // 2021-12-31      parse_date("10月31日完成", 2020) // 2020-10-31
//   parse_date("10月31完成", 2020)   // 2020-10-31      parse_date("2022.3.2", 0)       // 2022-03-02
//   parse_date("2020年11月底", 0)    // 2020-11-30      parse_date("12月份", 2020)      // 2020-12
//   parse_date("13月", 2020), parse_date("2月30日", 2020), parse_date("12个月", 2020), parse_date("持续", 2020),
//   parse_date("0854-8220006", 0), parse_date("9-12月", 2020)   // nullopt
std::optional<Date> parse_date(std::string_view text, int default_year);

// The year printed in a title or a year row: "（2020年度）", "2021年度财政项目绩效自我评价", "(2021年)", "二〇二一年度".
// nullopt where none or two different ones are printed.
std::optional<int> find_year(std::string_view text);

// The same, days passed over: of "2023年度　填报日期：2024年2月26日" the year is 2023, and 2024年2月26日 alone is none.
std::optional<int> find_year_beside_days(std::string_view text);

}  // namespace recount
