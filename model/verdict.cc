// compare(): the direction of a target, the scales on which both sides can be read, and the verdict on each
// scale.
#include <algorithm>
#include <array>
#include <vector>

#include "model/compare.h"

namespace recount {
namespace {

constexpr std::string_view kMonthWord = "月";
// A counting word that stands for any other: 5个 against 5家.
constexpr std::array<std::string_view, 1> kGenericCounters = {"个"};

std::string_view name_of(const Indicator& row) {
  return row.name ? std::string_view(*row.name) : std::string_view();
}

bool mentions(std::string_view text, std::string_view word) {
  return text.find(word) != text.npos;
}

// How one side is multiplied to reach the common scale.
struct Scale {
  Ratio target = Decimal(1), actual = Decimal(1);
};

void add_scale(std::vector<Scale>& scales, const Scale& scale) {
  for (const Scale& known : scales) {
    if (known.target / known.actual == scale.target / scale.actual) return;
  }
  scales.push_back(scale);
}

bool counters_fit(const UnitInfo& a, const UnitInfo& b, std::string_view a_text, std::string_view b_text) {
  const std::string_view a_word = a.base.empty() ? a_text : a.base;
  const std::string_view b_word = b.base.empty() ? b_text : b.base;
  const auto generic = [](std::string_view word) {
    return word == "万" ||
           std::find(kGenericCounters.begin(), kGenericCounters.end(), word) != kGenericCounters.end();
  };
  return a_word == b_word || generic(a_word) || generic(b_word);
}

// One side has a unit, the other none: the bare number is in the unit that the name gives, else in that of the
// other side or, for money, of the form. `known` and `bare` are the factors in a Scale.
void add_bare_scales(const Form& form, const Indicator& row, const UnitInfo& info, Ratio Scale::*known,
                     Ratio Scale::*bare, std::vector<Scale>& scales) {
  const auto add = [&](const Decimal& factor) {
    Scale scale;
    scale.*known = info.factor;
    scale.*bare = factor;
    add_scale(scales, scale);
  };
  const std::string named = unit_in_name(name_of(row));
  if (!named.empty()) {
    const UnitInfo name_info = lookup_unit(named, info.family == UnitFamily::kMoney);
    if (name_info.family == info.family && name_info.family != UnitFamily::kWord) return add(name_info.factor);
  }
  add(info.factor);
  if (info.family == UnitFamily::kMoney) {
    if (form.amount_unit) add(lookup_unit(*form.amount_unit, true).factor);
  } else if (info.family != UnitFamily::kTime && info.family != UnitFamily::kPercent) {
    add(Decimal(1));  // 2万人 against 25000
  }
}

// All ways in which the two numbers can stand on one scale; empty where there is none.
std::vector<Scale> scales_of(const Form& form, const Indicator& row, const UnitPair& units) {
  std::vector<Scale> scales;
  const std::string& target = row.target->unit;
  const std::string& actual = row.actual->unit;
  const UnitInfo& t = units.target;
  const UnitInfo& a = units.actual;
  if (target == actual) {
    scales.emplace_back();
  } else if (a.family == UnitFamily::kNone) {
    add_bare_scales(form, row, t, &Scale::target, &Scale::actual, scales);
  } else if (t.family == UnitFamily::kNone) {
    add_bare_scales(form, row, a, &Scale::actual, &Scale::target, scales);
  } else if (t.family == a.family && t.family != UnitFamily::kWord) {
    const bool same_factor = t.factor == a.factor && t.exact == a.exact;  // 工作日 is no 天
    const bool fit = t.family != UnitFamily::kCount || counters_fit(t, a, target, actual);
    if (fit && (same_factor || (t.exact && a.exact))) scales.push_back({t.factor, a.factor});
  }
  return scales;
}

// Percentages without a sign are sometimes shares of one: 0.8 for 80%. Then nothing is compared.
bool share_of_one(const Indicator& row, const UnitPair& units, const Decimal& target, const Decimal& actual) {
  const auto bare_or_percent = [](const UnitInfo& unit) {
    return unit.family == UnitFamily::kNone || unit.family == UnitFamily::kPercent;
  };
  if (!bare_or_percent(units.target) || !bare_or_percent(units.actual)) return false;
  const std::string_view name = name_of(row);
  const bool signs_agree =
      units.target.family == units.actual.family && units.target.family != UnitFamily::kNone;
  const bool about_percent = units.target.family != units.actual.family || mentions(name, "率") ||
                             mentions(name, "度") || mentions(name, "%") || mentions(name, "％");
  const auto small = [](const Decimal& value) { return Decimal(0) < value && value <= Decimal(2); };
  const auto large = [](const Decimal& value) { return value >= Decimal(10); };
  return about_percent && !signs_agree &&
         ((small(target) && large(actual)) || (large(target) && small(actual)));
}

struct Rule {
  Op op = Op::kGe;
  bool scored = true;
  bool only_equal = false;  // a difference can be good or bad
};

Rule rule_of(const Indicator& row, const UnitPair& units) {
  const Quantity& target = *row.target;
  const std::string_view name = name_of(row);
  const UnitFamily family =
      units.target.family != UnitFamily::kNone ? units.target.family : units.actual.family;
  const bool bare_family = family == UnitFamily::kNone || family == UnitFamily::kMoney;
  const bool months = target.unit.ends_with(kMonthWord) && is_deadline_row(row);
  switch (target.op) {
    case Op::kGe:
    case Op::kGt:
      return {Op::kGe, !months, false};
    case Op::kLe:
    case Op::kLt:
      return {Op::kLe, !months, false};
    case Op::kEq:
      return {Op::kEq, !months,
              (is_cost_row(row) && bare_family) || name_says(name, Direction::kLowerIsBetter)};
    case Op::kNone:
      break;
  }
  if (is_deadline_row(row)) {
    const std::string named = unit_in_name(name);
    const bool time = family == UnitFamily::kTime || lookup_unit(named).family == UnitFamily::kTime;
    if (time) return {Op::kLe, false, name_says(name, Direction::kDuration)};
    const bool degree = mentions(name, "率") || mentions(name, "度");
    if (family == UnitFamily::kNone && named.empty() && !degree) return {Op::kLe, false, true};
  }
  if (is_cost_row(row)) {
    const bool saving = name_says(name, Direction::kSaving);
    return {Op::kLe, true, saving};
  }
  return {Op::kGe, true, name_says(name, Direction::kLowerIsBetter)};
}

Met zero_verdict(const Indicator& row, const Ratio& actual) {
  const Ratio zero;
  switch (row.target->op) {
    case Op::kGe:
    case Op::kGt:
      return actual >= zero ? Met::kYes : Met::kNo;
    case Op::kLe:
    case Op::kLt:
      return actual <= zero ? Met::kYes : Met::kNo;
    case Op::kEq:
      return actual == zero ? Met::kYes : actual > zero ? Met::kNo : Met::kUnknown;
    case Op::kNone:
      break;
  }
  if (actual == zero) return Met::kYes;
  const bool fewer = is_cost_row(row) || name_says(name_of(row), Direction::kLowerIsBetter);
  return fewer && actual > zero ? Met::kNo : Met::kUnknown;
}

Met point_verdict(const Rule& rule, const Ratio& target, const Ratio& actual) {
  if (actual == target) return Met::kYes;
  if (rule.only_equal) return Met::kUnknown;
  return (rule.op == Op::kLe ? actual < target : actual > target) ? Met::kYes : Met::kNo;
}

// An actual value that is itself a bound (≥95%) only shows that a target in the same direction is met.
Met weaken(Met met, const Rule& rule, Op actual) {
  if (actual == Op::kNone || actual == Op::kEq) return met;
  const bool upward = actual == Op::kGe || actual == Op::kGt;
  return met == Met::kYes && upward == (rule.op != Op::kLe) ? met : Met::kUnknown;
}

Comparison compare_numbers(const Form& form, const Indicator& row) {
  const UnitPair units = *unit_pair(row);
  const Quantity& target = *row.target;
  const Quantity& actual = *row.actual;
  Comparison out;
  if (!target.value || !actual.value || share_of_one(row, units, *target.value, *actual.value)) return out;
  const Rule rule = rule_of(row, units);
  const bool zero = target.value->is_zero();
  const bool bare_cost_percent =
      target.op == Op::kNone && is_cost_row(row) &&
      (units.target.family == UnitFamily::kPercent || units.actual.family == UnitFamily::kPercent);
  const std::vector<Scale> scales = scales_of(form, row, units);
  for (const Scale& scale : scales) {
    const Ratio a = Ratio(*target.value) * scale.target;
    const Ratio b = Ratio(*actual.value) * scale.actual;
    Met met = zero ? zero_verdict(row, b) : point_verdict(rule, a, b);
    if (met == Met::kNo && bare_cost_percent) met = Met::kUnknown;  // 资金使用率 90%: 95% need not be worse
    met = weaken(met, rule, actual.op);
    if (&scale == &scales.front()) {
      out.met = met;
      out.target = a;
      out.actual = b;
    } else if (met != out.met) {
      return {};
    }
  }
  out.op = rule.op;
  out.scored = rule.scored && out.met != Met::kUnknown && (out.met == Met::kYes || scales.size() == 1) &&
               (out.met == Met::kYes || (!zero && !target.value->is_negative()));
  return out;
}

Comparison compare_range(const Form& form, const Indicator& row) {
  const UnitPair units = *unit_pair(row);
  const Quantity& target = *row.target;
  const Quantity& actual = *row.actual;
  Comparison out;
  if (!target.low || !target.high || !actual.value || actual.op > Op::kEq) return out;
  if (share_of_one(row, units, *target.high, *actual.value)) return out;
  const bool percent =
      units.target.family == UnitFamily::kPercent || units.actual.family == UnitFamily::kPercent;
  const bool time = is_deadline_row(row) || units.target.family == UnitFamily::kTime;
  const std::vector<Scale> scales = scales_of(form, row, units);
  for (const Scale& scale : scales) {
    const Ratio low = Ratio(*target.low) * scale.target;
    const Ratio high = Ratio(*target.high) * scale.target;
    const Ratio b = Ratio(*actual.value) * scale.actual;
    Met met = Met::kYes;
    // Cheaper or earlier than the range, or a higher percentage, need not be worse.
    if (b < low) met = is_cost_row(row) || time ? Met::kUnknown : Met::kNo;
    if (b > high) met = percent ? Met::kUnknown : Met::kNo;
    if (&scale == &scales.front()) {
      out = {met, false, Op::kNone, Ratio(), low, high, b};
    } else if (met != out.met) {
      return {};
    }
  }
  out.scored = !time && out.met != Met::kUnknown && (out.met == Met::kYes || scales.size() == 1);
  return out;
}

// The actual value is a range: certain only where the whole of it lies on one side.
Comparison compare_spread(const Form& form, const Indicator& row) {
  Comparison out;
  if (!row.actual->low || !row.actual->high) return out;
  Indicator end = row;
  end.actual.value->kind = QuantityKind::kNumber;
  end.actual.value->op = Op::kNone;
  end.actual.value->value = row.actual->low;
  const Met low = compare(form, end).met;
  end.actual.value->value = row.actual->high;
  if (low == compare(form, end).met) out.met = low;
  return out;
}

}  // namespace

Comparison compare(const Form& form, const Indicator& row) {
  Comparison out;
  if (!row.target || !row.actual) return out;
  const QuantityKind target = row.target->kind;
  const QuantityKind actual = row.actual->kind;
  const bool number = target == QuantityKind::kNumber || target == QuantityKind::kRange;
  if (target == QuantityKind::kDate && actual == QuantityKind::kDate) {
    out.met = compare_dates(row);
  } else if (number && actual == QuantityKind::kDate) {
    out.met = compare_month(form, row);
  } else if (target == QuantityKind::kNumber && actual == QuantityKind::kNumber) {
    out = compare_numbers(form, row);
  } else if (target == QuantityKind::kRange && actual == QuantityKind::kNumber) {
    out = compare_range(form, row);
  } else if (number && actual == QuantityKind::kRange) {
    out = compare_spread(form, row);
  }
  return out;
}

}  // namespace recount
