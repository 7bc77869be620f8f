// Page images as they cross the borders of the libraries: nothing here needs an image library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recount::corpus {

// 8 bits a sample, row by row from the top, samples of a pixel side by side (red, green, blue), no padding.
struct Image {
  Image() = default;
  Image(int w, int h, int samples, std::uint8_t fill = 255)
      : width(w), height(h), channels(samples), pixels(static_cast<std::size_t>(w) * h * samples, fill) {}

  int width = 0, height = 0;
  int channels = 3;  // 1: grey, 3: colour
  std::vector<std::uint8_t> pixels;

  std::size_t stride() const { return static_cast<std::size_t>(width) * channels; }  // samples in a row
  std::uint8_t* row(int y) { return pixels.data() + stride() * y; }
  const std::uint8_t* row(int y) const { return pixels.data() + stride() * y; }

  bool operator==(const Image&) const = default;
};

}  // namespace recount::corpus
