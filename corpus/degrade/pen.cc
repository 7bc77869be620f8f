// Ticks and signatures in blue or black ink.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "corpus/degrade/ink.h"
#include "corpus/degrade/pix.h"

namespace recount::corpus {
namespace {

constexpr Ink kPens[] = {{28, 46, 140}, {38, 62, 168}, {52, 50, 110}, {34, 34, 38}, {52, 52, 56}};

struct Stroke {
  Point points[4];       // of a Bezier curve, in units of the mark's size
  double start, finish;  // widths, parts of the pen's
};

// A tick as it is written: down, then long and fast up; the corner is where the pen presses.
constexpr Stroke kTick[] = {
    {{{-0.42, 0.02}, {-0.34, 0.1}, {-0.24, 0.24}, {-0.15, 0.42}}, 0.7, 1.2},
    {{{-0.15, 0.42}, {-0.02, 0.1}, {0.2, -0.3}, {0.5, -0.5}}, 1.2, 0.45},
};

// The strokes that running hand is made of: what signatures are put together from.
constexpr Stroke kHand[] = {
    {{{-0.4, -0.2}, {-0.1, -0.26}, {0.2, -0.28}, {0.42, -0.3}}, 0.9, 1.1},  // across
    {{{-0.36, 0.1}, {0, 0.02}, {0.3, -0.04}, {0.1, 0.14}}, 0.8, 0.6},       // across and back
    {{{0.02, -0.48}, {0.04, -0.1}, {0, 0.3}, {-0.04, 0.5}}, 1.1, 0.5},      // down
    {{{0.05, -0.45}, {0.1, 0.1}, {0.05, 0.6}, {-0.18, 0.34}}, 1, 0.4},      // down with a hook
    {{{0.1, -0.4}, {0.02, 0}, {-0.2, 0.3}, {-0.48, 0.46}}, 1, 0.35},        // left falling
    {{{-0.1, -0.2}, {0.1, 0.1}, {0.3, 0.36}, {0.5, 0.4}}, 0.6, 1.3},        // right falling
    {{{-0.2, -0.32}, {0.4, -0.5}, {0.44, 0}, {-0.1, 0.36}}, 0.8, 0.6},      // a turn
    {{{0.3, -0.1}, {-0.4, 0.2}, {0.5, 0.24}, {-0.3, 0.48}}, 0.7, 0.5},      // a loop
    {{{-0.1, -0.1}, {-0.04, -0.04}, {0, 0}, {0.04, 0.1}}, 0.5, 1.3},        // a dot
};

Point along(const Point (&p)[4], double t) {
  const double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

// A sheet of ink over part of a page. Coordinates are pixels of the page.
class Sheet {
 public:
  Sheet(Point middle, double reach)
      : left_(static_cast<int>(middle.x - reach)),
        top_(static_cast<int>(middle.y - reach)),
        side_(std::max(1, static_cast<int>(2 * reach))),
        surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, side_, side_)),
        cairo_(cairo_create(surface_.get())) {
    cairo_translate(cairo_.get(), -left_, -top_);
    cairo_set_line_cap(cairo_.get(), CAIRO_LINE_CAP_ROUND);
  }

  // points: in pixels.
  void draw(const Stroke& stroke, double pen) {
    constexpr int kPieces = 24;  // short enough that the change of width is not seen
    Point from = stroke.points[0];
    for (int i = 1; i <= kPieces; ++i) {
      const double t = static_cast<double>(i) / kPieces;
      const Point to = along(stroke.points, t);
      cairo_set_line_width(cairo_.get(), pen * (stroke.start + (stroke.finish - stroke.start) * t));
      cairo_move_to(cairo_.get(), from.x, from.y);
      cairo_line_to(cairo_.get(), to.x, to.y);
      cairo_stroke(cairo_.get());
      from = to;
    }
  }

  void onto(Job& job, const Ink& ink, double opacity) {
    cairo_surface_flush(surface_.get());
    const unsigned char* data = cairo_image_surface_get_data(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    Image mask(side_, side_, 1, 0);
    for (int y = 0; data && y < side_; ++y) {
      const unsigned char* from = data + static_cast<std::size_t>(stride) * y;
      std::transform(from, from + side_, mask.row(y),
                     [&](unsigned char cover) { return static_cast<std::uint8_t>(cover * opacity); });
    }
    press(job.image, mask, left_, top_, ink);
  }

 private:
  int left_, top_, side_;
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> cairo_;
};

struct Frame {  // how a unit of strokes lies on the page
  Point middle;
  double wide, high, angle;

  Point at(Point p) const {
    const double x = p.x * wide, y = p.y * high;
    return {middle.x + x * std::cos(angle) - y * std::sin(angle),
            middle.y + x * std::sin(angle) + y * std::cos(angle)};
  }
};

// The stroke in that frame; no hand draws it the same way twice.
Stroke written(const Stroke& stroke, const Frame& frame, double shake, Rng& rng) {
  Stroke result = stroke;
  for (Point& p : result.points) {
    p = frame.at({p.x + rng.uniform(-shake, shake), p.y + rng.uniform(-shake, shake)});
  }
  return result;
}

const Ink& pen_of(const PagePlan& plan) {  // one hand, one pen
  return Rng(plan.seed).child("pen").pick(std::span<const Ink>(kPens));
}

double pen_width(const Job& job, Rng& rng) {
  return std::max(1.2, job.pixels(rng.uniform(0.3, 0.55)));
}

// One letter: a few strokes, some of them joined to the one before.
void letter(Sheet& sheet, const Frame& frame, double pen, Rng& rng) {
  Point last = frame.middle;
  const int count = rng.between(3, 6);
  for (int i = 0; i < count; ++i) {
    Frame part = frame;
    part.middle = frame.at({rng.uniform(-0.25, 0.25), rng.uniform(-0.25, 0.25)});
    part.wide *= rng.uniform(0.5, 1);
    part.high *= rng.uniform(0.5, 1);
    const Stroke stroke = written(rng.pick(std::span<const Stroke>(kHand)), part, 0.12, rng);
    if (i > 0 && rng.chance(0.5)) {
      const Point to = stroke.points[0];
      const Point bow = {(last.x + to.x) / 2 + rng.uniform(-0.1, 0.1) * frame.wide, (last.y + to.y) / 2};
      sheet.draw({{last, bow, bow, to}, 0.4, 0.5}, pen);
    }
    sheet.draw(stroke, pen);
    last = stroke.points[3];
  }
}

}  // namespace

void ticks(Job& job, double value, Rng rng) {
  std::vector<Box> boxes = job.marks.ticks;
  for (int left = static_cast<int>(value); left > 0 && !boxes.empty(); --left) {
    const std::size_t chosen = rng.index(static_cast<int>(boxes.size()));
    const Point middle = pick_place({boxes[chosen]}, job.image, rng);
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(chosen));  // nobody ticks a box twice
    const double size = job.pixels(rng.uniform(4, 8)), pen = pen_width(job, rng);
    const Frame frame{middle, size, size * rng.uniform(0.7, 1.1), rng.uniform(-0.2, 0.2)};
    Sheet sheet(middle, size + pen);
    for (const Stroke& stroke : kTick) sheet.draw(written(stroke, frame, 0.04, rng), pen);
    sheet.onto(job, pen_of(job.plan), rng.uniform(0.75, 1));
  }
}

void signatures(Job& job, double value, Rng rng) {
  std::vector<Box> boxes = job.marks.signatures;
  for (int left = static_cast<int>(value); left > 0 && !boxes.empty(); --left) {
    const std::size_t chosen = rng.index(static_cast<int>(boxes.size()));
    const Point middle = pick_place({boxes[chosen]}, job.image, rng);
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(chosen));
    const int count = rng.between(2, 3);  // letters of a name
    const double high = job.pixels(rng.uniform(7, 11)), wide = high * rng.uniform(0.8, 1.1);
    const double apart = wide * rng.uniform(0.7, 0.95), pen = pen_width(job, rng);
    const Frame name{middle, apart, high, rng.uniform(-0.15, 0.05)};
    Sheet sheet(middle, apart * count / 2 + high + wide);
    for (int i = 0; i < count; ++i) {
      const Frame frame{name.at({i - (count - 1) / 2.0, rng.uniform(-0.1, 0.1)}), wide, high, name.angle};
      letter(sheet, frame, pen, rng);
    }
    sheet.onto(job, pen_of(job.plan), rng.uniform(0.75, 1));
  }
}

}  // namespace recount::corpus
