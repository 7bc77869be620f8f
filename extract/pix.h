// Leptonica's images with an owner. For the .cc files of this room only.
#pragma once

#include <leptonica/allheaders.h>

#include <cstddef>
#include <memory>

#include "extract/raster.h"

namespace recount {

struct PixDeleter {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<PIX, PixDeleter>;

struct BoxaDeleter {
  void operator()(BOXA* boxa) const { boxaDestroy(&boxa); }
};
using BoxaPtr = std::unique_ptr<BOXA, BoxaDeleter>;

struct BoxDeleter {
  void operator()(BOX* box) const { boxDestroy(&box); }
};
using BoxPtr = std::unique_ptr<BOX, BoxDeleter>;

struct NumaDeleter {
  void operator()(NUMA* numa) const { numaDestroy(&numa); }
};
using NumaPtr = std::unique_ptr<NUMA, NumaDeleter>;

// Of pictures with 8 bits a pixel.
inline int value_at(PIX* pix, int x, int y) {
  return static_cast<int>(GET_DATA_BYTE(pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix), x));
}
GrayImage to_gray(PIX* pix, double dpi);

}  // namespace recount
