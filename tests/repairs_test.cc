#include "normalize/repairs.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>

#include "normalize/bound_words.h"
#include "normalize/fold.h"

namespace recount {
namespace {

TEST(Repairs, EveryRowProvesItself) {
  ASSERT_GT(repairs().size(), 20u);
  for (const Repair& row : repairs()) {
    std::vector<std::string> ids;
    bool doubtful = false;
    EXPECT_EQ(apply_repairs(row.before, row.where, &ids, &doubtful), row.after) << row.id;
    EXPECT_EQ(std::count(ids.begin(), ids.end(), row.id), 1) << row.id << ": " << row.before;
    EXPECT_EQ(doubtful, row.doubtful) << row.id;
    EXPECT_NE(row.before, row.after) << row.id;

    ids.clear();
    EXPECT_EQ(apply_repairs(row.untouched, row.where, &ids), row.untouched) << row.id;
    EXPECT_TRUE(ids.empty()) << row.id << ": " << row.untouched;
    EXPECT_FALSE(row.untouched.empty()) << row.id;
  }
}

TEST(Repairs, EveryPatternCompiles) {
  for (const Repair& row : repairs()) {
    const RE2 pattern(std::string(row.pattern), RE2::Quiet);
    std::string error;
    ASSERT_TRUE(pattern.ok()) << row.id << ": " << pattern.error();
    EXPECT_TRUE(pattern.CheckRewriteString(std::string(row.with), &error)) << row.id << ": " << error;
  }
}

TEST(Repairs, AreMadeOnlyWhereTheyBelong) {
  EXPECT_EQ(apply_repairs("9, 97", Expect::kPoints, nullptr), "9.97");
  EXPECT_EQ(apply_repairs("9, 97", Expect::kPercent, nullptr), "9.97");
  EXPECT_EQ(apply_repairs("9, 97", Expect::kMoney, nullptr), "9, 97");
  EXPECT_EQ(apply_repairs("9, 97", Expect::kQuantity, nullptr), "9, 97");
  EXPECT_EQ(apply_repairs("9, 97", Expect::kAny, nullptr), "9, 97");
  EXPECT_EQ(apply_repairs("1O", Expect::kMoney, nullptr), "10");
  EXPECT_EQ(apply_repairs("1O", Expect::kQuantity, nullptr), "1O");
  EXPECT_EQ(apply_repairs("295 .31", Expect::kAny, nullptr), "295 .31");
  EXPECT_EQ(apply_repairs("295 .31", Expect::kQuantity, nullptr), "295.31");
  EXPECT_EQ(apply_repairs("1. 50", Expect::kMoney, nullptr), "1.50");
  EXPECT_EQ(apply_repairs("1. 50家", Expect::kQuantity, nullptr), "1. 50家");
  EXPECT_EQ(apply_repairs("○", Expect::kPercent, nullptr), "○");
  EXPECT_EQ(apply_repairs("１０", Expect::kAny, nullptr), "１０");
}

TEST(Repairs, AreNamedOnceAndInOrder) {
  std::vector<std::string> ids;
  EXPECT_EQ(apply_repairs("IOO.OO", Expect::kMoney, &ids), "100.00");
  EXPECT_EQ(ids, (std::vector<std::string>{"letter-i", "letter-o"}));
  EXPECT_EQ(apply_repairs("≧１０", Expect::kQuantity, &ids), "≥10");
  EXPECT_EQ(ids, (std::vector<std::string>{"letter-i", "letter-o", "ge-sign", "wide-digit"}));
}

TEST(BoundWords, EveryWordIsReadAsItsRowSays) {
  for (const auto& table : {words_before(), words_behind()}) {
    for (const BoundWord& row : table) {
      const Quantity q = parse_quantity(to_utf8(row.example));
      EXPECT_EQ(q.kind, QuantityKind::kNumber) << q.text;
      EXPECT_EQ(q.op, row.op) << q.text;
      EXPECT_EQ(q.value, Decimal(5)) << q.text;
    }
  }
}

}  // namespace
}  // namespace recount
