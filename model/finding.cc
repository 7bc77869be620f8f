#include "model/finding.h"

namespace recount {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

Message Doubt::message() const {
  if (resolves) return {"doubt.misread", {raw, at, reading}};
  return {"doubt.uncertain", {raw, at}};
}

}  // namespace recount
