#include "normalize/units.h"

#include <gtest/gtest.h>

#include <set>

#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/unit_table.h"
#include "tests/support/case_file.h"

namespace recount {
namespace {

std::string_view name_of(UnitFamily family) {
  constexpr std::string_view kNames[] = {"none",   "money", "percent", "time",  "area",
                                         "length", "mass",  "volume",  "count", "word"};
  return kNames[static_cast<int>(family)];
}

// "count 10000 人", "time 30 about"
std::string describe(const UnitInfo& unit) {
  std::string out(name_of(unit.family));
  if (unit.family == UnitFamily::kNone || unit.family == UnitFamily::kWord) return out;
  out += " " + unit.factor.to_string();
  if (!unit.exact) out += " about";
  if (!unit.base.empty()) out += " " + std::string(unit.base);
  return out;
}

TEST(Units, ReadsWhatTheCasesSay) {
  const auto cases = read_cases("units");
  ASSERT_GT(cases.size(), 40u);
  for (const Case& c : cases) {
    const std::size_t colon = c.input.find(": ");
    ASSERT_NE(colon, std::string::npos) << "line " << c.line;
    const std::string what = c.input.substr(0, colon), text = c.input.substr(colon + 2);
    if (what == "unit" || what == "money") {
      EXPECT_EQ(describe(lookup_unit(text, what == "money")), c.expected) << "line " << c.line << ": " << text;
    } else if (what == "name") {
      const std::string unit = unit_in_name(text);
      EXPECT_EQ(unit.empty() ? "none" : unit, c.expected) << "line " << c.line << ": " << text;
    } else {
      const std::size_t with = text.find(" | ");
      ASSERT_EQ(what, "pair");
      ASSERT_NE(with, std::string::npos) << "line " << c.line;
      const UnitInfo a = lookup_unit(text.substr(0, with)), b = lookup_unit(text.substr(with + 3));
      EXPECT_EQ(same_family(a, b) ? "yes" : "no", c.expected) << "line " << c.line << ": " << text;
      EXPECT_EQ(same_family(b, a), same_family(a, b)) << text;
    }
  }
}

TEST(Units, EveryRowOfTheTableIsReadInItsExample) {
  std::set<std::string_view> seen;
  for (const UnitRow& row : unit_rows()) {
    EXPECT_TRUE(seen.insert(row.word).second) << row.word << " stands twice";
    EXPECT_EQ(lookup_unit(row.word).family, row.family) << row.word;
    ASSERT_TRUE(Decimal::parse(row.factor)) << row.word;
    const Quantity q = parse_quantity(row.example);
    // 12月份 is a date, and needs no unit.
    if (q.kind == QuantityKind::kDate) continue;
    EXPECT_EQ(q.kind, QuantityKind::kNumber) << row.example;
    EXPECT_TRUE(q.unit == row.word || q.unit == row.base) << row.example << ": " << q.unit;
  }
}

TEST(Units, EveryRowBehindItsWordOfATenThousand) {
  for (const UnitRow& row : unit_rows()) {
    if (row.family != UnitFamily::kCount) continue;
    const UnitInfo one = lookup_unit(row.word), many = lookup_unit("万" + std::string(row.word));
    EXPECT_EQ(many.family, UnitFamily::kCount) << row.word;
    EXPECT_EQ(many.factor, Decimal(10000)) << row.word;
    EXPECT_EQ(many.base, one.base) << row.word;
  }
}

}  // namespace
}  // namespace recount
