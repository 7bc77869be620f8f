// Small pictures side by side on one image, each with a caption.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/image.h"

namespace recount::corpus {

struct Thumbnail {
  Image image;
  std::string caption;  // ASCII
};

// PNG; each picture is scaled to `width` pixels.
std::string montage_png(const std::vector<Thumbnail>& thumbnails, int columns, int width);

}  // namespace recount::corpus
