#include "extract/scan_clean.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace recount {
namespace {

// Red exceeds green and blue by more than the colour noise of JPEG around black print.
constexpr int kRed = 28;
// Stamps are lifted by this part of their redness: the ink of a stamp is darker than paper in the red channel, too.
constexpr int kLift = 2;

// The paper is looked for at this resolution: print and rulings are thinner than the closing there, shaded cells wider.
constexpr double kPaperDpi = 50;
constexpr int kClosing = 9, kBlur = 2;  // pixels at that resolution; 9 x 9 and 5 read best of the sizes tried
// Darker than this, nothing on the picture is paper: borders of the scanner, desks.
constexpr int kDarkestPaper = 60;

// Parts of the paper's brightness that become black and white: noise of the paper and rests of stamps go.
constexpr float kBlack = 0.08F, kWhite = 0.93F;

// Print is as dark as the darkest pixel of a tile of this side, a character or so, is as a rule; tiles lighter than kNoInk have none.
// Fewer tiles with ink tell nothing, and fainter print is not made darker than kFaintest is: noise would become ink.
constexpr double kTile = 0.1;  // inches
constexpr int kNoInk = 205, kFewTiles = 40, kFaintest = 170;

std::uint8_t without_red(l_uint32 pixel) {
  const int r = static_cast<int>(pixel >> L_RED_SHIFT & 0xff),
            g = static_cast<int>(pixel >> L_GREEN_SHIFT & 0xff),
            b = static_cast<int>(pixel >> L_BLUE_SHIFT & 0xff);
  const int redness = r - std::max(g, b);
  // Eye weights in 256ths: less noise than any one channel has.
  const int grey = (77 * r + 150 * g + 29 * b) >> 8;
  return static_cast<std::uint8_t>(redness > kRed ? std::min(255, r + (redness - kRed) / kLift) : grey);
}

PixPtr grey_of(PIX* page) {
  const int depth = pixGetDepth(page);
  if (depth != 32) return PixPtr(depth == 8 ? pixCopy(nullptr, page) : pixConvertTo8(page, 0));
  const int width = pixGetWidth(page), height = pixGetHeight(page);
  PixPtr grey(pixCreate(width, height, 8));
  if (!grey) return grey;
  std::vector<std::uint8_t> line(static_cast<std::size_t>(width));
  for (int y = 0; y < height; ++y) {
    const l_uint32* const from = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
    for (int x = 0; x < width; ++x) line[static_cast<std::size_t>(x)] = without_red(from[x]);
    l_uint32* const to = pixGetData(grey.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(grey.get());
    for (int x = 0; x < width; ++x) SET_DATA_BYTE(to, x, line[static_cast<std::size_t>(x)]);
  }
  return grey;
}

PixPtr paper_of(PIX* grey, double dpi) {
  const float scale = static_cast<float>(std::clamp(kPaperDpi / std::max(dpi, 1.0), 0.05, 0.7));
  PixPtr paper(pixScaleAreaMap(grey, scale, scale));
  if (paper) paper.reset(pixCloseGray(paper.get(), kClosing, kClosing));
  if (paper) paper.reset(pixBlockconv(paper.get(), kBlur, kBlur));
  if (paper) paper.reset(pixScaleToSize(paper.get(), pixGetWidth(grey), pixGetHeight(grey)));
  return paper;
}

void divide(PIX* grey, PIX* paper) {
  const int width = pixGetWidth(grey), height = std::min(pixGetHeight(grey), pixGetHeight(paper));
  const int words = pixGetWpl(grey);
  for (int y = 0; y < height; ++y) {
    // Leptonica keeps the bytes of a word in the machine's order; both pictures do so alike, and all bytes are treated alike.
    auto* const line =
        reinterpret_cast<std::uint8_t*>(pixGetData(grey) + static_cast<std::ptrdiff_t>(y) * words);
    const auto* const back = reinterpret_cast<const std::uint8_t*>(
        pixGetData(paper) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(paper));
    const int bytes = std::min((width + 3) / 4, pixGetWpl(paper)) * 4;
    for (int x = 0; x < bytes; ++x) {
      const float part =
          static_cast<float>(line[x]) / static_cast<float>(std::max<int>(back[x], kDarkestPaper));
      const float value = (part - kBlack) * (255.0F / (kWhite - kBlack));
      line[x] = static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F));
    }
  }
}

// Of the print, as a rule: dark borders and stamps are a smaller part of the page. 0 where there is too little of it.
int darkness_of_print(PIX* grey, double dpi) {
  const int side = std::max(4, static_cast<int>(std::lround(kTile * dpi)));
  const PixPtr tiles(pixScaleGrayMinMax(grey, side, side, L_CHOOSE_MIN));
  const NumaPtr histogram(tiles ? pixGetGrayHistogram(tiles.get(), 1) : nullptr);
  if (!histogram) return 0;
  double all = 0, so_far = 0;
  const auto count = [&](int value) {
    l_float32 tiles_of_value = 0;
    numaGetFValue(histogram.get(), value, &tiles_of_value);
    return static_cast<double>(tiles_of_value);
  };
  for (int value = 0; value < kNoInk; ++value) all += count(value);
  if (all < kFewTiles) return 0;
  int value = 0;
  while (value < kFaintest && (so_far += count(value)) * 2 < all) ++value;
  return value;
}

// Faint print becomes black: what tells ink from paper (kInk) is the same on all pages then.
void darken(PIX* grey, double dpi) {
  const int print = darkness_of_print(grey, dpi);
  if (print == 0) return;
  const NumaPtr map(numaMakeConstant(0, 256));
  for (int value = 0; value < 256; ++value)
    numaSetValue(map.get(), value, static_cast<l_float32>(std::max(0, (value - print) * 255 / (255 - print))));
  pixTRCMap(grey, nullptr, map.get());
}

}  // namespace

PixPtr clean_page(PIX* page, double dpi) {
  setMsgSeverity(L_SEVERITY_NONE);  // libraries do not print
  PixPtr grey = grey_of(page);
  if (!grey || pixGetDepth(page) == 1) return grey;
  const PixPtr paper = paper_of(grey.get(), dpi);
  if (paper) divide(grey.get(), paper.get());
  darken(grey.get(), dpi);
  return grey;
}

}  // namespace recount
