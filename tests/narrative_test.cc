// The narrative check: cases as data in cases/checks/narrative.txt, every row of its tables, and changed
// digits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "model/checks/checks.h"
#include "model/checks/narrative_items.h"
#include "model/checks/narrative_words.h"
#include "model/messages.h"
#include "normalize/fold.h"
#include "normalize/quantity.h"

namespace recount {
namespace {

using namespace narrative;

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(by, begin)) != text.npos; begin = end + by.size())
    parts.push_back(text.substr(begin, end - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

TextField text_field(std::string text) {
  TextField field;
  field.raw = text;
  field.value = std::move(text);
  field.state = CellState::kValue;
  return field;
}

QuantityField quantity_field(const std::string& text, int year, const std::string& name) {
  QuantityField field;
  field.raw = text;
  field.value = parse_quantity(text, {.year = year, .name = name});
  field.state = CellState::kValue;
  return field;
}

struct Case {
  Form form;
  std::string expected;
};

Case parse_case(const std::string& line) {
  const std::vector<std::string> sides = split(line, " => ");
  const std::vector<std::string> parts = split(sides.at(0), " | ");
  Case result;
  result.expected = sides.at(1);
  const int year = std::stoi(parts.at(1));
  if (year != 0) result.form.year.value = year;
  if (parts.at(2) != "-") result.form.project = text_field(parts.at(2));
  const bool goals = parts.at(0) == "goals";
  (goals ? result.form.goal_expected : result.form.goal_actual) = text_field(parts.at(3));
  for (std::size_t i = 4; i < parts.size(); ++i) {
    const std::vector<std::string> sides_of = split(parts[i], " = ");
    const std::vector<std::string> values = split(sides_of.at(1), " >> ");
    Indicator row;
    row.name = text_field(sides_of.at(0));
    (goals || values.size() > 1 ? row.target : row.actual) = quantity_field(values.at(0), year, sides_of.at(0));
    if (values.size() > 1) row.actual = quantity_field(values.at(1), year, sides_of.at(0));
    result.form.indicators.push_back(std::move(row));
  }
  return result;
}

std::vector<Finding> check(const Form& form) {
  std::vector<Finding> findings;
  kNarrative.run(form, 0, findings);
  return findings;
}

std::string shown(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    if (!text.empty()) text += " ; ";
    text += finding.stated + " -> " + finding.expected;
  }
  return text.empty() ? "none" : text;
}

TEST(Narrative, Cases) {
  std::ifstream file(std::string(RECOUNT_ROOT) + "/tests/cases/checks/narrative.txt");
  int cases = 0, silent = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const Case row = parse_case(line);
    EXPECT_EQ(shown(check(row.form)), row.expected) << line;
    ++cases;
    silent += row.expected == "none";
  }
  EXPECT_GE(cases, 60);
  EXPECT_GE(silent, 30);
}

// A silent case must be silent for its own reason: with the item stated plainly the same row is found.
TEST(Narrative, SilentRowsAreFoundWhenStatedPlainly) {
  for (std::string row :
       {"走访企业 = 40家", "河道清淤（公里） = 8公里", "学生满意度 = 93%", "完成道路维修 = 2020年12月"}) {
    const std::string name = split(row, " = ")[0];
    std::string text = "走访企业10家";
    if (row.find("公里") != row.npos) text = "完成河道清淤3公里";
    if (row.find("满意") != row.npos) text = "学生满意度98%";
    if (row.find("维修") != row.npos) text = "道路维修于10月完成";
    EXPECT_EQ(check(parse_case("results | 2020 | - | " + text + " | " + row + " => -").form).size(), 1u) << row;
  }
}

TEST(Narrative, FindingIsComplete) {
  const Case row = parse_case(
      "goals | 2020 | - | 加强监管；开展绿色金融培训不少于2次，等。 | 其他 = 1次 | 绿色金融培训（次） = ≥1 => "
      "-");
  const std::vector<Finding> findings = check(row.form);
  ASSERT_EQ(findings.size(), 1u);
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.code, "narrative");
  EXPECT_EQ(finding.severity, Severity::kWarning);
  EXPECT_EQ(finding.at, "/forms/0/goals/expected");
  EXPECT_THAT(finding.related, testing::ElementsAre("/forms/0/indicators/1/target"));
  EXPECT_EQ(finding.quote, "开展绿色金融培训不少于2次");
  EXPECT_EQ(finding.calculation, "不少于2次 ≠ ≥1");
  for (Lang lang : {Lang::kZh, Lang::kEn})
    EXPECT_THAT(render(finding.message, lang),
                testing::AllOf(testing::HasSubstr(finding.quote), testing::HasSubstr("≥1"),
                               testing::Not(testing::HasSubstr("{"))));
}

TEST(Narrative, DoubtfulReadingsAreNoGround) {
  Case row = parse_case("results | 2020 | - | 走访企业10家 | 走访企业 = 40家 => -");
  ASSERT_EQ(check(row.form).size(), 1u);
  row.form.goal_actual.from.confidence = 0.6;
  EXPECT_TRUE(check(row.form).empty());
  row.form.goal_actual.from.confidence = 1;
  row.form.indicators[0].actual.from.confidence = 0.6;
  EXPECT_TRUE(check(row.form).empty());
}

// Any digit of the text replaced by another makes a contradiction, and the finding cites the changed figure.
TEST(Narrative, EveryChangedDigitIsFound) {
  struct Pair {
    const char *before, *figure, *after, *row;
  };
  constexpr Pair kPairs[] = {
      {"1.开展企业实地调研活动", "25次", "；2.加强宣传", "开展企业实地调研活动（次数） = 25次"},
      {"全年发放", "13450份", "宣传资料", "宣传资料发放数量 = 13450份"},
      {"村民满意度达到", "96.5%", "。", "村民满意度（%） = 96.5%"},
      {"对", "48家", "监管企业进行了现场调研", "对监管企业进行现场调研 = 48家"},
      {"新建农村公路", "128.6公里", "，资金到位", "新建农村公路（公里） = 128.6"},
  };
  std::mt19937 random(20200101);
  for (int round = 0; round < 2000; ++round) {
    const Pair& pair = kPairs[random() % std::size(kPairs)];
    std::string figure = pair.figure;
    const auto form = [&] {
      return parse_case(std::string("results | 2020 | - | ") + pair.before + figure + pair.after + " | " +
                        pair.row + " => -")
          .form;
    };
    ASSERT_EQ(shown(check(form())), "none") << figure;
    std::size_t at = random() % figure.size();
    while (figure[at] < '0' || figure[at] > '9') at = random() % figure.size();
    const char digit = static_cast<char>('1' + static_cast<int>(random() % 9));
    if (digit == figure[at]) continue;
    figure[at] = digit;
    const std::vector<Finding> findings = check(form());
    ASSERT_EQ(findings.size(), 1u) << pair.before << figure;
    EXPECT_EQ(findings[0].stated, figure);
  }
}

TEST(NarrativeTables, FillersAreDroppedAndOnlyWhereTheyStandAlone) {
  for (const Filler& row : fillers()) {
    const std::u32string word(row.word), name = U"村级道路维修";
    SCOPED_TRACE(to_utf8(word));
    if (row.place == Place::kAnywhere) {
      EXPECT_EQ(to_utf8(core_of(U"桥梁" + word + name).words), to_utf8(U"桥梁" + name));
    } else {
      EXPECT_EQ(to_utf8(core_of(row.place == Place::kFront ? word + name : name + word).words), to_utf8(name));
    }
    const std::u32string rate = U"资料合格率";
    if (row.place == Place::kFront) {
      EXPECT_EQ(core_of(word + rate).words == rate, row.of_rates);
    }
    for (char32_t c : row.not_before) EXPECT_NE(to_utf8(core_of(word + c + name).words), to_utf8(c + name));
    // 案件数 loses 数, not 件数.
    for (char32_t c : row.not_after) {
      const bool back = row.place == Place::kBack;
      EXPECT_NE(to_utf8(core_of(name + c + word + (back ? U"" : U"工程")).words),
                to_utf8(name + c + (back ? U"" : U"工程")));
    }
    if (!row.unit.empty()) {
      EXPECT_EQ(to_utf8(core_of(name + word).unit), to_utf8(row.unit));
    }
  }
}

TEST(NarrativeTables, ExclusionsSilenceTheirExample) {
  for (const Exclusion& row : exclusions()) {
    SCOPED_TRACE(to_utf8(row.word));
    const When when = row.when == When::kInGoals ? When::kInGoals : When::kInResults;
    std::u32string example(row.example);
    EXPECT_TRUE(find_items(to_utf8(example), 2020, when).items.empty());
    const std::size_t at = example.find(row.word);
    ASSERT_NE(at, example.npos);
    // Without the word the example states an item, and the word reaches as far as the row says.
    EXPECT_FALSE(find_items(to_utf8(example.replace(at, row.word.size(), U"")), 2020, when).items.empty());
    const std::string behind = to_utf8(row.example) + "，走访企业5家";
    EXPECT_EQ(find_items(behind, 2020, when).items.empty(), row.reach == Reach::kSentence);
    EXPECT_EQ(find_items(behind + "。走访企业6家", 2020, when).items.back().figure, "6家");
  }
}

TEST(NarrativeTables, HarmlessWordsHoldAnExclusion) {
  for (std::u32string_view word : harmless_words()) {
    SCOPED_TRACE(to_utf8(word));
    bool holds = false;
    for (const Exclusion& row : exclusions()) holds = holds || word.find(row.word) != word.npos;
    EXPECT_TRUE(holds);
    EXPECT_FALSE(find_items(to_utf8(std::u32string(word) + U"培训3次"), 2020, When::kInResults).items.empty());
  }
}

TEST(NarrativeTables, BoundsAreRead) {
  for (const BoundRow& row : bound_rows()) {
    const std::string word = to_utf8(row.word);
    const Items found = find_items(row.behind ? "培训3次" + word : "培训" + word + "3次", 2020, When::kInGoals);
    if (row.bound == Bound::kUnsure) {
      EXPECT_TRUE(found.items.empty()) << word;
    } else {
      ASSERT_EQ(found.items.size(), 1u) << word;
      EXPECT_EQ(found.items[0].token.bound, row.bound) << word;
      EXPECT_EQ(found.items[0].figure, row.behind ? "3次" + word : word + "3次");
    }
  }
}

TEST(NarrativeTables, UnitsAreRead) {
  for (const UnitRow& row : unit_rows()) {
    const std::string text = "培训5" + to_utf8(row.word);
    const Items found = find_items(text, 2020, When::kInGoals);
    ASSERT_EQ(found.items.size(), 1u) << text;
    EXPECT_EQ(to_utf8(found.items[0].token.unit.name), to_utf8(row.name));
    EXPECT_EQ(found.items[0].figure, "5" + to_utf8(row.word));
    EXPECT_TRUE(unit_of(row.name, false)) << text;
  }
  EXPECT_EQ(unit_at(U"万亩")->power, 4);
  EXPECT_EQ(unit_of(U"万", true)->power, 4);
  for (std::u32string_view text : {U"万", U"号", U"", U"亿%"})
    EXPECT_FALSE(unit_of(text, false)) << to_utf8(text);
}

TEST(NarrativeTables, ShortTables) {
  for (const Synonym& row : synonyms())
    EXPECT_EQ(to_utf8(core_of(U"村民" + std::u32string(row.ending)).words),
              to_utf8(U"村民" + std::u32string(row.as)));
  for (std::u32string_view word : project_endings())
    EXPECT_EQ(to_utf8(subject_of(U"2020年绿色金融" + std::u32string(word))), "绿色金融");
  for (std::u32string_view word : completion_words()) {
    const std::string text = "道路维修10月" + to_utf8(word);
    EXPECT_EQ(find_items(text, 2020, When::kInGoals).items.size(), 1u) << text;
    for (std::u32string_view start : beginning_words())
      EXPECT_TRUE(find_items(text + to_utf8(start), 2020, When::kInGoals).items.empty()) << to_utf8(start);
  }
  for (std::u32string_view word : total_words())
    EXPECT_TRUE(find_items("培训" + to_utf8(word) + "3次", 2020, When::kInGoals).items.at(0).total);
}

TEST(NarrativeScan, ListNumbersAndNames) {
  const auto figures = [](std::string_view text) {
    std::vector<std::string> found;
    for (const Item& item : find_items(text, 2020, When::kInResults).items)
      found.push_back(to_utf8(item.core.words) + "=" + item.figure);
    return found;
  };
  using testing::ElementsAre;
  EXPECT_THAT(figures("1.目前完成培训活动2次 2.走访企业5次"), ElementsAre("培训=2次", "走访企业=5次"));
  EXPECT_THAT(figures("学习培训6次6.案件办结3起"), ElementsAre("学习培训=6次", "案件办结=3起"));
  EXPECT_THAT(figures("1.2020年走访企业5家"), ElementsAre("走访企业=5家"));
  EXPECT_THAT(figures("①走访企业5家②讲座2场"), ElementsAre("走访企业=5家", "讲座=2场"));
  EXPECT_THAT(figures("（二）走访企业5家。二、讲座两场"), ElementsAre("走访企业=5家", "讲座=两场"));
  EXPECT_THAT(figures("讲座2场和义诊3次"), ElementsAre("讲座=2场", "义诊=3次"));
  EXPECT_THAT(figures("“7+4”类机构调研3次"), ElementsAre("7+4类机构调研=3次"));
}

}  // namespace
}  // namespace recount
