// Writes a Document and its findings as document.schema.json says, numbers with exactly the decimals that were read.
#pragma once

#include <span>
#include <string>

#include "model/document.h"
#include "model/finding.h"
#include "model/messages.h"

namespace recount {

struct JsonOptions {
  Lang lang = Lang::kEn;  // of messages
  bool pretty = true;     // false: one line, for JSON Lines
};

// Ends without a line break. Pure.
std::string to_json(const Document& document, std::span<const Finding> findings,
                    const JsonOptions& options = {});

}  // namespace recount
