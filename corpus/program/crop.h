// A picture of one value on its page.
#pragma once

#include <optional>
#include <string>

#include "corpus/program/selection.h"

namespace recount::corpus {

// PNG of the cell that shows the value at `pointer`, or at the nearest pointer above it, with some of what stands around
// it; nothing where the format has no pages or the value no cell.
std::optional<std::string> crop_png(const Subject& subject, const Target& target, const std::string& pointer);

}  // namespace recount::corpus
