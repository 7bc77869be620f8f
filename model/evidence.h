// Every field of a document with its JSON Pointer: for the evidence of the JSON record, and for saying where a
// finding stands.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/document.h"

namespace recount {

// One field, seen without its type. The references are into the document.
struct FieldView {
  std::string pointer;  // of the value; of the whole object where the field is a Quantity
  bool has_value;
  CellState state;
  const std::string& raw;
  const Provenance& from;
  const std::vector<std::string>& repairs;
};

// Visits all fields that the page prints (all but those of state kAbsent without raw text), in the order of the
// record.
void for_each_field(const Document& document, const std::function<void(const FieldView&)>& visit);

// The keys of labelled texts (remarks, extra) in the record. JSON keys are unique, printed labels need not be:
// the second 联系人 becomes "联系人 (2)".
std::vector<std::string> record_keys(const std::vector<std::pair<std::string, TextField>>& labelled);

}  // namespace recount
