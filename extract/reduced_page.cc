#include "extract/reduced_page.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Ink is darker than this share of the paper around it.
constexpr double kInkShare = 0.72;
// What paper becomes: a little below white, so that its noise is not cut off on one side only.
constexpr float kWhite = 252;

}  // namespace

GrayImage reduced_grey(PIX* page, int factor, double dpi) {
  GrayImage result{pixGetWidth(page) / factor, pixGetHeight(page) / factor, dpi / factor, {}};
  const int depth = pixGetDepth(page), words = pixGetWpl(page);
  const std::size_t width = static_cast<std::size_t>(result.width),
                    height = static_cast<std::size_t>(result.height);
  result.pixels.resize(width * height);
  std::vector<std::uint16_t> sums(width * static_cast<std::size_t>(factor));
  const unsigned area = static_cast<unsigned>(factor * factor), scale = (1U << 20) / area;
  for (std::size_t y = 0; y < height; ++y) {
    std::ranges::fill(sums, std::uint16_t{0});
    for (int k = 0; k < factor; ++k) {
      const l_uint32* const line = pixGetData(page) + (static_cast<std::ptrdiff_t>(y) * factor + k) * words;
      const std::size_t count = sums.size();
      if (depth == 32) {
        for (std::size_t x = 0; x < count; ++x)
          sums[x] = static_cast<std::uint16_t>(sums[x] + (line[x] >> L_RED_SHIFT & 255));
      } else if (depth == 8) {
        for (std::size_t x = 0; x < count; ++x)
          sums[x] = static_cast<std::uint16_t>(sums[x] + GET_DATA_BYTE(line, x));
      } else {
        for (std::size_t x = 0; x < count; ++x)
          sums[x] = static_cast<std::uint16_t>(sums[x] + (GET_DATA_BIT(line, x) ? 0 : 255));
      }
    }
    const std::uint16_t* from = sums.data();
    for (std::size_t x = 0; x < width; ++x) {
      unsigned sum = 0;
      for (int k = 0; k < factor; ++k) sum += *from++;
      result.pixels[y * width + x] = static_cast<std::uint8_t>((sum * scale + (1U << 19)) >> 20);
    }
  }
  return result;
}

GrayImage reduced(const GrayImage& image, int factor) {
  GrayImage small{image.width / factor, image.height / factor, image.dpi / factor, {}};
  small.pixels.resize(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
  std::uint8_t* to = small.pixels.data();
  std::vector<std::uint16_t> sums(static_cast<std::size_t>(small.width * factor));
  for (int y = 0; y < small.height; ++y) {
    std::ranges::fill(sums, std::uint16_t{0});
    for (int k = 0; k < factor; ++k) {
      const std::uint8_t* const row = image.row(y * factor + k);
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] = static_cast<std::uint16_t>(sums[x] + row[x]);
    }
    const std::uint16_t* from = sums.data();
    for (int x = 0; x < small.width; ++x) {
      int sum = 0;
      for (int k = 0; k < factor; ++k) sum += *from++;
      *to++ = static_cast<std::uint8_t>(sum / (factor * factor));
    }
  }
  return small;
}

void whiten(GrayImage& reduced, const PaperMap& paper) {
  if (paper.columns < 1 || paper.rows < 1) return;
  // Noise of single cells is evened out, and cells shade into each other.
  const auto index = [&](int x, int y) {
    return static_cast<std::size_t>(std::clamp(y, 0, paper.rows - 1)) *
               static_cast<std::size_t>(paper.columns) +
           static_cast<std::size_t>(std::clamp(x, 0, paper.columns - 1));
  };
  constexpr int kReach = 2;
  std::vector<float> across(paper.level.size()), even(paper.level.size());
  for (int y = 0; y < paper.rows; ++y) {
    for (int x = 0; x < paper.columns; ++x) {
      for (int k = -kReach; k <= kReach; ++k) across[index(x, y)] += paper.level[index(x + k, y)];
    }
  }
  for (int y = 0; y < paper.rows; ++y) {
    for (int x = 0; x < paper.columns; ++x) {
      for (int k = -kReach; k <= kReach; ++k) even[index(x, y)] += across[index(x, y + k)] / 25;
    }
  }
  // How much lighter pixels become, in 4096ths; in straight lines between the middles of cells.
  std::vector<int> gains(static_cast<std::size_t>(paper.columns) + 2),
      gain(static_cast<std::size_t>(reduced.width));
  for (int y = 0; y < reduced.height; ++y) {
    const float at_y = (static_cast<float>(y) + 0.5F) / static_cast<float>(paper.step) - 0.5F;
    const int row = static_cast<int>(std::floor(at_y));
    const float part = at_y - static_cast<float>(row);
    for (int x = -1; x <= paper.columns; ++x) {
      const float level = even[index(x, row)] * (1 - part) + even[index(x, row + 1)] * part;
      gains[static_cast<std::size_t>(x + 1)] = static_cast<int>(kWhite * 4096 / std::max(level, 1.0F));
    }
    const int half = paper.step / 2;
    for (int x = 0; x < reduced.width; ++x) {
      const std::size_t cell = static_cast<std::size_t>((x + half) / paper.step);
      const int in_cell = (x + half) % paper.step;
      gain[static_cast<std::size_t>(x)] =
          gains[cell] + (gains[std::min(cell + 1, gains.size() - 1)] - gains[cell]) * in_cell / paper.step;
    }
    std::uint8_t* __restrict const to =
        reduced.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(reduced.width);
    const int* const by = gain.data();
    for (std::size_t x = 0; x < gain.size(); ++x)
      to[x] = static_cast<std::uint8_t>(std::min(255, (to[x] * std::min(by[x], 4096 * 255)) >> 12));
  }
}

PixPtr ink_of(const GrayImage& reduced, const PaperMap& paper) {
  PixPtr mask(pixCreate(reduced.width, reduced.height, 1));
  if (!mask) return mask;
  for (int y = 0; y < reduced.height; ++y) {
    l_uint32* const line = pixGetData(mask.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(mask.get());
    const std::uint8_t* const row = reduced.row(y);
    for (int c = 0; c < paper.columns; ++c) {
      const int from = c * paper.step, to = std::min(from + paper.step, reduced.width);
      const int limit = static_cast<int>(kInkShare * paper.level[paper.cell(from, y)]);
      for (int x = from; x < to; ++x) {
        if (row[x] < limit) SET_DATA_BIT(line, x);
      }
    }
  }
  return mask;
}

}  // namespace recount
