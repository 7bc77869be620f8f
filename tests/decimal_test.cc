#include "normalize/decimal.h"

#include <gtest/gtest.h>

#include <random>

namespace recount {
namespace {

Decimal dec(std::string_view text) {
  return Decimal::parse(text).value();
}
Ratio quotient(std::string_view a, std::string_view b) {
  return Ratio(dec(a)) / Ratio(dec(b));
}

TEST(Decimal, PrintsWhatItRead) {
  for (const char* text : {"0", "0.00", "-3", "0.5", "-0.05", "414400.00", "6.50", "100", "0.000000001",
                           "999999999999999999", "999999999.999999999", "-999999999999999999"}) {
    ASSERT_TRUE(Decimal::parse(text)) << text;
    EXPECT_EQ(dec(text).to_string(), text);
  }
}

TEST(Decimal, RefusesEverythingElse) {
  for (const char* text : {"",
                           "-",
                           ".",
                           ".5",
                           "5.",
                           "-.5",
                           "1,000",
                           "5%",
                           "1e3",
                           "+5",
                           " 5",
                           "5 ",
                           "1.2.3",
                           "1..2",
                           "--5",
                           "5-",
                           "０",
                           "Ⅴ",
                           "0.1234567890",
                           "1234567890123456789",
                           "1234567890.123456789",
                           "NaN",
                           "0x10"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
  EXPECT_FALSE(Decimal::parse(std::string_view("5\0", 2)));
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(dec("6.50"), dec("6.5"));
  EXPECT_EQ(dec("-0.00"), dec("0"));
  EXPECT_LT(dec("6.49"), dec("6.5"));
  EXPECT_LT(dec("-6.5"), dec("-6.49"));
  EXPECT_LT(dec("-1"), dec("0.001"));
  EXPECT_GT(dec("10"), dec("9.999999999"));
  EXPECT_GT(dec("0.3"), dec("0.299"));
  EXPECT_LT(dec("0.03"), dec("0.1"));
  // Where scaling both to the same places would leave 128 bits.
  const __int128 huge = static_cast<__int128>(1) << 126;
  EXPECT_GT(Decimal::from_units(huge, 0), Decimal::from_units(huge, 18));
  EXPECT_LT(Decimal::from_units(-huge, 0), Decimal::from_units(-huge, 18));
}

TEST(Decimal, AddsExactly) {
  EXPECT_EQ((dec("0.1") + dec("0.2")).to_string(), "0.3");
  EXPECT_EQ((dec("1.10") + dec("2.9")).to_string(), "4.00");
  EXPECT_EQ((dec("1") - dec("1.01")).to_string(), "-0.01");
  EXPECT_EQ((-dec("3.50")).to_string(), "-3.50");
  Decimal sum;
  for (int i = 0; i < 1000; ++i) sum = sum + dec("999999999999999.99");
  EXPECT_EQ(sum.to_string(), "999999999999999990.00");
}

TEST(Decimal, TrimsZerosBehindThePointOnly) {
  EXPECT_EQ(dec("6.50").trimmed().to_string(), "6.5");
  EXPECT_EQ(dec("100.00").trimmed().to_string(), "100");
  EXPECT_EQ(dec("100").trimmed().to_string(), "100");
  EXPECT_EQ(dec("-0.50").trimmed().to_string(), "-0.5");
  EXPECT_EQ(dec("0.00").trimmed().to_string(), "0");
}

TEST(Ratio, IsExact) {
  EXPECT_EQ(quotient("1", "3") * Ratio(3), Ratio(1));
  EXPECT_EQ(quotient("1", "3") + quotient("1", "6"), quotient("1", "2"));
  EXPECT_EQ(quotient("1", "3") - quotient("1", "2"), quotient("-1", "6"));
  EXPECT_EQ(quotient("-1", "-3"), quotient("1", "3"));
  EXPECT_EQ(quotient("0.5", "0.25"), Ratio(2));
  EXPECT_LT(quotient("1", "3"), quotient("334", "1000"));
  EXPECT_GT(quotient("-1", "3"), quotient("-334", "1000"));
  EXPECT_LT(quotient("-1", "3"), Ratio(0));
}

TEST(Ratio, IsInvalidBeyondItsWidthAndByZero) {
  EXPECT_FALSE((Ratio(1) / Ratio(0)).valid());
  EXPECT_FALSE((Ratio(0) / Ratio(dec("0.00"))).valid());
  Ratio big = Ratio(dec("999999999999999989"));
  for (int i = 0; i < 4; ++i) big = big * Ratio(dec("999999999999999989"));
  EXPECT_FALSE(big.valid());
  EXPECT_FALSE((big + Ratio(1)).valid());
  EXPECT_FALSE((Ratio(1) / big).valid());
  EXPECT_FALSE(big == big);
  EXPECT_FALSE(big < Ratio(1));
  EXPECT_FALSE(agrees(Decimal(1), big));
  // A sum whose common denominator is too wide.
  const Ratio a = quotient("1", "999999999999999989"), b = quotient("1", "999999999999999967");
  EXPECT_TRUE((a + b).valid());
  EXPECT_FALSE((a * a + b * b).valid());
}

TEST(Ratio, ComparesWithoutOverflow) {
  const Ratio a = quotient("1", "999999999999999989"), b = quotient("1", "999999999999999967");
  EXPECT_LT(a * a, b * b);
  EXPECT_GT(b * b, a * a);
  EXPECT_EQ(a * a, a * a);
}

TEST(Ratio, RoundsHalfUpAndTruncates) {
  EXPECT_EQ(quotient("403", "15").rounded(2).to_string(), "26.87");
  EXPECT_EQ(quotient("403", "15").truncated(2).to_string(), "26.86");
  EXPECT_EQ(quotient("403", "15").rounded(0).to_string(), "27");
  EXPECT_EQ(quotient("1", "2").rounded(0).to_string(), "1");
  EXPECT_EQ(quotient("-1", "2").rounded(0).to_string(), "-1");
  EXPECT_EQ(quotient("-1", "2").truncated(0).to_string(), "0");
  EXPECT_EQ(quotient("5", "1000").rounded(2).to_string(), "0.01");
  EXPECT_EQ(quotient("4999", "1000000").rounded(2).to_string(), "0.00");
  EXPECT_EQ(quotient("1", "999999999999999989").rounded(18).to_string(), "0.000000000000000001");
}

TEST(Ratio, PrintsExactlyWhereItCan) {
  EXPECT_EQ(Ratio(12).to_string(), "12");
  EXPECT_EQ(quotient("105", "4").to_string(), "26.25");
  EXPECT_EQ(quotient("1", "3").to_string(), "0.3333");
  EXPECT_EQ(quotient("2", "3").to_string(2), "0.67");
  EXPECT_EQ(quotient("1", "512").to_string(), "0.001953125");
  EXPECT_EQ(quotient("1", "1024").to_string(), "0.001");
  EXPECT_EQ(quotient("-1", "4").to_string(), "-0.25");
}

TEST(Agrees, RoundedOrTruncatedToTheStatedDecimals) {
  EXPECT_TRUE(agrees(dec("27"), quotient("403", "15")));
  EXPECT_TRUE(agrees(dec("26"), quotient("403", "15")));
  EXPECT_TRUE(agrees(dec("26.87"), quotient("403", "15")));
  EXPECT_TRUE(agrees(dec("26.86"), quotient("403", "15")));
  EXPECT_FALSE(agrees(dec("26.88"), quotient("403", "15")));
  EXPECT_TRUE(agrees(dec("6.82"), quotient("68233", "10000")));
  EXPECT_TRUE(agrees(dec("9"), quotient("98", "10")));
  EXPECT_TRUE(agrees(dec("10"), quotient("98", "10")));
  EXPECT_FALSE(agrees(dec("9.0"), quotient("98", "10")));
  EXPECT_TRUE(agrees(dec("-0.3"), quotient("-1", "3")));
  EXPECT_FALSE(agrees(dec("86.19"), quotient("86183", "1000")));
}

// Small fractions, so that every result can be checked with plain integers.
TEST(Ratio, AgreesWithIntegerArithmetic) {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> pick(-999, 999);
  for (int i = 0; i < 20000; ++i) {
    const long a = pick(random), b = pick(random), c = pick(random), d = pick(random);
    if (b == 0 || d == 0) continue;
    const Ratio x = Ratio(Decimal(a)) / Ratio(Decimal(b)), y = Ratio(Decimal(c)) / Ratio(Decimal(d));
    const long positive = b * d > 0 ? 1 : -1;
    EXPECT_EQ(x < y, (a * d - c * b) * positive < 0);
    EXPECT_EQ(x + y, Ratio(Decimal(a * d + c * b)) / Ratio(Decimal(b * d)));
    EXPECT_EQ(x * y, Ratio(Decimal(a * c)) / Ratio(Decimal(b * d)));
    EXPECT_EQ(x.truncated(2).units(), static_cast<__int128>(a * 100 / b));
  }
}

}  // namespace
}  // namespace recount
