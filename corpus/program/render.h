// Renders a selection of the corpus into a folder.
#pragma once

#include <string>
#include <vector>

#include "corpus/program/selection.h"

namespace recount::corpus {

struct Rendered {
  long files = 0, bytes = 0;
  bool kept = false;  // everything was there already, made by this program from these sources
};

// Writes FORMAT/..., answers/... below `out` with `jobs` processes. The same sources and program give the same bytes.
// What was rendered before from the same sources by the same program is kept.
Outcome<Rendered> render(const std::vector<Subject>& subjects, const Selection& selection,
                         const std::string& root, const std::string& out, int jobs);

}  // namespace recount::corpus
