#include "normalize/quantity.h"

#include <algorithm>
#include <tuple>

#include "normalize/date_internal.h"
#include "normalize/fold.h"
#include "normalize/quantity_internal.h"
#include "normalize/repairs.h"
#include "normalize/text_internal.h"
#include "normalize/units.h"

namespace recount {
namespace {

constexpr std::size_t kLongest = 60;  // characters; longer cells are running text

bool is_months(const QuantityContext& context) {
  const std::string_view name = context.name;
  if (unit_in_name(name) != "月") return false;
  // 持续开展（月） counts months.
  for (const std::string_view span : {"持续", "运行", "历时", "累计", "时长", "周期", "次数"}) {
    if (name.find(span) != std::string_view::npos) return false;
  }
  return true;
}

bool names_a_time(std::string_view name) {
  for (const std::string_view word : {"时间", "时限", "期限", "日期", "工期"}) {
    if (name.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// 2021年, 2021年度: a date that names no day and no month.
bool is_year_alone(std::u32string_view text) {
  if (text.size() < 5 || text.size() > 6 || text[4] != U'年' || (text.size() == 6 && text[5] != U'度'))
    return false;
  const std::u32string_view century = text.substr(0, 2);
  return (century == U"19" || century == U"20") && is_digit(text[2]) && is_digit(text[3]);
}

std::size_t find_separator(std::u32string_view text, std::size_t from) {
  return text.find_first_of(U"-~～至到", from);
}

// 2020年1月-12月, 2020年3月1日至2020年12月31日: the last day counts.
std::optional<Date> last_of_dates(std::u32string_view text, int year) {
  for (std::size_t at = find_separator(text, 1); at != std::u32string_view::npos;
       at = find_separator(text, at + 1)) {
    const auto first = parse_folded_date(text.substr(0, at), year);
    const auto last = first ? parse_folded_date(text.substr(at + 1), first->year) : std::nullopt;
    if (!last) continue;
    // Two plain months are a range of months.
    const bool plain = first->day == 0 && last->day == 0 && text.find(U'年') == std::u32string_view::npos;
    const Date a = first->last_day(), b = last->last_day();
    const bool in_order = std::tie(a.year, a.month, a.day) <= std::tie(b.year, b.month, b.day);
    if (!plain && in_order) return last;
  }
  return std::nullopt;
}

// A deadline may carry a sign: ≤12月. ≥6月 rather counts months.
bool read_date(std::u32string_view text, const QuantityContext& context, Quantity* q) {
  Op op = Op::kNone;
  if (!text.empty() && (text.front() == U'≤' || text.front() == U'<' || text.front() == U'=')) {
    op = op_of_sign(text.front());
    text.remove_prefix(1);
  }
  std::optional<Date> date = parse_folded_date(text, context.year);
  if (!date) date = last_of_dates(text, context.year);
  if (!date && !is_year_alone(text)) return false;
  q->kind = QuantityKind::kDate;
  q->op = op;
  q->date = date;
  return true;
}

// A bare 1..12 under a name with （月）, and 2021.12 under a name that asks for a time.
void read_month(const QuantityContext& context, Quantity* q) {
  if (q->kind != QuantityKind::kNumber || !q->unit.empty() || q->op == Op::kGe || q->op == Op::kGt) return;
  const Decimal value = *q->value;
  Date month;
  if (value.places() == 0 && value >= Decimal(1) && value <= Decimal(12) && is_months(context)) {
    month = Date{context.year, static_cast<int>(value.units()), 0};
  } else if (value.places() >= 1 && value.places() <= 2 && value >= Decimal(1949) && value < Decimal(2100) &&
             names_a_time(context.name)) {
    const int scale = value.places() == 1 ? 10 : 100;
    month = Date{static_cast<int>(value.units() / scale), static_cast<int>(value.units() % scale), 0};
    if (month.month < 1 || month.month > 12) return;
  } else {
    return;
  }
  q->kind = QuantityKind::kDate;
  q->value.reset();
  q->date = month;
}

}  // namespace

Quantity parse_quantity(std::string_view raw, const QuantityContext& context) {
  Quantity q;
  q.text = clean_operators(raw, &q.repairs);
  if (is_dash(q.text, /*words=*/false)) {
    q = Quantity{};
    return q;
  }
  q.kind = QuantityKind::kQualitative;
  if (q.text.size() > kLongest * 4) return q;

  std::vector<std::string> repairs = q.repairs;
  const std::string mended = apply_repairs(q.text, Expect::kQuantity, &repairs);
  const std::u32string folded = fold_date(mended);
  if (folded.size() > kLongest) return q;
  if (read_date(folded, context, &q)) {
    q.repairs = repairs;
    return q;
  }
  Measure measure;
  if (read_measure(mended, &measure) || read_numeral_measure(mended, &measure)) {
    q.kind = measure.high ? QuantityKind::kRange : QuantityKind::kNumber;
    q.op = measure.op;
    if (measure.high) {
      q.low = measure.low;
      q.high = measure.high;
    } else {
      q.value = measure.low;
    }
    q.unit = measure.unit;
    if (measure.from_numeral) add_repair(&repairs, "chinese-numeral");
    q.repairs = repairs;
    read_month(context, &q);
  }
  return q;
}

std::string_view to_string(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::kNumber:
      return "number";
    case QuantityKind::kRange:
      return "range";
    case QuantityKind::kDate:
      return "date";
    case QuantityKind::kQualitative:
      return "qualitative";
    case QuantityKind::kEmpty:
      break;
  }
  return "empty";
}

std::string_view to_string(Op op) {
  switch (op) {
    case Op::kEq:
      return "eq";
    case Op::kGe:
      return "ge";
    case Op::kGt:
      return "gt";
    case Op::kLe:
      return "le";
    case Op::kLt:
      return "lt";
    case Op::kNone:
      break;
  }
  return "";
}

}  // namespace recount
