#include "extract/picture.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

namespace recount {
namespace {

struct Color {
  int red, green, blue;
};

// Shown on white paper.
Color on_white(int red, int green, int blue, int alpha) {
  const auto blend = [&](int value) { return (value * alpha + 255 * (255 - alpha) + 127) / 255; };
  return {blend(red), blend(green), blend(blue)};
}

// The colors that the values of a pixel stand for. Pixels may have values beyond the palette, which Leptonica's own conversion
// does not expect.
std::array<Color, 256> palette_of(PIXCMAP* map) {
  std::array<Color, 256> colors;
  colors.fill({255, 255, 255});
  const int count = std::min(pixcmapGetCount(map), 256);
  for (int i = 0; i < count; ++i) {
    int red = 0, green = 0, blue = 0, alpha = 255;
    pixcmapGetRGBA(map, i, &red, &green, &blue, &alpha);
    colors[static_cast<std::size_t>(i)] = on_white(red, green, blue, alpha);
  }
  return colors;
}

bool is_grey(const Color& color) {
  return color.red == color.green && color.green == color.blue;
}

int value_at(const l_uint32* line, int x, int depth) {
  switch (depth) {
    case 1:
      return GET_DATA_BIT(line, x);
    case 2:
      return GET_DATA_DIBIT(line, x);
    case 4:
      return GET_DATA_QBIT(line, x);
    default:
      return GET_DATA_BYTE(line, x);
  }
}

PixPtr without_palette(PixPtr pix) {
  const std::array<Color, 256> colors = palette_of(pixGetColormap(pix.get()));
  const int width = pixGetWidth(pix.get()), height = pixGetHeight(pix.get()), depth = pixGetDepth(pix.get());
  if (depth > 8) return nullptr;
  const auto used = std::ptrdiff_t{1} << depth;
  const bool grey = std::all_of(colors.begin(), colors.begin() + used, is_grey);
  if (depth == 1 && grey && std::abs(colors[0].red - colors[1].red) == 255) {
    pixDestroyColormap(pix.get());
    if (colors[0].red == 0) pixInvert(pix.get(), pix.get());
    return pix;
  }
  PixPtr plain(pixCreateNoInit(width, height, grey ? 8 : 32));
  if (!plain) return nullptr;
  for (int y = 0; y < height; ++y) {
    const l_uint32* const from = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    l_uint32* const to = pixGetData(plain.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(plain.get());
    for (int x = 0; x < width; ++x) {
      const Color& color = colors[static_cast<std::size_t>(value_at(from, x, depth))];
      if (grey) {
        SET_DATA_BYTE(to, x, color.red);
      } else {
        composeRGBPixel(color.red, color.green, color.blue, to + x);
      }
    }
  }
  return plain;
}

// In place: pictures can be of a size that allows for no second one.
void blend_alpha(PIX* pix) {
  const std::ptrdiff_t count = std::ptrdiff_t{pixGetWpl(pix)} * pixGetHeight(pix);
  l_uint32* const data = pixGetData(pix);
  for (l_uint32* at = data; at != data + count; ++at) {
    int red = 0, green = 0, blue = 0, alpha = 0;
    extractRGBAValues(*at, &red, &green, &blue, &alpha);
    const Color color = on_white(red, green, blue, alpha);
    composeRGBPixel(color.red, color.green, color.blue, at);
  }
  pixSetSpp(pix, 3);
}

PixPtr plain(PixPtr pix, bool has_alpha) {
  if (pixGetColormap(pix.get()) != nullptr) return without_palette(std::move(pix));
  switch (pixGetDepth(pix.get())) {
    case 1:
    case 8:
      return pix;
    case 2:
    case 4:
      return PixPtr(pixConvertTo8(pix.get(), 0));
    case 16:
      return PixPtr(pixConvert16To8(pix.get(), L_MS_BYTE));
    case 32:
      if (pixGetSpp(pix.get()) == 4 && has_alpha) blend_alpha(pix.get());
      pixSetSpp(pix.get(), 3);
      return pix;
    default:
      return nullptr;
  }
}

// Whether a picture shows nothing: all that comes of data of which nothing could be decoded.
bool is_uniform(PIX* pix) {
  const std::ptrdiff_t words = pixGetWpl(pix);
  const std::ptrdiff_t whole = std::ptrdiff_t{pixGetWidth(pix)} * pixGetDepth(pix) / 32;
  const l_uint32* const data = pixGetData(pix);
  if (std::any_of(data, data + whole, [&](l_uint32 word) { return word != data[0]; })) return false;
  for (int y = 1; y < pixGetHeight(pix); ++y) {
    if (std::memcmp(data, data + y * words, static_cast<std::size_t>(whole) * sizeof *data) != 0) return false;
  }
  return true;
}

// Fax machines send lines that lie two or four times farther apart than the points in them.
void make_square(RawPicture& raw) {
  const double ratio = raw.y_dpi > 0 ? raw.x_dpi / raw.y_dpi : 1;
  constexpr double kSame = 1.02, kFarthest = 4.5;
  const double stretch = std::max(ratio, ratio > 0 ? 1 / ratio : 1);
  if (ratio <= 0 || stretch < kSame || stretch > kFarthest) return;
  const int width = pixGetWidth(raw.pix.get()), height = pixGetHeight(raw.pix.get());
  bool grow = is_picture_size(static_cast<std::int64_t>(width * std::max(1.0, 1 / ratio)),
                              static_cast<std::int64_t>(height * std::max(1.0, ratio)));
  const bool wider = (ratio < 1) == grow;  // it is the width that changes
  const double scale = grow ? stretch : 1 / stretch;
  // Greys keep the edges of a line of which there are only one and a half.
  if (pixGetDepth(raw.pix.get()) == 1) raw.pix.reset(pixConvert1To8(nullptr, raw.pix.get(), 255, 0));
  if (!raw.pix) return;
  const auto x = static_cast<float>(wider ? scale : 1), y = static_cast<float>(wider ? 1 : scale);
  raw.pix.reset(pixScaleGeneral(raw.pix.get(), x, y, 0, 0));
  raw.x_dpi = raw.y_dpi = grow ? std::max(raw.x_dpi, raw.y_dpi) : std::min(raw.x_dpi, raw.y_dpi);
}

// Clockwise where not said otherwise.
PixPtr upright(PixPtr pix, int orientation) {
  if (orientation >= 5) pix.reset(pixRotate90(pix.get(), orientation == 8 ? -1 : 1));
  if (!pix) return nullptr;
  switch (orientation) {
    case 2:
    case 5:
      pixFlipLR(pix.get(), pix.get());
      break;
    case 3:
      pixRotate180(pix.get(), pix.get());
      break;
    case 4:
    case 7:
      pixFlipTB(pix.get(), pix.get());
      break;
    default:
      break;
  }
  return pix;
}

std::int64_t pixels_of(PIX* pix) {
  return std::int64_t{pixGetWidth(pix)} * pixGetHeight(pix);
}

PagePicture without(std::string code, int page_number, std::vector<std::string> args = {}) {
  PagePicture picture;
  picture.problems.push_back({std::move(code), page_number, 0, "", std::move(args)});
  return picture;
}

}  // namespace

double plausible_dpi(double dpi) {
  return dpi >= kLowestDpi && dpi <= kHighestDpi ? dpi : 0;
}

bool is_picture_size(std::int64_t width, std::int64_t height) {
  const auto [shorter, longer] = std::minmax(width, height);
  return shorter >= kShortestPictureSide && longer <= kLongestPictureSide &&
         width * height <= kMostPicturePixels;
}

PagePicture finish_picture(RawPicture raw, int page_number) {
  if (raw.width > 0 && raw.height > 0 && !is_picture_size(raw.width, raw.height)) {
    return without("picture-size", page_number, {std::to_string(raw.width), std::to_string(raw.height)});
  }
  if (raw.pix) raw.pix = plain(std::move(raw.pix), raw.has_alpha);
  if (!raw.pix || (raw.damaged && is_uniform(raw.pix.get()))) return without("page-unreadable", page_number);
  if (!raw.has_unit || (plausible_dpi(raw.x_dpi) > 0 && plausible_dpi(raw.y_dpi) > 0)) make_square(raw);
  PagePicture picture;
  picture.dpi = raw.has_unit ? plausible_dpi(std::max(raw.x_dpi, raw.y_dpi)) / raw.reduced : 0;
  while (raw.pix && pixels_of(raw.pix.get()) > kEnoughPicturePixels) {
    PIX* const pix = raw.pix.get();
    raw.pix.reset(pixGetDepth(pix) == 1 ? pixScaleToGray2(pix) : pixScaleAreaMap2(pix));
    picture.dpi /= 2;
  }
  if (raw.pix) raw.pix = upright(std::move(raw.pix), raw.orientation);
  if (!raw.pix) return without("page-unreadable", page_number);
  pixSetResolution(raw.pix.get(), 0, 0);  // picture.dpi is the one that is kept right
  picture.pix = std::move(raw.pix);
  if (raw.damaged) picture.problems.push_back({"picture-damaged", page_number, 0, "", {}});
  return picture;
}

}  // namespace recount
