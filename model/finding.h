// What a check says: a printed value contradicts another one, or a rule. Plain data; see docs/FINDINGS.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"

namespace recount {

enum class Severity { kInfo, kWarning, kError };

struct Finding {
  std::string_view code;  // of a Check
  Severity severity = Severity::kWarning;
  std::string at;                    // JSON Pointer, see model/pointer.h
  std::string stated;                // as printed, unit included; empty where the value is missing
  std::string expected;              // the same, computed or printed elsewhere
  Message message;                   // what is wrong, in one sentence, with both values
  std::string calculation;           // in one line of symbols, no words: "4.03 / 15 = 26.8667%"; may be empty
  Message cause;                     // the simplest single cause that explains it; id empty where there is none
  std::vector<std::string> related;  // JSON Pointers
  std::string quote;                 // running text: the words that the finding is about
};

std::string_view to_string(Severity severity);  // "error", "warning", "info"

}  // namespace recount
