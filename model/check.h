// The checks: one file each under model/checks/, listed once in checks.cc.
//
// A check is a pure function of one Form, or of what stands outside the forms. It never changes a value, never
// looks at another form, and does not decide where an operand is blank or unreadable. What each code means is in
// docs/FINDINGS.md and in the check's own Doc row (shown by `recount explain`).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace recount {

// What `recount explain` prints, in both languages.
struct CheckDoc {
  std::string_view title_en, title_zh;      // one line
  std::string_view rule_en, rule_zh;        // what is compared, and when nothing is said
  std::string_view source_en, source_zh;    // where the rule comes from
  std::string_view example_en, example_zh;  // with numbers
};

struct Check {
  std::string_view code;
  Severity severity;  // the usual one
  void (*run)(const Form& form, int form_index, std::vector<Finding>& out);
  CheckDoc doc;
  // Looks at running text and tables outside the forms; null in checks that do not.
  void (*run_outside)(const Document& document, std::vector<Finding>& out) = nullptr;
};

// All checks; the order is that of the explanations and of no other consequence.
std::span<const Check> all_checks();

// Runs `checks` over every form, and returns the findings in document order (form, then place in the form),
// those outside the forms last.
// At most one of score-exceeds-weight, target-missed, indicator-score per indicator row, in that order of preference.
std::vector<Finding> run_checks(const Document& document, std::span<const Check> checks = all_checks());

}  // namespace recount
