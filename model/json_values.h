// What all JSON records are written with. W is a Writer or a PrettyWriter of RapidJSON, whose headers only the .cc files
// include.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "model/document.h"
#include "model/messages.h"
#include "normalize/fold.h"

namespace recount {

template <class W>
class JsonValues {
 public:
  JsonValues(W& writer, Lang lang) : w_(writer), lang_(lang) {}

  void key(std::string_view name) { string(name, true); }

  // All texts pass here. A file name can be any bytes; JSON cannot.
  void string(std::string_view value, bool is_key = false) {
    std::string mended;
    if (std::any_of(value.begin(), value.end(), [](char c) { return (c & 0x80) != 0; })) {
      mended = to_utf8(to_utf32(value));
      value = mended;
    }
    const auto size = static_cast<unsigned>(value.size());
    const char* data = value.empty() ? "" : value.data();
    is_key ? w_.Key(data, size) : w_.String(data, size);
  }

  void text(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }

  // null where there is nothing to say.
  void text_or_null(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? void(w_.Null()) : string(value);
  }

  void integer(std::string_view name, int value) {
    key(name);
    w_.Int(value);
  }

  void real(std::string_view name, double value) {
    key(name);
    w_.Double(value);
  }

  template <class List, class Write>
  void array(std::string_view name, const List& list, Write write) {
    key(name);
    w_.StartArray();
    for (const auto& item : list) write(item);
    w_.EndArray();
  }

  void corners(const Box& box) {
    w_.StartArray();
    for (const double x : {box.x0, box.y0, box.x1, box.y1}) w_.Double(x);
    w_.EndArray();
  }

  void box(std::string_view name, const Box& box) {
    key(name);
    corners(box);
  }

  void source(const DocumentSource& source) {
    key("source");
    w_.StartObject();
    text("file", source.file);
    text("sha256", source.sha256);
    text("reader", source.reader);
    integer("pages", source.pages);
    w_.EndObject();
  }

  void problem(const Problem& problem) {
    w_.StartObject();
    text("code", problem.code);
    if (problem.page > 0) integer("page", problem.page);
    if (!problem.at.empty()) {
      text("at", problem.at);
    } else if (problem.line > 0) {
      text("at", "line " + std::to_string(problem.line));
    }
    text("message", render(problem, lang_));
    w_.EndObject();
  }

 protected:
  W& w_;
  Lang lang_;
};

}  // namespace recount
