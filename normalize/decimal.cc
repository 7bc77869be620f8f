#include "normalize/decimal.h"

namespace recount {
namespace {

using Wide = unsigned __int128;

constexpr int kMaxDigits = 18, kMaxPlaces = 9;

Wide magnitude(__int128 value) {
  return value < 0 ? Wide{0} - static_cast<Wide>(value) : static_cast<Wide>(value);
}

Wide power_of_ten(int exponent) {
  Wide power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

// Through unsigned arithmetic: signed 128-bit products need a library call that not every linker here has.
__int128 scaled(__int128 units, int by) {
  return static_cast<__int128>(static_cast<Wide>(units) * power_of_ten(by));
}

__int128 sum(__int128 a, __int128 b) {
  return static_cast<__int128>(static_cast<Wide>(a) + static_cast<Wide>(b));
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view plain) {
  std::size_t i = 0;
  const bool negative = !plain.empty() && plain[0] == '-';
  if (negative) i = 1;
  std::int64_t units = 0;
  int digits = 0, places = -1;  // places is -1 until the point
  bool digit_before = false;
  for (; i < plain.size(); ++i) {
    const char c = plain[i];
    if (c == '.') {
      if (places >= 0 || !digit_before) return std::nullopt;
      places = 0;
      digit_before = false;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > kMaxDigits) return std::nullopt;
    if (places >= 0 && ++places > kMaxPlaces) return std::nullopt;
    units = units * 10 + (c - '0');
    digit_before = true;
  }
  if (!digit_before) return std::nullopt;
  return from_units(negative ? -units : units, places < 0 ? 0 : places);
}

Decimal Decimal::from_units(__int128 units, int places) {
  Decimal result;
  result.units_ = units;
  result.places_ = places;
  return result;
}

std::string Decimal::to_string() const {
  Wide rest = magnitude(units_);
  std::string reversed;
  int written = 0;
  do {
    if (places_ > 0 && written == places_) reversed.push_back('.');
    reversed.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
    ++written;
  } while (rest != 0 || written <= places_);
  if (units_ < 0) reversed.push_back('-');
  return {reversed.rbegin(), reversed.rend()};
}

Decimal Decimal::trimmed() const {
  Decimal result = *this;
  while (result.places_ > 0 && result.units_ % 10 == 0) {
    result.units_ /= 10;
    --result.places_;
  }
  return result;
}

Decimal operator+(Decimal a, Decimal b) {
  const int places = a.places_ > b.places_ ? a.places_ : b.places_;
  return Decimal::from_units(sum(scaled(a.units_, places - a.places_), scaled(b.units_, places - b.places_)),
                             places);
}

Decimal operator-(Decimal a) {
  return Decimal::from_units(static_cast<__int128>(Wide{0} - static_cast<Wide>(a.units_)), a.places_);
}

Decimal operator-(Decimal a, Decimal b) {
  return a + -b;
}

std::weak_ordering operator<=>(Decimal a, Decimal b) {
  if (a.is_negative() != b.is_negative()) {
    return a.is_negative() ? std::weak_ordering::less : std::weak_ordering::greater;
  }
  // Same sign: compare whole parts, then digit for digit behind the point, so that nothing can overflow.
  Wide x = magnitude(a.units_), y = magnitude(b.units_);
  Wide unit_x = power_of_ten(a.places_), unit_y = power_of_ten(b.places_);
  std::weak_ordering order = x / unit_x <=> y / unit_y;
  x %= unit_x;
  y %= unit_y;
  while (order == 0 && (x != 0 || y != 0)) {
    unit_x /= unit_x > 1 ? 10 : 1;
    unit_y /= unit_y > 1 ? 10 : 1;
    order = x / unit_x <=> y / unit_y;
    x %= unit_x;
    y %= unit_y;
  }
  return a.is_negative() ? 0 <=> order : order;
}

}  // namespace recount
