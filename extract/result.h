// What a call of this project gives back when it can fail, and how a failure is described.
//
// Four outcomes stay apart (docs/DESIGN.md):
//   Error    nothing could be done: Result<T> holds it instead of a value
//   Problem  a part could not be read or mapped: recorded beside the value, work goes on
//   Finding  the document contradicts itself: data, see model/finding.h
//   a bug    assert
//
// Nothing here holds text for people: a Message is an id and its arguments, and model/messages.h has the words in
// Chinese and English. All types are plain values, safe to copy and to use from any thread.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace recount {

// `id` names a row of the message tables; {0}, {1}, ... in that row are replaced by `args`.
struct Message {
  std::string id;
  std::vector<std::string> args;
  bool operator==(const Message&) const = default;
};

// What the caller should do about it: kNotFound: give another path; kUnsupported: convert the file; kEncrypted: give
// a password; kDamaged: repair the file; kLimit: split the file or raise the limit.
enum class ErrorCode { kNotFound, kUnsupported, kEncrypted, kDamaged, kLimit };

struct Error {
  ErrorCode code;
  Message message;  // names the file, the place and the remedy
};

// A part that could not be read or mapped. `code` is one of docs/PROBLEMS.md; the words are the message
// "problem." + code. `page` and `line` are 1-based, 0 where unknown; `at` is a JSON Pointer into the document or empty.
struct Problem {
  std::string code;
  int page = 0;
  int line = 0;
  std::string at;
  std::vector<std::string> args;
  bool operator==(const Problem&) const = default;
};

// A value or an Error; look before you use it.
//
//   Result<Source> source = load_source(path);
//   if (!source) return source.error();
//   use(*source);
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  explicit operator bool() const { return state_.index() == 0; }
  T& operator*() & { return *checked(); }
  const T& operator*() const& { return *const_cast<Result*>(this)->checked(); }
  T&& operator*() && { return std::move(*checked()); }
  T* operator->() { return checked(); }
  const T* operator->() const { return const_cast<Result*>(this)->checked(); }
  const Error& error() const {
    assert(state_.index() == 1);
    return std::get<1>(state_);
  }

 private:
  T* checked() {
    assert(state_.index() == 0);
    return &std::get<0>(state_);
  }
  std::variant<T, Error> state_;
};

}  // namespace recount
