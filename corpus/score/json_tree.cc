#include "corpus/score/json_tree.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <utility>

namespace recount::corpus {
namespace {

constexpr std::size_t kDeepest = 200;  // the tree is built and destroyed by recursion
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
 public:
  bool Null() { return put(Json{}); }
  bool Bool(bool value) { return scalar(Json::Kind::kBool, value ? "true" : "false"); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    return scalar(Json::Kind::kNumber, {text, size});
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return scalar(Json::Kind::kString, {text, size});
  }
  bool StartObject() { return open(Json::Kind::kObject); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    open_.back().name.assign(text, size);
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(Json::Kind::kArray); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  Json take() { return std::move(root_); }

 private:
  struct Open {
    Json value;
    std::string name;  // of the member that comes next
  };

  bool scalar(Json::Kind kind, std::string_view text) {
    Json value;
    value.kind = kind;
    value.text = text;
    return put(std::move(value));
  }

  bool open(Json::Kind kind) {
    if (open_.size() >= kDeepest) return false;
    open_.emplace_back().value.kind = kind;
    return true;
  }

  bool close() {
    Json value = std::move(open_.back().value);
    open_.pop_back();
    return put(std::move(value));
  }

  bool put(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().value.is_object()) {
      open_.back().value.members.push_back({std::move(open_.back().name), std::move(value)});
    } else {
      open_.back().value.items.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Open> open_;
  Json root_;
};

}  // namespace

const Json& Json::null() {
  static const Json value;
  return value;
}

bool Json::has(std::string_view name) const {
  return std::ranges::any_of(members, [&](const JsonMember& member) { return member.name == name; });
}

const Json& Json::operator[](std::string_view name) const {
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    if (member->name == name) return member->value;
  }
  return null();
}

const Json& Json::item(std::size_t index) const {
  return index < items.size() ? items[index] : null();
}

Outcome<Json> parse_json(std::string_view text, std::string_view name) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  TreeBuilder builder;
  rapidjson::Reader reader;
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (!result.IsError()) return builder.take();
  const std::size_t at = std::min(result.Offset(), text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::string what = result.Code() == rapidjson::kParseErrorTermination
                               ? "nested more than " + std::to_string(kDeepest) + " levels deep."
                               : rapidjson::GetParseError_En(result.Code());
  return Outcome<Json>::failed(std::string(name) + ": line " + std::to_string(line) + ": " + what);
}

std::string pointer_part(std::string_view name) {
  std::string part;
  for (const char c : name) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += c;
    }
  }
  return part;
}

}  // namespace recount::corpus
