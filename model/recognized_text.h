// Text files that a program for character recognition wrote. They look like exports of digital forms, but a part of their figures is
// misread, and nothing in the file says which.
#pragma once

#include "extract/reader.h"

namespace recount {

// Whether a text without pages and readings has several of the signs that only recognition leaves: phrases over and over, letters inside of
// numbers (S0, 5O), characters of writings that no form has (what stamps are taken for), labels with one look-alike
// character (项日名称), blanks inside of numbers (25. 48). One sign alone is no proof: people mistype, too.
bool is_recognized_text(const Extraction& extraction);

// The text with one reading in each of its cells and lines, which is believed as far as general recognition can be: values are
// marked as uncertain, labels are corrected as in scans, and what the checks find is a warning at most. A problem
// text-recognized says so.
Extraction as_recognized(Extraction extraction);

}  // namespace recount
