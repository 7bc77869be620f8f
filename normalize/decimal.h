// Exact decimal numbers: what stands on the page, to the last printed digit. No binary floats anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recount {

// units * 10^-places, exact. 6.50 == 6.5, yet each prints as it was read: hence weak, not strong, ordering.
//
//   Decimal::parse("414400.00")->to_string()  // "414400.00"
//   Decimal::parse("-3"), parse("0.5")        // fine
//   Decimal::parse("1,000"), parse("5%"), parse(""), parse(".5"), parse("5."), parse("1e3")  // nullopt
//
// At most 18 digits in all and 9 behind the point (parse gives nullopt beyond): amounts up to 10^15 in fen, and
// sums of a million of them, stay far inside 128 bits.
class Decimal {
 public:
  Decimal() = default;
  Decimal(std::int64_t whole) : units_(whole) {}
  static std::optional<Decimal> parse(std::string_view plain);  // no grouping, no unit, no blanks

  // units * 10^-places. places in 0..18.
  static Decimal from_units(__int128 units, int places);

  std::string to_string() const;  // exactly `places` decimals
  int places() const { return places_; }
  __int128 units() const { return units_; }
  bool is_negative() const { return units_ < 0; }
  bool is_zero() const { return units_ == 0; }
  // The same number without trailing zeros behind the point: 6.50 -> 6.5, 100.00 -> 100.
  Decimal trimmed() const;

  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a);
  friend std::weak_ordering operator<=>(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b) { return (a <=> b) == 0; }

 private:
  __int128 units_ = 0;
  int places_ = 0;
};

// An exact fraction, for quotients and products of decimals. Kept reduced. Arithmetic that would not fit 128 bits
// makes the ratio invalid, and a check that meets an invalid ratio does not decide; with printed figures (at most
// 18 digits) that takes absurd values.
//
//   Ratio rate = Ratio(executed) / Ratio(budget) * Ratio(100);
//   agrees(*stated_rate, rate)
class Ratio {
 public:
  Ratio() = default;
  Ratio(Decimal value);
  bool valid() const { return den_ != 0; }
  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);  // invalid where b is zero
  // unordered where either is invalid
  friend std::partial_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) { return (a <=> b) == 0; }

  // Rounded half up (away from zero) or truncated toward zero to `places` decimals. The ratio must be valid.
  Decimal rounded(int places) const;
  Decimal truncated(int places) const;
  // Exactly, where at most 9 decimals are needed ("12", "26.25"), else rounded to `places` without trailing zeros.
  std::string to_string(int places = 4) const;

 private:
  __int128 num_ = 0, den_ = 1;
};

// The agreement rule of docs/FINDINGS.md: `computed`, rounded half up or truncated to the decimals that `stated`
// prints, equals it: 27 agrees with 403/15, 6.82 with 6.8233, 9 with 9.8. False where computed is invalid.
bool agrees(Decimal stated, const Ratio& computed);

}  // namespace recount
