
#include "normalize/decimal.h"

namespace recount {
namespace {

using Wide = unsigned __int128;

constexpr Wide kLargest = ~Wide{0} >> 1;  // of a signed 128-bit number
constexpr int kExactPlaces = 9;           // as many as Decimal::parse reads

Wide magnitude(__int128 value) {
  return value < 0 ? Wide{0} - static_cast<Wide>(value) : static_cast<Wide>(value);
}

Wide gcd(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// A product of magnitudes, false where it does not fit a signed 128-bit number. (The compiler's own overflow
// check for this width needs a library call that is missing when clang links with libgcc.)
bool multiply(Wide a, Wide b, Wide* product) {
  if (a != 0 && b > kLargest / a) return false;
  *product = a * b;
  return true;
}

// Magnitudes compared as continued fractions, which never overflows.
std::strong_ordering compare(Wide an, Wide ad, Wide bn, Wide bd) {
  bool flipped = false;
  for (;;) {
    const Wide aq = an / ad, bq = bn / bd;
    if (aq != bq) return (aq < bq) != flipped ? std::strong_ordering::less : std::strong_ordering::greater;
    an %= ad;
    bn %= bd;
    if (an == 0 || bn == 0) {
      if (an == bn) return std::strong_ordering::equal;
      return (an == 0) != flipped ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    const Wide next_an = ad, next_bn = bd;
    ad = an;
    bd = bn;
    an = next_an;
    bn = next_bn;
    flipped = !flipped;
  }
}

// num / den to `places` decimals by long division; `rest` says what is left of den.
__int128 divide(Wide num, Wide den, int places, Wide* rest) {
  Wide quotient = num / den;
  *rest = num % den;
  for (int i = 0; i < places; ++i) {
    // *rest * 10 could exceed 128 bits: add it ten times and take den out as it fills up.
    Wide digit = 0, filled = 0;
    for (int k = 0; k < 10; ++k) {
      filled += *rest;
      if (filled >= den) {
        filled -= den;
        ++digit;
      }
    }
    *rest = filled;
    if (quotient > (kLargest - digit) / 10) return static_cast<__int128>(kLargest);
    quotient = quotient * 10 + digit;
  }
  return static_cast<__int128>(quotient);
}

}  // namespace

Ratio::Ratio(Decimal value) {
  Wide den = 1;
  for (int i = 0; i < value.places(); ++i) den *= 10;
  const Wide num = magnitude(value.units());
  const Wide common = gcd(num, den);
  num_ = static_cast<__int128>(num / common);
  den_ = static_cast<__int128>(den / common);
  if (value.is_negative()) num_ = -num_;
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  Ratio result;
  result.den_ = 0;
  if (!a.valid() || !b.valid()) return result;
  const Wide an = magnitude(a.num_), ad = magnitude(a.den_), bn = magnitude(b.num_), bd = magnitude(b.den_);
  const Wide across = gcd(an, bd), back = gcd(bn, ad);  // reduced before multiplying, so that more fits
  Wide num = 0, den = 0;
  if (!multiply(an / across, bn / back, &num) || !multiply(ad / back, bd / across, &den)) return result;
  result.num_ = static_cast<__int128>(num);
  if ((a.num_ < 0) != (b.num_ < 0)) result.num_ = -result.num_;
  result.den_ = static_cast<__int128>(den);
  return result;
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  Ratio inverse;
  inverse.den_ = 0;
  if (!b.valid() || b.num_ == 0) return inverse;
  inverse.num_ = b.num_ < 0 ? -b.den_ : b.den_;
  inverse.den_ = b.num_ < 0 ? -b.num_ : b.num_;
  return a * inverse;
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  Ratio result;
  result.den_ = 0;
  if (!a.valid() || !b.valid()) return result;
  const Wide ad = magnitude(a.den_), bd = magnitude(b.den_);
  const Wide common = gcd(ad, bd);
  Wide left = 0, right = 0, den = 0;
  if (!multiply(magnitude(a.num_), bd / common, &left) || !multiply(magnitude(b.num_), ad / common, &right) ||
      !multiply(ad, bd / common, &den)) {
    return result;
  }
  const bool a_negative = a.num_ < 0, b_negative = b.num_ < 0;
  Wide num = 0;
  bool negative = a_negative;
  if (a_negative == b_negative) {
    num = left + right;  // two numbers below 2^127 fit 128 unsigned bits
    if (num > kLargest) return result;
  } else if (left >= right) {
    num = left - right;
  } else {
    num = right - left;
    negative = b_negative;
  }
  const Wide shared = gcd(num, den);
  result.num_ = static_cast<__int128>(num / shared);
  if (negative) result.num_ = -result.num_;
  result.den_ = static_cast<__int128>(den / shared);
  return result;
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  Ratio negated = b;
  negated.num_ = -negated.num_;
  return a + negated;
}

std::partial_ordering operator<=>(const Ratio& a, const Ratio& b) {
  if (!a.valid() || !b.valid()) return std::partial_ordering::unordered;
  const bool a_negative = a.num_ < 0, b_negative = b.num_ < 0;
  if (a_negative != b_negative)
    return a_negative ? std::partial_ordering::less : std::partial_ordering::greater;
  const Wide an = magnitude(a.num_), ad = magnitude(a.den_), bn = magnitude(b.num_), bd = magnitude(b.den_);
  return a_negative ? compare(bn, bd, an, ad) : compare(an, ad, bn, bd);
}

Decimal Ratio::truncated(int places) const {
  Wide rest = 0;
  const __int128 units = divide(magnitude(num_), magnitude(den_), places, &rest);
  return Decimal::from_units(num_ < 0 ? -units : units, places);
}

Decimal Ratio::rounded(int places) const {
  Wide rest = 0;
  __int128 units = divide(magnitude(num_), magnitude(den_), places, &rest);
  if (rest >= magnitude(den_) - rest && units != static_cast<__int128>(kLargest)) ++units;
  return Decimal::from_units(num_ < 0 ? -units : units, places);
}

std::string Ratio::to_string(int places) const {
  Wide den = magnitude(den_), power = 1;
  for (int exact = 0; exact <= kExactPlaces; ++exact, power *= 10) {
    if (power % den == 0) return truncated(exact).to_string();
  }
  return rounded(places).trimmed().to_string();
}

bool agrees(Decimal stated, const Ratio& computed) {
  if (!computed.valid()) return false;
  return computed.rounded(stated.places()) == stated || computed.truncated(stated.places()) == stated;
}

}  // namespace recount
