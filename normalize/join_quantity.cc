// join_quantity: operator, value and unit from three columns.
#include <algorithm>

#include "normalize/fold.h"
#include "normalize/quantity.h"
#include "normalize/quantity_internal.h"
#include "normalize/text_internal.h"
#include "normalize/units.h"

namespace recount {
namespace {

struct OpWord {
  std::u32string_view word;
  std::u32string_view sign;
};

constexpr OpWord kOpWords[] = {
    {U"≥", U"≥"},        {U"≤", U"≤"},          {U">", U">"},      {U"<", U"<"},      {U"=", U"="},
    {U"大于等于", U"≥"}, {U"大于或等于", U"≥"}, {U"不少于", U"≥"}, {U"不低于", U"≥"}, {U"不小于", U"≥"},
    {U"小于等于", U"≤"}, {U"小于或等于", U"≤"}, {U"不超过", U"≤"}, {U"不高于", U"≤"}, {U"不大于", U"≤"},
    {U"大于", U">"},     {U"小于", U"<"},       {U"等于", U"="},
};

// The sign that an operator cell means; empty for 定性, 定量, 正向 and everything else.
std::u32string_view sign_of(std::string_view op_text, std::vector<std::string>* repairs) {
  std::u32string op;
  for (const char32_t c : to_utf32(clean_operators(op_text, repairs))) {
    if (!is_space(c)) op.push_back(narrow(c));
  }
  const auto found =
      std::find_if(std::begin(kOpWords), std::end(kOpWords), [&](const OpWord& w) { return w.word == op; });
  return found == std::end(kOpWords) ? std::u32string_view() : found->sign;
}

// The unit cell without blanks and outer brackets; empty where it holds none.
std::u32string unit_of(std::string_view unit_text) {
  if (is_dash(unit_text, /*words=*/true)) return {};
  std::u32string unit;
  for (const char32_t c : to_utf32(clean_text(unit_text))) {
    if (!is_space(c)) unit.push_back(narrow(c));
  }
  if (unit.size() > 2 && unit.front() == U'(' && unit.back() == U')') unit = unit.substr(1, unit.size() - 2);
  return unit;
}

// What `unit` adds to a value that may print it, or a beginning of it, already: 5万 and 万元 lack 元.
std::u32string missing_part(std::u32string_view value, const std::string& printed_unit,
                            std::u32string_view unit) {
  for (std::size_t shared = std::min(value.size(), unit.size()); shared > 0; --shared) {
    if (value.ends_with(unit.substr(0, shared))) return std::u32string(unit.substr(shared));
  }
  if (printed_unit.empty()) return std::u32string(unit);
  const UnitInfo joined = lookup_unit(printed_unit + to_utf8(unit));
  const bool completes = printed_unit == "万" || printed_unit == "亿";
  return completes && joined.family != UnitFamily::kWord ? std::u32string(unit) : std::u32string();
}

}  // namespace

Quantity join_quantity(std::string_view op_text, std::string_view value_text, std::string_view unit_text,
                       const QuantityContext& context) {
  Quantity value = parse_quantity(value_text, context);
  if (value.kind == QuantityKind::kEmpty) return value;
  std::vector<std::string> repairs;
  const std::u32string_view sign = sign_of(op_text, &repairs);
  std::u32string text = to_utf32(value.text);
  if (!sign.empty() && !text.starts_with(sign)) text.insert(0, sign);
  if (value.kind == QuantityKind::kNumber || value.kind == QuantityKind::kRange ||
      (value.kind == QuantityKind::kDate && value.unit.empty() && is_digit(value.text.back()))) {
    std::u32string narrowed = to_utf32(value.text);
    for (char32_t& c : narrowed) c = narrow(c);
    text += missing_part(narrowed, value.unit, unit_of(unit_text));
  }
  const std::string joined = to_utf8(text);
  if (joined == value.text) return value;
  Quantity result = parse_quantity(joined, context);
  if (value.kind == QuantityKind::kNumber && result.kind == QuantityKind::kQualitative) {
    // A unit that is no word of units.h (TB): its own column says that it is one.
    Quantity without_unit = parse_quantity(to_utf8(std::u32string(sign) + to_utf32(value.text)), context);
    if (without_unit.kind == QuantityKind::kNumber && without_unit.unit.empty()) {
      without_unit.text = joined;
      without_unit.unit = clean_text(unit_text);
      result = std::move(without_unit);
    }
  }
  for (const std::string& id : value.repairs) add_repair(&result.repairs, id);
  for (const std::string& id : repairs) add_repair(&result.repairs, id);
  return result;
}

}  // namespace recount
