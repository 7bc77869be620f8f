// What is taken off a scanned page before it is read: rulings and stamps. Pages are drawn here.
#include <gtest/gtest.h>

#include "extract/erase_rulings.h"
#include "extract/lift_stamps.h"
#include "extract/scan_clean.h"
#include "tests/support/images.h"

namespace recount {
namespace {

using testing::fill;
using testing::paper;

constexpr double kDpi = 200, kPixels = kDpi / 72, kHeight = 24;

int grey(const PixPtr& pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix.get(), x, y, &value);
  return static_cast<int>(value);
}

int ink(const PixPtr& pix, int x, int y, int w, int h) {
  int count = 0;
  for (int j = y; j < y + h; ++j) {
    for (int i = x; i < x + w; ++i) count += grey(pix, i, j) < kInk;
  }
  return count;
}

// Lines of text: characters as three upright strokes.
void text(const PixPtr& pix, int x, int y, int characters, int value = 0) {
  for (int c = 0; c < characters; ++c) {
    for (int stroke = 0; stroke < 3; ++stroke) fill(pix, x + 28 * c + 8 * stroke, y, 3, 24, value);
  }
}

std::vector<Ruling> one_ruling(bool horizontal, double at, double from, double to) {
  return {testing::ruling(horizontal, at, from, to, 3)};
}

TEST(EraseRulings, FollowsATiltedLineAndLeavesWhatCrossesIt) {
  const PixPtr page = paper(800, 200);
  for (int x = 50; x < 750; ++x) fill(page, x, 98 + x / 200, 1, 3);
  fill(page, 400, 80, 4, 45);   // a stroke across
  fill(page, 600, 104, 4, 30);  // one that touches it
  erase_rulings(page.get(), one_ruling(true, 101, 50, 750), kPixels);
  EXPECT_EQ(ink(page, 50, 90, 340, 20), 0);
  EXPECT_EQ(ink(page, 400, 80, 4, 45), 4 * 45);
  EXPECT_EQ(ink(page, 600, 106, 4, 28), 4 * 28);
}

TEST(EraseRulings, ADigitCloseBesideALineStays) {
  const PixPtr page = paper(200, 400);
  fill(page, 100, 20, 3, 360);
  fill(page, 92, 100, 6, 20);  // two pixels of blurred paper between
  fill(page, 98, 100, 2, 20, 200);
  erase_rulings(page.get(), one_ruling(false, 101.5, 20, 380), kPixels);
  EXPECT_EQ(ink(page, 92, 100, 6, 20), 6 * 20);
  EXPECT_EQ(ink(page, 100, 20, 3, 360), 0);
}

TEST(LiftStamps, FindsARingAndNothingInText) {
  const PixPtr page = paper(1200, 900);
  for (int y = 40; y < 860; y += 36) text(page, 40, y, 40);
  EXPECT_TRUE(find_round_stamps(page.get(), kDpi).empty());
  const PixPtr stamped = paper(1200, 900);
  testing::stamp(stamped, kDpi, 500, 400, 90);
  const std::vector<RoundStamp> stamps = find_round_stamps(stamped.get(), kDpi);
  ASSERT_EQ(stamps.size(), 1u);
  EXPECT_NEAR(stamps[0].x, 500, 4);
  EXPECT_NEAR(stamps[0].y, 400, 4);
  EXPECT_NEAR(stamps[0].radius, 150, 4);
}

TEST(LiftStamps, PrintOnALightStampStays) {
  const PixPtr page = paper(1200, 900);
  testing::stamp(page, kDpi, 500, 400, 110);
  for (int y = 200; y < 640; y += 60) text(page, 300, y, 14);
  const PixPtr print = paper(1200, 900);
  for (int y = 200; y < 640; y += 60) text(print, 300, y, 14);
  const std::vector<RoundStamp> stamps = find_round_stamps(page.get(), kDpi);
  ASSERT_EQ(stamps.size(), 1u);
  EXPECT_TRUE(lift_stamp(page.get(), page.get(), kDpi, kHeight, stamps[0]));
  const int before = ink(print, 0, 0, 1200, 900), after = ink(page, 0, 0, 1200, 900);
  EXPECT_GE(after, before);
  EXPECT_LE(after, before + before / 5);  // edges of strokes on the stamp
}

// Pressed down harder on one side, over a table: the ruling stays whole, print on the ring is read as print, pieces of the ring go.
TEST(LiftStamps, AnUnevenStampOverARuling) {
  const PixPtr page = paper(1200, 900);
  testing::stamp(page, kDpi, 500, 400, 110);
  for (int y = 250; y < 550; ++y) {
    for (int x = 340; x < 500; ++x) {
      if (grey(page, x, y) < 255) fill(page, x, y, 1, 1, 80);
    }
  }
  const int stamped = ink(page, 340, 250, 20, 300);
  const PixPtr bare(pixCopy(nullptr, page.get()));
  for (const PixPtr* both : {&page, &bare}) {
    for (int y = 200; y < 640; y += 60) text(*both, 420, y, 6);
  }
  fill(page, 300, 450, 500, 3);
  const std::vector<RoundStamp> stamps = find_round_stamps(bare.get(), kDpi);
  ASSERT_EQ(stamps.size(), 1u);
  EXPECT_TRUE(lift_stamp(page.get(), bare.get(), kDpi, kHeight, stamps[0]));
  EXPECT_EQ(ink(page, 300, 450, 500, 3), 500 * 3);
  EXPECT_GT(stamped, 1000);
  EXPECT_LE(ink(page, 340, 250, 20, 195), 20);  // above the ruling
  for (int y = 200; y < 640; y += 60) EXPECT_EQ(ink(page, 420, y, 3, 24), 3 * 24) << y;
}

TEST(LiftStamps, OfADarkStampTheRingAndTheStarGo) {
  const PixPtr page = paper(1200, 900);
  testing::stamp(page, kDpi, 500, 400, 0);
  const std::vector<RoundStamp> stamps = find_round_stamps(page.get(), kDpi);
  ASSERT_EQ(stamps.size(), 1u);
  const int before = ink(page, 0, 0, 1200, 900);
  EXPECT_FALSE(lift_stamp(page.get(), page.get(), kDpi, kHeight, stamps[0]));
  EXPECT_LE(ink(page, 0, 0, 1200, 900), before / 50);
}

// As dark as thin print, so that only where both lie on each other the page tells them apart.
TEST(LiftStamps, PrintOnAStampAsDarkAsPrintStays) {
  const PixPtr page = paper(1200, 900);
  testing::stamp(page, kDpi, 500, 400, 70);
  for (int y = 60; y < 840; y += 60) text(page, 20, y, 10, 90), text(page, 760, y, 10, 90);
  const PixPtr print = paper(1200, 900);
  text(print, 490, 390, 1);
  fill(page, 490, 390, 3, 24, 20), fill(page, 498, 390, 3, 24, 20), fill(page, 506, 390, 3, 24, 20);
  const std::vector<RoundStamp> stamps = find_round_stamps(page.get(), kDpi);
  ASSERT_EQ(stamps.size(), 1u);
  EXPECT_FALSE(lift_stamp(page.get(), page.get(), kDpi, kHeight, stamps[0]));
  const int before = ink(print, 470, 370, 60, 60), after = ink(page, 470, 370, 60, 60);
  EXPECT_GE(after, before);
  EXPECT_LE(after, before + before / 5);
}

// Rests of its ring and specks go, the comma behind a character stays.
TEST(LiftStamps, WhatIsLeftOfAStampIsSweptAway) {
  const PixPtr page = paper(1200, 900);
  testing::stamp(page, kDpi, 500, 400, 70);
  for (int y = 60; y < 840; y += 60) text(page, 20, y, 10, 90), text(page, 760, y, 10, 90);
  for (int y = 300; y < 312; ++y) {
    for (int x = 340; x < 500; ++x) {
      if (grey(page, x, y) < 255) fill(page, x, y, 1, 1, 10);
    }
  }
  fill(page, 440, 480, 5, 5);                           // a speck
  text(page, 560, 330, 1), fill(page, 590, 350, 4, 6);  // and a comma
  const std::vector<RoundStamp> stamps = find_round_stamps(page.get(), kDpi);
  ASSERT_EQ(stamps.size(), 1u);
  lift_stamp(page.get(), page.get(), kDpi, kHeight, stamps[0]);
  EXPECT_EQ(ink(page, 340, 290, 100, 40), 0);
  EXPECT_EQ(ink(page, 435, 475, 15, 15), 0);
  EXPECT_EQ(ink(page, 590, 350, 4, 6), 24);
}

// Print as faint as pencil becomes ink; white paper with a little noise does not.
TEST(CleanPage, FaintPrintBecomesBlack) {
  const PixPtr page = paper(1200, 900);
  for (int y = 40; y < 860; y += 60) text(page, 40, y, 30, 150);
  const PixPtr clean = clean_page(page.get(), kDpi);
  EXPECT_LT(grey(clean, 41, 50), 60);
  const PixPtr empty = paper(600, 400);
  fill(empty, 100, 100, 2, 2, 190);
  EXPECT_GT(grey(clean_page(empty.get(), kDpi), 100, 100), kInk);
}

}  // namespace
}  // namespace recount
