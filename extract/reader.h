// From the bytes of a file to its tables and running text, in reading order.
//
//   Result<Source> source = load_source("form.txt");
//   Result<Extraction> got = read(*source);
//   for (const Block& block : got->blocks) ...
//
// Thread safety: read() is a pure function of its arguments.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "extract/grid.h"
#include "extract/result.h"
#include "extract/source.h"

namespace recount {

class Inspector;    // extract/inspector.h
struct OcrEngines;  // extract/ocr.h

using Block = std::variant<Grid, Paragraph>;

struct Extraction {
  std::string reader;         // "text", ...: source.reader of document.schema.json
  int pages = 0;              // 0 in formats without pages
  std::vector<Block> blocks;  // in reading order
  std::vector<Problem> problems;
};

// What one file may take. Beyond a limit the work stops with an Error (pages, pixels of a page that cannot be
// rendered smaller) or leaves out a part with a Problem.
struct ReadLimits {
  int pages = 5000;
};

struct ReadOptions {
  std::string password;  // of an encrypted PDF, as user or as owner
  ReadLimits limits;
  std::function<void(int page)> on_page;  // called before each page (1-based); may be empty
  Inspector* inspector = nullptr;         // shown each page with what was found on it; may be null
  const OcrEngines* engines =
      nullptr;  // what reads scans; null: Tesseract. Without engines in it, nothing is recognized
};

// Sets up what reading such a file needs once in a process; for those who read each file in a process of its own.
void prepare_to_read(Format format);

// Finds the reader of source.format and runs it. Errors: kDamaged, kLimit. What only a part suffers from
// (bytes that are not text, a line too long) is a Problem with its line.
Result<Extraction> read(const Source& source, const ReadOptions& options = {});

}  // namespace recount
