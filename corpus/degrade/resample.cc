#include "corpus/degrade/resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace recount::corpus {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr Ink kLid = {252, 252, 252};  // the white inside of a scanner's lid
constexpr Ink kBlack = {14, 14, 16};   // an open lid
constexpr Ink kDesks[] = {{122, 92, 64}, {88, 58, 40}, {150, 146, 140}, {62, 64, 70}, {46, 74, 66}};

struct Margins {
  double left = 0, top = 0, right = 0, bottom = 0;  // pixels
};

// The black beside a page is seldom on all sides: each has it or not, one at least in full width.
Margins border(double pixels, Rng rng) {
  std::array<double, 4> sides;
  for (double& side : sides) side = rng.chance(0.5) ? pixels * rng.uniform(0.2, 1) : 0;
  sides[rng.index(4)] = pixels;
  return {sides[0], sides[1], sides[2], sides[3]};
}

Margins desk(double pixels, Rng rng) {
  const auto side = [&] { return pixels * rng.uniform(0.4, 1); };
  return {side(), side(), side(), side()};
}

Warp::Curl curl_of(double height, const PagePlan& plan) {
  Rng rng = Rng(plan.seed).child("curl");
  return {.height = rng.chance(0.5) ? height : -height,
          .slope = rng.uniform(-1, 1),
          .wave = rng.chance(0.5) ? 0 : rng.uniform(0.1, 0.6),
          .phase = rng.uniform(0, 2 * std::numbers::pi),
          .at_right = at_right(plan)};
}

// Every photocopy was laid on the glass by hand too.
double skew_of(const PagePlan& plan) {
  Rng rng = Rng(plan.seed).child("skew");
  const double side = rng.chance(0.5) ? 1 : -1;
  double degrees = side * plan.value(Step::kSkew).value_or(0);
  Rng copies = Rng(plan.seed).child("copies").child("skew");
  for (int copy = 0; copy < plan.value(Step::kCopies).value_or(0); ++copy) degrees += copies.uniform(-0.5, 0.5);
  return std::clamp(degrees, -kMostSkew, kMostSkew) * std::numbers::pi / 180;
}

// Corners of the page in its own pixels after perspective and skew.
Quad corners_of(const PagePlan& plan, double width, double height) {
  Quad corners = {Point{0, 0}, Point{width, 0}, Point{width, height}, Point{0, height}};
  if (const auto depth = plan.value(Step::kPerspective)) {
    Rng rng = Rng(plan.seed).child("perspective");
    const int nearest = rng.index(4);  // this corner stays, the opposite one moves by all of the depth
    for (int i = 0; i < 4; ++i) {
      const double far = i == nearest ? 0 : i == (nearest + 2) % 4 ? 1 : rng.uniform(0.1, 0.7);
      corners[i].x += (i == 0 || i == 3 ? 1 : -1) * width * *depth * far;
      corners[i].y += (i < 2 ? 1 : -1) * height * *depth * far * rng.uniform(0.4, 1);
    }
  }
  const double angle = skew_of(plan), c = std::cos(angle), s = std::sin(angle);
  for (Point& p : corners) {
    const double x = p.x - width / 2, y = p.y - height / 2;
    p = {width / 2 + c * x - s * y, height / 2 + s * x + c * y};
  }
  return corners;
}

// Fixed point with 16 bits behind the point.
constexpr int kOne = 1 << 16;
constexpr double kLeast = -8000, kMost = 24000;  // pixels that fit; beyond them is background anyway
// Between columns this far apart the source moves in a straight line but for a thirtieth of a pixel at most.
constexpr int kSpan = 16;

template <int channels>
void blend(const Image& page, int x, int y, const Ink& background, std::uint8_t* to) {
  const int column = x >> 16, line = y >> 16, fx = x >> 8 & 255, fy = y >> 8 & 255;
  const std::uint8_t *a, *b, *c, *d;
  if (column >= 0 && line >= 0 && column + 1 < page.width && line + 1 < page.height) {
    a = page.row(line) + static_cast<std::size_t>(column) * channels;
    b = a + channels;
    c = a + page.stride();
    d = c + channels;
  } else {
    const auto at = [&](int px, int py) {
      const bool inside = px >= 0 && py >= 0 && px < page.width && py < page.height;
      return inside ? page.row(py) + static_cast<std::size_t>(px) * channels : background.data();
    };
    a = at(column, line), b = at(column + 1, line), c = at(column, line + 1), d = at(column + 1, line + 1);
  }
  for (int i = 0; i < channels; ++i) {
    const int upper = a[i] * (256 - fx) + b[i] * fx, lower = c[i] * (256 - fx) + d[i] * fx;
    to[i] = (upper * (256 - fy) + lower * fy + (1 << 15)) >> 16;
  }
}

template <int channels>
void fill(const Image& page, const Placement& placement, Image& scan) {
  const Warp warp = placement.warp.unturned();
  const auto source = [&](int x, int y) {
    const Point p = warp.unmap({(x + 0.5) / scan.width, (y + 0.5) / scan.height});
    return Point{std::clamp(p.x * page.width - 0.5, kLeast, kMost) * kOne,
                 std::clamp(p.y * page.height - 0.5, kLeast, kMost) * kOne};
  };
  for (int y = 0; y < scan.height; ++y) {
    std::uint8_t* to = scan.row(y);
    Point next = source(0, y);
    for (int x = 0; x < scan.width; x += kSpan) {
      const Point from = next;
      next = source(x + kSpan, y);
      const int dx = static_cast<int>((next.x - from.x) / kSpan),
                dy = static_cast<int>((next.y - from.y) / kSpan);
      int px = static_cast<int>(from.x), py = static_cast<int>(from.y);
      for (int end = std::min(x + kSpan, scan.width), at = x; at < end;
           ++at, px += dx, py += dy, to += channels) {
        blend<channels>(page, px, py, placement.background, to);
      }
    }
  }
}

}  // namespace

bool at_right(const PagePlan& plan) {
  return Rng(plan.seed).child("binding").chance(0.3);
}

Placement place(const PagePlan& plan, int page_width, int page_height) {
  const double mm = plan.dpi / kMmPerInch;
  Margins margins;
  Ink background = kLid;
  if (const auto width = plan.value(Step::kBorder)) {
    margins = border(*width * mm, Rng(plan.seed).child("border"));
    background = kBlack;
  }
  if (const auto width = plan.value(Step::kDesk)) {
    Rng rng = Rng(plan.seed).child("desk");
    margins = desk(*width * mm, rng);
    background = rng.child("colour").pick(std::span<const Ink>(kDesks));
  }
  Placement placement{.warp = {},
                      .width = page_width + static_cast<int>(margins.left + margins.right),
                      .height = page_height + static_cast<int>(margins.top + margins.bottom),
                      .background = background};
  Quad corners = corners_of(plan, page_width, page_height);
  for (Point& p : corners) {
    p = {(p.x + std::floor(margins.left)) / placement.width,
         (p.y + std::floor(margins.top)) / placement.height};
  }
  placement.warp = Warp(curl_of(plan.value(Step::kCurl).value_or(0), plan), corners, plan.turn() / 90);
  const auto geometric = [](const Setting& setting) {
    return (setting.step >= Step::kSkew && setting.step <= Step::kDesk) || setting.step == Step::kCopies;
  };
  placement.identity = std::ranges::none_of(plan.settings, geometric);
  return placement;
}

Image resample(const Image& page, const Placement& placement) {
  Image scan(placement.width, placement.height, page.channels);
  page.channels == 1 ? fill<1>(page, placement, scan) : fill<3>(page, placement, scan);
  return scan;
}

}  // namespace recount::corpus
