// Rulings under round stamps. Pages are drawn here.
#include "extract/hidden_rulings.h"

#include <gtest/gtest.h>

#include <cmath>

#include "extract/lattice.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using testing::fill;
using testing::paper;
using testing::ruling;

constexpr double kPixels = 200.0 / 72, kHeight = 24;
constexpr RoundStamp kStamp{400, 300, 150};

// Two rows, 200 to 280 and 280 to 340, from 100 to 700, and a border between two columns that was found in the upper row only.
std::vector<Ruling> two_rows(double border) {
  return {ruling(true, 200, 100, 700),  ruling(true, 280, 100, 700),     ruling(true, 340, 100, 700),
          ruling(false, 100, 200, 340), ruling(false, border, 200, 280), ruling(false, 700, 200, 340)};
}

PixPtr page_with_border(int x) {
  PixPtr page = paper(800, 600);
  fill(page, x - 1, 200, 2, 140, 60);
  return page;
}

TEST(LengthenHidden, ARulingGoesOnUnderInkWhereItIsSeenInPart) {
  const PixPtr page = page_with_border(400);
  fill(page, 390, 300, 40, 25, 90);  // a letter of the stamp
  std::vector<Ruling> rulings = two_rows(400);
  EXPECT_TRUE(lengthen_hidden(rulings, page.get(), {kStamp}, kPixels));
  EXPECT_NEAR(rulings[4].to, 340 / kPixels, 0.01);
  EXPECT_NEAR(rulings[4].from, 200 / kPixels, 0.01);
}

TEST(LengthenHidden, NotOverPaperNorUnderInkThatHidesItAllNorWithoutAStamp) {
  for (const int white : {282, 310}) {
    const PixPtr page = page_with_border(400);
    fill(page, 390, white, 40, 25, 255);
    std::vector<Ruling> rulings = two_rows(400);
    EXPECT_FALSE(lengthen_hidden(rulings, page.get(), {kStamp}, kPixels)) << white;
  }
  const PixPtr star = page_with_border(400);
  fill(star, 380, 281, 40, 58, 90);
  std::vector<Ruling> rulings = two_rows(400);
  EXPECT_FALSE(lengthen_hidden(rulings, star.get(), {kStamp}, kPixels));
  const PixPtr page = page_with_border(400);
  EXPECT_FALSE(lengthen_hidden(rulings, page.get(), {}, kPixels));
  EXPECT_FALSE(lengthen_hidden(rulings, page.get(), {{620, 300, 150}}, kPixels));
  EXPECT_NEAR(rulings[4].to, 280 / kPixels, 0.01);
}

Page page_of(std::vector<Ruling> rulings) {
  Page page;
  page.number = 1, page.width = 800 / kPixels, page.height = 600 / kPixels;
  page.rulings = std::move(rulings);
  return page;
}

TEST(AddHiddenBorders, WhiteBetweenTwoTextsWhereARulingEnds) {
  const PixPtr page = paper(800, 600);
  fill(page, 340, 300, 30, 24), fill(page, 430, 300, 30, 24);
  Page read = page_of(two_rows(400));
  ASSERT_TRUE(add_hidden_borders(read.rulings, find_lattices(read), page.get(), {kStamp}, kHeight, kPixels));
  const std::vector<PageTable> tables = find_lattices(read);
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].cells.size(), 4u);
}

TEST(AddHiddenBorders, NoneThroughATextNorBeyondTheStamp) {
  const PixPtr through = paper(800, 600), apart = paper(800, 600);
  for (int x = 340; x < 460; x += 30) fill(through, x, 300, 20, 24);
  fill(apart, 340, 300, 30, 24), fill(apart, 430, 300, 30, 24);
  Page read = page_of(two_rows(400));
  EXPECT_FALSE(
      add_hidden_borders(read.rulings, find_lattices(read), through.get(), {kStamp}, kHeight, kPixels));
  EXPECT_FALSE(add_hidden_borders(read.rulings, find_lattices(read), apart.get(), {}, kHeight, kPixels));
  EXPECT_FALSE(
      add_hidden_borders(read.rulings, find_lattices(read), apart.get(), {{400, 480, 150}}, kHeight, kPixels));
}

}  // namespace
}  // namespace recount
