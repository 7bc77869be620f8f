#include "corpus/degrade/field.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace recount::corpus {
namespace {

// Catmull-Rom through four values, t in 0..1 between the two in the middle.
double cubic(double a, double b, double c, double d, double t) {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

}  // namespace

Field::Field(int columns, int rows, Rng& rng) : Field() {
  std::vector<double> nodes(static_cast<std::size_t>(columns) * rows);
  for (double& node : nodes) node = rng.uniform(0, 1);
  const auto node = [&](int x, int y) {
    return nodes[static_cast<std::size_t>(std::clamp(y, 0, rows - 1)) * columns +
                 std::clamp(x, 0, columns - 1)];
  };
  for (int y = 0; y < kSide; ++y) {
    const double v = y * (rows - 1.0) / (kSide - 1);
    const int j = std::min(static_cast<int>(v), rows - 2);
    for (int x = 0; x < kSide; ++x) {
      const double u = x * (columns - 1.0) / (kSide - 1);
      const int i = std::min(static_cast<int>(u), columns - 2);
      double lines[4];
      for (int k = 0; k < 4; ++k) {
        const int line = j - 1 + k;
        lines[k] = cubic(node(i - 1, line), node(i, line), node(i + 1, line), node(i + 2, line), u - i);
      }
      samples_[y * kSide + x] = static_cast<float>(cubic(lines[0], lines[1], lines[2], lines[3], v - j));
    }
  }
  normalize();
}

Field Field::slope(Rng& rng) {
  Field field;
  const double angle = rng.uniform(0, 2 * std::numbers::pi), dx = std::cos(angle), dy = std::sin(angle);
  for (int i = 0; i < kSide * kSide; ++i)
    field.samples_[i] = static_cast<float>(i % kSide * dx + i / kSide * dy);
  field.normalize();
  return field;
}

Field& Field::add(const Field& other, double weight) {
  for (int i = 0; i < kSide * kSide; ++i) samples_[i] += static_cast<float>(weight) * other.samples_[i];
  normalize();
  return *this;
}

void Field::normalize() {
  const auto [least, most] = std::ranges::minmax(samples_);
  const float scale = most > least ? 1 / (most - least) : 0;
  for (float& sample : samples_) sample = (sample - least) * scale;
}

void Field::row(int y, int width, int height, std::vector<int>& values) const {
  values.resize(width);
  const double v = (y + 0.5) / height * (kSide - 1);
  const int j = std::min(static_cast<int>(v), kSide - 2);
  const float down = static_cast<float>(v - j);
  float line[kSide];
  for (int i = 0; i < kSide; ++i) {
    const float upper = samples_[j * kSide + i], lower = samples_[(j + 1) * kSide + i];
    line[i] = 256 * (upper + (lower - upper) * down);
  }
  const float step = (kSide - 1.0f) / width;
  for (int x = 0; x < width; ++x) {
    const float u = (x + 0.5f) * step;
    const int i = std::min(static_cast<int>(u), kSide - 2);
    values[x] = static_cast<int>(line[i] + (line[i + 1] - line[i]) * (u - i) + 0.5f);
  }
}

}  // namespace recount::corpus
