// What holds for the result of any reader of pages, whatever the file.
#pragma once

#include <string>

#include "extract/reader.h"

namespace recount::testing {

// The first rule that is broken, in words; "" where all hold:
//   cells     in order, inside their grid, spans of at least one, no place taken twice; there is at least one
//   boxes     within 0..1, ordered, and there
//   pages     1 to `pages`, those of the parts of a table in order; problems have 0 to `pages`
//   text      valid UTF-8 without control characters but line breaks; paragraphs hold some
std::string broken_invariant(const Extraction& extraction);

}  // namespace recount::testing
