// Whole PDF files: an error, or tables and text whose places hold together. Bytes that start with {{header}} are a source
// (tests/support/pdf_source.h) and become a PDF first; tests/pdf/ holds the seeds.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "extract/file_kind.h"
#include "extract/reader.h"
#include "extract/scan_page.h"
#include "extract/source.h"
#include "tests/support/invariants.h"
#include "tests/support/pdf_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recount;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("{{header}}")) bytes = testing::pdf_from_source(bytes);
  if (!looks_like_pdf(bytes)) return 0;
  ReadOptions options;
  options.limits.pages = 20;
  const OcrEngines none;  // recognition is too slow to fuzz, and sees pixels only
  options.engines = &none;
  const Result<Extraction> extraction = read({"fuzz.pdf", bytes, "", Format::kPdf}, options);
  if (!extraction) {
    if (extraction.error().message.id.empty()) std::abort();
    return 0;
  }
  const std::string why = testing::broken_invariant(*extraction);
  if (why.empty()) return 0;
  std::fprintf(stderr, "%s\n", why.c_str());
  std::abort();
}
