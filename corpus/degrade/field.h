// Values that change slowly over a page: light, toner, ink. Internal to this folder.
#pragma once

#include <vector>

#include "corpus/base/rng.h"

namespace recount::corpus {

// Smooth, over the unit square; least value 0, greatest 1 (all 0 where it does not change at all).
class Field {
 public:
  // Random values at columns x rows nodes (2 or more each), cubic between them.
  Field(int columns, int rows, Rng& rng);
  // From 0 on one side to 1 on the other, in a random direction.
  static Field slope(Rng& rng);

  Field& add(const Field& other, double weight);  // this + weight * other, again from 0 to 1

  // Values of row y of an image of that size, in 0..256, one a pixel.
  void row(int y, int width, int height, std::vector<int>& values) const;

 private:
  static constexpr int kSide = 96;  // samples along each side; linear between them

  Field() : samples_(kSide * kSide) {}
  void normalize();

  std::vector<float> samples_;
};

}  // namespace recount::corpus
