// Pictures of pages to be recognized, as image files and PDF give them. For the .cc files of this room and their tests: it shows
// Leptonica's types.
//
// A decoder gives a RawPicture; finish_picture() makes of it what all the later steps expect.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/pix.h"
#include "extract/result.h"

namespace recount {

// 1 bit (1 is black), 8 bits grey or 32 bits RGB; no palette, no transparency, square pixels, upright as the file asks.
struct PagePicture {
  PixPtr pix;                     // null where nothing can be read: `problems` says why
  double dpi = 0;                 // pixels in an inch of the page; 0: the file does not say, or not plausibly
  std::vector<Problem> problems;  // with their page
};

// Larger pictures are not decoded. A0 at 300 dpi has 140 megapixels, A3 at 600 dpi has 70; in color, 120 megapixels are 480 MB, of
// which decoders need up to three at a time, and a reader may take 2 GiB (docs/PROBLEMS.md).
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
inline constexpr std::int64_t kMostPicturePixels = 1'000'000, kEnoughPicturePixels = 300'000;
#else
inline constexpr std::int64_t kMostPicturePixels = 120'000'000;
// A4 at 600 dpi has 35 megapixels, and recognition gains nothing beyond: larger pictures are halved after decoding.
inline constexpr std::int64_t kEnoughPicturePixels = 40'000'000;
#endif
// Beyond it no format of paper; Leptonica and libwebp have limits of their own not far above.
inline constexpr int kLongestPictureSide = 30'000;
// Smaller pictures hold not one character.
inline constexpr int kShortestPictureSide = 16;
// Scanners offer 75 to 1200 dpi; outside of this range the figure is not meant.
inline constexpr double kLowestDpi = 50, kHighestDpi = 1200;

// 0 where it is outside of the range.
double plausible_dpi(double dpi);
bool is_picture_size(std::int64_t width, std::int64_t height);

// What a decoder found. `pix` may be of any kind that Leptonica has, and null.
struct RawPicture {
  PixPtr pix;
  std::int64_t width = 0, height = 0;  // as the header says; 0 where there is no header
  double x_dpi = 0, y_dpi = 0;         // 0: unknown
  bool has_unit = true;                // false: only the ratio of x_dpi and y_dpi is known
  bool has_alpha = true;               // false: the fourth channel of 32 bits means nothing
  int orientation = 1;                 // as EXIF and TIFF have it, 1 to 8
  int reduced = 1;                     // pix has so many times fewer pixels to a side than the header says
  bool damaged = false;                // what is wrong with the data was passed over
};

// Problems: page-unreadable, picture-size (nothing was read); picture-damaged (what could be decoded is there).
PagePicture finish_picture(RawPicture raw, int page_number);

}  // namespace recount
