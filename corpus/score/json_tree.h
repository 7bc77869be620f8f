// JSON as plain values. Numbers stay texts: 414400.00 keeps its decimals, and no binary float rounds it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/outcome.h"

namespace recount::corpus {

struct JsonMember;

struct Json {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  std::string text;                 // of a string; a number as it is written; true, false; else empty
  std::vector<Json> items;          // of an array
  std::vector<JsonMember> members;  // of an object, in the order of the file

  static const Json& null();
  bool is_null() const { return kind == Kind::kNull; }
  bool is_object() const { return kind == Kind::kObject; }
  bool has(std::string_view name) const;
  // A null value where there is no such member, and where this is no object: chains need no tests in between.
  //   key["total"]["score"].text
  const Json& operator[](std::string_view name) const;
  // A null value beyond the end.
  const Json& item(std::size_t index) const;
};

struct JsonMember {
  std::string name;
  Json value;
};

// `name` is what the error calls the text: `key: line 3: Missing a comma or } after an object member.`
// Where a name occurs twice in an object, the last one counts.
Outcome<Json> parse_json(std::string_view text, std::string_view name);

// A name as a part of a JSON Pointer (RFC 6901): "a/b" -> "a~1b".
std::string pointer_part(std::string_view name);

}  // namespace recount::corpus
