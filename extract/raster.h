// A rendered or scanned page as pixels.
#pragma once

#include <cstdint>
#include <vector>

namespace recount {

// Grey values row by row, 0 black to 255 white, without padding. `dpi` is the number of pixels in an inch of the page.
struct GrayImage {
  int width = 0, height = 0;
  double dpi = 0;
  std::vector<std::uint8_t> pixels;

  const std::uint8_t* row(int y) const {
    return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
  }
  bool empty() const { return pixels.empty(); }
};

}  // namespace recount
