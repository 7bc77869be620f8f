#include "extract/reader.h"

#include "extract/image_reader.h"
#include "extract/page_recognizer.h"
#include "extract/pdf_document.h"
#include "extract/pdf_reader.h"
#include "extract/text_reader.h"

namespace recount {
namespace {

struct Reader {
  Format format;
  Result<Extraction> (*read)(const Source& source, const ReadOptions& options);
};

// One line a format.
constexpr Reader kReaders[] = {
    {Format::kText, read_text},
    {Format::kPdf, read_pdf},
    {Format::kImage, read_image},
};

}  // namespace

void prepare_to_read(Format format) {
  if (format == Format::kPdf) PdfDocument::prepare();
  if (format == Format::kImage) PageRecognizer::prepare();
}

Result<Extraction> read(const Source& source, const ReadOptions& options) {
  for (const Reader& reader : kReaders) {
    if (reader.format == source.format) return reader.read(source, options);
  }
  return Error{ErrorCode::kUnsupported, {"error.unsupported-binary", {source.name, ""}}};
}

}  // namespace recount
