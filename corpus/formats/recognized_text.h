// A sheet as a text export of general OCR gives it: what is published where somebody scanned the paper and kept nothing
// but the text.
#pragma once

#include <string>

#include "corpus/base/rng.h"
#include "corpus/sheet/sheet.h"

namespace recount::corpus {

// Tabs between columns as long as the table was understood: for the rest of some tables the columns one after another, a
// value a line. In some tables a few rows run together into one. Characters are misread, blanks stand in figures, a sentence
// may go round in circles, and stamps leave lines of signs.
std::string recognized_text(const Sheet& sheet, Rng rng);

}  // namespace recount::corpus
