// Sizes of pictures from their headers, which tell what decoding will cost.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/file_kind.h"

namespace recount {

// Zero where the header is damaged. `bytes` is how much of the file belongs to the picture: GIF decoders else decode all
// pictures of an animation.
struct ImageSize {
  int width = 0, height = 0;
  std::size_t bytes = 0;
};

// Of PNG, WebP, GIF or BMP.
ImageSize read_image_size(std::string_view bytes, ImageKind kind);

}  // namespace recount
