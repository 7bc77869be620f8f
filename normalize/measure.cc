#include <algorithm>

#include "normalize/fold.h"
#include "normalize/measure_reader.h"
#include "normalize/quantity_internal.h"
#include "normalize/text_internal.h"
#include "normalize/units.h"

namespace recount {
namespace {

constexpr std::size_t kLongestUnit = 10;  // characters

// Behind a number these turn its sense around, or make it something else than a measure: 3家未完成, 10余次,
// 2号楼.
constexpr std::u32string_view kNotInUnit = U"未不无没非缺差少减降欠停余多几号等第每的和与及或至到性";

using Side = MeasureSide;
using Reader = MeasureReader;

bool is_unit(std::u32string_view unit) {
  if (unit.empty()) return true;
  if (unit.size() > kLongestUnit || unit.find_first_of(kNotInUnit) != unit.npos) return false;
  if (unit.front() == U'·' || unit.front() == U'/') return false;
  const bool latin = std::any_of(unit.begin(), unit.end(), is_latin);
  // Latin letters behind a number are a unit only where they are a known one: 4A级 is a grade, 5G a technology.
  if (!latin || lookup_unit(to_utf8(unit)).family != UnitFamily::kWord) return true;
  // Two letters and more without an ideograph are one as well: 40DDDs, 100Mbps, 0.5mg/L.
  return unit.size() >= 2 &&
         std::ranges::all_of(unit, [](char32_t c) { return is_latin(c) || c == U'/' || c == U'μ'; });
}

bool read_side(Reader* reader, Side* side) {
  return reader->take_before(side) && reader->take_number(side) && reader->take_behind(side) &&
         is_unit(side->unit);
}

bool is_lower(Op op) {
  return op == Op::kGe || op == Op::kGt;
}
bool is_upper(Op op) {
  return op == Op::kLe || op == Op::kLt;
}

bool same_unit(const Side& a, const Side& b) {
  return a.unit.empty() || b.unit.empty() || a.unit == b.unit;
}

bool set_range(const Side& low, const Side& high, Measure* measure) {
  if (!same_unit(low, high) || low.value > high.value) return false;
  measure->op = Op::kNone;
  measure->low = low.value;
  measure->high = high.value;
  measure->unit = to_utf8(high.unit.empty() ? low.unit : high.unit);
  return true;
}

bool is_year_number(const Side& s) {
  return s.figures == 4 && s.value.places() == 0 && s.value >= Decimal(1949) && s.value < Decimal(2100);
}

// 0854-8220006, 2021-06, 2019-2021 are a telephone number, a code, years.
bool is_code(const Side& a, const Side& b) {
  if (a.leading_zero || b.leading_zero) return true;
  if (is_year_number(a) && is_year_number(b) && (b.unit.empty() || b.unit == U"年" || b.unit == U"年度"))
    return true;
  return b.unit.empty() && b.figures >= 7;
}

// 2-4次, 80%~90%
bool read_span(const Side& first, Reader* reader, Measure* measure) {
  if (first.op != Op::kNone) return false;
  std::size_t marks = 0;
  while (!reader->done() && is_separator(reader->rest().front())) {
    reader->take(reader->rest().front());
    ++marks;
  }
  reader->skip_blanks();
  Side second;
  if (marks > 2 || reader->done() || !is_digit(reader->rest().front())) return false;
  if (!reader->take_number(&second) || !reader->take_behind(&second) || !is_unit(second.unit)) return false;
  return reader->done() && second.op == Op::kNone && !is_code(first, second) &&
         set_range(first, second, measure);
}

// ≥1≤12, 不少于2次，不超过4次, ≥90%且≤95%
bool read_bounds(const Side& first, Reader* reader, Measure* measure) {
  for (const char32_t joint : {U',', U'、', U'且', U'并', U'但', U'和'}) {
    if (reader->take(joint)) break;
  }
  Side second;
  if (!read_side(reader, &second) || !reader->done()) return false;
  if (is_lower(first.op) && is_upper(second.op)) return set_range(first, second, measure);
  if (is_upper(first.op) && is_lower(second.op)) return set_range(second, first, measure);
  return false;
}

// 2≤X≤4: a letter between two upper signs.
bool read_enclosed(const Side& first, Reader* reader, Measure* measure) {
  if (first.op != Op::kNone || !is_upper(op_of_sign(reader->rest().front()))) return false;
  reader->take(reader->rest().front());
  reader->skip_blanks();
  if (reader->done() || !is_latin(reader->rest().front())) return false;
  reader->take(reader->rest().front());
  Side second;
  if (!read_side(reader, &second) || !reader->done() || !is_upper(second.op) || second.op_behind) return false;
  return set_range(first, second, measure);
}

}  // namespace

Op op_of_sign(char32_t c) {
  switch (c) {
    case U'=':
      return Op::kEq;
    case U'≥':
      return Op::kGe;
    case U'>':
      return Op::kGt;
    case U'≤':
      return Op::kLe;
    case U'<':
      return Op::kLt;
    default:
      return Op::kNone;
  }
}

bool read_measure(std::string_view text, Measure* measure) {
  std::u32string folded = to_utf32(text);
  for (char32_t& c : folded) c = is_any_dash(c) ? U'-' : is_space(c) ? U' ' : narrow(c);
  Reader reader(std::move(folded));
  Side side;
  if (!read_side(&reader, &side)) return false;
  if (reader.done()) {
    // What is no date, though it looks like one (13月), is a misprint, not a number of months.
    const bool month = side.unit == U"月" || side.unit == U"月份";
    if (month && !is_lower(side.op)) return false;
    measure->op = side.op;
    measure->low = side.value;
    measure->unit = to_utf8(side.unit);
    return true;
  }
  if (is_separator(reader.rest().front())) return read_span(side, &reader, measure);
  return read_enclosed(side, &reader, measure) || read_bounds(side, &reader, measure);
}

}  // namespace recount
