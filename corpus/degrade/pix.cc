#include "corpus/degrade/pix.h"

#include <stdexcept>

namespace recount::corpus {

Owned<Pix> to_pix(const Image& image) {
  Owned<Pix> pix(pixCreateNoInit(image.width, image.height, image.channels == 1 ? 8 : 32));
  if (!pix) throw std::runtime_error("no memory for an image");
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::size_t>(words) * y;
    const std::uint8_t* from = image.row(y);
    if (image.channels == 1) {
      line[words - 1] = 0;  // the bytes behind the last pixel: some functions read whole words
      for (int x = 0; x < image.width; ++x) SET_DATA_BYTE(line, x, from[x]);
    } else {
      for (int x = 0; x < image.width; ++x, from += 3) {
        line[x] = static_cast<l_uint32>(from[0]) << 24 | from[1] << 16 | from[2] << 8;
      }
    }
  }
  return pix;
}

Image to_image(const Owned<Pix>& pix) {
  if (!pix) throw std::runtime_error("an image operation failed");
  const int depth = pixGetDepth(pix.get()), words = pixGetWpl(pix.get());
  Image image(pixGetWidth(pix.get()), pixGetHeight(pix.get()), depth == 32 ? 3 : 1);
  for (int y = 0; y < image.height; ++y) {
    const l_uint32* line = pixGetData(pix.get()) + static_cast<std::size_t>(words) * y;
    std::uint8_t* to = image.row(y);
    for (int x = 0; x < image.width; ++x) {
      if (depth == 1) {
        to[x] = GET_DATA_BIT(line, x) ? 0 : 255;  // a set bit is black
      } else if (depth == 8) {
        to[x] = GET_DATA_BYTE(line, x);
      } else {
        *to++ = line[x] >> 24;
        *to++ = line[x] >> 16 & 255;
        *to++ = line[x] >> 8 & 255;
      }
    }
  }
  return image;
}

}  // namespace recount::corpus
