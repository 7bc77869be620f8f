// The sheet of paper itself: what shines through, holes, yellowed paper.
#include <algorithm>
#include <stdexcept>

#include "corpus/degrade/pix.h"
#include "corpus/degrade/stages.h"

namespace recount::corpus {
namespace {

// ISO 838: holes of 6 mm, 80 mm apart, 12 mm from the edge, in the middle of its length.
constexpr double kHole = 6, kApart = 80, kFromEdge = 12;  // mm

// The back as it lies behind the front: mirrored, and of the same size.
Image mirrored(const Image& back, const Image& front) {
  Owned<Pix> pix = to_pix(grey(back));
  if (back.width != front.width || back.height != front.height) {
    pix.reset(pixScaleToSize(pix.get(), front.width, front.height));
  }
  if (!pix) throw std::runtime_error("the back of the page cannot be scaled");
  pixFlipLR(pix.get(), pix.get());
  return to_image(pix);
}

}  // namespace

void bleed_through(Job& job, double value, Rng rng) {
  Image& image = job.image;
  if (image.width < 2 || image.height < 2) return;
  Image back = mirrored(job.back ? *job.back : image, image);
  gaussian_blur(back, job.pixels(0.15));  // the light spreads in the paper
  // The print on the two sides does not meet exactly.
  const int across = static_cast<int>(job.pixels(rng.uniform(-3, 3)));
  const int down = static_cast<int>(job.pixels(rng.uniform(-5, 5)));
  const int part = static_cast<int>(value * 256);
  for (int y = 0; y < image.height; ++y) {
    if (y + down < 0 || y + down >= image.height) continue;
    const std::uint8_t* behind = back.row(y + down);
    const int from = std::max(0, -across), to = std::min(image.width, image.width - across);
    std::uint8_t* sample = image.row(y) + static_cast<std::size_t>(from) * image.channels;
    for (int x = from; x < to; ++x) {
      const int gain = 256 - ((255 - behind[x + across]) * part >> 8);
      for (int i = 0; i < image.channels; ++i, ++sample) *sample = *sample * gain >> 8;
    }
  }
}

void holes(Job& job, double value, Rng rng) {
  const int count = static_cast<int>(value);
  const double x = job.pixels(kFromEdge + rng.uniform(-3, 2)), radius = job.pixels(kHole / 2);
  const double middle = job.image.height / 2.0 + job.pixels(rng.uniform(-6, 6));
  const int level =
      rng.chance(0.7) ? rng.between(15, 70) : rng.between(150, 215);  // what lies behind the sheet
  for (int i = 0; i < count; ++i) {
    const double y = middle + job.pixels(kApart) * (i - (count - 1) / 2.0);
    const double shade = job.pixels(0.3);  // the edge that throws a shadow
    disc(job.image, x + shade, y + shade, radius + shade / 2, 150, 0.5);
    disc(job.image, x, y, radius, level, 1);
  }
}

void yellow(Job& job, double value, Rng rng) {
  if (job.plan.color == Color::kColor) job.image = colour(job.image);
  // Light lost in red, green and blue by paper that is as yellow as a newspaper of ten years.
  const double red = rng.uniform(0.02, 0.06), green = red + rng.uniform(0.01, 0.04);
  const double loss[] = {red, green, green + rng.uniform(0.04, 0.14)};
  const int channels = job.image.channels;
  int gain[3];
  for (int i = 0; i < 3; ++i) gain[i] = static_cast<int>(256 * (1 - value * loss[channels == 1 ? 1 : i]));
  for (std::size_t at = 0; at < job.image.pixels.size(); at += channels) {
    for (int i = 0; i < channels; ++i) job.image.pixels[at + i] = job.image.pixels[at + i] * gain[i] >> 8;
  }
}

}  // namespace recount::corpus
