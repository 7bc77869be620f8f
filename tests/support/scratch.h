// Where tests put files.
#pragma once

#include <string>

namespace recount::testing {

// A directory of its own for the files of this process, removed at its end: tests run side by side, so a name that two of
// them share is a race.
std::string scratch_directory();

}  // namespace recount::testing
