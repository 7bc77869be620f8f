// Chinese numerals.
#include <cstdint>

#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/text_internal.h"

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

}  // namespace recount
