// From tables and running text to records.
//
// Sections of a form are found by their label rows, columns by scored hypotheses over header words and the
// kinds of the cells below (model/columns.h), never by a fixed position and never by sums. Total: what fits
// nothing goes to remarks, extra, notes, paragraphs or problems; nothing printed is lost.
#pragma once

#include "extract/reader.h"
#include "model/document.h"

namespace recount {

// Pure; safe to call from any thread. `source` is copied into the document.
Document map_document(const Extraction& extraction, DocumentSource source);

}  // namespace recount
