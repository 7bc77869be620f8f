#include "extract/scan_lines.h"

#include <algorithm>
#include <cmath>

#include "extract/rulings.h"

namespace recount {
namespace {

// Grey values by which a line is darker than both its sides where paper is white; and where the picture is averaged along it.
constexpr int kDarker = 16, kSoftDarker = 7;
// What is darker by this, and by two fifths of the line's contrast, than the paper on its side is ink beside a line.
constexpr int kInkBeside = 25;
constexpr double kInkOfContrast = 0.4;
// What is lighter than the line by more than this share of its contrast is paper.
constexpr double kPaper = 0.35;
// Share of paper on the way of a line that is not broken.
constexpr double kUnbroken = 0.03;
// Edges of shaded cells are dark where they begin, and lighter little by little: grey values by which a line is darker than both its
// sides at least, for each point of its thickness. Measured: edges have 2 to 5, faint and dotted rulings 9 and more.
constexpr double kSteep = 6.5;
// Points by which the middle of a ruling wanders; that of a row of strokes more.
constexpr double kWander = 0.7;

// What lies along one side of a line: in how many places it is ink. Long stretches of it are shaded cells or a second ruling, and do not
// count.
class Beside {
 public:
  void add(int grey) { greys_.push_back(static_cast<std::uint8_t>(grey)); }

  // The grey value of what is not ink.
  int paper() const {
    if (greys_.empty()) return 255;
    std::vector<std::uint8_t> sorted = greys_;
    const auto light = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 3 / 4);
    std::ranges::nth_element(sorted, light);
    return *light;
  }

  // darker: than the paper. longest: stretch of ink that counts.
  int ink(int darker, int longest) const {
    const int limit = paper() - darker;
    int count = 0, run = 0;
    for (std::size_t i = 0; i <= greys_.size(); ++i) {
      if (i < greys_.size() && greys_[i] < limit) {
        ++run;
        continue;
      }
      if (run <= longest) count += run;
      run = 0;
    }
    return count;
  }

 private:
  std::vector<std::uint8_t> greys_;
};

double share_beside(const Beside& above, const Beside& below, double contrast, double pixels, int count) {
  const int darker = std::max(kInkBeside, static_cast<int>(contrast * kInkOfContrast)),
            longest = static_cast<int>(kLongLine * pixels);
  return static_cast<double>(std::max(above.ink(darker, longest), below.ink(darker, longest))) /
         std::max(1, count);
}

}  // namespace

LineSeeker::LineSeeker(const GrayImage& image, bool soft)
    : image_(image),
      soft_(soft),
      pixels_(image.dpi / 72),
      far_(std::max(3, static_cast<int>(std::ceil(kThickest * pixels_)))) {}

std::vector<ScanLine> LineSeeker::run() {
  flag();
  const PixPtr thin = mask();
  if (!thin) return {};
  // A line may step up or down by a pixel on its way.
  const PixPtr thick(pixDilateBrick(nullptr, thin.get(), 1, 3));
  const PixPtr closed(pixCloseSafeBrick(nullptr, thick.get(), 2, 1));
  const PixPtr all = opened(closed, kShortestRuling), of_long = opened(closed, kLongLine);
  if (!all || !of_long) return {};
  take(of_long);
  if (soft_) return std::move(lines_);
  const PixPtr around(pixDilateBrick(nullptr, of_long.get(), 3, 3));
  const PixPtr rest(pixSubtract(nullptr, all.get(), around.get()));
  take(opened(rest, kShortestRuling));
  return std::move(lines_);
}

double LineSeeker::solid(double from, double to, double at) const {
  const int first = std::max(0, static_cast<int>(from)), last = std::min(image_.width, static_cast<int>(to));
  const int row = static_cast<int>(at);
  int dark = 0;
  for (int x = first; x < last; ++x) {
    bool is_dark = false;
    for (int y = std::max(0, row - 1); y <= std::min(image_.height - 1, row + 1); ++y)
      is_dark |= flags_[index(x, y)] != 0;
    dark += is_dark;
  }
  return last > first ? static_cast<double>(dark) / (last - first) : 1;
}

bool LineSeeker::is_unbroken(double from, double to, const ScanLine& line) const {
  return look(from, to, line).white <= kUnbroken;
}

LineSeeker::Look LineSeeker::look(double from, double to, const ScanLine& line) const {
  const int first = std::max(0, static_cast<int>(std::lround(from))),
            last = std::min(image_.width, static_cast<int>(std::lround(to)));
  const int row = darkest_row(first, last, static_cast<int>(line.at)),
            away = static_cast<int>(std::lround(line.thickness / 2)) + 2;
  std::vector<int> darkest;
  Beside above, below;
  for (int x = first; x < last; ++x) {
    darkest.push_back(std::min({grey(x, row - 1), grey(x, row), grey(x, row + 1)}));
    above.add(grey(x, row - away));
    below.add(grey(x, row + away));
  }
  // A line may part a shaded cell from a white one.
  const double paper = std::min(above.paper(), below.paper()) - kPaper * line.contrast;
  const auto white = std::ranges::count_if(darkest, [paper](int value) { return value > paper; });
  return {static_cast<double>(white) / std::max(1, last - first),
          share_beside(above, below, line.contrast, pixels_, last - first)};
}

// Of the rows that a line at `row` may have wandered to.
int LineSeeker::darkest_row(int first, int last, int row) const {
  const int reach = std::max(1, static_cast<int>(std::lround(kWander * pixels_)));
  int best = row;
  long least = -1;
  for (int y = row - reach; y <= row + reach; ++y) {
    long sum = 0;
    for (int x = first; x < last; ++x) sum += grey(x, y);
    if (least < 0 || sum < least) least = sum, best = y;
  }
  return best;
}

std::size_t LineSeeker::index(int x, int y) const {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(image_.width) + static_cast<std::size_t>(x);
}

int LineSeeker::grey(int x, int y) const {
  return image_.row(std::clamp(y, 0, image_.height - 1))[x];
}

PixPtr LineSeeker::opened(const PixPtr& pix, double points) const {
  const int along = std::max(2, static_cast<int>(points * pixels_));
  return PixPtr(pix ? pixOpenCompBrick(nullptr, pix.get(), along, 1) : nullptr);
}

// Near or far: thick lines, and those close to each other.
void LineSeeker::flag() {
  const std::size_t width = static_cast<std::size_t>(image_.width);
  std::vector<std::uint8_t> averaged;
  if (soft_) averaged = averaged_rows();
  const std::uint8_t* const pixels = soft_ ? averaged.data() : image_.pixels.data();
  const int least = soft_ ? kSoftDarker : kDarker;
  flags_.assign(image_.pixels.size(), 0);
  for (const int reach : {far_, std::max(2, far_ / 2)}) {
    const std::size_t step = static_cast<std::size_t>(reach) * width;
    for (int y = reach; y + reach < image_.height; ++y) {
      const std::uint8_t* const here = pixels + index(0, y);
      std::uint8_t* __restrict const flag = flags_.data() + index(0, y);
      for (std::size_t x = 0; x < width; ++x) {
        const std::uint8_t low = std::min(*(here + x - step), here[x + step]);
        const std::uint8_t darker = low > here[x] ? static_cast<std::uint8_t>(low - here[x]) : std::uint8_t{0};
        flag[x] |= darker >= least ? std::uint8_t{1} : std::uint8_t{0};
      }
    }
  }
}

std::vector<std::uint8_t> LineSeeker::averaged_rows() const {
  const int half = std::max(1, static_cast<int>(kSoft * pixels_ / 2)), width = image_.width;
  std::vector<std::uint8_t> result(image_.pixels.size(), 255);
  const int share = (1 << 16) / (2 * half + 1);
  for (int y = 0; y < image_.height && width > 2 * half; ++y) {
    const std::uint8_t* const from = image_.row(y);
    std::uint8_t* const to = result.data() + index(0, y);
    int sum = 0;
    for (int x = 0; x < 2 * half; ++x) sum += from[x];
    for (int x = half; x + half < width; ++x) {
      sum += from[x + half];
      to[x] = static_cast<std::uint8_t>(sum * share >> 16);
      sum -= from[x - half];
    }
  }
  return result;
}

PixPtr LineSeeker::mask() const {
  PixPtr pix(pixCreate(image_.width, image_.height, 1));
  if (!pix) return pix;
  for (int y = 0; y < image_.height; ++y) {
    l_uint32* const line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    const std::uint8_t* const flag = flags_.data() + index(0, y);
    for (int x = 0; x < image_.width; ++x) {
      if (flag[x]) SET_DATA_BIT(line, x);
    }
  }
  return pix;
}

void LineSeeker::take(const PixPtr& pix) {
  const BoxaPtr boxes(pix ? pixConnCompBB(pix.get(), 8) : nullptr);
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    // The mask is a pixel higher on both sides; lines of a whole page may be bent by three pixels.
    if (h > 2 * kThickest * pixels_ + 4 || h * 2 > w + 4) continue;
    const ScanLine line = measured(x, x + w, y + 1, std::max(y + 2, y + h - 1));
    if (line.contrast >= kSteep * line.thickness / pixels_) lines_.push_back(line);
  }
}

ScanLine LineSeeker::measured(int from, int to, int first, int last) const {
  ScanLine line{.from = static_cast<double>(from), .to = static_cast<double>(to), .is_soft = soft_};
  std::vector<std::pair<int, double>> middles;
  int dark = 0, columns = 0;
  Beside beside[2];
  double sum = 0, moment = 0, thick = 0;
  std::vector<int> depths;
  for (int x = from; x < to; ++x) {
    ++columns;
    int low = first, high = first - 1;
    for (int y = std::max(0, first - 1); y < std::min(image_.height, last + 1); ++y) {
      if (!flags_[index(x, y)]) continue;
      if (high < first) low = y;
      high = y;
    }
    if (high < low) continue;
    ++dark;
    const int ground = std::min(grey(x, low - 2), grey(x, high + 2));
    int most = 0;
    for (int y = low; y <= high; ++y) {
      const int weight = std::max(0, 255 - grey(x, y));
      sum += weight;
      moment += weight * (y + 0.5);
      most = std::max(most, ground - grey(x, y));
    }
    depths.push_back(most);
    middles.push_back({x, (low + high + 1) / 2.0});
    thick += high - low + 1;
    beside[0].add(std::min(grey(x, low - 2), grey(x, low - 3)));
    beside[1].add(std::min(grey(x, high + 2), grey(x, high + 3)));
  }
  line.at = sum > 0 ? moment / sum : (first + last) / 2.0;
  line.solid = static_cast<double>(dark) / std::max(1, columns);
  line.straight = straightness(middles);
  line.thickness = dark > 0 ? thick / dark : 1;
  if (!depths.empty()) {
    const auto middle = depths.begin() + static_cast<std::ptrdiff_t>(depths.size() / 2);
    std::ranges::nth_element(depths, middle);
    line.contrast = *middle;
  }
  line.step = std::abs(beside[0].paper() - beside[1].paper());
  line.beside = share_beside(beside[0], beside[1], line.contrast, pixels_, dark);
  return line;
}

// Share of the columns whose middle lies on the straight line nearest to all.
double LineSeeker::straightness(const std::vector<std::pair<int, double>>& middles) const {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const auto& [column, y] : middles) {
    const double x = column - middles.front().first;
    n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
  }
  const double spread = n * sxx - sx * sx;
  if (spread <= 0) return 0;
  const double slope = (n * sxy - sx * sy) / spread, start = (sy - slope * sx) / n;
  double on = 0;
  for (const auto& [column, y] : middles) {
    const double x = column - middles.front().first;
    on += std::abs(start + slope * x - y) <= std::max(0.8, kWander * pixels_);
  }
  return on / n;
}

}  // namespace recount
