#include "extract/scan_rulings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "extract/lattice.h"
#include "tests/support/drawn_page.h"

namespace recount {
namespace {

constexpr double kDpi = 150;

std::vector<PageTable> tables_of(PIX* pix) {
  Page page;
  page.width = pixGetWidth(pix) * 72 / kDpi, page.height = pixGetHeight(pix) * 72 / kDpi;
  page.rulings = find_scan_rulings(pix, kDpi);
  return find_lattices(page);
}

void expect_grid(PIX* pix, const DrawnPage& page, double tolerance = 0.5) {
  const std::vector<PageTable> tables = tables_of(pix);
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].xs.size(), page.xs.size());
  ASSERT_EQ(tables[0].ys.size(), page.ys.size());
  EXPECT_EQ(tables[0].cells.size(), (page.xs.size() - 1) * (page.ys.size() - 1));
  for (std::size_t i = 0; i < page.xs.size(); ++i)
    EXPECT_NEAR(tables[0].xs[i] * kDpi / 72, page.xs[i], tolerance * kDpi / 72);
  for (std::size_t i = 0; i < page.ys.size(); ++i)
    EXPECT_NEAR(tables[0].ys[i] * kDpi / 72, page.ys[i], tolerance * kDpi / 72);
}

void paint(PIX* pix, int x0, int y0, int x1, int y1, int grey) {
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) pixSetPixel(pix, x, y, static_cast<l_uint32>(grey));
  }
}

TEST(ScanRulings, GridWithText) {
  const DrawnPage page;
  expect_grid(scanned(page).get(), page);
}

TEST(ScanRulings, OnlyTheRulingsOfTheGrid) {
  const DrawnPage page;
  EXPECT_EQ(find_scan_rulings(scanned(page).get(), kDpi).size(), page.xs.size() + page.ys.size());
}

TEST(ScanRulings, FaintOnes) {
  DrawnPage page;
  page.ruling = 210;
  expect_grid(scanned(page).get(), page);
}

TEST(ScanRulings, ThinAndThickOnes) {
  for (const double thickness : {1.0, 5.0}) {
    DrawnPage page;
    page.thickness = thickness;
    expect_grid(scanned(page).get(), page);
  }
}

TEST(ScanRulings, DottedOnes) {
  DrawnPage page;
  page.ruling = page.paper;
  const PixPtr pix = scanned(page);
  constexpr int kDot = 2, kApart = 5;
  for (const double y : page.ys) {
    const int row = static_cast<int>(y);
    for (int x = 100; x <= 1100; x += kApart) paint(pix.get(), x, row - 1, x + kDot, row + 1, 20);
  }
  for (const double x : page.xs) {
    const int column = static_cast<int>(x);
    for (int y = 200; y <= 1400; y += kApart) paint(pix.get(), column - 1, y, column + 1, y + kDot, 20);
  }
  expect_grid(pix.get(), page);
}

// Of a fax or copy: dots of two pixels, far apart, between solid rulings, against which they are faint.
TEST(ScanRulings, DottedOnesInBlackAndWhite) {
  constexpr double kFine = 300;
  constexpr int kApart = 10, kLeft = 200, kRight = 2200, kTop = 400, kBottom = 2400;
  PixPtr pix(pixCreate(2480, 3508, 8));
  paint(pix.get(), 0, 0, 2480, 3508, 255);
  for (int y = kTop; y <= kBottom; y += 400) paint(pix.get(), kLeft, y - 2, kRight, y + 2, 0);
  for (const int x : {kLeft, kRight}) paint(pix.get(), x - 2, kTop, x + 2, kBottom, 0);
  for (int y = kTop + 200; y < kBottom; y += 400) {
    for (int x = kLeft; x < kRight; x += kApart) paint(pix.get(), x, y, x + 2, y + 2, 0);
  }
  for (int y = kTop; y < kBottom; y += kApart) paint(pix.get(), 900, y, 902, y + 2, 0);
  Page page;
  page.width = 2480 * 72 / kFine, page.height = 3508 * 72 / kFine;
  page.rulings = find_scan_rulings(pix.get(), kFine);
  const std::vector<PageTable> tables = find_lattices(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].rows, 10);
  EXPECT_EQ(tables[0].cells.size(), 20U);
}

// A dotted column begins below the first row; in line with it a stroke of a character stands in that row.
TEST(ScanRulings, StrokesInLineWithDotsAreNone) {
  constexpr double kFine = 300;
  constexpr int kApart = 8, kLeft = 200, kRight = 2200, kTop = 400, kBottom = 2400, kRow = 470;
  PixPtr pix(pixCreate(2480, 3508, 8));
  paint(pix.get(), 0, 0, 2480, 3508, 255);
  for (const int y : {kTop, kRow, 1400, kBottom}) paint(pix.get(), kLeft, y - 2, kRight, y + 2, 0);
  for (const int x : {kLeft, kRight}) paint(pix.get(), x - 2, kTop, x + 2, kBottom, 0);
  for (int y = kRow; y < kBottom; y += kApart) paint(pix.get(), 900, y, 903, y + 3, 0);
  paint(pix.get(), 900, kTop + 12, 904, kRow - 14, 0);
  paint(pix.get(), 880, kTop + 30, 924, kTop + 34, 0);
  Page page;
  page.width = 2480 * 72 / kFine, page.height = 3508 * 72 / kFine;
  page.rulings = find_scan_rulings(pix.get(), kFine);
  const std::vector<PageTable> tables = find_lattices(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].cells.size(), 5U);
}

TEST(ScanRulings, BrokenOnes) {
  const DrawnPage page;
  const PixPtr pix = scanned(page);
  for (const double x : page.xs)
    paint(pix.get(), static_cast<int>(x) - 3, 380, static_cast<int>(x) + 4, 388, page.paper);
  for (const double y : page.ys)
    paint(pix.get(), 700, static_cast<int>(y) - 3, 706, static_cast<int>(y) + 4, page.paper);
  expect_grid(pix.get(), page);
}

// A square seal that hangs below the table, or stands in the middle of a cell: its sides are thicker than rulings.
// Figures set to the right of their cells and a remark behind them touch the ruling between them, over a long row and at its end.
TEST(ScanRulings, TextTouchesThemOnBothSides) {
  DrawnPage page;
  page.ys = {100, 140, 180, 220, 400, 440, 480, 520};
  page.text = 0;
  const PixPtr pix = scanned(page);
  const int x = static_cast<int>(page.xs[2]);
  const auto touch = [&](int from, int to) {
    for (int y = from; y + 16 < to; y += 22) {
      paint(pix.get(), x - 22, y, x, y + 16, 40);
      paint(pix.get(), x + 1, y, x + 22, y + 16, 40);
    }
  };
  touch(228, 396);
  touch(104, 138);
  touch(484, 518);
  expect_grid(pix.get(), page);
}

TEST(ScanRulings, FramesOfSquareSealsAreNone) {
  const DrawnPage page;
  for (const int top : {1370, 1150}) {
    const PixPtr pix = scanned(page);
    const int left = static_cast<int>(page.xs[0]) + 40, size = 160, thick = 9;
    paint(pix.get(), left, top, left + size, top + thick, 60);
    paint(pix.get(), left, top + size - thick, left + size, top + size, 60);
    paint(pix.get(), left, top, left + thick, top + size, 60);
    paint(pix.get(), left + size - thick, top, left + size, top + size, 60);
    expect_grid(pix.get(), page);
  }
}

// The lid of the scanner throws thin shadows along the edges of the sheet.
TEST(ScanRulings, ShadowsOfEdgesAreNone) {
  const DrawnPage page;
  const PixPtr pix = scanned(page);
  paint(pix.get(), 300, 12, 900, 15, 90);
  paint(pix.get(), 500, page.height - 16, 1100, page.height - 13, 90);
  paint(pix.get(), 14, 200, 17, 900, 90);
  expect_grid(pix.get(), page);
  for (const Ruling& ruling : find_scan_rulings(pix.get(), kDpi)) {
    const double end = (ruling.horizontal ? page.height : page.width) * 72 / kDpi;
    EXPECT_GT(std::min(ruling.at, end - ruling.at), 14);
  }
}

TEST(ScanRulings, SlightlyBentOnes) {
  const DrawnPage page;
  const PixPtr pix = scanned(page, page.width, page.height, [&](double x, double y) {
    return PagePoint{x + y / 800, y + 2 * std::sin(x / 300)};
  });
  expect_grid(pix.get(), page, 1.5);
}

TEST(ScanRulings, UnderUnevenLightAndNoise) {
  const DrawnPage page;
  const PixPtr pix = scanned(page);
  std::mt19937 random(3);
  std::normal_distribution<double> noise(0, 8);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      l_uint32 grey = 0;
      pixGetPixel(pix.get(), x, y, &grey);
      const double light = 1 - 0.4 * x / page.width;
      pixSetPixel(pix.get(), x, y, static_cast<l_uint32>(std::clamp(grey * light + noise(random), 0.0, 255.0)));
    }
  }
  expect_grid(pix.get(), page);
}

TEST(ScanRulings, ShadedCellsHaveNoBordersOfTheirOwn) {
  PixPtr pix(pixCreate(1200, 1600, 8));
  paint(pix.get(), 0, 0, 1200, 1600, 250);
  paint(pix.get(), 200, 300, 800, 400, 180);
  paint(pix.get(), 200, 500, 800, 600, 200);
  EXPECT_TRUE(find_scan_rulings(pix.get(), kDpi).empty());
}

// Where the paper is taken for something between white and shaded.
TEST(ScanRulings, EdgesOfLargeShadesAreNoneEither) {
  constexpr double kFine = 300;
  PixPtr pix(pixCreate(2480, 3508, 8));
  paint(pix.get(), 0, 0, 2480, 3508, 240);
  paint(pix.get(), 220, 440, 660, 2800, 160);
  for (const int top : {600, 980, 1760}) paint(pix.get(), 220, top, 2260, top + 90, 160);
  std::mt19937 random(5);
  std::normal_distribution<double> noise(0, 4);
  for (int y = 0; y < 3508; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < 2480; ++x)
      SET_DATA_BYTE(line, x,
                    static_cast<l_uint32>(std::clamp(GET_DATA_BYTE(line, x) + noise(random), 0.0, 255.0)));
  }
  const PixPtr blurred(pixBlockconv(pix.get(), 2, 2));
  EXPECT_TRUE(find_scan_rulings(blurred.get(), kFine).empty());
}

TEST(ScanRulings, AlsoAroundShadedCells) {
  const DrawnPage page;
  PixPtr pix = scanned(page);
  paint(pix.get(), 102, 202, 319, 269, 190);
  paint(pix.get(), 622, 202, 879, 269, 190);
  expect_grid(pix.get(), page);
}

// 10 below 10 below 10, in rows hardly higher than their text: the ones make a dashed line, and lie in line with a ruling elsewhere.
TEST(ScanRulings, ColumnsOfOnesInLowRowsAreNone) {
  DrawnPage page;
  page.has_text = false;
  page.ys.clear();
  for (int i = 0; i <= 12; ++i) page.ys.push_back(200 + 18 * i);
  const PixPtr pix = scanned(page);
  const int middle = static_cast<int>(page.xs[1] + page.xs[2]) / 2;
  for (std::size_t i = 0; i + 1 < page.ys.size(); ++i) {
    const int y = static_cast<int>(page.ys[i]);
    paint(pix.get(), middle, y + 4, middle + 2, y + 15, 30);
  }
  expect_grid(pix.get(), page);
}

TEST(ScanRulings, CleanedPictures) {
  DrawnPage page;
  page.paper = 255;
  const PixPtr pix = scanned(page);
  EXPECT_EQ(find_scan_rulings(to_gray(pix.get(), kDpi)).size(), page.xs.size() + page.ys.size());
}

TEST(ScanRulings, NothingToFind) {
  EXPECT_TRUE(find_scan_rulings(GrayImage()).empty());
  EXPECT_TRUE(find_scan_rulings(nullptr, kDpi).empty());
  for (const int size : {1, 16, 500}) {
    PixPtr pix(pixCreate(size, size, 8));
    EXPECT_TRUE(find_scan_rulings(pix.get(), kDpi).empty());
    EXPECT_TRUE(find_scan_rulings(pix.get(), 0).empty());
    pixSetAll(pix.get());
    EXPECT_TRUE(find_scan_rulings(pix.get(), 600).empty());
  }
  DrawnPage page;
  page.ruling = page.paper;
  EXPECT_TRUE(find_scan_rulings(scanned(page).get(), kDpi).empty());
}

}  // namespace
}  // namespace recount
