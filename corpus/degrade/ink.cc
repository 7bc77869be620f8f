#include "corpus/degrade/ink.h"

#include <algorithm>

#include "corpus/degrade/field.h"

namespace recount::corpus {

void press(Image& page, const Image& mask, int left, int top, const Ink& ink) {
  page = colour(page);
  for (int y = std::max(0, -top); y < std::min(mask.height, page.height - top); ++y) {
    for (int x = std::max(0, -left); x < std::min(mask.width, page.width - left); ++x) {
      const int cover = mask.row(y)[x];
      if (cover == 0) continue;
      std::uint8_t* sample = page.row(top + y) + static_cast<std::size_t>(left + x) * 3;
      for (int i = 0; i < 3; ++i) sample[i] = sample[i] * (255 * 255 - cover * (255 - ink[i])) / (255 * 255);
    }
  }
}

void wear(Image& mask, double least, double pixels_per_mm, Rng& rng) {
  const Field patches(rng.between(3, 6), rng.between(3, 6), rng);
  // Grain of about a quarter of a mm, the size of the fibres that took no ink.
  Image grain(mask.width, mask.height, 1);
  for (std::uint8_t& sample : grain.pixels) sample = static_cast<std::uint8_t>(rng.bits() >> 56);
  const double size = std::max(0.5, 0.09 * pixels_per_mm);
  gaussian_blur(grain, size);
  // Blurring by that much leaves about 1 / (2 * sqrt(pi) * size) of the deviation; this brings it back.
  const double contrast = 3.5 * size * rng.uniform(0.3, 0.9);
  std::vector<int> patch;
  for (int y = 0; y < mask.height; ++y) {
    patches.row(y, mask.width, mask.height, patch);
    std::uint8_t* sample = mask.row(y);
    for (int x = 0; x < mask.width; ++x) {
      const double even = least + (1 - least) * patch[x] / 256;
      const double rough = 1 - std::clamp((grain.row(y)[x] - 118) * contrast / 255, 0.0, 0.85);
      sample[x] = static_cast<std::uint8_t>(sample[x] * even * rough);
    }
  }
  const double square_mm = mask.width * mask.height / pixels_per_mm / pixels_per_mm;
  for (int dust = static_cast<int>(square_mm * rng.uniform(0, 0.03)); dust > 0; --dust) {
    const double radius = rng.uniform(0.1, 0.5) * pixels_per_mm;
    disc(mask, rng.uniform(0, mask.width), rng.uniform(0, mask.height), radius, 0, rng.uniform(0.4, 1));
  }
}

Point pick_place(const std::vector<Box>& boxes, const Image& page, Rng& rng) {
  const Box& box = boxes[rng.index(static_cast<int>(boxes.size()))];
  const double x = rng.uniform(box.top_left.x, box.bottom_right.x);
  const double y = rng.uniform(box.top_left.y, box.bottom_right.y);
  return {x * page.width, y * page.height};
}

}  // namespace recount::corpus
