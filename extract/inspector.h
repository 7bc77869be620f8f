// Lets a caller look at each page while it is read: for debugging, not for results.
#pragma once

#include <string>

#include "extract/page.h"

namespace recount {

// What was found on a page. `picture` draws it over the rendered page and gives a PNG file: rulings, cells with their row and
// column, and paragraphs numbered in reading order; of a scan, the page as it was
// straightened and cleaned, and its lines of text, numbered, with the percent of their confidence.
class InspectedPage {
 public:
  virtual ~InspectedPage() = default;
  virtual int number() const = 0;
  virtual std::string picture() const = 0;
  // What each line of a scan was read as, one reading a row: number of the line, engine, confidence, text, parted by tabs, the believed
  // one first. Empty for pages that were not recognized.
  virtual std::string readings() const = 0;
};

class Inspector {
 public:
  virtual ~Inspector() = default;
  // Called once a page, in order, from the thread that reads. The argument lives during the call only.
  virtual void page(const InspectedPage& page) = 0;
};

}  // namespace recount
