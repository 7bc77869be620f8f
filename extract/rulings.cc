#include "extract/rulings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/pix.h"

namespace recount {
namespace {

// A ruling differs from both its sides by so many grey values: light grey rulings have 40, the noise of JPEG below 15.
constexpr int kContrast = 20;
// Light rulings on coloured cells: the same colour on both sides, up to so much.
constexpr int kSameSides = 24;

// Points. Gaps in a solid ruling where text or a stamp touches it.
constexpr double kSmallGap = 2;
// Dots and dashes stand this near to each other, and a dotted ruling has at least this length.
constexpr double kDotGap = 5;
constexpr double kShortestDotted = 24;
// A stroke higher than this is no dot of a horizontal ruling.
constexpr double kDotHeight = 2.2;

// Share of a line that lies inside characters, from which on it is a stroke of them.
constexpr double kInText = 0.7;

// The picture as seen along rulings of one direction: `across` is the step to the next pixel of the other side.
struct Direction {
  bool horizontal;
};

bool differs(int here, int before, int after) {
  if (std::min(before, after) - here >= kContrast) return true;
  return here - std::max(before, after) >= kContrast && std::abs(before - after) <= kSameSides;
}

// Pixels that differ from those `reach` pixels away on both sides.
void mark_thin(const GrayImage& image, Direction direction, int reach, PIX& mask) {
  l_uint32* const data = pixGetData(&mask);
  const int words = pixGetWpl(&mask);
  const int dx = direction.horizontal ? 0 : reach, dy = direction.horizontal ? reach : 0;
  for (int y = dy; y < image.height - dy; ++y) {
    const std::uint8_t* const here = image.row(y);
    const std::uint8_t* const before = image.row(y - dy);
    const std::uint8_t* const after = image.row(y + dy);
    l_uint32* const line = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = dx; x < image.width - dx; ++x) {
      if (differs(here[x], before[x - dx], after[x + dx])) SET_DATA_BIT(line, x);
    }
  }
}

PixPtr brick(PIX* (*operation)(PIX*, PIX*, l_int32, l_int32), const PixPtr& pix, int along, int across,
             Direction direction) {
  return PixPtr(direction.horizontal ? operation(nullptr, pix.get(), along, across)
                                     : operation(nullptr, pix.get(), across, along));
}

// The dots of dotted rulings, joined to lines: what is low, has nothing high beside it, and goes on for long.
PixPtr dotted_lines(const PixPtr& thin, double pixels, Direction direction) {
  const int high = std::max(3, static_cast<int>(std::ceil(kDotHeight * pixels)) + 1);
  PixPtr strokes = brick(pixOpenBrick, thin, 1, high, direction);
  strokes = brick(pixDilateBrick, strokes, 5, high, direction);
  const PixPtr dots(pixSubtract(nullptr, thin.get(), strokes.get()));
  const PixPtr closed = brick(pixCloseSafeBrick, dots, static_cast<int>(kDotGap * pixels), 1, direction);
  return brick(pixOpenBrick, closed, static_cast<int>(kShortestDotted * pixels), 1, direction);
}

struct Profile {
  double middle = 0;  // across the line, weighted by how much each pixel differs from what is beside the line
  double contrast = 0;
};

Profile profile_of(const GrayImage& image, Direction direction, int from, int to, int first, int last) {
  const int limit = (direction.horizontal ? image.height : image.width) - 1;
  const auto at = [&](int along, int across) {
    across = std::clamp(across, 0, limit);
    return static_cast<int>(direction.horizontal ? image.row(across)[along] : image.row(along)[across]);
  };
  const int step = std::max(1, (to - from) / 32);
  double sum = 0, weighted = 0, peaks = 0;
  int samples = 0;
  for (int along = from; along < to; along += step) {
    const int ground = (at(along, first - 2) + at(along, last + 2)) / 2;
    int peak = 0;
    for (int across = first - 1; across <= last + 1; ++across) {
      const int weight = std::abs(ground - at(along, across));
      sum += weight;
      weighted += weight * (across + 0.5);
      peak = std::max(peak, weight);
    }
    // The gaps of dotted rulings do not count.
    if (peak < kContrast) continue;
    peaks += peak;
    ++samples;
  }
  return {sum > 0 ? weighted / sum : (first + last + 1) / 2.0, samples > 0 ? peaks / samples : 0};
}

class Finder {
 public:
  Finder(const GrayImage& image, const std::vector<Glyph>& glyphs)
      : image_(image), glyphs_(glyphs), pixels_(image.dpi / 72) {}

  std::vector<Ruling> run() {
    for (const bool horizontal : {true, false}) find({horizontal});
    if (rulings_.size() > kMaxRulings) rulings_.clear();
    return std::move(rulings_);
  }

 private:
  void find(Direction direction) {
    const PixPtr thin(pixCreate(image_.width, image_.height, 1));
    if (!thin) return;
    // Two distances: the far one for thick lines, the near one for lines close to each other.
    const int far = std::max(3, static_cast<int>(std::ceil(kThickest * pixels_)));
    mark_thin(image_, direction, far, *thin);
    mark_thin(image_, direction, std::max(2, far / 2), *thin);
    PixPtr lines = brick(pixCloseSafeBrick, thin, static_cast<int>(kSmallGap * pixels_), 1, direction);
    lines = brick(pixOpenBrick, lines, static_cast<int>(kShortestRuling * pixels_), 1, direction);
    const PixPtr dotted = dotted_lines(thin, pixels_, direction);
    pixOr(lines.get(), lines.get(), dotted.get());
    take(lines, direction);
  }

  void take(const PixPtr& lines, Direction direction) {
    const BoxaPtr boxes(pixConnCompBB(lines.get(), 8));
    const int count = boxes ? boxaGetCount(boxes.get()) : 0;
    const std::size_t before = rulings_.size();
    std::vector<Ruling> found;
    for (int i = 0; i < count; ++i) {
      l_int32 x, y, w, h;
      boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
      if (!direction.horizontal) std::swap(x, y), std::swap(w, h);
      if (h > 2 * kThickest * pixels_ + 2 || h * 3 > w) continue;
      Ruling ruling;
      ruling.horizontal = direction.horizontal;
      const Profile profile = profile_of(image_, direction, x, x + w, y, y + h - 1);
      ruling.at = profile.middle / pixels_;
      ruling.contrast = profile.contrast;
      ruling.from = x / pixels_;
      ruling.to = (x + w) / pixels_;
      ruling.thickness = h / pixels_;
      found.push_back(ruling);
    }
    drop_strokes(found);
    rulings_.insert(rulings_.end(), found.begin(), found.end());
    std::ranges::sort(rulings_.begin() + static_cast<std::ptrdiff_t>(before), rulings_.end(), {}, &Ruling::at);
  }

  // Takes away what lies inside characters: 一, —, the bars of 目.
  void drop_strokes(std::vector<Ruling>& found) const {
    if (found.empty() || glyphs_.empty()) return;
    std::ranges::sort(found, {}, &Ruling::at);
    std::vector<double> covered(found.size(), 0);
    const bool horizontal = found.front().horizontal;
    for (const Glyph& glyph : glyphs_) {
      const Rect& box = glyph.box;
      const double low = horizontal ? box.y0 : box.x0, high = horizontal ? box.y1 : box.x1;
      // Ink fills the em; fonts can be higher than that.
      const double middle = (low + high) / 2, half = horizontal && glyph.size > 0
                                                         ? std::min(high - low, 1.04 * glyph.size) / 2
                                                         : (high - low) / 2;
      auto it = std::ranges::lower_bound(found, middle - half, {}, &Ruling::at);
      for (; it != found.end() && it->at <= middle + half; ++it) {
        const double shared =
            horizontal ? overlap(box.x0, box.x1, it->from, it->to) : overlap(box.y0, box.y1, it->from, it->to);
        if (shared > 0) covered[static_cast<std::size_t>(it - found.begin())] += shared;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (covered[i] < kInText * found[i].length()) found[kept++] = found[i];
    }
    found.resize(kept);
  }

  const GrayImage& image_;
  const std::vector<Glyph>& glyphs_;
  double pixels_;  // in a point
  std::vector<Ruling> rulings_;
};

}  // namespace

std::vector<Ruling> find_rulings(const GrayImage& image, const std::vector<Glyph>& glyphs) {
  if (image.empty() || image.dpi <= 0) return {};
  return Finder(image, glyphs).run();
}

}  // namespace recount
