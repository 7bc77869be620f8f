#include "extract/rulings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

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
constexpr double kShortestDotted = 12;
// A stroke higher than this is no dot of a horizontal ruling.
constexpr double kDotHeight = 2.2;

// Longer than any stroke of a character.
constexpr double kLongRuling = 24;

// Share of a line that lies inside characters, from which on it is a stroke of them.
constexpr double kInText = 0.7;

// The picture as seen along rulings of one direction: `across` is the step to the next pixel of the other side.
struct Direction {
  bool horizontal;
};

// Sets flags[x] for pixels that differ from those before and behind them. The compiler makes vector code of it.
void flag_thin(const std::uint8_t* here, const std::uint8_t* before, const std::uint8_t* after, int count,
               std::uint8_t* __restrict flags) {
  using Byte = std::uint8_t;
  for (int x = 0; x < count; ++x) {
    const Byte low = std::min(before[x], after[x]), high = std::max(before[x], after[x]);
    const Byte darker = low > here[x] ? static_cast<Byte>(low - here[x]) : Byte{0};
    const Byte lighter = here[x] > high ? static_cast<Byte>(here[x] - high) : Byte{0};
    const Byte sides = static_cast<Byte>(high - low);
    const Byte is_dark = darker >= kContrast ? 1 : 0, is_light = lighter >= kContrast ? 1 : 0;
    flags[x] |= static_cast<Byte>(is_dark | (is_light & static_cast<Byte>(sides <= kSameSides ? 1 : 0)));
  }
}

// Eight flags to eight bits, the first one as the highest.
std::uint32_t pack_eight(const std::uint8_t* flags) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, flags, sizeof eight);
  return static_cast<std::uint32_t>((eight * 0x8040201008040201ULL) >> 56);
}

// Pixels that differ from those on both their sides, at two distances: the far one for thick lines, the near one for lines close to
// each other.
PixPtr thin_pixels(const GrayImage& image, Direction direction, int far) {
  PixPtr mask(pixCreate(image.width, image.height, 1));
  if (!mask) return mask;
  const int words = pixGetWpl(mask.get());
  std::vector<std::uint8_t> flags(static_cast<std::size_t>(words) * 32);
  for (int y = 0; y < image.height; ++y) {
    std::ranges::fill(flags, std::uint8_t{0});
    for (const int reach : {far, std::max(2, far / 2)}) {
      const int dx = direction.horizontal ? 0 : reach, dy = direction.horizontal ? reach : 0;
      if (y < dy || y + dy >= image.height || image.width <= 2 * dx) continue;
      flag_thin(image.row(y) + dx, image.row(y - dy), image.row(y + dy) + 2 * dx, image.width - 2 * dx,
                flags.data() + dx);
    }
    l_uint32* const line = pixGetData(mask.get()) + static_cast<std::ptrdiff_t>(y) * words;
    for (int w = 0; w < words; ++w) {
      const std::uint8_t* const at = flags.data() + static_cast<std::ptrdiff_t>(w) * 32;
      line[w] =
          pack_eight(at) << 24 | pack_eight(at + 8) << 16 | pack_eight(at + 16) << 8 | pack_eight(at + 24);
    }
  }
  return mask;
}

// Sizes are at least 1: pages beyond all measure are drawn with few pixels.
PixPtr brick(PIX* (*operation)(PIX*, PIX*, l_int32, l_int32), const PixPtr& pix, int along, int across,
             Direction direction) {
  along = std::max(along, 1);
  across = std::max(across, 1);
  return PixPtr(direction.horizontal ? operation(nullptr, pix.get(), along, across)
                                     : operation(nullptr, pix.get(), across, along));
}

// The dots of dotted rulings, joined to lines: what is low, has nothing high beside it, and goes on for long.
PixPtr dotted_lines(const PixPtr& thin, double pixels, Direction direction) {
  const int high = std::max(3, static_cast<int>(std::ceil(kDotHeight * pixels)) + 1);
  PixPtr strokes = brick(pixOpenBrick, thin, 1, high, direction);
  strokes = brick(pixDilateBrick, strokes, 5, high, direction);
  const PixPtr dots(pixSubtract(nullptr, thin.get(), strokes.get()));
  const PixPtr closed = brick(pixCloseSafeBrick, dots, static_cast<int>(kDotGap * pixels) + 1, 1, direction);
  return brick(pixOpenCompBrick, closed, static_cast<int>(kShortestDotted * pixels), 1, direction);
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
  double sum = 0, weighted = 0;
  std::vector<int> peaks;
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
    if (peak >= kContrast) peaks.push_back(peak);
  }
  // The middle one: where text crosses a faint line it is dark.
  const auto middle = peaks.begin() + static_cast<std::ptrdiff_t>(peaks.size() / 2);
  if (!peaks.empty()) std::ranges::nth_element(peaks, middle);
  return {sum > 0 ? weighted / sum : (first + last + 1) / 2.0, peaks.empty() ? 0.0 : *middle};
}

// Points. Strokes end this near to the border of their character.
constexpr double kStrokeEnd = 1.2;
// Points. Larger characters are watermarks behind a table: only faint lines are strokes of them.
constexpr double kLargeGlyph = 30;
constexpr double kFaint = 100;
// Lines times characters beside them: pages for people have a hundredth of it.
constexpr std::ptrdiff_t kMostPairs = 100'000'000;

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
    const PixPtr thin =
        thin_pixels(image_, direction, std::max(3, static_cast<int>(std::ceil(kThickest * pixels_))));
    if (!thin) return;
    PixPtr lines = brick(pixCloseSafeBrick, thin, static_cast<int>(kSmallGap * pixels_) + 1, 1, direction);
    lines = brick(pixOpenCompBrick, lines, static_cast<int>(kShortestRuling * pixels_), 1, direction);
    const PixPtr dotted = dotted_lines(thin, pixels_, direction);
    pixOr(lines.get(), lines.get(), dotted.get());
    // Long ones by themselves: strokes of characters that touch one would make one high thing of both.
    const PixPtr long_ones =
        brick(pixOpenCompBrick, lines, static_cast<int>(kLongRuling * pixels_), 1, direction);
    const PixPtr around = brick(pixDilateBrick, long_ones, 3, 3, direction);
    const PixPtr short_ones(pixSubtract(nullptr, lines.get(), around.get()));
    take(long_ones, direction);
    take(short_ones, direction);
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

  // Takes away what lies inside characters (一, —, the bars of 目), and the ends of rulings that are strokes touching them.
  void drop_strokes(std::vector<Ruling>& found) const {
    if (found.empty() || glyphs_.empty()) return;
    std::ranges::sort(found, {}, &Ruling::at);
    const bool horizontal = found.front().horizontal;
    std::vector<double> covered(found.size(), 0);
    std::vector<Ruling> trimmed = found;
    std::ptrdiff_t pairs = 0;
    for (const Glyph& glyph : glyphs_) {
      const Rect ink = ink_of(glyph);
      const double low = horizontal ? ink.y0 : ink.x0, high = horizontal ? ink.y1 : ink.x1;
      const double begin = horizontal ? ink.x0 : ink.y0, end = horizontal ? ink.x1 : ink.y1;
      const auto first = std::ranges::lower_bound(found, low, {}, &Ruling::at);
      auto it = first;
      for (; it != found.end() && it->at <= high; ++it) {
        const std::size_t i = static_cast<std::size_t>(it - found.begin());
        const bool is_large = end - begin > kLargeGlyph;
        if (is_large && it->contrast >= kFaint) continue;
        covered[i] += std::max(0.0, overlap(begin, end, it->from, it->to));
        if (is_large) continue;
        if (it->to > begin && it->to <= end + kStrokeEnd) trimmed[i].to = std::min(trimmed[i].to, begin);
        if (it->from < end && it->from >= begin - kStrokeEnd) trimmed[i].from = std::max(trimmed[i].from, end);
      }
      pairs += it - first;
      if (pairs > kMostPairs) return found.clear();
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (covered[i] < kInText * found[i].length() && trimmed[i].length() >= kShortestRuling)
        found[kept++] = trimmed[i];
    }
    found.resize(kept);
  }

  // Ink fills the em; fonts can be higher than that.
  static Rect ink_of(const Glyph& glyph) {
    Rect ink = glyph.box;
    if (glyph.size <= 0) return ink;
    const double half = 0.52 * glyph.size;
    ink.y0 = std::max(ink.y0, glyph.box.mid_y() - half);
    ink.y1 = std::min(ink.y1, glyph.box.mid_y() + half);
    return ink;
  }

  const GrayImage& image_;
  const std::vector<Glyph>& glyphs_;
  double pixels_;  // in a point
  std::vector<Ruling> rulings_;
};

}  // namespace

std::vector<Ruling> find_rulings(const GrayImage& image, const std::vector<Glyph>& glyphs) {
  if (image.empty() || image.dpi <= 0) return {};
  setMsgSeverity(L_SEVERITY_NONE);  // libraries do not print
  return Finder(image, glyphs).run();
}

}  // namespace recount
