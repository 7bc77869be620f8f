// Where a value stands, and what it is called, for people.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/messages.h"

namespace recount::cli {

// The places of all fields of a document, by JSON Pointer. Keeps no reference to it.
class Places {
 public:
  explicit Places(const Document& document);
  // The field itself; where it has no place (an empty cell may have none) one near it, in the same row if there
  // is one. All zero where nothing near has one.
  Provenance find(std::string_view pointer) const;

 private:
  std::map<std::string, Provenance, std::less<>> by_pointer_;
};

// "form.txt:34", "form.pdf, page 3" or the name alone.
std::string place_text(const std::string& file, int page, int line, Lang lang);

// The parts of a JSON Pointer, not unescaped: "/forms/0/total/score" -> forms, 0, total, score.
std::vector<std::string> pointer_parts(std::string_view pointer);
// The form that a pointer leads into, -1 for none.
int form_of(std::string_view pointer);
// What the value at `pointer` is called: "组织培训活动, score"; empty where it has no name.
std::string subject(const Document& document, std::string_view pointer, Lang lang);

}  // namespace recount::cli
