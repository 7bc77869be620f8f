// Extractions made at random, and compared member by member.
#pragma once

#include <random>

#include "extract/reader.h"

namespace recount::testing {

// Grids, paragraphs and problems with every member set to something; grids keep what extract/grid.h promises.
Extraction random_extraction(std::mt19937& random);

bool same(const Extraction& a, const Extraction& b);

}  // namespace recount::testing
