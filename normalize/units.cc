#include "normalize/units.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "normalize/fold.h"
#include "normalize/text_internal.h"
#include "normalize/unit_table.h"

namespace recount {
namespace {

const UnitRow* find_row(std::string_view word) {
  const auto rows = unit_rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const UnitRow& r) { return r.word == word; });
  return found == rows.end() ? nullptr : &*found;
}

Decimal times(const Decimal& a, const Decimal& b) {
  return Decimal::from_units(static_cast<__int128>(static_cast<unsigned __int128>(a.units()) *
                                                   static_cast<unsigned __int128>(b.units())),
                             a.places() + b.places());
}

// "次/年", "次每年" -> "次". A year is the time of every form, so that it changes nothing.
std::string_view without_year(std::string_view unit) {
  for (const std::string_view tail : {"/年", "每年", "/年度", "·年"}) {
    if (unit.size() > tail.size() && unit.substr(unit.size() - tail.size()) == tail) {
      return unit.substr(0, unit.size() - tail.size());
    }
  }
  return unit;
}

UnitInfo from_row(const UnitRow& row, const Decimal& factor) {
  UnitInfo info{row.family, times(factor, *Decimal::parse(row.factor)), row.exact, {}};
  if (row.family == UnitFamily::kCount) info.base = row.base.empty() ? row.word : row.base;
  return info;
}

struct Multiple {
  std::string_view word;
  std::int64_t factor;
};
constexpr Multiple kMultiples[] = {{"亿", 100000000}, {"千万", 10000000}, {"百万", 1000000},
                                   {"万", 10000},     {"千", 1000},       {"百", 100}};

std::optional<UnitInfo> known(std::string_view unit) {
  if (const UnitRow* row = find_row(unit); row != nullptr) return from_row(*row, 1);
  for (const Multiple& multiple : kMultiples) {
    if (unit.size() <= multiple.word.size() || unit.substr(0, multiple.word.size()) != multiple.word) continue;
    const UnitRow* row = find_row(unit.substr(multiple.word.size()));
    if (row == nullptr || row->family == UnitFamily::kPercent || row->family == UnitFamily::kWord) continue;
    return from_row(*row, multiple.factor);
  }
  return std::nullopt;
}

// "个项目", "场活动": a counting word with the thing counted behind it.
const UnitRow* leading_counter(std::string_view unit) {
  constexpr std::size_t kLongestThing = 24;  // bytes
  for (const UnitRow& row : unit_rows()) {
    if (row.use == Use::kBeforeNoun && unit.size() > row.word.size() &&
        unit.size() <= row.word.size() + kLongestThing && unit.substr(0, row.word.size()) == row.word) {
      return &row;
    }
  }
  return nullptr;
}

std::uint64_t hash_of(std::string_view letters) {  // FNV-1a
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

}  // namespace

UnitInfo lookup_unit(std::string_view unit, bool money_context) {
  if (unit.empty()) return {};
  if (unit == "%") return {UnitFamily::kPercent, 1, true, {}};
  // Case tells m from M, so that only blanks and widths are folded here.
  std::u32string letters;
  for (const char32_t c : to_utf32(unit)) {
    if (!is_space(c)) letters.push_back(narrow(c));
  }
  const std::string word = to_utf8(letters);
  if (word.empty()) return {};
  if (word == "万" || word == "亿") {
    const Decimal factor = word == "万" ? 10000 : 100000000;
    return {money_context ? UnitFamily::kMoney : UnitFamily::kCount, factor, true, {}};
  }
  const std::string_view plain = without_year(word);
  if (const auto info = known(plain)) return *info;
  if (const UnitRow* row = leading_counter(plain);
      row != nullptr && plain.find('/') == std::string_view::npos) {
    return from_row(*row, 1);
  }
  UnitInfo info;
  info.family = UnitFamily::kWord;
  info.letters = hash_of(plain);
  return info;
}

std::string unit_in_name(std::string_view name) {
  const std::u32string text = to_utf32(clean_text(name));
  std::string found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t open = narrow(text[i]);
    if (open != U'(' && open != U'[' && open != U'〔') continue;
    std::size_t end = i + 1;
    std::u32string inside;
    while (end < text.size() && narrow(text[end]) != U')' && narrow(text[end]) != U']' && text[end] != U'〕') {
      if (!is_space(text[end])) inside.push_back(narrow(text[end]));
      ++end;
    }
    if (end == text.size()) break;
    if (inside.starts_with(U"单位:")) inside.erase(0, 3);
    const std::string word = to_utf8(inside);
    const std::string_view plain = without_year(word);
    if (plain == "万" || plain == "亿") {
      found = plain;
    } else if (const UnitRow* row = find_row(plain); row != nullptr && row->use != Use::kThing) {
      found = row->family == UnitFamily::kPercent && row->word != "‰" ? "%"
              : row->base.empty()                                     ? row->word
                                                                      : row->base;
    } else if (row == nullptr && known(plain)) {
      found = plain;
    }
    i = end;
  }
  if (found.empty() && !text.empty() && narrow(text.back()) == U'%') return "%";
  return found;
}

bool same_family(const UnitInfo& a, const UnitInfo& b) {
  if (a.family == UnitFamily::kNone || b.family == UnitFamily::kNone) return true;
  if (a.family != b.family) return false;
  return a.family != UnitFamily::kWord || a.letters == b.letters;
}

}  // namespace recount
