// Scans as image files: each picture of the file is a page.
#pragma once

#include "extract/reader.h"

namespace recount {

// Errors: those of ImageFile::open (image_file.h) and of PageRecognizer.
Result<Extraction> read_image(const Source& source, const ReadOptions& options);

}  // namespace recount
