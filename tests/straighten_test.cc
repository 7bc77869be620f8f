#include "extract/straighten.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/drawn_page.h"

namespace recount {
namespace {

constexpr double kDpi = 150;

// Where a point of the page is on the scan: the inverse of what the scan shows, by iteration.
PagePoint on_scan(const Seen& seen, PagePoint page) {
  PagePoint at = page;
  for (int round = 0; round < 60; ++round) {
    const PagePoint there = seen(at.x, at.y);
    at.x += page.x - there.x, at.y += page.y - there.y;
  }
  return at;
}

// By how much the rulings of the page are off the straight on the straightened picture, at most. `upright`: from a point of the
// scan to one of the scan turned upright.
double most_bent(
    const StraightPage& straight, const DrawnPage& page, const Seen& seen,
    const Seen& upright = [](double x, double y) {
      return PagePoint{x, y};
    }) {
  double most = 0;
  const auto follow = [&](bool horizontal, double at, double from, double to) {
    double low = 1e9, high = -1e9;
    for (int i = 0; i <= 20; ++i) {
      const double along = from + (to - from) * i / 20;
      const PagePoint scan = on_scan(seen, horizontal ? PagePoint{along, at} : PagePoint{at, along});
      const PagePoint turned = upright(scan.x, scan.y);
      const PagePoint p = straight.how.from_upright(turned.x, turned.y);
      low = std::min(low, horizontal ? p.y : p.x), high = std::max(high, horizontal ? p.y : p.x);
    }
    most = std::max(most, high - low);
  };
  for (const double y : page.ys) follow(true, y, page.xs.front(), page.xs.back());
  for (const double x : page.xs) follow(false, x, page.ys.front(), page.ys.back());
  return most;
}

Seen skewed(double degrees, const DrawnPage& page) {
  const double a = degrees * std::numbers::pi / 180, c = std::cos(a), s = std::sin(a);
  const double mx = page.width / 2.0, my = page.height / 2.0;
  return [=](double x, double y) {
    return PagePoint{mx + c * (x - mx) - s * (y - my), my + s * (x - mx) + c * (y - my)};
  };
}

// Two of the corners move in, as on a photo taken from one side.
PagePoint seen_from_aside(double x, double y) {
  const double u = x / 1200, v = y / 1600;
  return {1200 * (u + 0.04 * (u - 0.5) * (v - 0.3)), 1600 * (v + 0.03 * (v - 0.5) * (u - 0.6) + 0.01 * u)};
}

PagePoint seen_curled(double x, double y) {
  const double away = std::max(0.0, 1 - x / 900);
  return {x, y - 25 * away * away * away * (1 + 0.4 * (y / 1600 - 0.5))};
}

int grey_at(PIX* pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix, x, y, &value);
  return static_cast<int>(value);
}

void expect_inverse(const Straightening& how) {
  for (const double y : {5.0, 300.0, 1300.0}) {
    for (const double x : {7.0, 500.0, 1100.0}) {
      const PagePoint there = how.to_upright(x, y), back = how.from_upright(there.x, there.y);
      EXPECT_NEAR(back.x, x, 0.05);
      EXPECT_NEAR(back.y, y, 0.05);
    }
  }
}

TEST(Straighten, LeavesAStraightPageAlone) {
  const StraightPage straight = straighten(scanned(DrawnPage()), kDpi);
  EXPECT_TRUE(straight.how.is_identity());
  EXPECT_EQ(straight.how.turn(), 0);
  EXPECT_EQ(straight.how.skew(), 0);
  EXPECT_EQ(pixGetWidth(straight.pix.get()), 1200);
  EXPECT_EQ(straight.how.to_upright(3, 4).x, 3);
}

TEST(Straighten, TakesAwaySkew) {
  const DrawnPage page;
  for (const double degrees : {-4.5, -1.0, 0.2, 3.0}) {
    const Seen seen = skewed(degrees, page);
    const StraightPage straight = straighten(scanned(page, 1200, 1600, seen), kDpi);
    EXPECT_NEAR(straight.how.skew(), degrees, 0.05);
    EXPECT_LT(most_bent(straight, page, seen), 1.0) << degrees;
    EXPECT_EQ(pixGetWidth(straight.pix.get()), straight.how.width());
    EXPECT_EQ(pixGetHeight(straight.pix.get()), straight.how.height());
    expect_inverse(straight.how);
  }
}

TEST(Straighten, RulingsAreWhereTheMappingSays) {
  const DrawnPage page;
  const Seen seen = skewed(2, page);
  const StraightPage straight = straighten(scanned(page, 1200, 1600, seen), kDpi);
  for (const double y : page.ys) {
    const PagePoint scan = on_scan(seen, {700, y}), p = straight.how.from_upright(scan.x, scan.y);
    EXPECT_LT(grey_at(straight.pix.get(), static_cast<int>(p.x), static_cast<int>(p.y)), 120) << y;
  }
}

TEST(Straighten, TurnsAPageThatLiesOnItsSide) {
  const DrawnPage page;
  const Seen seen = skewed(1, page);
  PixPtr scan = scanned(page, 1200, 1600, seen);
  for (const int quarter : {1, 3}) {
    const StraightPage straight = straighten(PixPtr(pixRotateOrth(scan.get(), quarter)), kDpi);
    ASSERT_EQ(straight.how.turn(), 90);
    EXPECT_EQ(straight.how.upright_width(), 1200);
    EXPECT_NEAR(straight.how.skew(), 1, 0.05);
    // After a quarter turn more the page is upright or upside down.
    const auto upright = [quarter](double x, double y) {
      return quarter == 3 ? PagePoint{x, y} : PagePoint{1200 - x, 1600 - y};
    };
    EXPECT_LT(most_bent(straight, page, seen, upright), 1.0);
  }
}

TEST(Straighten, TakesAwayPerspective) {
  const DrawnPage page;
  const StraightPage straight = straighten(scanned(page, 1200, 1600, seen_from_aside), kDpi);
  EXPECT_GT(most_bent({nullptr, Straightening()}, page, seen_from_aside), 20);
  EXPECT_LT(most_bent(straight, page, seen_from_aside), 1.5);
  expect_inverse(straight.how);
}

TEST(Straighten, TakesAwayCurl) {
  const DrawnPage page;
  const StraightPage straight = straighten(scanned(page, 1200, 1600, seen_curled), kDpi);
  EXPECT_GT(most_bent({nullptr, Straightening()}, page, seen_curled), 15);
  EXPECT_LT(most_bent(straight, page, seen_curled), 1.5);
  expect_inverse(straight.how);
}

TEST(Straighten, TextAloneTellsTheSkew) {
  DrawnPage page;
  page.xs = {100, 1100};
  page.ys = {150, 1450};
  page.ruling = page.paper;
  const StraightPage straight = straighten(scanned(page, 1200, 1600, skewed(1.5, page)), kDpi);
  EXPECT_NEAR(straight.how.skew(), 1.5, 0.1);
}

TEST(Straighten, BlackAndDesksBesideTheSheetBecomePaper) {
  const DrawnPage page;
  for (const int beside : {14, 110}) {
    const auto seen = [&](double x, double y) { return skewed(1.2, page)(x - 60, y - 40); };
    const StraightPage straight = straighten(scanned(page, 1300, 1700, seen, beside), kDpi);
    for (const int y : {40, 850, straight.how.height() - 40}) {
      EXPECT_GT(grey_at(straight.pix.get(), 20, y), 220) << beside;
      EXPECT_GT(grey_at(straight.pix.get(), straight.how.width() - 20, y), 220) << beside;
    }
    EXPECT_LT(most_bent(straight, page, seen), 1.0);
  }
}

TEST(Straighten, HolesBecomePaper) {
  const DrawnPage page;
  PixPtr scan = scanned(page);
  for (int y = -17; y <= 17; ++y) {
    for (int x = -17; x <= 17; ++x) {
      if (x * x + y * y <= 17 * 17) pixSetPixel(scan.get(), 55 + x, 800 + y, 40);
    }
  }
  const StraightPage straight = straighten(std::move(scan), kDpi);
  EXPECT_GT(grey_at(straight.pix.get(), 55, 800), 220);
}

TEST(Straighten, UpsideDown) {
  const DrawnPage page;
  const StraightPage straight = straighten(scanned(page, 1200, 1600, skewed(2, page)), kDpi);
  const StraightPage over = straight.turned_over();
  EXPECT_EQ(over.how.turn(), 180);
  EXPECT_EQ(grey_at(over.pix.get(), 10, 20),
            grey_at(straight.pix.get(), straight.how.width() - 11, straight.how.height() - 21));
  const PagePoint a = straight.how.to_upright(300, 500);
  const PagePoint b = over.how.to_upright(straight.how.width() - 300, straight.how.height() - 500);
  EXPECT_NEAR(b.x, 1200 - a.x, 1e-6);
  EXPECT_NEAR(b.y, 1600 - a.y, 1e-6);
  EXPECT_EQ(over.turned_over().how.turn(), 0);
  expect_inverse(over.how);
}

TEST(Straighten, OneBitPagesBecomeGrey) {
  const DrawnPage page;
  const PixPtr scan = scanned(page, 1200, 1600, skewed(1, page));
  const StraightPage straight = straighten(PixPtr(pixThresholdToBinary(scan.get(), 128)), kDpi);
  EXPECT_EQ(pixGetDepth(straight.pix.get()), 8);
  EXPECT_NEAR(straight.how.skew(), 1, 0.05);
}

TEST(Straighten, ColourStaysColour) {
  const DrawnPage page;
  const PixPtr scan = scanned(page, 1200, 1600, skewed(1, page));
  const StraightPage straight = straighten(PixPtr(pixConvert8To32(scan.get())), kDpi);
  EXPECT_EQ(pixGetDepth(straight.pix.get()), 32);
  EXPECT_NEAR(straight.how.skew(), 1, 0.05);
}

TEST(Straighten, LeavesWhatIsNoFormAlone) {
  EXPECT_EQ(straighten(nullptr, kDpi).pix, nullptr);
  const int sizes[][2] = {{16, 16}, {1, 1}, {1, 4000}, {4000, 2}, {300, 300}, {1200, 1600}};
  for (const auto& [width, height] : sizes) {
    for (const double dpi : {0.0, 200.0, 1e9}) {
      PixPtr white(pixCreate(width, height, 8));
      pixSetAll(white.get());
      const StraightPage straight = straighten(std::move(white), dpi);
      ASSERT_NE(straight.pix, nullptr);
      EXPECT_TRUE(straight.how.is_identity());
    }
    EXPECT_TRUE(straighten(PixPtr(pixCreate(width, height, 1)), 200).how.is_identity());
  }
  PixPtr noise(pixCreate(800, 1000, 8));
  std::mt19937 random(7);
  for (int y = 0; y < 1000; ++y) {
    for (int x = 0; x < 800; ++x) pixSetPixel(noise.get(), x, y, random() & 255);
  }
  EXPECT_TRUE(straighten(std::move(noise), 100).how.is_identity());
}

TEST(Straighten, OneSteepLineTellsNothing) {
  PixPtr pix(pixCreate(1200, 1600, 8));
  pixSetAll(pix.get());
  for (int x = 300; x < 700; ++x) {
    for (int k = 0; k < 3; ++k) pixSetPixel(pix.get(), x, 800 + x / 12 + k, 0);
  }
  EXPECT_TRUE(straighten(std::move(pix), kDpi).how.is_identity());
}

}  // namespace
}  // namespace recount
