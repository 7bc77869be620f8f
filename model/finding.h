// What a check says: a printed value contradicts another one, or a rule. Plain data; see docs/FINDINGS.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"

namespace recount {

enum class Severity { kInfo, kWarning, kError };

// A finding that rests on a value that was recognized with doubt (model/doubt.h).
struct Doubt {
  std::string at;       // JSON Pointer of that value
  std::string raw;      // as it was read
  double confidence;    // of that reading
  std::string reading;  // another reading of the same cell; empty where none would remove the finding
  bool
      resolves;  // with that other reading alone the finding is gone and no other one is there: probably misread
  Message message() const;  // one sentence more behind the finding's own
};

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
  std::optional<Doubt> doubt;        // present where a value that it uses is uncertain; then never an error
};

std::string_view to_string(Severity severity);  // "error", "warning", "info"

}  // namespace recount
