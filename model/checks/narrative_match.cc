#include "model/checks/narrative_match.h"

#include <algorithm>
#include <compare>

#include "normalize/fold.h"
#include "normalize/units.h"

namespace recount::narrative {
namespace {

// Shorter names fit too much: 满意度 of whom, 经费 of what.
constexpr std::size_t kShortestCount = 2;
constexpr std::size_t kShortestOther = 4;
constexpr std::size_t kLongName = 6;
// Characters that long names are written with and without: 典当年审, 典当行年审.
constexpr std::u32string_view kLight = U"行类等和与及或";

// Without brackets that hold a unit, and without a % at the end.
std::u32string bare_name(std::u32string_view name) {
  std::u32string bare;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t close = name[at] == U'(' ? name.find(U')', at) : name.npos;
    std::u32string_view inside = close == name.npos ? U"" : name.substr(at + 1, close - at - 1);
    if (inside.substr(0, 3) == U"单位:") inside.remove_prefix(3);
    if (close != name.npos && unit_of(inside, true)) {
      at = close + 1;
    } else {
      bare += name[at++];
    }
  }
  while (!bare.empty() && (bare.back() == U'%' || bare.back() == U' ')) bare.pop_back();
  return bare;
}

void find_unit(const Quantity& quantity, std::string_view name, Row& row) {
  std::string printed = quantity.unit.empty() ? unit_in_name(name) : quantity.unit;
  const bool rate = !row.core.words.empty() && row.core.words.back() == U'率';
  if (printed.empty() && (rate || row.core.words.ends_with(U"满意度"))) printed = "%";
  const std::u32string unit = printed.empty() ? std::u32string(row.core.unit) : fold_text(to_utf32(printed));
  if (unit.empty()) return;
  if (const std::optional<Unit> found = unit_of(unit, true)) {
    row.unit = *found;
  } else {
    row.closed = true;
  }
  // 培训人数: 3期 is of no use.
  if (!row.core.unit.empty() && unit_of(row.core.unit, false)->name != row.unit.name) row.closed = true;
}

// Whether the cell says more than a figure: 每季度1次, 约200人.
bool is_qualified(std::u32string_view cell) {
  return reach_of_exclusion(cell, When::kAlways) ||
         std::any_of(bound_rows().begin(), bound_rows().end(), [&](const BoundRow& row) {
           return row.bound == Bound::kUnsure && cell.find(row.word) != cell.npos;
         });
}

bool is_subsequence(std::u32string_view shorter, std::u32string_view longer) {
  std::size_t at = 0;
  for (char32_t c : longer) {
    if (at < shorter.size() && shorter[at] == c) {
      ++at;
    } else if (kLight.find(c) == kLight.npos) {
      return false;
    }
  }
  return at == shorter.size();
}

bool same_words(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < b.size()) return a.size() >= kLongName && is_subsequence(a, b);
  if (a == b) return true;
  // 培训农村教师 and 农村教师培训: two parts of at least two characters, exchanged.
  for (std::size_t cut = 2; cut + 2 <= a.size(); ++cut)
    if (b.substr(b.size() - cut) == a.substr(0, cut) && b.substr(0, b.size() - cut) == a.substr(cut))
      return true;
  return false;
}

// `longer` is `shorter` with the project's subject in front: 绿色金融工作会议 in a project on 绿色金融.
bool same_but_subject(std::u32string_view longer, std::u32string_view shorter, std::u32string_view subject) {
  if (subject.empty() || longer.substr(0, subject.size()) != subject) return false;
  longer.remove_prefix(subject.size());
  if (longer.substr(0, 2) == U"工作") longer.remove_prefix(2);
  return longer == shorter;
}

bool comparable(const Unit& a, const Unit& b) {
  return a.name.empty() || b.name.empty() || a.name == b.name;
}

bool is_near(std::u32string_view other, std::u32string_view words) {
  return other.size() > words.size() && other.find(words) != other.npos;
}

bool tells_which_money(std::u32string_view words) {
  std::u32string rest(words);
  for (std::u32string_view word : money_words())
    for (std::size_t at = rest.find(word); at != rest.npos; at = rest.find(word)) rest.erase(at, word.size());
  return rest.size() >= kShortestCount;
}

Decimal raise(Decimal value, int power) {
  for (; power > 0; --power) value = Decimal::from_units(value.units() * 10, value.places());
  return value;
}

// The printed figure of the text against that of the table, both in their own units; either may be rounded.
bool same_figure(Decimal text, int text_power, Decimal table, int table_power) {
  const Ratio stated(raise(text, text_power)), printed(raise(table, table_power));
  return agrees(text, printed / Ratio(raise(1, text_power))) ||
         agrees(table, stated / Ratio(raise(1, table_power)));
}

struct Bounds {
  Bound bound = Bound::kUnsure;
  Decimal low, high;
};

Bounds bounds_of(const Quantity& quantity) {
  if (quantity.kind == QuantityKind::kRange && quantity.low && quantity.high)
    return {Bound::kRange, *quantity.low, *quantity.high};
  if (quantity.kind != QuantityKind::kNumber || !quantity.value) return {};
  const Decimal value = *quantity.value;
  switch (quantity.op) {
    case Op::kGe:
    case Op::kGt:
      return {Bound::kAtLeast, value, value};
    case Op::kLe:
    case Op::kLt:
      return {Bound::kAtMost, value, value};
    default:
      return {Bound::kPoint, value, value};
  }
}

bool has_low(Bound bound) {
  return bound != Bound::kAtMost;
}
bool has_high(Bound bound) {
  return bound != Bound::kAtLeast;
}

Verdict compare(const Token& text, const Bounds& table, int power) {
  if (table.bound == Bound::kUnsure) return Verdict::kOpen;
  const auto same = [&](Decimal a, Decimal b) { return same_figure(a, text.unit.power, b, power); };
  const auto less = [&](Decimal a, Decimal b) { return raise(a, text.unit.power) < raise(b, power); };
  const auto more = [&](Decimal a, Decimal b) { return raise(b, power) < raise(a, text.unit.power); };
  const auto verdict = [](bool contradicts) { return contradicts ? Verdict::kContradicts : Verdict::kAgrees; };
  if (text.bound == Bound::kPoint) {
    return verdict((has_low(table.bound) && less(text.low, table.low) && !same(text.low, table.low)) ||
                   (has_high(table.bound) && more(text.low, table.high) && !same(text.low, table.high)));
  }
  if (table.bound == Bound::kPoint) {
    return verdict((has_low(text.bound) && more(text.low, table.low) && !same(text.low, table.low)) ||
                   (has_high(text.bound) && less(text.high, table.low) && !same(text.high, table.low)));
  }
  if (text.bound == Bound::kRange && table.bound != Bound::kRange) return Verdict::kOpen;
  if (text.bound == Bound::kAtLeast)
    return has_low(table.bound) ? verdict(!same(text.low, table.low)) : Verdict::kOpen;
  if (text.bound == Bound::kAtMost)
    return has_high(table.bound) ? verdict(!same(text.high, table.high)) : Verdict::kOpen;
  return verdict(!same(text.low, table.low) || !same(text.high, table.high));
}

// Where either is only a month (12月, 11月底), months are compared.
Verdict compare_days(const Date& text, const Quantity& quantity) {
  const Date& table = *quantity.date;
  if (text.year != 0 && table.year != 0 && text.year != table.year) return Verdict::kContradicts;
  const bool loose =
      quantity.text.find("底") != std::string::npos || quantity.text.find("末") != std::string::npos;
  const bool same =
      text.month == table.month && (text.day == 0 || table.day == 0 || loose || text.day == table.day);
  return same ? Verdict::kAgrees : Verdict::kContradicts;
}

}  // namespace

std::vector<Row> rows_of(const Form& form, When when) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const Indicator& indicator = form.indicators[i];
    const QuantityField& cell = when == When::kInGoals ? indicator.target : indicator.actual;
    if (!indicator.name || !cell) continue;
    Row row;
    row.index = static_cast<int>(i);
    row.indicator = &indicator;
    row.cell = &cell;
    row.core = core_of(bare_name(fold_text(to_utf32(*indicator.name))));
    find_unit(*cell, *indicator.name, row);
    if (is_qualified(fold_text(to_utf32(cell->text)))) row.closed = true;
    rows.push_back(std::move(row));
  }
  return rows;
}

int row_of(const Item& item, std::span<const Item> all, std::span<const Row> rows,
           std::u32string_view subject) {
  const std::u32string_view words = item.core.words;
  const bool counts = item.deadline || item.token.unit.measure == Measure::kCount;
  if (words.size() < (counts && !item.deadline ? kShortestCount : kShortestOther)) return -1;
  if (item.token.unit.measure == Measure::kMoney && !tells_which_money(words)) return -1;
  const auto fits = [&](const Row& row) {
    if (row.closed || (row.cell->value->kind == QuantityKind::kDate) != item.deadline) return false;
    if (item.deadline) return true;
    return row.unit.name.empty() ? counts && item.token.unit.power == 0 : row.unit.name == item.token.unit.name;
  };
  int found = -1, found_by_subject = -1, matches = 0, matches_by_subject = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::u32string_view name = rows[i].core.words;
    if (name.size() < kShortestCount || !fits(rows[i])) continue;
    const bool deed = item.deadline && item.deed.size() >= kShortestOther && name == item.deed;
    const bool exact = item.token.unit.measure == Measure::kMoney ? name == words : same_words(name, words);
    if (exact || deed) {
      found = static_cast<int>(i), ++matches;
    } else if (counts && !rows[i].unit.name.empty() &&
               (same_but_subject(name, words, subject) || same_but_subject(words, name, subject))) {
      found_by_subject = static_cast<int>(i), ++matches_by_subject;
    }
  }
  if (matches == 0) found = found_by_subject, matches = matches_by_subject;
  if (matches != 1) return -1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<int>(i) == found || item.deadline) continue;
    if (is_near(rows[i].core.words, words) && comparable(rows[i].unit, item.token.unit)) return -1;
  }
  for (const Item& other : all)
    if (!other.deadline && !item.deadline && comparable(other.token.unit, item.token.unit) &&
        is_near(other.core.words, words) && !same_but_subject(other.core.words, words, subject))
      return -1;
  return found;
}

Verdict judge(const Item& item, const Row& row, std::span<const Figure> figures, When when) {
  const Quantity& quantity = **row.cell;
  if (item.deadline) return quantity.date ? compare_days(item.token.date, quantity) : Verdict::kOpen;
  const Bounds table = bounds_of(quantity);
  const Verdict verdict = compare(item.token, table, row.unit.power);
  if (verdict != Verdict::kContradicts) return verdict;
  const Bound bound = item.token.bound;
  // Results often repeat the goal: 不少于2次.
  if (when == When::kInResults && bound != Bound::kPoint && row.indicator->target) {
    const Bounds target = bounds_of(*row.indicator->target);
    if (compare(item.token, target, row.unit.power) == Verdict::kAgrees && target.bound != Bound::kUnsure)
      return Verdict::kOpen;
  }
  // 2期, 共10天: ten days, or two times five.
  const Ratio stated(raise(item.token.low, item.token.unit.power)), printed(raise(table.low, row.unit.power));
  for (const Figure& figure : figures) {
    if (figure.sentence != item.sentence || figure.unit.name == item.token.unit.name) continue;
    const auto sessions = session_units();
    const bool occasions = std::find(sessions.begin(), sessions.end(), figure.unit.name) != sessions.end();
    if ((item.total || item.token.unit.measure == Measure::kTime) && occasions) return Verdict::kOpen;
    const Ratio times(raise(figure.value, figure.unit.power));
    if (stated * times == printed || printed * times == stated) return Verdict::kOpen;
  }
  return verdict;
}

}  // namespace recount::narrative
