#include "normalize/date.h"

#include <gtest/gtest.h>

#include "tests/support/case_file.h"

namespace recount {
namespace {

std::string describe(const std::optional<Date>& date) {
  if (!date) return "none";
  if (date->year != 0) return date->to_iso();
  EXPECT_EQ(date->to_iso(), "");
  return "?-" + std::to_string(date->month) + (date->day != 0 ? "-" + std::to_string(date->day) : "");
}

TEST(Date, ReadsWhatTheCasesSay) {
  const auto cases = read_cases("date");
  ASSERT_GT(cases.size(), 60u);
  for (const Case& c : cases) {
    const std::size_t at = c.input.find(" @ ");
    const int year = at == std::string::npos ? 0 : std::stoi(c.input.substr(at + 3));
    EXPECT_EQ(describe(parse_date(c.input.substr(0, at), year)), c.expected)
        << "line " << c.line << ": " << c.input;
  }
}

TEST(Date, AMonthEndsOnItsLastDay) {
  EXPECT_EQ((Date{2020, 2, 0}.last_day()), (Date{2020, 2, 29}));
  EXPECT_EQ((Date{2021, 2, 0}.last_day()), (Date{2021, 2, 28}));
  EXPECT_EQ((Date{1900, 2, 0}.last_day()), (Date{1900, 2, 28}));
  EXPECT_EQ((Date{2000, 2, 0}.last_day()), (Date{2000, 2, 29}));
  EXPECT_EQ((Date{0, 2, 0}.last_day()), (Date{0, 2, 29}));
  EXPECT_EQ((Date{2020, 11, 0}.last_day()), (Date{2020, 11, 30}));
  EXPECT_EQ((Date{2020, 11, 5}.last_day()), (Date{2020, 11, 5}));
  EXPECT_EQ((Date{}.last_day()), (Date{}));
}

TEST(Date, PrintsIso) {
  EXPECT_EQ((Date{2020, 3, 2}.to_iso()), "2020-03-02");
  EXPECT_EQ((Date{2020, 10, 0}.to_iso()), "2020-10");
  EXPECT_EQ((Date{0, 10, 1}.to_iso()), "");
}

TEST(FindYear, ReadsWhatTheCasesSay) {
  const auto cases = read_cases("year");
  ASSERT_GT(cases.size(), 15u);
  for (const Case& c : cases) {
    const std::optional<int> year = find_year(c.input);
    EXPECT_EQ(year ? std::to_string(*year) : "none", c.expected) << "line " << c.line << ": " << c.input;
  }
}

TEST(FindYear, PassesOverDaysWhereAsked) {
  EXPECT_EQ(find_year_beside_days("2024年2月26日"), std::nullopt);
  EXPECT_EQ(find_year_beside_days("填报日期：2024 年 2 月 26 日"), std::nullopt);
  EXPECT_EQ(find_year_beside_days("二〇二四年二月十六日"), std::nullopt);
  EXPECT_EQ(find_year_beside_days("（2023年度）　　填报日期：2024年2月26日"), 2023);
  EXPECT_EQ(find_year_beside_days("2023年1月-12月"), 2023);
  EXPECT_EQ(find_year_beside_days("（ 2023 年度）"), 2023);
  EXPECT_EQ(find_year("2024年2月26日"), 2024);
}

}  // namespace
}  // namespace recount
