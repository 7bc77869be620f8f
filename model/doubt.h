// Findings that rest on values which were recognized with doubt (model/confidence.h): which value, and whether another reading of
// it alone would remove the finding.
//
// Values are never changed and findings never dropped; what may be a misreading is only not called an error.
#pragma once

#include <functional>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace recount {

// Gives the findings of a form that use an uncertain value their `doubt`, lowers errors among them to warnings, and names the
// value first in `related`. A finding uses a value if the checks, run on the form without it, do not say the same; it is
// probably misread if they say nothing of it once the value is another reading of its cell, and nothing new besides. `checks` runs
// them: it is called at most some hundred times, and not at all where no value is uncertain. Uncertain values
// beyond that many doubt all findings. Errors of the total are lowered, too, where a scanned form lacks just the 10 points of the budget row.
void mark_doubts(const Form& form, int index, const std::function<std::vector<Finding>(const Form&)>& checks,
                 std::vector<Finding>& findings);

}  // namespace recount
