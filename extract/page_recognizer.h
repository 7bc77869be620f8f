// Reads the picture of a page: straightened, cleaned, its rulings and lines found, its text recognized.
#pragma once

#include <vector>

#include "extract/page_layout.h"
#include "extract/picture.h"
#include "extract/reader.h"
#include "extract/scan_page.h"

namespace recount {

// The engines are set up with the first page, for all pages of a file.
class PageRecognizer {
 public:
  explicit PageRecognizer(const ReadOptions& options) : options_(options) {}

  // Loads the engines now, for processes that are copied from this one. Costs 0.2 s the first time.
  static void prepare();

  // An Error (error.no-ocr-language) where there are no engines. `problems` gets what cannot be read on the page.
  Result<PageContent> read(PagePicture picture, int number, std::vector<Problem>& problems);

 private:
  const ReadOptions& options_;
};

}  // namespace recount
