#include "corpus/degrade/degrade.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <set>
#include <stdexcept>

#include "corpus/degrade/grades.h"

namespace recount::corpus {
namespace {

constexpr int kDpi = 100, kWidth = 827, kHeight = 1169;  // A4
constexpr Grade kAllGrades[] = {Grade::kClean, Grade::kOffice, Grade::kHard};

void darken(Image& image, int x, int y) {
  std::fill_n(image.row(y) + static_cast<std::ptrdiff_t>(x) * image.channels, image.channels, 0);
}

// Small crosses on white paper; their middles are the middles of pixels.
struct Crosses {
  Image page = Image(kWidth, kHeight, 3);
  std::vector<Point> middles;

  Crosses() {
    for (int x = kWidth / 8; x < kWidth * 15 / 16; x += kWidth / 6) {
      for (int y = kHeight / 10; y < kHeight * 15 / 16; y += kHeight / 8) {
        for (int i = -4; i <= 4; ++i) {
          for (int j = -1; j <= 1; ++j) {
            darken(page, x + i, y + j);
            darken(page, x + j, y + i);
          }
        }
        middles.push_back({(x + 0.5) / kWidth, (y + 0.5) / kHeight});
      }
    }
  }
};

// The page of a form, roughly: rulings, blocks instead of letters, a grey field.
Image form_page() {
  Image page(kWidth, kHeight, 3);
  for (int y = 100; y < 1000; y += 60) {
    for (int x = 80; x < 740; ++x) darken(page, x, y);
    for (int x = 90; x < 700; ++x) {
      for (int i = 0; i < 12; ++i) {
        if (x / 3 % 4 != 0 && (x / 3 + i / 3) % 3 != 0) darken(page, x, y + 20 + i);
      }
    }
  }
  for (int y = 1020; y < 1060; ++y) std::fill_n(page.row(y) + 300, 900, std::uint8_t{110});
  return page;
}

Marks marks() {
  const Box foot{{0.5, 0.75}, {0.8, 0.9}}, side{{0.85, 0.2}, {0.9, 0.5}};
  return {.font = "AR PL UMing CN",
          .stamp_text = "云岭县财政局",
          .stamp_line = "财务专用章",
          .seal_text = "王建国印",
          .stamps = {foot},
          .seals = {foot},
          .ticks = {side, side},
          .signatures = {foot}};
}

PagePlan with(std::vector<Setting> settings, std::string seed = "test", Color color = Color::kColor) {
  return {.seed = std::move(seed), .dpi = kDpi, .color = color, .settings = std::move(settings)};
}

// The middle of the darkness within some pixels of a point, in pixels; NaN where there is none.
Point find_dark(const Image& image, Point near) {
  constexpr int kReach = 11;
  double total = 0, x_sum = 0, y_sum = 0;
  const int left = static_cast<int>(near.x * image.width), top = static_cast<int>(near.y * image.height);
  for (int y = std::max(0, top - kReach); y <= std::min(image.height - 1, top + kReach); ++y) {
    for (int x = std::max(0, left - kReach); x <= std::min(image.width - 1, left + kReach); ++x) {
      const double dark = std::max(0, 215 - image.row(y)[x * image.channels]);
      total += dark, x_sum += dark * (x + 0.5), y_sum += dark * (y + 0.5);
    }
  }
  return {x_sum / total, y_sum / total};
}

// How far the farthest cross is from where the warp says, in pixels.
double worst_miss(const PagePlan& plan) {
  const Crosses crosses;
  const Scan scan = degrade(crosses.page, plan);
  double worst = 0;
  for (const Point& middle : crosses.middles) {
    const Point there = scan.warp.map(middle), found = find_dark(scan.image, there);
    const double miss = std::hypot(found.x - there.x * scan.image.width, found.y - there.y * scan.image.height);
    worst = std::isnan(miss) ? 1000 : std::max(worst, miss);
  }
  return worst;
}

TEST(Degrade, IsTheSameForTheSameSeed) {
  const Image page = form_page();
  for (const Grade grade : kAllGrades) {
    const auto scan = [&](const char* seed, int number) {
      return degrade(page, plan_page(plan_scan(grade, Rng(seed)), number), marks()).image;
    };
    const Image first = scan("a", 0);
    EXPECT_EQ(first, scan("a", 0));
    EXPECT_NE(first, scan("a", 1));
    EXPECT_NE(first, scan("b", 0));
  }
}

TEST(Degrade, ChangesNothingWithoutSteps) {
  const Image page = form_page();
  EXPECT_EQ(degrade(page, with({})).image, page);
}

TEST(Degrade, SaysWhereEveryPointWent) {
  const std::vector<std::vector<Setting>> geometries = {
      {},
      {{Step::kSkew, 3}},
      {{Step::kPerspective, 0.07}},
      {{Step::kCurl, 0.02}},
      {{Step::kBorder, 14}},
      {{Step::kDesk, 18}},
      {{Step::kTurn, 1}},
      {{Step::kTurn, 2}},
      {{Step::kTurn, 3}},
      {{Step::kSkew, 1.5},
       {Step::kPerspective, 0.05},
       {Step::kCurl, 0.015},
       {Step::kDesk, 12},
       {Step::kTurn, 3}},
      {{Step::kSkew, 2}, {Step::kCurl, 0.01}, {Step::kBorder, 10}, {Step::kTurn, 1}},
  };
  for (const auto& settings : geometries) {
    for (const char* seed : {"1", "2", "3", "4", "5"}) {
      const PagePlan plan = with(settings, seed);
      EXPECT_LT(worst_miss(plan), 0.5) << plan.to_json();
    }
  }
}

TEST(Degrade, SaysWhereEveryPointWentOnFaxesAndCopies) {
  for (const char* seed : {"1", "2", "3"}) {
    EXPECT_LT(worst_miss(with({{Step::kSkew, 1}, {Step::kFax, 1}, {Step::kTurn, 2}}, seed, Color::kBilevel)),
              1.5);
    EXPECT_LT(worst_miss(with({{Step::kFax, 2}}, seed, Color::kBilevel)), 1.5);
    EXPECT_LT(worst_miss(with({{Step::kCopies, 2}}, seed, Color::kGrey)), 1.5);
  }
}

TEST(Degrade, TurnsClockwise) {
  const Warp warp = degrade(Image(40, 60, 1), with({{Step::kTurn, 1}})).warp;
  EXPECT_NEAR(warp.map({0.2, 0.1}).x, 0.9, 1e-9);
  EXPECT_NEAR(warp.map({0.2, 0.1}).y, 0.2, 1e-9);
}

TEST(Degrade, SkewsByTheAngleOfThePlan) {
  const Warp warp = degrade(Image(kWidth, kHeight, 1), with({{Step::kSkew, 2.5}})).warp;
  const Point left = warp.map({0, 0.5}), right = warp.map({1, 0.5});
  const double slope = std::atan2((right.y - left.y) * kHeight, (right.x - left.x) * kWidth);
  EXPECT_NEAR(std::abs(slope) * 180 / std::numbers::pi, 2.5, 1e-6);
}

TEST(Warp, UnmapsWhatItMaps) {
  for (const double height : {0.0, 0.02, -0.02}) {
    for (int turns = 0; turns < 4; ++turns) {
      const Warp::Curl curl{
          .height = height, .slope = 0.7, .wave = 0.3, .phase = 1, .at_right = turns % 2 == 1};
      const Warp warp(curl, {Point{0.03, 0.05}, Point{0.9, 0.02}, Point{0.97, 0.99}, Point{0.01, 0.93}}, turns);
      for (const Point p : {Point{0, 0}, Point{1, 0}, Point{0.3, 0.8}, Point{1, 1}}) {
        const Point back = warp.unmap(warp.map(p));
        EXPECT_NEAR(back.x, p.x, 1e-9);
        EXPECT_NEAR(back.y, p.y, 1e-9);
      }
    }
  }
}

TEST(Degrade, TakesEveryStepAlone) {
  const Image page = form_page();
  for (const StepInfo& step : steps()) {
    PagePlan plan = extreme(step.step);
    EXPECT_EQ(plan.settings.size(), 1u);
    const Scan scan = degrade(page, plan, marks());
    EXPECT_EQ(scan.image.channels, plan.color == Color::kColor ? 3 : 1) << step.name;
    plan.settings.clear();
    // Without its only step a bilevel plan still has a threshold, in the middle.
    EXPECT_NE(scan.image, degrade(page, plan).image) << step.name;
    EXPECT_EQ(find_step(step.name), step.step);
  }
  EXPECT_FALSE(find_step("tea"));
}

TEST(Degrade, SurvivesSmallAndBlankPages) {
  testing::internal::CaptureStderr();
  for (const Image& page : {Image(1, 1, 3), Image(1, 1, 1, 0), Image(2, 1, 3), Image(1, 7, 1),
                            Image(300, 200, 3), Image(300, 200, 1, 0)}) {
    for (const StepInfo& step : steps()) {
      const Scan scan = degrade(page, extreme(step.step), marks());
      EXPECT_EQ(scan.image.pixels.size(), scan.image.stride() * scan.image.height) << step.name;
      EXPECT_GE(scan.image.width, 1) << step.name;
    }
    for (int i = 0; i < 20; ++i) {
      degrade(page, plan_page(plan_scan(Grade::kHard, Rng(std::to_string(i))), 0), marks(), &page);
    }
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Degrade, RefusesWhatIsNoImage) {
  EXPECT_THROW(degrade(Image(), with({})), std::invalid_argument);
  Image cut(10, 10, 3);
  cut.pixels.pop_back();
  EXPECT_THROW(degrade(cut, with({})), std::invalid_argument);
  EXPECT_THROW(degrade(Image(10, 10, 3), with({}), {}, &cut), std::invalid_argument);
}

TEST(Degrade, BilevelScansHaveTwoValues) {
  const Image page = form_page();
  int seen = 0;
  for (int i = 0; seen < 6; ++i) {
    const ScanPlan scan = plan_scan(i % 2 ? Grade::kHard : Grade::kOffice, Rng("bilevel " + std::to_string(i)));
    if (scan.color != Color::kBilevel) continue;
    ++seen;
    const Image image = degrade(page, plan_page(scan, 0), marks()).image;
    EXPECT_EQ(image.channels, 1);
    EXPECT_EQ(std::set<std::uint8_t>(image.pixels.begin(), image.pixels.end()),
              (std::set<std::uint8_t>{0, 255}));
  }
}

TEST(Degrade, FaxesAreOf204DotsAnInch) {
  const Scan scan = degrade(form_page(), with({{Step::kFax, 1}}, "fax", Color::kBilevel));
  EXPECT_EQ(scan.dpi, 204);
  EXPECT_NEAR(scan.image.width, kWidth * 2.04, 1);
  EXPECT_NEAR(scan.image.height, kHeight * 2.04, 1);
}

TEST(Degrade, JpegChangesLittle) {
  const Image page = form_page();
  for (const int quality : {40, 90}) {
    const Image scan = degrade(page, with({{Step::kJpeg, static_cast<double>(quality)}})).image;
    EXPECT_NE(scan, page);
    double sum = 0;
    for (std::size_t i = 0; i < page.pixels.size(); ++i) sum += std::abs(page.pixels[i] - scan.pixels[i]);
    EXPECT_LT(sum / static_cast<double>(page.pixels.size()), quality == 40 ? 5 : 2);
  }
}

TEST(Degrade, StampsAreRedAndNeverLighten) {
  const Image page = form_page();
  for (const Step step : {Step::kRoundStamp, Step::kSquareStamp}) {
    for (const char* seed : {"1", "2", "3"}) {
      const Image scan = degrade(page, with({{step, 0.8}}, seed), marks()).image;
      int red = 0;
      for (std::size_t i = 0; i < page.pixels.size(); i += 3) {
        const std::uint8_t* is = &scan.pixels[i];
        for (int k = 0; k < 3; ++k) ASSERT_LE(is[k], page.pixels[i + k]);
        EXPECT_GE(is[0], is[1]);
        red += is[0] > 150 && is[0] - is[1] > 60 && is[0] - is[2] > 60;
      }
      EXPECT_GT(red, 1000);
      EXPECT_LT(red, 20000);  // 4.5 cm in square are 31000 pixels
    }
  }
}

TEST(Degrade, MarksNeedABox) {
  const Image page = form_page();
  for (const Step step : {Step::kRoundStamp, Step::kSquareStamp, Step::kTicks, Step::kSignature}) {
    EXPECT_EQ(degrade(page, with({{step, 1}})).image, page);
    EXPECT_NE(degrade(page, with({{step, 1}}), marks()).image, page);
  }
}

TEST(Degrade, TheBackShinesThrough) {
  const Image page = form_page();
  const PagePlan plan = with({{Step::kBleedThrough, 0.2}});
  const Image blank(50, 50, 1), black(50, 50, 1, 0);
  EXPECT_EQ(degrade(page, plan, {}, &blank).image, page);
  const Image scan = degrade(page, plan, {}, &black).image;
  EXPECT_NEAR(scan.row(kHeight / 2)[300], 255 * 0.8, 3);
}

const Device& device_of(const ScanPlan& scan) {
  return *std::ranges::find_if(devices(), [&](const Device& device) {
    return device.grade == scan.grade && device.name == scan.device;
  });
}

TEST(Plan, StaysWithinTheTables) {
  for (const Grade grade : kAllGrades) {
    for (int i = 0; i < 500; ++i) {
      const ScanPlan scan = plan_scan(grade, Rng("plan " + std::to_string(i)));
      const Device& device = device_of(scan);
      EXPECT_TRUE(std::ranges::any_of(
          device.modes, [&](const Mode& mode) { return mode.dpi == scan.dpi && mode.color == scan.color; }));
      for (const Setting& setting : plan_page(scan, i % 3).settings) {
        const auto row = std::ranges::find(device.rows, setting.step, &Row::step);
        ASSERT_NE(row, device.rows.end());
        EXPECT_GE(setting.value, row->low);
        EXPECT_LE(setting.value, row->high);
      }
    }
  }
}

TEST(Plan, GradesAreWhatTheyAreNamedAfter) {
  struct Limits {
    Grade grade;
    int least_dpi, most_dpi;
    double skew, least_quality, most_quality;
  };
  for (const Limits& limits :
       {Limits{Grade::kClean, 200, 300, 0.3, 85, 95}, Limits{Grade::kOffice, 150, 300, 1.2, 65, 90},
        Limits{Grade::kHard, 100, 400, 3, 40, 80}}) {
    int stamped = 0, turned = 0;
    std::set<int> resolutions;
    for (int i = 0; i < 500; ++i) {
      const ScanPlan scan = plan_scan(limits.grade, Rng("plan " + std::to_string(i)));
      const PagePlan page = plan_page(scan, 0);
      EXPECT_EQ(page.dpi, scan.dpi);
      EXPECT_GE(scan.dpi, limits.least_dpi);
      EXPECT_LE(scan.dpi, limits.most_dpi);
      EXPECT_LE(page.value(Step::kSkew).value_or(0), limits.skew);
      EXPECT_GE(page.value(Step::kJpeg).value_or(limits.least_quality), limits.least_quality);
      EXPECT_LE(page.value(Step::kJpeg).value_or(0), limits.most_quality);
      EXPECT_EQ(page.value(Step::kJpeg).has_value(), scan.color != Color::kBilevel);
      EXPECT_EQ(page.value(Step::kThreshold).has_value(), scan.color == Color::kBilevel);
      if (limits.grade == Grade::kOffice && scan.color == Color::kBilevel) {
        EXPECT_GE(scan.dpi, 200);
      }
      stamped += page.value(Step::kRoundStamp).has_value();
      turned += page.turn() != 0;
      resolutions.insert(scan.dpi);
    }
    EXPECT_EQ(*resolutions.begin(), limits.least_dpi);
    EXPECT_EQ(*resolutions.rbegin(), limits.most_dpi);
    const bool office = limits.grade == Grade::kOffice, clean = limits.grade == Grade::kClean;
    EXPECT_NEAR(stamped, clean ? 50 : office ? 250 : 340, 50);
    EXPECT_LE(turned, clean ? 0 : office ? 40 : 120);
  }
}

TEST(Plan, TheWorstOfAStepIsTheEndOfSomeRow) {
  for (const StepInfo& step : steps()) {
    double least = 1e9, most = -1e9;
    for (const Device& device : devices()) {
      for (const Row& row : device.rows) {
        if (row.step != step.step) continue;
        least = std::min(least, row.low), most = std::max(most, row.high);
      }
    }
    if (step.step == Step::kTurn) continue;  // no turn is worse than another
    EXPECT_TRUE(step.worst == least || step.worst == most) << step.name;
  }
}

TEST(Plan, PagesShareWhatTheScannerAndThePaperAre) {
  const ScanPlan scan = plan_scan(Grade::kHard, Rng("shared"));
  const PagePlan first = plan_page(scan, 0), second = plan_page(scan, 1);
  for (const Setting& setting : scan.settings) {
    EXPECT_EQ(first.value(setting.step), setting.value);
    EXPECT_EQ(second.value(setting.step), setting.value);
  }
  EXPECT_NE(first.settings, second.settings);
  EXPECT_TRUE(std::ranges::is_sorted(first.settings, {}, &Setting::step));
}

TEST(Plan, IsRecordedAsJson) {
  const PagePlan plan = with({{Step::kSkew, 0.25}, {Step::kJpeg, 70}}, "a\"b");
  EXPECT_EQ(plan.to_json(),
            R"({"seed": "a\"b", "dpi": 100, "color": "color", "steps": {"skew": 0.25, "jpeg": 70}})");
  ScanPlan scan;
  scan.seed = "s", scan.device = "photo", scan.grade = Grade::kHard;
  EXPECT_EQ(scan.to_json(),
            R"({"seed": "s", "grade": "hard", "device": "photo", "dpi": 200, "color": "color", "steps": {}})");
}

}  // namespace
}  // namespace recount::corpus
