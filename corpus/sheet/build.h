// A document and a layout become the printed sheet and the right answer.
#pragma once

#include <string>

#include "corpus/base/outcome.h"
#include "corpus/sheet/answer.h"
#include "corpus/sheet/print_style.h"
#include "corpus/sheet/sheet.h"
#include "corpus/source/document_source.h"
#include "corpus/source/layout.h"

namespace recount::corpus {

struct Built {
  std::string name;    // DOCUMENT or DOCUMENT.LAYOUT where it has several
  std::string layout;  // empty for documents without forms
  std::string seed;    // what everything that varies is drawn from
  Sheet sheet;
  Answer answer;
  PrintStyle style;
};

// The error names the line of the document or layout that does not fit: a row that does not fill the table, a finding
// about a value that the layout does not print. A document in several layouts drops such findings instead.
//
// `drawing`: 1 is the corpus. 2, 3, ... are the same documents drawn again: printed in other fonts, spelled in other
// ways, scanned by other devices. A program that was tuned to one drawing shows it on the others.
Outcome<Built> build(const DocumentSource& document, const Layout& layout, int drawing = 1);

}  // namespace recount::corpus
