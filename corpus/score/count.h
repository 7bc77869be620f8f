#pragma once

#include <optional>

namespace recount::corpus {

// right out of `of`.
struct Count {
  long right = 0, of = 0;

  void add(bool is_right) {
    right += is_right ? 1 : 0;
    ++of;
  }
  Count& operator+=(const Count& other) {
    right += other.right;
    of += other.of;
    return *this;
  }
  long wrong() const { return of - right; }
  // None where there was nothing to get right.
  std::optional<double> share() const {
    if (of == 0) return std::nullopt;
    return static_cast<double>(right) / static_cast<double>(of);
  }
  bool operator==(const Count&) const = default;
};

}  // namespace recount::corpus
