// What `recount audit` prints about one file: its forms with stated and recomputed scores, findings and
// problems.
#pragma once

#include "cli/commands.h"
#include "cli/inputs.h"

namespace recount::cli {

// `all`: findings of severity info too.
void print_report(const Context& context, const Audited& audited, bool all);

}  // namespace recount::cli
