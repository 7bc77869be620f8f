// Numbers as forms have them.
#pragma once

#include <string>

#include "corpus/base/rng.h"

namespace recount::corpus {

// name: n, i, d, p, t, s, w, y, mon, day, gap, wide, as patterns.txt says. Throws std::runtime_error for another.
std::string number(const std::string& name, Rng& rng);

}  // namespace recount::corpus
