// The signs as they stand on scanned pages, # ink and + grey.
#include "extract/glyph_shapes.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "tests/support/images.h"

namespace recount {
namespace {

GlyphShape shape_of(const std::vector<std::string_view>& rows, double text_height) {
  constexpr int kBlack = 20, kGrey = 160;
  const int width = static_cast<int>(rows.front().size()), height = static_cast<int>(rows.size());
  const PixPtr page = testing::paper(width, height + 6);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const char ink = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
      if (ink != '.') testing::fill(page, x, y + 3, 1, 1, ink == '#' ? kBlack : kGrey);
    }
  }
  return glyph_shape(page.get(), {0, 0, width, height + 6}, text_height);
}

TEST(GlyphShapes, PercentIsTwoRings) {
  EXPECT_EQ(
      shape_of({".+#+++#........+....", ".##...#+......++....", "+#+...##.....++.....", "+#+...##.....#......",
                "+#+...##....++......", "+#+...##...++.......", ".#+...##..+#..+##+..", ".#+...#+..++.#+..##.",
                ".+#..+#..++.+#+..+#.", "...+++..++..+#....+#", "........#...##....+#", ".......++...##....+#",
                "......++....##....+#", "......#.....+#....#+", ".....++......#+..+#.", "....++.......+#++#+."},
               21),
      GlyphShape::kPercent);
  // The slash is too thin for the scanner.
  EXPECT_EQ(shape_of({".+#++#+......", ".##..#+......", "+#+..+#+.....", "+#+..+##+....", ".##..##+.....",
                      ".+#++##+.....", "...++........", ".............", ".............", ".....++#++#+.",
                      ".....+##..##.", ".....##+..+#+", ".....+#+..+#+", ".....+#+..+##", ".....+##..##.",
                      "......+#++#+."},
                     25),
            GlyphShape::kPercent);
}

TEST(GlyphShapes, EightIsNoPercent) {
  EXPECT_EQ(shape_of({"..####..", ".##..##.", "##....##", "##....##", ".##..##.", "..####..", ".##..##.",
                      "##....##", "##....##", ".##..##.", "..####.."},
                     14),
            GlyphShape::kOther);
  // 80 that run together: rings beside each other.
  EXPECT_EQ(shape_of({"..####..####..", ".##..####..##.", "##....##....##", ".##..##.#...##", "..####..#...##",
                      ".##..##.#...##", "##....##....##", ".##..####..##.", "..####..####.."},
                     14),
            GlyphShape::kOther);
}

TEST(GlyphShapes, BoxesHaveNoLegs) {
  const std::vector<std::string_view> box = {
      "+##+++++++++++++++++", "#+++....+...+...++#+", "#+................++", "#.................++",
      "#.................++", "#.................++", "#.................++", "#.................++",
      "#.................+#", "#.................+#", "#.................+#", "#.................+#",
      "#.................+#", "#.................+#", "#.................+#", "#.................+#",
      "#.................+#", "#.................+#", "#+................+#", "##+++++++++++++++++#"};
  EXPECT_EQ(shape_of(box, 24), GlyphShape::kBox);
  const std::vector<std::string_view> mouth = {
      "##+++++++++++++##+", "##+++.+....+.++##+", "##.............##.", "##.............+#.",
      "##.............+#.", "##.............+#.", "##.............##.", "##.............##.",
      "##.............+#.", "##.............+#.", "##.............+#.", "##.............+#.",
      "##.............+#.", "##.............##.", "##.............##.", "##+++++++++++++##.",
      "##+++++++++++++##.", "##.............##.", "#+..............+."};
  EXPECT_EQ(shape_of(mouth, 24), GlyphShape::kOther);
}

TEST(GlyphShapes, SomethingInABoxIsTold) {
  EXPECT_EQ(
      shape_of({".###++##++++++++##.", "+##################", "+##.........++#++##", "+#+.........+##..##",
                "+#+........+###..##", "+#+.......+###+..##", "+#+.......####...##", "+#+......####....##",
                "+#+.....+###.....##", "+#+.....###+.....##", "+#+.##+####......##", "+#++######.......##",
                "+#++#####+.......##", "+#++#####........##", "+#+.####+........##", "+#+.+##+.........##",
                "+##++++++++++.++###", "+#################+"},
               24),
      GlyphShape::kTickedBox);
}

TEST(GlyphShapes, NothingIsNoShape) {
  EXPECT_EQ(shape_of({"....", "....", "...."}, 20), GlyphShape::kOther);
}

}  // namespace
}  // namespace recount
