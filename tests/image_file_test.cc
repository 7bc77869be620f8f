// Image files made here: each format, what headers promise, what is damaged.
#include "extract/image_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "extract/jpeg_file.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using testing::codes;
using testing::only_page;
using testing::open_image;
using testing::sample;
using testing::tiff;
using testing::written;

constexpr int kWidth = testing::kSampleWidth, kHeight = testing::kSampleHeight, kDpi = testing::kSampleDpi;

int grey_at(const PagePicture& picture, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(picture.pix.get(), x, y, &value);
  switch (pixGetDepth(picture.pix.get())) {
    case 1:
      return value != 0 ? 0 : 255;
    case 8:
      return static_cast<int>(value);
    default: {
      int red = 0, green = 0, blue = 0;
      extractRGBValues(value, &red, &green, &blue);
      return (red + green + blue) / 3;
    }
  }
}

// Where the bar is: left and right half of the upper and of the lower edge, then of the left and right side.
std::string bar(const PagePicture& picture) {
  const int right = pixGetWidth(picture.pix.get()) - 1, lower = pixGetHeight(picture.pix.get()) - 1;
  const auto mark = [&](int x, int y) { return grey_at(picture, x, y) < 100 ? '#' : '.'; };
  return {mark(0, 0), mark(right, 0), mark(0, lower), mark(right, lower)};
}

void expect_sample(const PagePicture& picture, const std::string& what) {
  ASSERT_TRUE(picture.pix) << what;
  EXPECT_EQ(pixGetWidth(picture.pix.get()), kWidth) << what;
  EXPECT_EQ(pixGetHeight(picture.pix.get()), kHeight) << what;
  EXPECT_THAT(codes(picture), IsEmpty()) << what;
  EXPECT_EQ(bar(picture), "#...") << what;
  EXPECT_EQ(pixGetColormap(picture.pix.get()), nullptr) << what;
  const int depth = pixGetDepth(picture.pix.get());
  EXPECT_TRUE(depth == 1 || depth == 8 || depth == 32) << what << ' ' << depth;
  EXPECT_LT(grey_at(picture, 3, 3), 30) << what;
  EXPECT_GT(grey_at(picture, 50, 30), 225) << what;
}

TEST(ImageFile, ReadsEachFormat) {
  struct Case {
    int format;
    std::vector<int> depths;
    double dpi;
  };
  const Case cases[] = {
      {IFF_PNG, {1, 2, 4, 8, 16, 32}, kDpi},
      {IFF_JFIF_JPEG, {8, 32}, kDpi},
      {IFF_WEBP, {8, 32}, 0},
      {IFF_GIF, {1, 8, 32}, 0},
      {IFF_BMP, {1, 8, 32}, kDpi},
      {IFF_TIFF, {1, 2, 4, 8, 16, 32}, kDpi},
      {IFF_TIFF_ZIP, {1, 4, 8, 16, 32}, kDpi},
      {IFF_TIFF_LZW, {1, 8, 32}, kDpi},
      {IFF_TIFF_G3, {1}, kDpi},
      {IFF_TIFF_G4, {1}, kDpi},
      {IFF_TIFF_RLE, {1}, kDpi},
      {IFF_TIFF_PACKBITS, {1, 8}, kDpi},
      {IFF_TIFF_JPEG, {8, 32}, kDpi},
  };
  for (const Case& test : cases) {
    for (const int depth : test.depths) {
      const std::string what = "format " + std::to_string(test.format) + " depth " + std::to_string(depth);
      const PagePicture picture = only_page(written(sample(depth).get(), test.format));
      expect_sample(picture, what);
      EXPECT_NEAR(picture.dpi, test.dpi, 0.6) << what;
    }
  }
}

TEST(ImageFile, KeepsOneBitAndGrey) {
  for (const int format : {IFF_PNG, IFF_TIFF_G4, IFF_BMP})
    EXPECT_EQ(pixGetDepth(only_page(written(sample(1).get(), format)).pix.get()), 1) << format;
  for (const int format : {IFF_PNG, IFF_TIFF_ZIP, IFF_JFIF_JPEG})
    EXPECT_EQ(pixGetDepth(only_page(written(sample(8).get(), format)).pix.get()), 8) << format;
}

TEST(ImageFile, ResolvesPalettes) {
  for (const int format : {IFF_PNG, IFF_GIF, IFF_BMP, IFF_TIFF_ZIP}) {
    for (const int depth : {4, 8}) {
      const PixPtr pix = sample(depth);
      PIXCMAP* const map = pixcmapCreate(depth);
      pixcmapAddColor(map, 0, 0, 0);
      while (pixcmapGetCount(map) < (1 << depth)) pixcmapAddColor(map, 255, 255, 250);
      pixSetColormap(pix.get(), map);
      const PagePicture picture = only_page(written(pix.get(), format));
      expect_sample(picture, std::to_string(format));
      EXPECT_EQ(pixGetDepth(picture.pix.get()), 32);
    }
  }
}

TEST(ImageFile, PutsTransparencyOnWhite) {
  for (const int format : {IFF_PNG, IFF_WEBP}) {
    const PixPtr pix = sample(32);
    // Black everywhere, and only the bar can be seen.
    pixClearAll(pix.get());
    const PixPtr alpha(pixCreate(kWidth, kHeight, 8));
    pixRasterop(alpha.get(), 0, 0, kWidth / 2, kHeight / 4, PIX_SET, nullptr, 0, 0);
    pixSetRGBComponent(pix.get(), alpha.get(), L_ALPHA_CHANNEL);
    pixSetSpp(pix.get(), 4);
    const PagePicture picture = only_page(written(pix.get(), format));
    expect_sample(picture, std::to_string(format));
    EXPECT_EQ(pixGetSpp(picture.pix.get()), 3);
  }
}

// An APP1 part with an orientation, in either order of bytes.
std::string exif(int orientation, bool big) {
  const auto number = [&](unsigned value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8 * (big ? size - 1 - i : i));
    return bytes;
  };
  const std::string body = "Exif\0\0"s + (big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(2, 2) +
                           number(256, 2) + number(4, 2) + number(1, 4) + number(99, 4) + number(274, 2) +
                           number(3, 2) + number(1, 4) + number(static_cast<unsigned>(orientation), 2) +
                           "\0\0"s + number(0, 4);
  const std::size_t length = body.size() + 2;
  return "\xFF\xE1"s + static_cast<char>(length >> 8) + static_cast<char>(length) + body;
}

// What a camera turned so writes of the sample: the sample stored as the orientation says.
PixPtr stored(int orientation) {
  PixPtr pix = sample(32);
  if (orientation >= 5) pix.reset(pixRotate90(pix.get(), orientation == 6 ? -1 : 1));
  if (orientation == 2 || orientation == 5) pixFlipLR(pix.get(), pix.get());
  if (orientation == 3) pixRotate180(pix.get(), pix.get());
  if (orientation == 4 || orientation == 7) pixFlipTB(pix.get(), pix.get());
  return pix;
}

TEST(ImageFile, TurnsPicturesAsExifSays) {
  for (const bool big : {false, true}) {
    for (int orientation = 1; orientation <= 8; ++orientation) {
      std::string bytes = written(stored(orientation).get(), IFF_JFIF_JPEG);
      bytes.insert(2, exif(orientation, big));
      EXPECT_EQ(read_jpeg_header(bytes).orientation, orientation);
      expect_sample(only_page(bytes), std::to_string(orientation));
    }
  }
}

// The first row and column of what is stored, as the standard names them, so that the two helpers above cannot share a mistake.
TEST(ImageFile, TurnsAsTheStandardSays) {
  const char* const upright_bars[] = {"#...", ".#..", "...#", "..#.", "#...", ".#..", "...#", "..#."};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    std::string bytes = written(sample(8).get(), IFF_JFIF_JPEG);
    bytes.insert(2, exif(orientation, true));
    const PagePicture picture = only_page(bytes);
    ASSERT_TRUE(picture.pix);
    EXPECT_EQ(bar(picture), upright_bars[orientation - 1]) << orientation;
    EXPECT_EQ(pixGetWidth(picture.pix.get()), orientation < 5 ? kWidth : kHeight) << orientation;
  }
}

TEST(ImageFile, SurvivesDamagedExif) {
  const std::string jpeg = written(sample(8).get(), IFF_JFIF_JPEG), part = exif(6, true);
  for (std::size_t size = 0; size < part.size(); ++size) {
    read_jpeg_header("\xFF\xD8" + part.substr(0, size));
    for (const char byte : {'\0', '\xFF', '\x80'}) {
      std::string changed = part;
      changed[size] = byte;
      const int orientation = read_jpeg_header("\xFF\xD8" + changed + jpeg.substr(2)).orientation;
      EXPECT_TRUE(orientation >= 1 && orientation <= 8);
    }
  }
  for (const int value : {0, 9, 65535})
    EXPECT_EQ(read_jpeg_header("\xFF\xD8" + exif(value, false)).orientation, 1);
}

// Bytes of a tag in the only directory of a TIFF as libtiff writes it here: low byte first.
std::size_t tag_at(const std::string& bytes, int tag) {
  const auto number = [&](std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
  };
  const std::size_t directory = static_cast<std::size_t>(number(4)) | static_cast<std::size_t>(number(6)) << 16;
  for (int i = 0; i < number(directory); ++i) {
    const std::size_t entry = directory + 2 + static_cast<std::size_t>(i) * 12;
    if (number(entry) == tag) return entry + 8;
  }
  ADD_FAILURE() << "no tag " << tag;
  return 0;
}

TEST(ImageFile, TurnsTiffPages) {
  for (const int depth : {1, 8, 32}) {
    for (int orientation = 1; orientation <= 8; ++orientation) {
      PixPtr pix = stored(orientation);
      if (depth < 32) pix.reset(pixConvertTo8(pix.get(), 0));
      if (depth == 1) pix.reset(pixConvertTo1(pix.get(), 128));
      std::string bytes = written(pix.get(), depth == 1 ? IFF_TIFF_G4 : IFF_TIFF_LZW);
      bytes[tag_at(bytes, 274)] = static_cast<char>(orientation);
      expect_sample(only_page(bytes),
                    "depth " + std::to_string(depth) + " turn " + std::to_string(orientation));
    }
  }
}

TEST(ImageFile, ReadsThePagesOfATiff) {
  const PixPtr first = sample(1), second = sample(1, 80, 30), third = sample(1, 20, 90);
  const std::string bytes = tiff({first.get(), second.get(), third.get()}, IFF_TIFF_G4);
  const Result<ImageFile> file = open_image(bytes);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->pages(), 3);
  for (const int index : {2, 0, 1, 1}) {  // in any order, and again
    const PagePicture page = file->page(index);
    ASSERT_TRUE(page.pix);
    EXPECT_EQ(pixGetWidth(page.pix.get()), (std::array{60, 80, 20})[static_cast<std::size_t>(index)]);
    EXPECT_EQ(bar(page), "#...");
    EXPECT_EQ(page.dpi, kDpi);
  }
  EXPECT_TRUE(open_image(bytes, 3));
  const Result<ImageFile> too_many = open_image(bytes, 2);
  ASSERT_FALSE(too_many);
  EXPECT_EQ(too_many.error().code, ErrorCode::kLimit);
  EXPECT_EQ(too_many.error().message, (Message{"error.too-many-pages", {"form.png", "3", "2"}}));
}

TEST(ImageFile, LosesOnlyTheDamagedPage) {
  const PixPtr page = sample(32);
  std::string bytes = tiff({page.get(), page.get(), page.get()}, IFF_TIFF_ZIP);
  // The data of each page begin with the mark of zlib.
  const std::size_t second = bytes.find("\x78", bytes.find("\x78", 8) + 100);
  ASSERT_NE(second, bytes.npos);
  for (std::size_t i = 0; i < 20; ++i) bytes[second + i] = '\xFF';
  const Result<ImageFile> file = open_image(bytes);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->pages(), 3);
  expect_sample(file->page(0), "first");
  const PagePicture damaged = file->page(1);
  EXPECT_FALSE(damaged.pix);
  ASSERT_EQ(damaged.problems.size(), 1U);
  EXPECT_EQ(damaged.problems[0], (Problem{"page-unreadable", 2, 0, "", {}}));
  expect_sample(file->page(2), "third");
}

TEST(ImageFile, StretchesFaxLines) {
  const PixPtr pix = sample(1, 80, 40);
  pixSetResolution(pix.get(), 204, 98);
  for (const int format : {IFF_TIFF_G3, IFF_TIFF_G4, IFF_PNG}) {
    const PagePicture picture = only_page(written(pix.get(), format));
    ASSERT_TRUE(picture.pix);
    EXPECT_EQ(pixGetWidth(picture.pix.get()), 80);
    EXPECT_NEAR(pixGetHeight(picture.pix.get()), 83, 1);
    EXPECT_NEAR(picture.dpi, 204, 0.6);
    EXPECT_EQ(bar(picture), "#...");
  }
  pixSetResolution(pix.get(), 98, 196);
  EXPECT_EQ(pixGetWidth(only_page(written(pix.get(), IFF_TIFF_G4)).pix.get()), 160);
}

TEST(ImageFile, BelievesOnlyPlausibleResolutions) {
  for (const auto& [dpi, want] : {std::pair{10, 0}, {72, 72}, {600, 600}, {5000, 0}}) {
    const PixPtr pix = sample(8);
    pixSetResolution(pix.get(), dpi, dpi);
    EXPECT_NEAR(only_page(written(pix.get(), IFF_TIFF_ZIP)).dpi, want, 0.6);
  }
}

std::string png_with_size(std::uint32_t width, std::uint32_t height) {
  std::string bytes = written(sample(8).get(), IFF_PNG);
  for (int i = 0; i < 4; ++i) {
    bytes[16 + static_cast<std::size_t>(i)] = static_cast<char>(width >> (24 - 8 * i));
    bytes[20 + static_cast<std::size_t>(i)] = static_cast<char>(height >> (24 - 8 * i));
  }
  return bytes;
}

TEST(ImageFile, RefusesSizesBeforeDecoding) {
  for (const auto& [width, height] :
       {std::pair{12001, 10000}, {30001, 100}, {100, 30001}, {15, 100}, {100, 15}}) {
    const PagePicture picture =
        only_page(png_with_size(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)));
    EXPECT_FALSE(picture.pix);
    ASSERT_EQ(picture.problems.size(), 1U);
    EXPECT_EQ(picture.problems[0],
              (Problem{"picture-size", 1, 0, "", {std::to_string(width), std::to_string(height)}}));
  }
  // A size that may be, but is not true.
  EXPECT_FALSE(open_image(png_with_size(10000, 10000)));
  EXPECT_FALSE(open_image(png_with_size(0x7FFFFFFF, 0xFFFFFFFF)));
  std::string gif = written(sample(8).get(), IFF_GIF);
  const std::size_t descriptor = gif.rfind(",\0\0\0\0"s + static_cast<char>(kWidth));
  ASSERT_NE(descriptor, gif.npos);
  gif[descriptor + 6] = '\x7F';
  EXPECT_THAT(codes(only_page(gif)), ElementsAre("picture-size"));
}

TEST(ImageFile, HalvesLargePictures) {
  for (const auto& [depth, format] : {std::pair{1, IFF_TIFF_G4}, {8, IFF_JFIF_JPEG}, {8, IFF_TIFF_LZW}}) {
    const PagePicture picture = only_page(written(sample(depth, 8000, 5200).get(), format));
    ASSERT_TRUE(picture.pix);
    EXPECT_EQ(pixGetWidth(picture.pix.get()), 4000);
    EXPECT_EQ(pixGetHeight(picture.pix.get()), 2600);
    EXPECT_NEAR(picture.dpi, kDpi / 2, 0.6);
    EXPECT_EQ(bar(picture), "#...");
  }
}

TEST(ImageFile, ReadsTheFirstPictureOfAnAnimation) {
  const std::string gif = written(sample(8).get(), IFF_GIF);
  // A second picture that is none.
  expect_sample(only_page(gif.substr(0, gif.size() - 1) + ",\0\0\0\0\xFF\xFF\xFF\xFF\0broken"s), "animation");
}

}  // namespace
}  // namespace recount
