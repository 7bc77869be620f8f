// Contact sheets: what was rendered, small and side by side, for eyes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/program/selection.h"

namespace recount::corpus {

// sheets/pdf.N.png (the first page of each selected document), sheets/scan.GRADE.N.png (its scans) and sheets/steps.N.png
// (each degradation alone at its strongest) below `out`. Nothing, or what went wrong.
std::optional<std::string> write_sheets(const std::vector<Subject>& subjects, const Selection& selection,
                                        const std::string& out);

}  // namespace recount::corpus
