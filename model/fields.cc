#include "model/fields.h"

#include <algorithm>

#include "model/confidence.h"
#include "normalize/fold.h"

namespace recount {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Points that stand with a label, and the bytes of the text that say so, brackets included.
struct Points {
  Decimal value;
  std::size_t begin, end;
};

// What may stand before the number in its bracket; anything else means that the bracket says something else.
constexpr std::string_view kBeforePoints[] = {"",      "权重",  "共",     "分值",   "满分",
                                              "权重:", "分值:", "权重：", "分值：", "合计"};
// A bare number in brackets can be a count or a footnote; no dimension weighs less than this.
constexpr int kLeastBarePoints = 5;

// Reads 45分, 权重45%, 45 as the inside of a bracket.
std::optional<Decimal> read_points(std::string_view inside) {
  std::size_t begin = 0;
  while (begin < inside.size() && !is_digit(inside[begin])) ++begin;
  std::size_t end = begin;
  while (end < inside.size() && (is_digit(inside[end]) || inside[end] == '.')) ++end;
  const std::optional<Decimal> value = Decimal::parse(inside.substr(begin, end - begin));
  if (!value) return std::nullopt;
  std::string_view before = inside.substr(0, begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (std::ranges::find(kBeforePoints, before) == std::end(kBeforePoints)) return std::nullopt;
  std::string_view behind = inside.substr(end);
  while (behind.starts_with(' ')) behind.remove_prefix(1);
  if (behind.starts_with("分") || behind == "%" || behind == "％") return value;
  if (behind.empty() && *value >= Decimal(kLeastBarePoints)) return value;
  return std::nullopt;
}

std::optional<Points> find_points(std::string_view text) {
  struct Bracket {
    std::string_view open, close;
  };
  static constexpr Bracket kBrackets[] = {{"（", "）"}, {"(", ")"}, {"（", ")"}, {"(", "）"}};
  for (const Bracket& bracket : kBrackets) {
    for (std::size_t begin = text.find(bracket.open); begin != std::string_view::npos;
         begin = text.find(bracket.open, begin + 1)) {
      const std::size_t inside = begin + bracket.open.size();
      const std::size_t close = text.find(bracket.close, inside);
      if (close == std::string_view::npos) break;
      if (const std::optional<Decimal> value = read_points(text.substr(inside, close - inside))) {
        return Points{*value, begin, close + bracket.close.size()};
      }
    }
  }
  // Without brackets, at the end: 产出指标50分.
  if (text.ends_with("分")) {
    const std::size_t end = text.size() - std::string_view("分").size();
    std::size_t begin = end;
    while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    if (begin > 0 && begin < end) {
      if (const std::optional<Decimal> value = Decimal::parse(text.substr(begin, end - begin))) {
        return Points{*value, begin, text.size()};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

TextField text_field(const RowCell* cell, bool words) {
  TextField field = located<std::string>(cell);
  if (field.state == CellState::kAbsent || cell->blank()) return field;
  std::string text = clean_operators(field.raw, &field.repairs);
  if (is_dash(text, words)) {
    field.state = CellState::kDash;
    return field;
  }
  field.state = CellState::kValue;
  field.value = std::move(text);
  return field;
}

TextField text_field(const RowCell* cell, std::string_view text) {
  TextField field = located<std::string>(cell);
  if (field.state == CellState::kAbsent) return field;
  if (text.empty()) return field;
  field.state = CellState::kValue;
  field.value = std::string(text);
  return field;
}

void set(NumberField& field, const Amount& amount) {
  if (field.from.confidence <= 0) return;
  field.state = amount.state;
  // Pens leave marks on paper alone: beside a number in digital text, they are a part of what is meant.
  const bool is_digital = field.from.readings.empty(),
             has_mark = std::ranges::find(amount.repairs, "stray-mark") != amount.repairs.end();
  if (amount.value && (is_unreadable(field.from) || (is_digital && has_mark))) {
    field.state = CellState::kUnreadable;
    return;
  }
  if (amount.doubtful && !is_digital) field.from.confidence = std::min(field.from.confidence, kMended);
  field.value = amount.value;
  field.repairs = amount.repairs;
}

void set(QuantityField& field, const Quantity& quantity) {
  if (field.from.confidence <= 0) return;
  if (quantity.kind != QuantityKind::kEmpty && quantity.kind != QuantityKind::kQualitative &&
      is_unreadable(field.from)) {
    field.state = CellState::kUnreadable;
    return;
  }
  field.repairs = quantity.repairs;
  if (quantity.kind == QuantityKind::kEmpty) {
    field.state = is_blank(clean_text(field.raw)) ? CellState::kBlank : CellState::kDash;
    return;
  }
  field.state = CellState::kValue;
  field.value = quantity;
}

NumberField number_field(const RowCell* cell, AmountKind kind) {
  NumberField field = located<Decimal>(cell);
  if (field.state != CellState::kAbsent) set(field, parse_amount(field.raw, kind));
  return field;
}

QuantityField quantity_field(const RowCell* cell, const QuantityContext& context) {
  QuantityField field = located<Quantity>(cell);
  if (field.state != CellState::kAbsent) set(field, parse_quantity(field.raw, context));
  return field;
}

NumberField points_in_label(const RowCell* cell) {
  if (cell == nullptr || cell->cell == nullptr) return {};
  const std::optional<Points> points = find_points(cell->text);
  if (!points) return {};
  NumberField field = located<Decimal>(cell);
  field.state = CellState::kValue;
  field.value = points->value;
  return field;
}

void drop_end_colons(std::string& label) {
  constexpr std::string_view kWide = "：";
  while (label.ends_with(' ') || label.ends_with(':') || label.ends_with(kWide)) {
    label.resize(label.size() - (label.ends_with(kWide) ? kWide.size() : 1));
  }
}

std::string label_without_points(std::string_view text) {
  std::string label(text);
  if (const std::optional<Points> points = find_points(text))
    label.erase(points->begin, points->end - points->begin);
  drop_end_colons(label);
  return label;
}

std::string amount_unit_in(std::string_view text) {
  if (text.find("元") == std::string_view::npos) return {};
  const std::string folded = fold_label(text);
  struct UnitRow {
    std::string_view printed, unit;
  };
  static constexpr UnitRow kUnits[] = {
      {"(万元)", "万元"},      {"(亿元)", "亿元"},       {"(千元)", "千元"},    {"(元)", "元"},
      {"单位:万元", "万元"},   {"单位:亿元", "亿元"},    {"单位:千元", "千元"}, {"单位:元", "元"},
      {"(单位:万元)", "万元"}, {"(人民币万元)", "万元"}, {"(人民币元)", "元"},  {"单位:人民币万元", "万元"},
      {"单位:人民币元", "元"},
  };
  for (const UnitRow& row : kUnits) {
    if (folded.find(row.printed) != std::string::npos) return std::string(row.unit);
  }
  return {};
}

}  // namespace recount
