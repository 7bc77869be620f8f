// Owners of what Leptonica gives out. For the sources of this folder only.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <string>

#include "corpus/base/image.h"

namespace recount::corpus {

struct Destroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
  void operator()(Pixa* pixa) const { pixaDestroy(&pixa); }
  void operator()(l_uint8* bytes) const { lept_free(bytes); }
};

// 1 bit a pixel where all are 0 or 255, else 8 or 32.
std::unique_ptr<Pix, Destroy> to_pix(const Image& image, int dpi);
std::string take(l_uint8* bytes, std::size_t size);

}  // namespace recount::corpus
