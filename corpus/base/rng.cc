#include "corpus/base/rng.h"

#include <cmath>
#include <numbers>

namespace recount::corpus {

std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037u;
  for (const unsigned char byte : text) value = (value ^ byte) * 1099511628211u;
  return value;
}

double Rng::uniform(double low, double high) {
  return low + (high - low) * (static_cast<double>(engine_() >> 11) * 0x1p-53);
}

double Rng::gaussian() {  // Box and Muller, one of the two
  const double radius = std::sqrt(-2 * std::log(1 - uniform(0, 1)));
  return radius * std::cos(2 * std::numbers::pi * uniform(0, 1));
}

}  // namespace recount::corpus
