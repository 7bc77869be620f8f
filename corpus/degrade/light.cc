// Uneven light, and the shadow where a page is bound.
#include <algorithm>
#include <cmath>

#include "corpus/degrade/field.h"
#include "corpus/degrade/resample.h"
#include "corpus/degrade/stages.h"

namespace recount::corpus {
namespace {

// Multiplies a row of samples by gain[x] / 256.
void dim(std::uint8_t* samples, const std::vector<int>& gain, int channels) {
  for (const int part : gain) {
    for (int i = 0; i < channels; ++i, ++samples) *samples = *samples * part >> 8;
  }
}

}  // namespace

void light(Job& job, double value, Rng rng) {
  Image& image = job.image;
  Field field = Field::slope(rng);
  field.add(Field(4, 5, rng), rng.uniform(0.2, 1));
  const int depth = static_cast<int>(value * 256);
  std::vector<int> gain;
  for (int y = 0; y < image.height; ++y) {
    field.row(y, image.width, image.height, gain);
    for (int& part : gain) part = 256 - (depth * part >> 8);
    dim(image.row(y), gain, image.channels);
  }
}

void shadow(Job& job, double value, Rng rng) {
  Image& image = job.image;
  const double reach =
      job.pixels(rng.uniform(8, 22));  // at this distance from the binding a third of it is left
  const bool right = at_right(job.plan);
  std::vector<int> gain(image.width);
  for (int x = 0; x < image.width; ++x) {
    const double away = right ? image.width - 1 - x : x;
    gain[x] = static_cast<int>(256 * (1 - std::min(value, 1.0) * std::exp(-away / reach)));
  }
  for (int y = 0; y < image.height; ++y) dim(image.row(y), gain, image.channels);
}

}  // namespace recount::corpus
