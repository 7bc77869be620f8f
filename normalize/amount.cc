#include "normalize/amount.h"

#include <algorithm>

#include "normalize/fold.h"
#include "normalize/numeric.h"
#include "normalize/repairs.h"
#include "normalize/text_internal.h"

namespace recount {
namespace {

// What may be printed behind the figures of an amount. Anything else makes the cell unreadable: a value with
// words behind it ("15（含上年结转）") may not be the amount that the column asks for.
constexpr std::u32string_view kUnits[] = {U"元", U"千元", U"万元", U"亿元", U"万", U"亿", U"分", U"%"};

Expect expected(AmountKind kind) {
  switch (kind) {
    case AmountKind::kMoney:
      return Expect::kMoney;
    case AmountKind::kPoints:
      return Expect::kPoints;
    default:
      return Expect::kPercent;
  }
}

bool is_circle(std::string_view clean) {
  return clean == "○" || clean == "〇" || clean == "◯";
}

bool in_number(char32_t c) {
  return is_digit(c) || c == U'.' || c == U',';
}

// Half-width and without blanks except inside what may be several numbers: "25 48" and "1, 2" stay apart.
std::u32string compact(std::string_view text) {
  const std::u32string wide = to_utf32(text);
  std::u32string out;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (is_space(wide[i])) {
      const bool between =
          !out.empty() && i + 1 < wide.size() && in_number(out.back()) && in_number(narrow(wide[i + 1]));
      if (!between) continue;
      out.push_back(U' ');
    } else {
      out.push_back(narrow(wide[i]));
    }
  }
  return out;
}

bool read_amount(std::string_view text, Amount* amount) {
  const std::u32string all = compact(text);
  std::u32string_view rest = all;
  if (!rest.empty() && (rest.front() == U'¥' || rest.front() == U'￥')) {
    rest.remove_prefix(1);
    amount->unit = "元";
  }
  std::size_t length = 0;
  const std::optional<Decimal> value = read_number(rest, &length);
  if (!value) return false;
  rest.remove_prefix(length);
  if (rest.size() > 2 && rest.front() == U'(' && rest.back() == U')') rest = rest.substr(1, rest.size() - 2);
  if (!rest.empty()) {
    if (std::find(std::begin(kUnits), std::end(kUnits), rest) == std::end(kUnits)) return false;
    amount->unit = to_utf8(rest);
  }
  amount->value = value;
  return true;
}

}  // namespace

Amount parse_amount(std::string_view raw, AmountKind kind) {
  constexpr std::size_t kLongest = 400;  // bytes, tags included; longer text is no amount
  Amount amount;
  if (const auto plain = Decimal::parse(raw)) {  // most cells
    amount.state = CellState::kValue;
    amount.value = plain;
    return amount;
  }
  const std::string clean = clean_text(raw.substr(0, kLongest), &amount.repairs);
  const bool zero = is_circle(clean) && kind != AmountKind::kPercent;
  if (is_blank(raw)) {
    amount.state = CellState::kBlank;
  } else if (!zero && is_dash(raw, true)) {
    amount.state = CellState::kDash;
  } else {
    amount.state = CellState::kUnreadable;
    const std::string mended = apply_repairs(clean, expected(kind), &amount.repairs, &amount.doubtful);
    if (raw.size() <= kLongest && read_amount(mended, &amount)) amount.state = CellState::kValue;
    if (amount.state != CellState::kValue && mended != clean && is_dash(mended, true))
      amount.state = CellState::kDash;
  }
  if (amount.state != CellState::kValue) {
    const CellState state = amount.state;
    amount = Amount{};
    amount.state = state;
  }
  return amount;
}

}  // namespace recount
