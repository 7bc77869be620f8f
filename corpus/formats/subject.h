// The documents of the corpus, ready to be rendered.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/outcome.h"
#include "corpus/base/rng.h"
#include "corpus/draw/draw_style.h"
#include "corpus/draw/page.h"
#include "corpus/draw/pdf_style.h"
#include "corpus/sheet/build.h"

namespace recount::corpus {

struct Subject {
  Built built;
  DrawStyle style;
  PdfStyle pdf;
  std::vector<Page> pages;  // as paper has them: without what only a PDF file has
  bool held_back = false;   // never looked at while the program is tuned: one of three, by the name

  const std::string& name() const { return built.name; }
  Rng rng() const { return Rng(built.seed); }
};

// All documents of corpus/documents in all their layouts, by name. `root` is the folder corpus/; `drawing`: see build.h.
Outcome<std::vector<Subject>> load_subjects(const std::string& root, int drawing = 1);

}  // namespace recount::corpus
