// The arithmetic that a form prints, in the plainest words: what its cells must satisfy by docs/FINDINGS.md.
// Written apart from the checks, so that tests can ask whether a changed digit contradicts anything at all.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace recount::testing {

struct Relation {
  std::string code;                // of the finding where it does not hold
  std::vector<std::string> cells;  // JSON Pointers of its operands
  bool holds;
};

// Only relations all of whose operands are printed and readable.
std::vector<Relation> relations(const Form& form, int form_index);

}  // namespace recount::testing
