// What optics, dust and the sensor add.
#include <algorithm>
#include <array>
#include <cmath>

#include "corpus/degrade/stages.h"

namespace recount::corpus {
namespace {

constexpr int kMaxRadius = 24;

// Weights of the middle and of the samples on either side; all together 65536.
std::vector<int> weights(double deviation) {
  const int radius = std::clamp(static_cast<int>(std::ceil(2.5 * deviation)), 1, kMaxRadius);
  std::vector<double> exact(radius + 1);
  double total = 0;
  for (int i = 0; i <= radius; ++i) {
    exact[i] = std::exp(-i * i / (2 * deviation * deviation));
    total += i == 0 ? exact[i] : 2 * exact[i];
  }
  std::vector<int> result(radius + 1);
  int rest = 65536;
  for (int i = radius; i > 0; --i) rest -= 2 * (result[i] = static_cast<int>(exact[i] / total * 65536 + 0.5));
  result[0] = rest;
  return result;
}

// One row: `from` has `radius` pixels repeated before and behind it.
void along(const std::uint8_t* from, std::uint8_t* to, int samples, int channels,
           const std::vector<int>& weight) {
  const int radius = static_cast<int>(weight.size()) - 1;
  for (int x = 0; x < samples; ++x) {
    int sum = weight[0] * from[x] + (1 << 15);
    for (int i = 1; i <= radius; ++i) sum += weight[i] * (from[x - i * channels] + from[x + i * channels]);
    to[x] = sum >> 16;
  }
}

// Normal deviates at evenly spread quantiles (found by bisection of the error function), rounded to levels.
constexpr int kQuantiles = 4096;
std::vector<int> normal_table(double deviation) {
  std::vector<int> table(kQuantiles);
  for (int i = 0; i < kQuantiles; ++i) {
    const double wanted = (i + 0.5) / kQuantiles;
    double low = -5, high = 5;
    for (int step = 0; step < 24; ++step) {
      const double middle = (low + high) / 2;
      (0.5 * std::erfc(-middle / std::sqrt(2.0)) < wanted ? low : high) = middle;
    }
    table[i] = static_cast<int>(std::lround(deviation * low));
  }
  return table;
}

}  // namespace

// Own loops: Leptonica's pixConvolveRGBSep computes in floating point and takes more than five times as long, and its
// pixBlockconv knows whole pixels only.
void gaussian_blur(Image& image, double deviation) {
  if (deviation < 0.2) return;  // nothing that 8 bits would show
  const std::vector<int> weight = weights(deviation);
  const int radius = static_cast<int>(weight.size()) - 1, channels = image.channels, height = image.height;
  const std::size_t stride = image.stride(), pad = static_cast<std::size_t>(radius) * channels;
  std::vector<std::uint8_t> padded(stride + 2 * pad);
  Image across(image.width, height, channels);
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row = image.row(y);
    std::copy(row, row + stride, padded.begin() + pad);
    for (std::size_t i = 0; i < pad; ++i) {
      padded[i] = row[i % channels];
      padded[pad + stride + i] = row[stride - channels + i % channels];
    }
    along(padded.data() + pad, across.row(y), static_cast<int>(stride), channels, weight);
  }
  std::vector<int> sum(stride);
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* middle = across.row(y);
    for (std::size_t x = 0; x < stride; ++x) sum[x] = weight[0] * middle[x] + (1 << 15);
    for (int i = 1; i <= radius; ++i) {
      const std::uint8_t *above = across.row(std::max(0, y - i)),
                         *below = across.row(std::min(height - 1, y + i));
      const int factor = weight[i];
      for (std::size_t x = 0; x < stride; ++x) sum[x] += factor * (above[x] + below[x]);
    }
    std::uint8_t* to = image.row(y);
    for (std::size_t x = 0; x < stride; ++x) to[x] = sum[x] >> 16;
  }
}

void blur(Job& job, double value, Rng) {
  gaussian_blur(job.image, value);
}

void disc(Image& image, double x, double y, double radius, int level, double strength) {
  const int top = std::max(0, static_cast<int>(y - radius - 1)),
            left = std::max(0, static_cast<int>(x - radius - 1));
  const int bottom = std::min<int>(image.height - 1, y + radius + 1);
  const int right = std::min<int>(image.width - 1, x + radius + 1);
  for (int py = top; py <= bottom; ++py) {
    for (int px = left; px <= right; ++px) {
      const double away = std::hypot(px + 0.5 - x, py + 0.5 - y);
      const double cover = std::clamp(radius + 0.5 - away, 0.0, 1.0) * strength;
      std::uint8_t* sample = image.row(py) + static_cast<std::size_t>(px) * image.channels;
      for (int i = 0; i < image.channels; ++i) {
        sample[i] = static_cast<std::uint8_t>(sample[i] + (level - sample[i]) * cover + 0.5);
      }
    }
  }
}

void scatter(Image& image, double per_inch, int dpi, Rng& rng) {
  const double inches = static_cast<double>(image.width) * image.height / dpi / dpi;
  for (int left = static_cast<int>(per_inch * inches + rng.uniform(0, 1)); left > 0; --left) {
    const double x = rng.uniform(0, image.width), y = rng.uniform(0, image.height);
    const double size = rng.uniform(0, 1);  // small ones are many; 0.05 to 0.25 mm
    const double radius = std::max(0.6, (0.05 + 0.2 * size * size * size) * dpi / 25.4);
    const bool dark = rng.chance(0.75);  // white ones are seen in ink only
    disc(image, x, y, radius, dark ? rng.between(0, 130) : 245, rng.uniform(0.5, 1));
  }
}

void speckle(Job& job, double value, Rng rng) {
  scatter(job.image, value, job.dpi, rng);
}

// 64 random bits make five deviates; the sequence is xorshift64* (Vigna 2016, https://arxiv.org/abs/1402.6246).
void noise(Job& job, double value, Rng rng) {
  const std::vector<int> table = normal_table(value);
  std::uint64_t state = rng.bits() | 1;
  std::uint8_t* sample = job.image.pixels.data();
  for (std::size_t left = job.image.pixels.size(); left > 0;) {
    state ^= state >> 12, state ^= state << 25, state ^= state >> 27;
    std::uint64_t bits = state * 2685821657736338717u >> 4;
    for (int i = 0; i < 5 && left > 0; ++i, --left, bits >>= 12, ++sample) {
      const int level = *sample + table[bits % kQuantiles];
      *sample = static_cast<std::uint8_t>(std::clamp(level, 0, 255));
    }
  }
}

}  // namespace recount::corpus
