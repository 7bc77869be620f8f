#include "corpus/degrade/warp.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace recount::corpus {
namespace {

using Matrix = std::array<double, 9>;

// The unit square onto a quadrangle (Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, 2.2.3).
Matrix onto(const Quad& q) {
  const double dx1 = q[1].x - q[2].x, dx2 = q[3].x - q[2].x, sx = q[0].x - q[1].x + q[2].x - q[3].x;
  const double dy1 = q[1].y - q[2].y, dy2 = q[3].y - q[2].y, sy = q[0].y - q[1].y + q[2].y - q[3].y;
  const double area = dx1 * dy2 - dx2 * dy1;
  const double g = (sx * dy2 - dx2 * sy) / area, h = (dx1 * sy - sx * dy1) / area;
  return {q[1].x - q[0].x + g * q[1].x,
          q[3].x - q[0].x + h * q[3].x,
          q[0].x,
          q[1].y - q[0].y + g * q[1].y,
          q[3].y - q[0].y + h * q[3].y,
          q[0].y,
          g,
          h,
          1};
}

// The inverse but for a factor, which a projective map does not need.
Matrix adjugate(const Matrix& m) {
  return {m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
          m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
          m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]};
}

Point project(const Matrix& m, Point p) {
  const double w = m[6] * p.x + m[7] * p.y + m[8];
  return {(m[0] * p.x + m[1] * p.y + m[2]) / w, (m[3] * p.x + m[4] * p.y + m[5]) / w};
}

Point turned(Point p, int turns) {
  for (; turns > 0; --turns) p = {1 - p.y, p.x};
  return p;
}

// u: distance from the binding, part of the width. Quadratic, so that it has a closed inverse; at the binding the page
// is narrower by `squeeze`, at the other edge wider.
double squeezed(double u, double squeeze) {
  return u - squeeze * u * (1 - u);
}
double stretched(double u, double squeeze) {
  if (squeeze == 0) return u;
  const double half = 1 - squeeze;
  return (std::sqrt(std::max(0.0, half * half + 4 * squeeze * u)) - half) / (2 * squeeze);
}

double squeeze_of(const Warp::Curl& curl) {
  return 2 *
         std::abs(curl.height);  // a line that rises by h over the first fifth of the width: seen from above
}

double rise(const Warp::Curl& curl, double u) {
  const double away = std::max(0.0, 1 - u);
  const double spine = away * away * away, wave = std::sin(2 * std::numbers::pi * u + curl.phase);
  return curl.height * ((1 - curl.wave) * spine + curl.wave * wave);
}

}  // namespace

Warp::Warp(const Curl& curl, const Quad& corners, int quarter_turns)
    : curl_(curl), forward_(onto(corners)), back_(adjugate(forward_)), turns_((quarter_turns % 4 + 4) % 4) {}

// y' = y + rise(u) * (1 + slope * (y - 0.5)) is linear in y, hence the exact inverse.
Point Warp::bend(Point p) const {
  if (curl_.height == 0) return p;
  const double u = curl_.at_right ? 1 - p.x : p.x, up = rise(curl_, u);
  const double moved = squeezed(u, squeeze_of(curl_));
  return {curl_.at_right ? 1 - moved : moved, p.y + up * (1 + curl_.slope * (p.y - 0.5))};
}

Point Warp::unbend(Point p) const {
  if (curl_.height == 0) return p;
  const double u = stretched(curl_.at_right ? 1 - p.x : p.x, squeeze_of(curl_)), up = rise(curl_, u);
  return {curl_.at_right ? 1 - u : u, (p.y - up * (1 - 0.5 * curl_.slope)) / (1 + curl_.slope * up)};
}

Point Warp::map(Point page) const {
  return turned(project(forward_, bend(page)), turns_);
}

Point Warp::unmap(Point scan) const {
  return unbend(project(back_, turned(scan, (4 - turns_) % 4)));
}

Warp Warp::unturned() const {
  Warp copy = *this;
  copy.turns_ = 0;
  return copy;
}

}  // namespace recount::corpus
