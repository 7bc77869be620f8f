// Chinese numerals.
#include <algorithm>
#include <cstdint>

#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/quantity_internal.h"
#include "normalize/text_internal.h"
#include "normalize/units.h"

namespace recount {

std::optional<Decimal> parse_chinese_numeral(std::string_view text) {
  constexpr std::size_t kLongest =
      36;  // bytes; 九千九百九十九万九千九百九十九 is longer than any cell writes out
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  std::int64_t total = 0, section = 0, digit = -1;
  std::int64_t last_unit = 10000;  // within a section the units must fall: 百 before 十
  bool zero = false, big = false;
  for (char32_t c : to_utf32(text)) {
    if (c == U'两') c = U'二';
    if (c == U'〇') c = U'零';
    if (const std::size_t at = kDigits.find(c); at != std::u32string_view::npos) {
      if (digit >= 0) return std::nullopt;  // 二〇二一 is a year or a code, no numeral
      if (at == 0 && section == 0 && total == 0 && text.size() > 3) return std::nullopt;
      if (at == 0 && text.size() > 3) {
        zero = true;
      } else {
        digit = static_cast<std::int64_t>(at);
      }
      continue;
    }
    const std::int64_t unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
    if (unit != 0) {
      if (unit >= last_unit) return std::nullopt;
      if (digit < 0 && (unit != 10 || section != 0 || zero)) return std::nullopt;
      section += (digit < 0 ? 1 : digit) * unit;
      last_unit = unit;
      digit = -1;
      zero = false;
      continue;
    }
    if (c != U'万' || big || (section == 0 && digit < 0)) return std::nullopt;
    total = (section + (digit < 0 ? 0 : digit)) * 10000;
    section = 0;
    digit = -1;
    last_unit = 10000;
    zero = false;
    big = true;
  }
  if (digit > 0 && !zero && last_unit > 10 && last_unit < 10000)
    return std::nullopt;                                               // 一百五 is 150 in speech
  if (big && digit > 0 && section == 0 && !zero) return std::nullopt;  // 两万五 likewise
  if (digit < 0 && zero) return std::nullopt;
  return Decimal(total + section + (digit < 0 ? 0 : digit));
}

bool read_numeral_measure(std::string_view text, Measure* measure) {
  constexpr std::u32string_view kNumerals = U"零一二两三四五六七八九十百千";
  // 一期, 二级, 三等 and 十月 are ordinals.
  constexpr std::u32string_view kOrdinal[] = {U"期",   U"级", U"等", U"类", U"号", U"班",   U"组",
                                              U"月",   U"日", U"层", U"届", U"区", U"年度", U"种",
                                              U"季度", U"楼", U"点", U"分", U"节", U"线",   U"版"};
  const std::u32string all = to_utf32(text);
  const std::size_t from = all.find_first_of(kNumerals);
  if (from == all.npos) return false;
  const std::size_t end = std::min(all.find_first_not_of(kNumerals, from), all.size());
  if (all.find_first_of(U"0123456789") != all.npos || end == all.size()) return false;
  const auto value = parse_chinese_numeral(to_utf8(all.substr(from, end - from)));
  if (!value) return false;
  Measure read;
  if (!read_measure(to_utf8(all.substr(0, from)) + value->to_string() + to_utf8(all.substr(end)), &read))
    return false;
  const UnitFamily family = lookup_unit(read.unit, /*money_context=*/true).family;
  const bool counts =
      family == UnitFamily::kCount || family == UnitFamily::kTime || family == UnitFamily::kMoney;
  if (read.high || !counts ||
      std::find(std::begin(kOrdinal), std::end(kOrdinal), to_utf32(read.unit)) != std::end(kOrdinal)) {
    return false;
  }
  *measure = read;
  measure->from_numeral = true;
  return true;
}

}  // namespace recount
