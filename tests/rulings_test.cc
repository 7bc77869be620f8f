// Rulings of pictures that are drawn here, in pixels, with soft edges as renderers draw them.
#include "extract/rulings.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <random>

namespace recount {
namespace {

class Picture {
 public:
  explicit Picture(double dpi = 100, int ground = 255, int width = 400, int height = 300) {
    image.dpi = dpi;
    image.width = width, image.height = height;
    image.pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                        static_cast<std::uint8_t>(ground));
  }

  // Pixels at the edges take as much of the grey as the rectangle covers of them.
  Picture& fill(double x0, double y0, double x1, double y1, int grey = 0) {
    for (int y = 0; y < image.height; ++y) {
      const double high = std::max(0.0, overlap(y0, y1, y, y + 1));
      for (int x = 0; x < image.width && high > 0; ++x) {
        const double part = high * std::max(0.0, overlap(x0, x1, x, x + 1));
        std::uint8_t& pixel = image.pixels[static_cast<std::size_t>(y * image.width + x)];
        pixel = static_cast<std::uint8_t>(std::lround(pixel + part * (grey - pixel)));
      }
    }
    return *this;
  }
  // A line whose middle is at `y`.
  Picture& level(double y, double from, double to, double thick = 1, int grey = 0) {
    return fill(from, y - thick / 2, to, y + thick / 2, grey);
  }
  Picture& upright(double x, double from, double to, double thick = 1, int grey = 0) {
    return fill(x - thick / 2, from, x + thick / 2, to, grey);
  }
  // `to` is where the last one ends.
  Picture& dashes(double y, double from, int count, double length, double gap, double thick, double& to) {
    for (int i = 0; i < count; ++i, from += length + gap) level(y, from, to = from + length, thick);
    return *this;
  }

  std::vector<Ruling> rulings(const std::vector<Glyph>& glyphs = {}) const {
    return find_rulings(image, glyphs);
  }
  double points(double pixels) const { return pixels * 72 / image.dpi; }
  // A character whose box is given in pixels.
  Glyph glyph(double x0, double y0, double x1, double y1) const {
    Glyph made;
    made.code = U'一';
    made.box = {points(x0), points(y0), points(x1), points(y1)};
    made.size = made.box.height();
    return made;
  }

  GrayImage image;
};

// Positions in pixels are off by less than `most`, ends by less than two pixels.
void expect_ruling(const Picture& picture, const Ruling& ruling, bool horizontal, double at, double from,
                   double to, double most = 0.2) {
  const double scale = picture.image.dpi / 72;
  EXPECT_EQ(ruling.horizontal, horizontal);
  EXPECT_NEAR(ruling.at * scale, at, most);
  EXPECT_NEAR(ruling.from * scale, from, 2);
  EXPECT_NEAR(ruling.to * scale, to, 2);
}

void expect_one(const Picture& picture, double at, double from, double to, double most = 0.2) {
  const std::vector<Ruling> found = picture.rulings();
  ASSERT_EQ(found.size(), 1u);
  expect_ruling(picture, found[0], true, at, from, to, most);
}

// Where in its pixel a line thinner than it lies, nobody can see.
double most_off(double thick) {
  return std::max(0.2, (1 - thick) / 2) + 1e-6;
}

TEST(Rulings, PlacesBetweenPixels) {
  for (const double dpi : {100.0, 150.0, 300.0}) {
    for (const double thick : {0.5, 1.0, 2.0, 3.0}) {
      for (double offset = 0; offset < 1; offset += 0.1) {
        SCOPED_TRACE(::testing::Message() << dpi << " dpi, thick " << thick << ", offset " << offset);
        Picture picture(dpi);
        picture.level(100 + offset, 50, 350, thick).upright(200 + offset, 120, 280, thick);
        const std::vector<Ruling> found = picture.rulings();
        ASSERT_EQ(found.size(), 2u);
        expect_ruling(picture, found[0], true, 100 + offset, 50, 350, most_off(thick));
        expect_ruling(picture, found[1], false, 200 + offset, 120, 280, most_off(thick));
        EXPECT_NEAR(found[0].thickness * dpi / 72, thick, 1.5);
      }
    }
  }
}

TEST(Rulings, HorizontalOnesFirstAndByPosition) {
  Picture picture;
  for (const int at : {30, 130, 80}) picture.level(at + 0.5, 20, 380).upright(at + 100.5, 20, 280);
  const std::vector<Ruling> found = picture.rulings();
  ASSERT_EQ(found.size(), 6u);
  for (std::size_t i = 0; i < 3; ++i) {
    const double at = 30.5 + 50 * static_cast<double>(i);
    expect_ruling(picture, found[i], true, at, 20, 380);
    expect_ruling(picture, found[i + 3], false, at + 100, 20, 280);
  }
}

TEST(Rulings, Contrast) {
  Picture picture;
  picture.level(50.5, 50, 350).level(100.5, 50, 350, 1, 200).level(150.5, 50, 350, 1, 240);
  const std::vector<Ruling> found = picture.rulings();
  ASSERT_EQ(found.size(), 2u);  // the third one is noise
  EXPECT_NEAR(found[0].contrast, 255, 2);
  EXPECT_NEAR(found[1].contrast, 55, 2);
}

TEST(Rulings, Hairlines) {
  // 0.1 pt is drawn as a faint line.
  expect_one(Picture().level(100.2, 50, 350, 0.14), 100.2, 50, 350, most_off(0.14));
}

TEST(Rulings, WhiteOnColour) {
  expect_one(Picture(100, 120).level(100.5, 50, 350, 1, 255), 100.5, 50, 350);
  expect_one(Picture(100, 120).level(100.0, 50, 350, 2, 255), 100.0, 50, 350);
}

TEST(Rulings, BetweenShadedAreas) {
  // Black between a white and a grey area, and between two greys.
  expect_one(Picture().fill(0, 100, 400, 300, 200).level(100.5, 50, 350), 100.5, 50, 350, 0.5);
  expect_one(Picture(100, 220).fill(0, 100, 400, 300, 140).level(100.5, 50, 350), 100.5, 50, 350, 0.5);
}

TEST(Rulings, BordersOfAreasAreNone) {
  EXPECT_TRUE(Picture().fill(50, 50, 350, 250, 200).rulings().empty());
  EXPECT_TRUE(Picture().fill(50.5, 50.5, 350.5, 250.5, 0).rulings().empty());
  EXPECT_TRUE(Picture(100, 220).fill(0, 100, 400, 300, 140).fill(0, 200, 400, 300, 60).rulings().empty());
}

TEST(Rulings, WhatEndsOnAnArea) {
  // A ruling that goes on from white into grey and black ground.
  Picture picture;
  picture.fill(150, 50, 250, 250, 210).level(150.5, 50, 350);
  expect_one(picture, 150.5, 50, 350);
}

void expect_dashes(double length, double gap, double thick) {
  SCOPED_TRACE(::testing::Message() << length << " with gaps of " << gap << ", thick " << thick);
  double to = 0;
  Picture picture;
  picture.dashes(100.5, 50, 15, length, gap, thick, to);
  expect_one(picture, 100.5, 50, to);
}

TEST(Rulings, Dotted) {
  for (const double thick : {1.0, 1.4, 2.0}) {
    for (const double gap : {1.0, 1.5, 3.0, 4.0}) expect_dashes(thick, gap, thick);
  }
}

TEST(Rulings, Dashed) {
  expect_dashes(4, 3, 1);
  expect_dashes(6, 5, 1);
  expect_dashes(12, 6, 1);
  expect_dashes(12, 6, 2);
}

TEST(Rulings, SmallGaps) {
  Picture picture;
  picture.level(100.5, 50, 350).fill(150, 95, 152, 105, 255).fill(250, 95, 252, 105, 255);
  expect_one(picture, 100.5, 50, 350);
  // Two tables beside each other.
  EXPECT_EQ(Picture().level(100.5, 50, 150).level(100.5, 165, 350).rulings().size(), 2u);
}

TEST(Rulings, CloseToEachOther) {
  // A double ruling is two here, or one in the middle; lattice.h makes one of them.
  const std::vector<Ruling> found = Picture().level(100.5, 50, 350).level(103.5, 50, 350).rulings();
  ASSERT_FALSE(found.empty());
  EXPECT_GE(found.front().at, 100 * 0.72);
  EXPECT_LE(found.back().at, 104 * 0.72);
  EXPECT_EQ(Picture().level(100.5, 50, 350).level(108.5, 50, 350).rulings().size(), 2u);
}

TEST(Rulings, ThickBarsAreNone) {
  EXPECT_EQ(Picture().level(100, 50, 350, 4).rulings().size(), 1u);  // 2.9 pt
  EXPECT_TRUE(Picture().level(100, 50, 350, 8 / 0.72).rulings().empty());
  EXPECT_TRUE(Picture().upright(100, 50, 250, 8 / 0.72).rulings().empty());
}

TEST(Rulings, ShortStrokesAreNone) {
  EXPECT_TRUE(Picture().level(100.5, 50, 57).rulings().empty());
  EXPECT_EQ(Picture().level(100.5, 50, 62).rulings().size(), 1u);
}

TEST(Rulings, StrokesOfCharacters) {
  Picture picture;
  picture.level(60.5, 52, 68, 1.5).level(110.5, 52, 88, 1.5).level(72.5, 50, 350);
  // 一 and ——; below the first one a ruling, as near as the border of a cell.
  const std::vector<Glyph> glyphs = {picture.glyph(50, 50, 70, 70), picture.glyph(50, 100, 70, 120),
                                     picture.glyph(70, 100, 90, 120)};
  EXPECT_EQ(picture.rulings().size(), 3u);
  const std::vector<Ruling> found = picture.rulings(glyphs);
  ASSERT_EQ(found.size(), 1u);
  expect_ruling(picture, found[0], true, 72.5, 50, 350);
}

TEST(Rulings, RulingThroughACharacter) {
  // Text that is too long for its cell: the ruling stays.
  Picture picture;
  picture.upright(100.5, 50, 250);
  const std::vector<Ruling> found = picture.rulings({picture.glyph(90, 100, 110, 120)});
  ASSERT_EQ(found.size(), 1u);
  expect_ruling(picture, found[0], false, 100.5, 50, 250);
}

TEST(Rulings, StrokeThatProlongsARuling) {
  // The bar of a character right of the table lies in line with a ruling.
  Picture picture;
  picture.level(100.5, 50, 366);
  const std::vector<Ruling> found = picture.rulings({picture.glyph(350, 90, 368, 110)});
  ASSERT_EQ(found.size(), 1u);
  expect_ruling(picture, found[0], true, 100.5, 50, 350);
}

TEST(Rulings, WatermarkBehindATable) {
  // Faint strokes of a large character go, dark rulings across it stay.
  Picture picture;
  picture.level(100.5, 120, 240, 1, 215).level(150.5, 50, 350);
  const std::vector<Ruling> found = picture.rulings({picture.glyph(100, 60, 260, 220)});
  ASSERT_EQ(found.size(), 1u);
  expect_ruling(picture, found[0], true, 150.5, 50, 350);
}

TEST(Rulings, AtTheEdge) {
  Picture picture;
  picture.level(0.5, 0, 400)
      .level(299.5, 0, 400)
      .upright(0.5, 0, 300)
      .upright(399.5, 0, 300)
      .level(150.5, 0, 400);
  const std::vector<Ruling> found = picture.rulings();
  ASSERT_GE(found.size(), 1u);
  for (const Ruling& ruling : found) EXPECT_LE(ruling.to, 400 * 0.72 + 0.01);
}

TEST(Rulings, Nothing) {
  EXPECT_TRUE(find_rulings({}, {}).empty());
  EXPECT_TRUE(Picture().rulings().empty());
  EXPECT_TRUE(Picture(0).level(100, 50, 350).rulings().empty());
  for (const int size : {1, 2, 5}) {
    Picture tiny(100, 255, size, size);
    tiny.level(size / 2.0, 0, size);
    EXPECT_TRUE(tiny.rulings().empty()) << size;
  }
}

Picture noise(int least, int most, int width, int height) {
  Picture picture(100, 255, width, height);
  std::mt19937 random(3);
  for (std::uint8_t& pixel : picture.image.pixels)
    pixel = static_cast<std::uint8_t>(std::uniform_int_distribution<int>(least, most)(random));
  return picture;
}

TEST(Rulings, Noise) {
  EXPECT_TRUE(noise(242, 255, 850, 1100).rulings().empty());
  EXPECT_LE(noise(0, 255, 850, 1100).rulings().size(), kMaxRulings);
}

// More lines than any table has, and more characters: bounded work.
TEST(Rulings, HostilePicture) {
  Picture picture(100, 255, 2000, 2000);
  for (int y = 5; y < 2000; y += 6) {
    for (int x = 3; x < 1980; x += 20) picture.level(y + 0.5, x, x + 11);
  }
  std::vector<Glyph> glyphs(100'000, picture.glyph(0, 0, 2000, 2000));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(picture.rulings(glyphs).empty());
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 5);
}

}  // namespace
}  // namespace recount
