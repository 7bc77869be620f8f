#include "normalize/amount.h"

#include <gtest/gtest.h>

#include "tests/support/case_file.h"

namespace recount {
namespace {

// "9.97 分; comma-point", with ! behind the number where it is doubtful; "blank", "dash", "unreadable".
std::string describe(const Amount& a) {
  switch (a.state) {
    case CellState::kBlank:
      return "blank";
    case CellState::kDash:
      return "dash";
    case CellState::kValue:
      break;
    default:
      return "unreadable";
  }
  std::string out = a.value.value().to_string();
  if (a.doubtful) out += "!";
  if (!a.unit.empty()) out += " " + a.unit;
  const char* separator = "; ";
  for (const std::string& id : a.repairs) {
    out += separator + id;
    separator = ", ";
  }
  return out;
}

TEST(Amount, ReadsWhatTheCasesSay) {
  const auto cases = read_cases("amount");
  ASSERT_GT(cases.size(), 60u);
  for (const Case& c : cases) {
    const std::size_t colon = c.input.find(": ");
    ASSERT_NE(colon, std::string::npos) << "line " << c.line;
    const std::string kinds = c.input.substr(0, colon), text = c.input.substr(colon + 2);
    if (kinds == "all" || kinds == "money") {
      EXPECT_EQ(describe(parse_amount(text, AmountKind::kMoney)), c.expected)
          << "money, line " << c.line << ": " << text;
    }
    if (kinds == "all" || kinds == "points" || kinds == "rated") {
      EXPECT_EQ(describe(parse_amount(text, AmountKind::kPoints)), c.expected)
          << "points, line " << c.line << ": " << text;
    }
    if (kinds == "all" || kinds == "percent" || kinds == "rated") {
      EXPECT_EQ(describe(parse_amount(text, AmountKind::kPercent)), c.expected)
          << "percent, line " << c.line << ": " << text;
    }
  }
}

TEST(Amount, OnlyAValueHasValueUnitAndRepairs) {
  for (const Case& c : read_cases("amount")) {
    const std::string text = c.input.substr(c.input.find(": ") + 2);
    for (const AmountKind kind : {AmountKind::kMoney, AmountKind::kPoints, AmountKind::kPercent}) {
      const Amount a = parse_amount(text, kind);
      EXPECT_EQ(a.state == CellState::kValue, a.value.has_value()) << text;
      if (a.value) continue;
      EXPECT_EQ(a.unit, "") << text;
      EXPECT_TRUE(a.repairs.empty()) << text;
      EXPECT_FALSE(a.doubtful) << text;
    }
  }
}

TEST(Amount, LongTextIsUnreadable) {
  EXPECT_EQ(parse_amount(std::string(100000, '1'), AmountKind::kMoney).state, CellState::kUnreadable);
  EXPECT_EQ(parse_amount("5" + std::string(1000, ' '), AmountKind::kMoney).state, CellState::kUnreadable);
  EXPECT_EQ(parse_amount(std::string(1000, ' '), AmountKind::kMoney).state, CellState::kBlank);
  EXPECT_EQ(parse_amount(std::string(1000, '-') + "5", AmountKind::kMoney).state, CellState::kUnreadable);
}

}  // namespace
}  // namespace recount
