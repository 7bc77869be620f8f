// Lines of text that only white space parts. Characters are drawn as blocks of 24 pixels, 6 apart.
#include "extract/loose_lines.h"

#include <gtest/gtest.h>

#include "tests/support/images.h"

namespace recount {
namespace {

using testing::fill;
using testing::paper;

constexpr int kSize = 24, kPitch = 30;

int text(const PixPtr& pix, int x, int y, int count) {
  for (int i = 0; i < count; ++i, x += kPitch) fill(pix, x, y, kSize, kSize);
  return x - kPitch + kSize;
}

std::vector<PixelRect> lines_of(const PixPtr& pix) {
  return loose_lines(pix.get(), kSize);
}

TEST(LooseLines, ColumnsApartAreLinesOfTheirOwn) {
  const PixPtr pix = paper(600, 200);
  const int end = text(pix, 20, 50, 4);
  text(pix, end + 20, 50, 3);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{20, 50, end, 74}, {end + 20, 50, end + 104, 74}}));
}

// A wrapped cell beside a line in the middle of its row: nothing white runs through between the lines.
TEST(LooseLines, WrappedCellsBesideOthers) {
  const PixPtr pix = paper(600, 200);
  const int end = text(pix, 20, 40, 4);
  text(pix, 20, 72, 1);
  text(pix, end + 18, 56, 3);
  const std::vector<PixelRect> lines = lines_of(pix);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[1], (PixelRect{end + 18, 56, end + 102, 80}));
}

// As close beside it as characters of a text are; a signature through a line is no wrapped text.
TEST(LooseLines, ALabelCloseBesideAWrappedOne) {
  const PixPtr pix = paper(600, 200);
  const int end = text(pix, 20, 56, 5);
  text(pix, end + 8, 40, 6);
  const int last = text(pix, end + 8, 72, 4);
  EXPECT_EQ(lines_of(pix),
            (std::vector<PixelRect>{{end + 8, 40, end + 182, 64}, {20, 56, end, 80}, {end + 8, 72, last, 96}}));
}

TEST(LooseLines, ASignatureThroughALine) {
  const PixPtr pix = paper(600, 200);
  const int end = text(pix, 20, 56, 6);
  for (int i = 0; i < 60; ++i) fill(pix, end - 60 + i, 70 + i / 2, 3, 3);
  const std::vector<PixelRect> lines = lines_of(pix);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines[0].x0, 20);
  EXPECT_GE(lines[0].x1, end);
}

// 其中：当年, and a comma: half of a mark's square is white.
TEST(LooseLines, MarksKeepALineTogether) {
  const PixPtr pix = paper(600, 200);
  int x = text(pix, 20, 50, 2);
  for (const int y : {57, 68}) fill(pix, x + 16, y, 4, 4);
  x = text(pix, x + 38, 50, 2);
  fill(pix, x + 4, 70, 6, 8);
  x = text(pix, x + 32, 50, 2);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{20, 50, x, 78}}));
}

// A dot of the next line that stands just below a comma is none of it.
TEST(LooseLines, ACommaAboveADot) {
  const PixPtr pix = paper(600, 200);
  int x = text(pix, 20, 50, 2);
  fill(pix, x + 17, 59, 5, 8);
  fill(pix, x + 18, 82, 4, 4);
  text(pix, x + 17, 90, 3);
  x = text(pix, x + 39, 50, 2);
  const std::vector<PixelRect> lines = lines_of(pix);
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front(), (PixelRect{20, 50, x, 74}));
}

// The dark edge of a page goes around a corner, and its rectangle around the title.
TEST(LooseLines, WhatAnEdgeGoesAroundIsFoundOnceAndByColumns) {
  const PixPtr pix = paper(600, 200);
  fill(pix, 10, 10, 560, 4);
  fill(pix, 10, 10, 4, 170);
  const int end = text(pix, 100, 60, 5);
  text(pix, end + 60, 60, 3);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{100, 60, end, 84}, {end + 60, 60, end + 144, 84}}));
}

// A point and a dash inside of the edge are no parts of it.
TEST(LooseLines, SmallMarksInsideOfAnEdgeStay) {
  const PixPtr pix = paper(600, 200);
  fill(pix, 10, 10, 560, 4);
  fill(pix, 10, 10, 4, 170);
  const int end = text(pix, 100, 60, 5);
  fill(pix, 400, 70, 20, 5);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{100, 60, end, 84}, {400, 70, 420, 75}}));
}

TEST(LooseLines, SquareSealsAreNoText) {
  const PixPtr pix = paper(600, 300);
  const int end = text(pix, 20, 20, 4);
  for (const int at : {300, 444}) fill(pix, at, 100, 6, 150), fill(pix, 300, at - 200, 150, 6);
  for (const int x : {330, 380}) fill(pix, x, 130, 40, 40), fill(pix, x, 182, 40, 40);
  // One whose name is near to its rim.
  for (const int at : {100, 224}) fill(pix, at, 100, 6, 130), fill(pix, 100, at, 130, 6);
  for (const int x : {120, 172}) fill(pix, x, 120, 40, 40), fill(pix, x, 172, 40, 40);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{20, 20, end, 44}}));
}

TEST(LooseLines, PartsOfOneCharacter) {
  const PixPtr pix = paper(600, 200);
  fill(pix, 50, 50, 18, 3);
  fill(pix, 46, 60, 26, 3);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{46, 50, 72, 63}}));
}

// % in two circles and a stroke that touch nowhere.
TEST(LooseLines, PartsOfAPercentSign) {
  const PixPtr pix = paper(600, 200);
  fill(pix, 50, 50, 8, 9);
  fill(pix, 64, 64, 8, 9);
  for (int i = 0; i < 20; ++i) fill(pix, 68 - i * 3 / 5, 50 + i, 2, 1);
  EXPECT_EQ(lines_of(pix).size(), 1U);
}

TEST(LooseLines, SpreadHeadingsAreOneFiguresAreNot) {
  const PixPtr pix = paper(600, 200);
  text(pix, 50, 50, 1);
  text(pix, 105, 50, 1);
  fill(pix, 300, 54, 8, 18);
  fill(pix, 335, 54, 10, 18);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{50, 50, 129, 74}, {300, 54, 308, 72}, {335, 54, 345, 72}}));
}

TEST(LooseLines, LargerPrintHasWiderGaps) {
  const PixPtr pix = paper(600, 200);
  for (int i = 0; i < 4; ++i) fill(pix, 50 + 70 * i, 50, 46, 46);
  EXPECT_EQ(lines_of(pix), (std::vector<PixelRect>{{50, 50, 306, 96}}));
}

TEST(LooseLines, LinesThatTouchAreParted) {
  const PixPtr pix = paper(600, 200);
  text(pix, 50, 50, 6);
  text(pix, 50, 82, 6);
  fill(pix, 60, 74, 2, 8);
  EXPECT_EQ(lines_of(pix).size(), 2U);
}

TEST(LooseLines, NothingOnThePage) {
  EXPECT_TRUE(lines_of(paper(100, 100)).empty());
}

}  // namespace
}  // namespace recount
