#include "tests/support/images.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace recount::testing {

Result<ImageFile> open_image(const std::string& bytes, int most) {
  return ImageFile::open("form.png", bytes, most);
}

PagePicture only_page(const std::string& bytes) {
  const Result<ImageFile> file = open_image(bytes);
  if (!file) {
    ADD_FAILURE() << file.error().message.id;
    return {};
  }
  EXPECT_EQ(file->pages(), 1);
  return file->page(0);
}

std::vector<std::string> codes(const PagePicture& picture) {
  std::vector<std::string> codes;
  for (const Problem& problem : picture.problems) codes.push_back(problem.code);
  return codes;
}

PixPtr paper(int width, int height, int depth) {
  PixPtr pix(pixCreate(width, height, depth));
  pixSetAll(pix.get());
  return pix;
}

void fill(const PixPtr& pix, int x, int y, int width, int height, int grey) {
  for (int j = y; j < y + height; ++j) {
    for (int i = x; i < x + width; ++i) pixSetPixel(pix.get(), i, j, static_cast<l_uint32>(grey));
  }
}

Ruling ruling(bool horizontal, double at, double from, double to, double thickness) {
  constexpr double kPixels = kSampleDpi / 72.0;
  return {.horizontal = horizontal,
          .at = at / kPixels,
          .from = from / kPixels,
          .to = to / kPixels,
          .thickness = thickness / kPixels,
          .contrast = 255};
}

void stamp(const PixPtr& pix, double dpi, double x, double y, int grey) {
  const double mm = dpi / 25.4, radius = 19 * mm;
  for (int j = 0; j < pixGetHeight(pix.get()); ++j) {
    for (int i = 0; i < pixGetWidth(pix.get()); ++i) {
      if (std::abs(std::hypot(i + 0.5 - x, j + 0.5 - y) - radius) <= 0.6 * mm) fill(pix, i, j, 1, 1, grey);
    }
  }
  fill(pix, static_cast<int>(x - 3 * mm), static_cast<int>(y - 3 * mm), static_cast<int>(6 * mm),
       static_cast<int>(6 * mm), grey);
}

PixPtr sample(int depth, int width, int height) {
  PixPtr pix(pixCreate(width, height, depth));
  pixSetResolution(pix.get(), kSampleDpi, kSampleDpi);
  if (depth == 1) {
    pixRasterop(pix.get(), 0, 0, width / 2, height / 4, PIX_SET, nullptr, 0, 0);
  } else {
    pixSetAllArbitrary(pix.get(), depth == 32 ? 0xFFFFFF00U : (1U << depth) - 1);
    pixRasterop(pix.get(), 0, 0, width / 2, height / 4, PIX_CLR, nullptr, 0, 0);
  }
  return pix;
}

std::string written(PIX* pix, int format) {
  l_uint8* data = nullptr;
  size_t size = 0;
  EXPECT_EQ(pixWriteMem(&data, &size, pix, format), 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

std::string tiff(const std::vector<PIX*>& pages, int format) {
  const std::unique_ptr<PIXA, void (*)(PIXA*)> all(pixaCreate(0), [](PIXA* pixa) { pixaDestroy(&pixa); });
  for (PIX* page : pages) pixaAddPix(all.get(), page, L_CLONE);
  l_uint8* data = nullptr;
  size_t size = 0;
  // The format of all pages is that of the first.
  pixSetInputFormat(pages.front(), format);
  EXPECT_EQ(pixaWriteMemMultipageTiff(&data, &size, all.get()), 0);
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

}  // namespace recount::testing
