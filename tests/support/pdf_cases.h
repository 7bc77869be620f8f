// PDFs of tests/pdf/ and what is read from them, as text.
#pragma once

#include <string>
#include <vector>

#include "extract/reader.h"

namespace recount::testing {

// The bytes of tests/pdf/NAME.in as a PDF.
std::string pdf_bytes(const std::string& name);

Result<Extraction> read_pdf_bytes(std::string bytes, const ReadOptions& options = {});

// Blocks, then problems; numbers are pages, spans are {rows x columns}:
//
//   1 > a paragraph
//   table 1-2
//   | Region | Growth {1x2} |
//   problem page-needs-ocr 3
std::string shown(const Extraction& extraction);

// The id of an error stands in place of the blocks.
std::string shown(const Result<Extraction>& result);

// From tests/cases/NAME.txt; lines with # before the first case are comments:
//
//   >>> ruled_table
//   what shown() gives
struct PdfCase {
  int line = 0;
  std::string name, expected;
};
std::vector<PdfCase> read_pdf_cases(const std::string& name);

}  // namespace recount::testing
