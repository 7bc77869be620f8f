#include "extract/pix.h"

namespace recount {

GrayImage to_gray(PIX* pix, double dpi) {
  GrayImage image;
  image.width = pixGetWidth(pix), image.height = pixGetHeight(pix), image.dpi = dpi;
  image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    l_uint32* const line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    std::uint8_t* const to =
        image.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width);
    for (int x = 0; x < image.width; ++x) to[x] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
  }
  return image;
}

}  // namespace recount
