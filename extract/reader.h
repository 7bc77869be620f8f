// From the bytes of a file to its tables and running text, in reading order.
//
//   Result<Source> source = load_source("form.txt");
//   Result<Extraction> got = read(*source);
//   for (const Block& block : got->blocks) ...
//
// Thread safety: read() is a pure function of its arguments.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "extract/grid.h"
#include "extract/result.h"
#include "extract/source.h"

namespace recount {

using Block = std::variant<Grid, Paragraph>;

struct Extraction {
  std::string reader;         // "text", ...: source.reader of document.schema.json
  int pages = 0;              // 0 in formats without pages
  std::vector<Block> blocks;  // in reading order
  std::vector<Problem> problems;
};

struct ReadOptions {};

// Finds the reader of source.format and runs it. Errors: kDamaged, kLimit. What only a part suffers from
// (bytes that are not text, a line too long) is a Problem with its line.
Result<Extraction> read(const Source& source, const ReadOptions& options = {});

}  // namespace recount
