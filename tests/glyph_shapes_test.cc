// The signs as they stand on scanned pages, # ink and + grey.
#include "extract/glyph_shapes.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "tests/support/images.h"

namespace recount {
namespace {

using Rows = std::vector<std::string_view>;

PixelRect rect_of(const Rows& rows) {
  return {0, 0, static_cast<int>(rows.front().size()), static_cast<int>(rows.size()) + 6};
}

PixPtr page_of(const Rows& rows) {
  constexpr int kBlack = 20, kGrey = 160;
  const PixelRect rect = rect_of(rows);
  PixPtr page = testing::paper(rect.width(), rect.height());
  for (int y = 0; y + 6 < rect.height(); ++y) {
    for (int x = 0; x < rect.width(); ++x) {
      const char ink = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
      if (ink != '.') testing::fill(page, x, y + 3, 1, 1, ink == '#' ? kBlack : kGrey);
    }
  }
  return page;
}

GlyphShape shape_of(const Rows& rows, double text_height) {
  return glyph_shape(page_of(rows).get(), rect_of(rows), text_height);
}

bool is_broken(const Rows& rows, double text_height) {
  return is_broken_percent(page_of(rows).get(), rect_of(rows), text_height);
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

TEST(GlyphShapes, PiecesOfTwoRingsAreWhatIsLeftOfAPercent) {
  EXPECT_TRUE(is_broken({".##.+#.......", "##+..##......", "#+...+#......", "#+...+##.....", "##...+#+.....",
                         ".#..###......", ".#+..#+......", ".............", ".............", "......+...+..",
                         ".....+#+..##.", ".....+#+..+#+", ".....+#+..+#+", ".....+#+..+#+", "......#+..##+"},
                        23));
  // 86 in pieces: ink in all corners.
  EXPECT_FALSE(is_broken({".##..##......##...", "##....##....##....", "##....##....#.....",
                          ".##..##....##.###.", "..####.....####.##", "##....##....##....##",
                          "##....##....##....##", "##....##....##....##", ".##..##......##..#"},
                         14));
  // 0. and a colon
  EXPECT_FALSE(is_broken({".###....", "#...#...", "#...#...", "#...#...", "#...#.##", ".###..##"}, 10));
  EXPECT_FALSE(is_broken({"..##..", "..##..", "......", "......", "..##..", "..##.."}, 10));
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
