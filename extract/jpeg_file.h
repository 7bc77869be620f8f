// JPEG files through TurboJPEG: Leptonica reads them too, but of a picture with mistakes it gives either nothing or all without
// saying so. No type of TurboJPEG's appears here.
#pragma once

#include <string_view>

#include "extract/picture.h"

namespace recount {

// From the parts in front of the picture; zero where they do not say.
struct JpegHeader {
  int width = 0, height = 0;
  int channels = 0;
  double x_dpi = 0, y_dpi = 0;
  int orientation = 1;
};
JpegHeader read_jpeg_header(std::string_view bytes);

RawPicture read_jpeg(std::string_view bytes);

}  // namespace recount
