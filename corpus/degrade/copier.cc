// Copies of copies: each time grey, a little softer, harder in contrast, with more dirt. Their skew is in resample.cc.
#include <algorithm>
#include <cmath>

#include "corpus/degrade/stages.h"

namespace recount::corpus {

void copies(Job& job, double value, Rng rng) {
  Image page = grey(job.image);
  for (int copy = 0; copy < static_cast<int>(value); ++copy) {
    gaussian_blur(page, job.pixels(rng.uniform(0.05, 0.09)));
    // Levels above the middle become white, below it black; a high middle thickens strokes, a low one thins them.
    const double middle = rng.uniform(125, 190), steep = rng.uniform(0.025, 0.05);
    const double black = rng.uniform(0, 45), white = rng.uniform(246, 255);
    const auto curve = [&](double level) { return 1 / (1 + std::exp(-steep * (level - middle))); };
    const double low = curve(0), high = curve(255);
    std::uint8_t table[256];
    for (int i = 0; i < 256; ++i) {
      table[i] = static_cast<std::uint8_t>(black + (white - black) * (curve(i) - low) / (high - low));
    }
    for (std::uint8_t& sample : page.pixels) sample = table[sample];
    scatter(page, rng.uniform(0.5, 3), job.dpi, rng);
  }
  job.image = job.plan.color == Color::kColor ? colour(page) : std::move(page);
}

}  // namespace recount::corpus
