// How the scan is stored: samples a pixel, fax lines, which way up, JPEG.
#include <algorithm>
#include <array>
#include <stdexcept>

#include "corpus/degrade/pix.h"
#include "corpus/degrade/stages.h"

namespace recount::corpus {
namespace {

// ITU-T T.4: 8 pixels a mm across; 3.85 or 7.7 lines a mm, which everybody calls 98 and 196 an inch.
constexpr int kAcross = 204, kStandardLines = 98;

// The level between ink and paper that a scanner sets for itself. Paper: the commonest light level; ink: the level that
// one pixel in a thousand is darker than, but never near the paper, so that the noise of an empty page stays white.
int threshold(const Image& image, double place) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t sample : image.pixels) ++counts[sample];
  const int paper = static_cast<int>(std::max_element(counts.begin() + 96, counts.end()) - counts.begin());
  int ink = 0;
  for (std::size_t below = 0; ink < 255 && (below += counts[ink]) < image.pixels.size() / 1000; ++ink) {
  }
  ink = std::min(ink, paper / 2);
  return std::clamp(static_cast<int>(ink + place * (paper - ink)), 1, 255);
}

// Every two lines of a grey image make one. Leptonica's scaling by areas wants both sides to shrink.
Image half(const Image& image) {
  Image result(image.width, std::max(1, image.height / 2), 1);
  for (int y = 0; y < result.height; ++y) {
    const std::uint8_t *upper = image.row(2 * y), *lower = image.row(std::min(2 * y + 1, image.height - 1));
    for (int x = 0; x < image.width; ++x) result.row(y)[x] = (upper[x] + lower[x] + 1) / 2;
  }
  return result;
}

// The same lines, that many in all. Leptonica's pixScaleBySampling would move them up by a quarter of a line.
Image repeated(const Image& image, int lines) {
  Image result(image.width, lines, image.channels);
  for (int y = 0; y < lines; ++y) {
    const int from = static_cast<int>((y + 0.5) * image.height / lines);
    std::copy_n(image.row(from), image.stride(), result.row(y));
  }
  return result;
}

}  // namespace

Image grey(const Image& image) {
  if (image.channels == 1) return image;
  const Owned<Pix> pix = to_pix(image);
  return to_image(Owned<Pix>(pixConvertRGBToLuminance(pix.get())));
}

Image colour(const Image& image) {
  if (image.channels == 3) return image;
  Image result(image.width, image.height, 3);
  std::uint8_t* to = result.pixels.data();
  for (const std::uint8_t sample : image.pixels) to = std::fill_n(to, 3, sample);
  return result;
}

void bilevel(Job& job, double value, Rng) {
  job.image = grey(job.image);
  const int level = threshold(job.image, value);
  for (std::uint8_t& sample : job.image.pixels) sample = sample < level ? 0 : 255;
}

// Sent in 204 x 98 or 204 x 196, and printed in 204 x 204 by repeating lines.
void fax(Job& job, double value, Rng rng) {
  const double width = job.image.width, height = job.image.height, dpi = job.dpi;
  job.dpi = kAcross;
  if (width < 2 || height < 2) return bilevel(job, job.plan.value(Step::kThreshold).value_or(0.5), rng);

  const Owned<Pix> page = to_pix(grey(job.image));
  const float across = static_cast<float>(kAcross / dpi), down = static_cast<float>(2 * kStandardLines / dpi);
  const Image fine = to_image(Owned<Pix>(pixScaleGeneral(page.get(), across, down, 0, 0)));
  job.image = value < 2 ? half(fine) : fine;
  bilevel(job, job.plan.value(Step::kThreshold).value_or(0.5), rng);

  job.image = repeated(job.image, std::max(1, static_cast<int>(height * kAcross / dpi + 0.5)));
}

void turn(Job& job, double, Rng) {
  const Owned<Pix> pix = to_pix(job.image);
  job.image = to_image(Owned<Pix>(pixRotateOrth(pix.get(), job.plan.turn() / 90)));
}

void jpeg(Job& job, double value, Rng) {
  const Owned<Pix> pix = to_pix(job.image);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const bool failed = pixWriteMemJpeg(&data, &size, pix.get(), static_cast<int>(value), 0) != 0;
  const std::unique_ptr<l_uint8, decltype(&lept_free)> owner(data, lept_free);
  if (failed) throw std::runtime_error("an image cannot be written as JPEG");
  job.image = to_image(Owned<Pix>(pixReadMemJpeg(data, size, 0, 1, nullptr, 0)));
}

}  // namespace recount::corpus
