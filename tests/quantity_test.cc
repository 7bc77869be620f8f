#include "normalize/quantity.h"

#include <gtest/gtest.h>

#include <chrono>

#include "normalize/fold.h"
#include "tests/support/case_file.h"

namespace recount {
namespace {

// "number ge 95 %; ge-sign", "range 1..12 月", "date 2020-12-31", "date ?" where it names no month,
// "qualitative".
std::string describe(const Quantity& q) {
  std::string out(to_string(q.kind));
  if (q.op != Op::kNone) out += " " + std::string(to_string(q.op));
  if (q.value) out += " " + q.value->to_string();
  if (q.low || q.high) out += " " + q.low.value().to_string() + ".." + q.high.value().to_string();
  if (!q.unit.empty()) out += " " + q.unit;
  if (q.kind == QuantityKind::kDate) out += q.date ? " " + q.date->to_iso() : " ?";
  const char* separator = "; ";
  for (const std::string& id : q.repairs) {
    out += separator + id;
    separator = ", ";
  }
  return out;
}

TEST(Quantity, ReadsWhatTheCasesSay) {
  const auto cases = read_cases("quantity");
  ASSERT_GT(cases.size(), 100u);
  for (const Case& c : cases) {
    QuantityContext context{2020, ""};
    std::string input = c.input;
    std::string name;
    if (const std::size_t at = input.find(" @ "); at != std::string::npos) {
      name = input.substr(at + 3);
      input.resize(at);
    }
    context.name = name;
    EXPECT_EQ(describe(parse_quantity(input, context)), c.expected) << "line " << c.line << ": " << c.input;
  }
}

TEST(Quantity, KeepsTheTextWithSignsUnified) {
  EXPECT_EQ(parse_quantity(" ≧ 80").text, "≥ 80");
  EXPECT_EQ(parse_quantity("》=50家").text, "≥50家");
  EXPECT_EQ(parse_quantity("≥1次（年）").text, "≥1次（年）");
  EXPECT_EQ(parse_quantity("１２．５％").text, "１２．５％");
  EXPECT_EQ(parse_quantity("印发《工作方案》").text, "印发《工作方案》");
  EXPECT_EQ(parse_quantity("甲\n乙").text, "甲 乙");
  EXPECT_EQ(parse_quantity(" — ").text, "");
}

TEST(Quantity, ReadsItsOwnTextTheSameWay) {
  for (const Case& c : read_cases("quantity")) {
    const Quantity once = parse_quantity(c.input, {2020, ""});
    Quantity twice = parse_quantity(once.text, {2020, ""});
    twice.repairs = once.repairs;
    EXPECT_EQ(twice, once) << c.input;
  }
}

TEST(Quantity, TakesOnlyTheYearFromTheForm) {
  EXPECT_EQ(parse_quantity("10月").date, (Date{0, 10, 0}));
  EXPECT_EQ(parse_quantity("2019年10月", {2020, ""}).date, (Date{2019, 10, 0}));
}

TEST(Quantity, HugeTextIsQualitativeAndQuick) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* piece : {"9", "≥", "《", "》=", "=", "1, ", "<b", "&amp;", "（", "1O", "十", "-", "满意度",
                            ">", ";", "<b>", "&lt;"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const QuantityKind kind = parse_quantity(text, {2020, ""}).kind;
    EXPECT_TRUE(kind == QuantityKind::kQualitative || (kind == QuantityKind::kEmpty && is_dash(piece, false)))
        << piece;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

struct Join {
  const char *op, *value, *unit, *text, *described;
};

TEST(JoinQuantity, PutsThreeColumnsTogether) {
  const Join rows[] = {
      {"≥", "95", "%", "≥95%", "number ge 95 %"},
      {"≥", "95%", "%", "≥95%", "number ge 95 %"},
      {"≥", "95", "％", "≥95%", "number ge 95 %"},
      {"＞＝", "3", "次", "≥3次", "number ge 3 次; ge-sign"},
      {"=", "5万", "万元", "=5万元", "number eq 5 万元"},
      {"≤", "5万", "元", "≤5万元", "number le 5 万元"},
      {"≥", "100人", "人次", "≥100人次", "number ge 100 人次"},
      {"≥", "5次", "场", "≥5次", "number ge 5 次"},
      {"大于等于", "2", "个", "≥2个", "number ge 2 个"},
      {"≥", "≥2", "个", "≥2个", "number ge 2 个"},
      {"≤", "≥2", "个", "≤≥2个", "qualitative"},
      {"定性", "良好", "无", "良好", "qualitative"},
      {"定性", "优良中低差", "级", "优良中低差", "qualitative"},
      {"定量", "12", "月", "12月", "date 2020-12"},
      {"", "12", "个月", "12个月", "number 12 个月"},
      {"=", "12月31日", "日", "=12月31日", "date eq 2020-12-31"},
      {"", "2-4", "次", "2-4次", "range 2..4 次"},
      {"≥", "80", "（%）", "≥80%", "number ge 80 %"},
      {"≥", "80", "/", "≥80", "number ge 80"},
      {"≥", "", "%", "", "empty"},
      {"≥", "/", "%", "", "empty"},
      {"", "9 5", "%", "9 5", "qualitative"},
  };
  for (const Join& row : rows) {
    const Quantity q = join_quantity(row.op, row.value, row.unit, {2020, ""});
    EXPECT_EQ(q.text, row.text) << row.op << '|' << row.value << '|' << row.unit;
    EXPECT_EQ(describe(q), row.described) << row.op << '|' << row.value << '|' << row.unit;
  }
}

TEST(ChineseNumeral, ReadsWhatIsWrittenInFull) {
  struct Row {
    const char* text;
    std::int64_t value;
  };
  for (const Row& row : {Row{"一", 1}, Row{"两", 2}, Row{"十", 10}, Row{"十二", 12}, Row{"二十", 20},
                         Row{"二十一", 21}, Row{"一百", 100}, Row{"一百零五", 105}, Row{"一百一十", 110},
                         Row{"三千零二十", 3020}, Row{"两万", 20000}, Row{"一万零五十", 10050}, Row{"零", 0}}) {
    ASSERT_TRUE(parse_chinese_numeral(row.text)) << row.text;
    EXPECT_EQ(*parse_chinese_numeral(row.text), Decimal(row.value)) << row.text;
  }
  for (const char* text : {"", "二〇二一", "一百五", "两万五", "十百", "百", "一二", "零五", "5", "次", "一次",
                           "一百零", "零零", "万", "一万万", "\xE4\xB8"}) {
    EXPECT_FALSE(parse_chinese_numeral(text)) << text;
  }
}

}  // namespace
}  // namespace recount
