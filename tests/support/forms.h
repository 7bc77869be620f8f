// The forms that properties are tested on: the golden layouts, the samples, and real documents where they are
// present.
#pragma once

#include <string>
#include <vector>

#include "extract/reader.h"

namespace recount::testing {

enum class Shapes { kFirst, kAll };  // of each golden layout: one text file, or every one

std::vector<std::string> form_files(Shapes shapes);

// A path as the name of a test: letters and digits only.
std::string test_name(const std::string& path);

// All cells of all grids, for changing them in place.
std::vector<Cell*> cells_of(Extraction& extraction);

}  // namespace recount::testing
