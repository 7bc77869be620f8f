// A value, or one line that says why there is none: "FILE:LINE: what is wrong". Its readers are developers, so in English.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace recount::corpus {

//   Outcome<Comparison> compared = compare(key, output);
//   if (!compared) return fail(compared.error());
//   use(compared->fields());
template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : value_(std::move(value)) {}
  static Outcome failed(std::string why) {
    Outcome outcome;
    outcome.error_ = std::move(why);
    return outcome;
  }
  explicit operator bool() const { return value_.has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }
  const std::string& error() const { return error_; }  // empty where there is a value

 private:
  Outcome() = default;
  std::optional<T> value_;
  std::string error_;
};

}  // namespace recount::corpus
