// Units of measurement and which of them can be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/decimal.h"

namespace recount {

// kNone: no unit printed, fits all. kWord: an unknown word, compared by its letters only.
enum class UnitFamily { kNone, kMoney, kPercent, kTime, kArea, kLength, kMass, kVolume, kCount, kWord };

struct UnitInfo {
  UnitFamily family = UnitFamily::kNone;
  Decimal factor = 1;  // of the family's base unit (元, %, day, m², m, kg, one): 万元 is 10000, 万人 is 10000
  bool exact =
      true;  // false where the factor is conventional (a month of days): never used for comparing values
  std::string_view base;      // counting words: the word without 万 (万人 -> 人); else empty
  std::uint64_t letters = 0;  // kWord: equal where the words are equal
};

// "" -> kNone; "万元" -> money 10000; "万" -> money 10000 if `money_context`, else kCount 10000; "次/年" -> count;
// "万人" -> count 10000 of 人; "㎡", "平方米", "亩" -> area; "" and unknown words never fail.
UnitInfo lookup_unit(std::string_view unit, bool money_context = false);

// The unit that an indicator's name gives for cells without one: "组织会议出勤率（%）" -> "%", "培训人数(人）" -> "人",
// "（次数）" -> "次", "（次/年）" -> "次", "群众工作政策执行率%" -> "%". Brackets that hold no unit (（科室）, （本级）, （园区）)
// give "".
std::string unit_in_name(std::string_view name);

// Both can be compared as they are or after multiplying with their factors: same family (and the same counting word
// or none), or one has no unit. Counting words differ freely (次, 场, 期 are often used for one another): compatible
// in family, see docs/FINDINGS.md unit-mismatch. Two unknown words compare only where they are the same word; an unknown
// word and a known unit do not compare, and are no mismatch either.
bool same_family(const UnitInfo& a, const UnitInfo& b);

}  // namespace recount
