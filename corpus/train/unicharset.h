// The symbols in the notation of Tesseract.
#pragma once

#include <string>

#include "corpus/train/tables.h"

namespace recount::corpus {

std::string unicharset(const Symbols& symbols);

}  // namespace recount::corpus
