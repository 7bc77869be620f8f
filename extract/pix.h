// Leptonica's images with an owner. For the .cc files of this room only.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

namespace recount {

struct PixDeleter {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<PIX, PixDeleter>;

struct BoxaDeleter {
  void operator()(BOXA* boxa) const { boxaDestroy(&boxa); }
};
using BoxaPtr = std::unique_ptr<BOXA, BoxaDeleter>;

}  // namespace recount
