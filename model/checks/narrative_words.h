// The vocabulary of the narrative check: units, fillers, bounds, words that make a number another item. Tables
// of data, and the functions that apply them. Units and bounds serve percent-share too.
//
// All texts here are folded code points (fold_text in narrative_items.h): half-width digits, brackets and
// signs.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace recount::narrative {

// One character for one: half-width digits, letters, brackets, colons and semicolons, one kind of dash, tilde
// and comparison sign, every white space a blank except the line break. The comma keeps its width: only the
// ASCII one groups thousands.
std::u32string fold_text(std::u32string_view text);

// What a unit measures, as far as it decides how careful a comparison must be.
enum class Measure { kCount, kPercent, kMoney, kTime };

struct UnitRow {
  std::u32string_view word;
  std::u32string_view name;  // the unit it is compared as: 名 and 位 are 人
  int power = 0;             // of ten: 吨 is 千克 x 10^3
  Measure measure = Measure::kCount;
};
std::span<const UnitRow> unit_rows();

struct Unit {
  std::u32string_view name;
  int power = 0;
  Measure measure = Measure::kCount;
  std::size_t length = 0;  // characters that it takes in the text
};

// The longest unit at the beginning of `text`, 万 and 亿 before it included.
//
//   unit_at(U"次以上")   // 次            unit_at(U"人次参加")  // 人次, never 人
//   unit_at(U"万元")     // 元, power 4   unit_at(U"万亩")      // 亩, power 4
//   unit_at(U"万"), unit_at(U"号"), unit_at(U"")   // nullopt: no unit that can be compared
std::optional<Unit> unit_at(std::u32string_view text);

// `text` as a unit as a whole: the unit of a table's cell. "次/年" and "次数" are 次; a bare 万 is 万元 among
// amounts.
std::optional<Unit> unit_of(std::u32string_view text, bool money);

// A word that says nothing about which item is meant.
enum class Place { kAnywhere, kFront, kBack };
struct Filler {
  std::u32string_view word;
  Place place;
  bool of_rates =
      false;  // dropped in front of 合格率, 满意度 too, where 及时 or 完成 would be part of the name
  std::u32string_view not_before{};  // characters: with one of them behind it the word is part of another word
  std::u32string_view not_after{};   // the same, before it
  std::u32string_view unit{};        // the unit that a name ending in this word counts in
};
std::span<const Filler> fillers();

// An ending that is written in two ways.
struct Synonym {
  std::u32string_view ending, as;
};
std::span<const Synonym> synonyms();

// What is left of a phrase: the words that name the item.
//
//   core_of(U"计划开展企业实地调研活动")   // 企业实地调研
//   core_of(U"小贷、融资担保、典当行年审")  // 小贷融资担保典当行年审
//   core_of(U"培训人数")                   // 培训, unit 人
//   core_of(U"及时完成率")                 // 及时完成率: nothing is dropped from the front of a rate
struct Core {
  std::u32string words;
  std::u32string_view unit;  // given by the ending, else empty
  std::size_t first = 0;     // index in the phrase of the first character kept
};
Core core_of(std::u32string_view phrase);

// What a project is about, without 专项, 经费, 项目 ...: 绿色金融专项业务经费 -> 绿色金融. Empty where that is
// shorter than two characters.
std::u32string subject_of(std::u32string_view project);
std::span<const std::u32string_view> project_endings();

// Words at a number that say how it binds.
enum class Bound { kPoint, kAtLeast, kAtMost, kRange, kUnsure };
struct BoundRow {
  std::u32string_view word;
  Bound bound;
  bool behind = false;  // stands behind the unit
};
// Longest first within each side.
std::span<const BoundRow> bound_rows();

// A word that makes the numbers of its clause, or of the rest of its sentence, figures of something else: a
// part, a running total, another period, a plan in a report of results.
enum class Reach { kClause, kSentence };
enum class When { kAlways, kInGoals, kInResults };
struct Exclusion {
  std::u32string_view word;
  Reach reach;
  When when;
  std::u32string_view example;  // read as results (kInGoals: as goals) it must give no item
};
std::span<const Exclusion> exclusions();

// Longer words that hold an excluding one and mean something else: 按计划, 每年, 应急.
std::span<const std::u32string_view> harmless_words();

// How far the excluding words in a clause reach; nullopt where it holds none.
std::optional<Reach> reach_of_exclusion(std::u32string_view clause, When when);

// Words with which a clause says that something is finished; and that it only begins.
std::span<const std::u32string_view> completion_words();
std::span<const std::u32string_view> beginning_words();
// Words of a total over parts: 共计, 总计.
std::span<const std::u32string_view> total_words();
// Units of occasions: a total of people may be that of one occasion in the table.
std::span<const std::u32string_view> session_units();
// Words that do not tell one sum of money from another.
std::span<const std::u32string_view> money_words();

// Whether `text` holds one of `words`.
bool holds_any(std::u32string_view text, std::span<const std::u32string_view> words);

}  // namespace recount::narrative
