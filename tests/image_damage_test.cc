// Damaged image files: an error, or pages that say what they lack, and never a crash.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "extract/file_kind.h"
#include "extract/image_file.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using namespace std::string_literals;
using testing::codes;
using ::testing::ElementsAre;
using testing::only_page;
using testing::open_image;
using testing::sample;
using testing::tiff;
using testing::written;

constexpr int kWidth = testing::kSampleWidth, kHeight = testing::kSampleHeight;

// Either an error, or a page that is there or has a problem.
void expect_survived(const std::string& bytes, const std::string& what) {
  const Result<ImageFile> file = open_image(bytes);
  if (!file) {
    EXPECT_TRUE(file.error().message.id == "error.damaged-image" ||
                file.error().message.id == "error.too-many-pages")
        << what;
    EXPECT_EQ(file.error().message.args.at(0), "form.png") << what;
    return;
  }
  for (int index = 0; index < file->pages(); ++index) {
    const PagePicture page = file->page(index);
    EXPECT_TRUE(page.pix || !page.problems.empty()) << what;
    for (const Problem& problem : page.problems) EXPECT_EQ(problem.page, index + 1) << what;
  }
}

struct Kind {
  const char* name;
  std::string bytes;
};

std::vector<Kind> kinds() {
  PixPtr noise(pixCreate(kWidth, kHeight, 32)), bits(pixCreate(kWidth, kHeight, 1));
  std::mt19937 random(1);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      pixSetPixel(noise.get(), x, y, static_cast<l_uint32>(random()) & 0xFFFFFF00U);
      pixSetPixel(bits.get(), x, y, random() % 2);
    }
  }
  return {{"png", written(noise.get(), IFF_PNG)},      {"jpeg", written(noise.get(), IFF_JFIF_JPEG)},
          {"webp", written(noise.get(), IFF_WEBP)},    {"gif", written(noise.get(), IFF_GIF)},
          {"bmp", written(noise.get(), IFF_BMP)},      {"lzw", written(noise.get(), IFF_TIFF_LZW)},
          {"zip", written(noise.get(), IFF_TIFF_ZIP)}, {"tiff jpeg", written(noise.get(), IFF_TIFF_JPEG)},
          {"g3", written(bits.get(), IFF_TIFF_G3)},    {"g4", tiff({bits.get(), bits.get()}, IFF_TIFF_G4)}};
}

// libpng prints about damaged files.
class DamagedImage : public ::testing::Test {
 protected:
  void SetUp() override { ::testing::internal::CaptureStderr(); }
  void TearDown() override { ::testing::internal::GetCapturedStderr(); }
};

TEST_F(DamagedImage, IsCutOff) {
  for (const Kind& kind : kinds()) {
    const std::size_t step = std::max<std::size_t>(1, kind.bytes.size() / 150);
    for (std::size_t size = 0; size < kind.bytes.size(); size += size < 100 ? 1 : step)
      expect_survived(kind.bytes.substr(0, size), kind.name + (" cut at " + std::to_string(size)));
  }
}

TEST_F(DamagedImage, IsNotReadAsWhole) {
  for (const Kind& kind : kinds()) {
    const std::string bytes = kind.bytes.substr(0, kind.bytes.size() * 6 / 10);
    const Result<ImageFile> file = open_image(bytes);
    if (!file) {
      EXPECT_EQ(file.error().code, ErrorCode::kDamaged);
      continue;
    }
    bool complete = true;
    for (int index = 0; index < file->pages(); ++index)
      complete = complete && file->page(index).problems.empty();
    EXPECT_FALSE(complete) << kind.name;
  }
  // What a JPEG still has is used.
  const std::string jpeg = kinds()[1].bytes;
  const PagePicture picture = only_page(jpeg.substr(0, jpeg.size() / 2));
  EXPECT_TRUE(picture.pix);
  EXPECT_THAT(codes(picture), ElementsAre("picture-damaged"));
}

TEST_F(DamagedImage, HasWrongBytes) {
  std::mt19937 random(20231);
  for (const Kind& kind : kinds()) {
    for (int round = 0; round < 150; ++round) {
      std::string bytes = kind.bytes;
      // More of them where headers are.
      for (int flips = 1 << round % 5; flips > 0; --flips)
        bytes[4 + random() % (round % 2 == 0 ? 60 : bytes.size() - 4)] = static_cast<char>(random() % 256);
      expect_survived(bytes, kind.name + (" round " + std::to_string(round)));
    }
  }
}

TEST_F(DamagedImage, IsNoiseBehindTheMark) {
  std::mt19937 random(7);
  const std::string marks[] = {"\x89PNG\r\n\x1A\n",
                               "\xFF\xD8\xFF",
                               "II*\0"s,
                               "MM\0*"s,
                               "GIF89a",
                               "RIFF....WEBPVP8 ",
                               "RIFF....WEBPVP8L",
                               "BM....\0\0\0\0....\x28\0\0\0"s};
  for (const std::string& mark : marks) {
    ASSERT_NE(image_kind(mark + std::string(40, '\0')), ImageKind::kNone);
    for (int round = 0; round < 100; ++round) {
      std::string bytes = mark;
      for (int i = 0; i < round * 5; ++i) bytes += static_cast<char>(random() % (round % 2 == 0 ? 256 : 4));
      expect_survived(bytes, mark + std::to_string(round));
    }
  }
}

TEST_F(DamagedImage, IsNamed) {
  const Result<ImageFile> file = open_image("\x89PNG\r\n\x1A\n");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::kDamaged);
  EXPECT_EQ(file.error().message, (Message{"error.damaged-image", {"form.png", "PNG"}}));
}

// Directories that point at each other.
TEST_F(DamagedImage, HasALoop) {
  std::string bytes = tiff({sample(1).get(), sample(1).get()}, IFF_TIFF_G4);
  const auto four = [&](std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
  };
  const auto next = [&](std::size_t directory) { return directory + 2 + four(directory) % 65536 * 12; };
  const std::size_t second = four(next(four(4)));
  bytes.replace(next(second), 4, bytes.substr(4, 4));
  const Result<ImageFile> file = open_image(bytes);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->pages(), 2);
  EXPECT_TRUE(file->page(1).pix);
}

}  // namespace
}  // namespace recount
