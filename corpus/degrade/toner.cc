// Faint and uneven toner.
#include <algorithm>

#include "corpus/degrade/field.h"
#include "corpus/degrade/stages.h"

namespace recount::corpus {
namespace {

// Moves a row of samples towards white by fade[x] / 256 of the way.
void lighten(std::uint8_t* samples, const std::vector<int>& fade, int channels) {
  for (const int part : fade) {
    for (int i = 0; i < channels; ++i, ++samples) *samples += (255 - *samples) * part >> 8;
  }
}

}  // namespace

void faint(Job& job, double value, Rng) {
  const int part = static_cast<int>(value * 256 + 0.5);
  std::uint8_t table[256];
  for (int i = 0; i < 256; ++i) table[i] = i + ((255 - i) * part >> 8);
  for (std::uint8_t& sample : job.image.pixels) sample = table[sample];
}

// A cartridge near its end prints pale bands along the paper's way, and pale patches.
void uneven(Job& job, double value, Rng rng) {
  Image& image = job.image;
  Field field(4, 6, rng);
  const int bands = rng.between(5, 14);  // across the page
  field.add(Field(bands, 2, rng), rng.uniform(0.3, 1.5));
  std::vector<int> fade;
  for (int y = 0; y < image.height; ++y) {
    field.row(y, image.width, image.height, fade);
    // The square leaves most of the page dark.
    for (int& part : fade) part = static_cast<int>(value * part * part / 256);
    lighten(image.row(y), fade, image.channels);
  }
}

}  // namespace recount::corpus
