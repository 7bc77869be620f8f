#include "extract/resample.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace recount {
namespace {

// Pixels. Between points so far apart the source moves in a straight line but for a twentieth of a pixel, on curled pages too.
constexpr int kSpan = 32;
constexpr double kOne = 65536;  // fixed point, 16 bits behind the point

// Two samples of 8 bits at a time, 16 bits apart.
constexpr std::uint32_t kPair = 0x00ff00ff;

std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t part) {
  const auto pair = [part](std::uint32_t p, std::uint32_t q) {
    return ((p * (256 - part) + q * part + 0x00800080) >> 8) & kPair;
  };
  return pair(a & kPair, b & kPair) | pair(a >> 8 & kPair, b >> 8 & kPair) << 8;
}

struct ColorPage {
  static std::uint32_t get(const l_uint32* line, std::int64_t x) { return line[x]; }
  static void set(l_uint32* line, int x, std::uint32_t value) { line[x] = value; }
  static std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d, std::uint32_t fx,
                           std::uint32_t fy) {
    return mixed(mixed(a, b, fx), mixed(c, d, fx), fy);
  }
};

struct GreyPage {
  static std::uint32_t get(const l_uint32* line, std::int64_t x) { return GET_DATA_BYTE(line, x); }
  static void set(l_uint32* line, int x, std::uint32_t value) { SET_DATA_BYTE(line, x, value); }
  static std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d, std::uint32_t fx,
                           std::uint32_t fy) {
    const std::uint32_t upper = a * (256 - fx) + b * fx, lower = c * (256 - fx) + d * fx;
    return (upper * (256 - fy) + lower * fy + (1U << 15)) >> 16;
  }
};

template <class Kind>
void fill(PIX* page, PIX* result, l_uint32 beside, const std::vector<PagePoint>& nodes, int columns) {
  const int width = pixGetWidth(result), height = pixGetHeight(result), words = pixGetWpl(page);
  const int page_width = pixGetWidth(page), page_height = pixGetHeight(page);
  const l_uint32* const data = pixGetData(page);
  const auto at = [&](std::int64_t x, std::int64_t y) -> std::uint32_t {
    const bool inside = x >= 0 && y >= 0 && x < page_width && y < page_height;
    return inside ? Kind::get(data + y * words, x) : beside;
  };
  for (int y = 0; y < height; ++y) {
    l_uint32* const to = pixGetData(result) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(result);
    const PagePoint* const upper = nodes.data() + static_cast<std::ptrdiff_t>(y / kSpan) * columns;
    const PagePoint* const lower = upper + columns;
    const double part = (y % kSpan) / static_cast<double>(kSpan);
    for (int c = 0; c * kSpan < width; ++c) {
      const auto between = [&](int k) {
        return PagePoint{upper[k].x + part * (lower[k].x - upper[k].x),
                         upper[k].y + part * (lower[k].y - upper[k].y)};
      };
      const PagePoint from = between(c), until = between(c + 1);
      std::int64_t px = static_cast<std::int64_t>((from.x - 0.5) * kOne),
                   py = static_cast<std::int64_t>((from.y - 0.5) * kOne);
      const std::int64_t dx = static_cast<std::int64_t>((until.x - from.x) * kOne / kSpan),
                         dy = static_cast<std::int64_t>((until.y - from.y) * kOne / kSpan);
      const std::int64_t end_x = (px + dx * kSpan) >> 16, end_y = (py + dy * kSpan) >> 16;
      const bool is_inside = std::min(px >> 16, end_x) >= 0 && std::max(px >> 16, end_x) + 1 < page_width &&
                             std::min(py >> 16, end_y) >= 0 && std::max(py >> 16, end_y) + 1 < page_height;
      const int last = std::min((c + 1) * kSpan, width);
      for (int x = c * kSpan; x < last; ++x, px += dx, py += dy) {
        const std::int64_t column = px >> 16, row = py >> 16;
        const std::uint32_t fx = px >> 8 & 255, fy = py >> 8 & 255;
        if (is_inside) {
          const l_uint32* const a = data + row * words;
          const l_uint32* const b = a + words;
          Kind::set(to, x,
                    Kind::mix(Kind::get(a, column), Kind::get(a, column + 1), Kind::get(b, column),
                              Kind::get(b, column + 1), fx, fy));
        } else {
          Kind::set(to, x,
                    Kind::mix(at(column, row), at(column + 1, row), at(column, row + 1),
                              at(column + 1, row + 1), fx, fy));
        }
      }
    }
  }
}

}  // namespace

PixPtr resample(PIX* page, int width, int height, l_uint32 beside,
                const std::function<PagePoint(double, double)>& source) {
  PixPtr result(pixCreate(width, height, pixGetDepth(page)));
  if (!result) return result;
  const int columns = (width + kSpan - 1) / kSpan + 1, rows = (height + kSpan - 1) / kSpan + 1;
  std::vector<PagePoint> nodes;
  nodes.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int r = 0; r < rows; ++r) {
    // Centres of pixels.
    for (int c = 0; c < columns; ++c) nodes.push_back(source(c * kSpan + 0.5, r * kSpan + 0.5));
  }
  if (pixGetDepth(page) == 32) {
    fill<ColorPage>(page, result.get(), beside, nodes, columns);
  } else {
    fill<GreyPage>(page, result.get(), beside, nodes, columns);
  }
  pixCopyResolution(result.get(), page);
  return result;
}

}  // namespace recount
