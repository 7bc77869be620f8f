// The words of document.schema.json for what the record holds as enumerations.
#pragma once

#include <string_view>

#include "model/document.h"

namespace recount {

std::string_view name_of(FundingKind kind);

// The key of the indicator field that a printed column fills; empty for columns that fill none of their own.
std::string_view name_of(Column column);

}  // namespace recount
