// What OCR takes text for.
#pragma once

#include <string>

#include "corpus/base/rng.h"

namespace recount::corpus {

// What a program reads of `text`: about `rate` of its characters wrong, missing, or parted by a blank.
//   misread("≥95%", rng, 0.1) may be "295%"
std::string misread(const std::string& text, Rng& rng, double rate);

}  // namespace recount::corpus
