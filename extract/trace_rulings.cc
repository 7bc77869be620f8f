#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "extract/trace.h"

namespace recount {
namespace {

// Inches. The picture is looked at in upright strips so narrow that even a steep line is flat in one.
constexpr double kStrip = 0.12;
// Share of a strip's columns in which a line must be dark; dotted rulings have half of them.
constexpr double kCovered = 0.7;
// Grey values by which a line is darker than both its sides, after averaging over a few pixels along it: faint rulings have 25 on a
// reduced scan, noise below 10.
constexpr int kDarker = 12;

// Strips. A line is followed over gaps so long: where a stamp or text crosses it.
constexpr int kGap = 5;
// Shorter lines may be strokes of large characters.
constexpr int kLeastStrips = 6;
constexpr double kLeastDense = 0.6;
// Strips of a ruling are dark all over, of a row of characters by accident; the less so the longer it is.
constexpr double kLeastSolid = 0.9, kLeastLongSolid = 0.8;
constexpr int kLongStrips = 24;
// Pixels at 100 dpi by which a line may leave the straight from strip to strip.
constexpr double kWander = 0.9;
// By how much the lines of a page differ in slope at most: perspective.
constexpr double kSlopes = 0.09;

struct Peak {
  double across = 0;
  double covered = 0;  // share of the strip
  int track = -1;
};

class Tracer {
 public:
  explicit Tracer(const GrayImage& image)
      : image_(image),
        scale_(image.dpi / 100),
        strip_(std::max(8, static_cast<int>(image.dpi * kStrip))),
        count_(image.width / strip_),
        far_(std::max(3, static_cast<int>(std::lround(4 * scale_)))) {}

  std::vector<Trace> run() {
    if (count_ < kLeastStrips || image_.height < 4 * far_) return {};
    find_peaks();
    // The usual slope makes the beginnings of lines certain, so it is found first.
    follow(0, kSteepest);
    const std::vector<Trace> first = taken();
    if (first.empty()) return first;
    follow(usual_slope(first), kSlopes);
    return taken();
  }

 private:
  struct Track {
    std::vector<std::pair<int, double>> nodes;  // strip, across
    double covered = 0;                         // sum over the nodes
  };

  // Rows averaged over three pixels, so that noise stands out less.
  void smooth_row(int y, std::uint8_t* to) const {
    const std::uint8_t* const from = image_.row(y);
    const int width = image_.width;
    to[0] = from[0];
    to[width - 1] = from[width - 1];
    for (int x = 1; x + 1 < width; ++x)
      to[x] = static_cast<std::uint8_t>((from[x - 1] + 2 * from[x] + from[x + 1]) >> 2);
  }

  void find_peaks() {
    const std::size_t width = static_cast<std::size_t>(image_.width),
                      height = static_cast<std::size_t>(image_.height),
                      strips = static_cast<std::size_t>(count_);
    std::vector<std::uint8_t> smooth(width * height), flags(width * height, 0);
    for (int y = 0; y < image_.height; ++y) smooth_row(y, smooth.data() + static_cast<std::size_t>(y) * width);
    for (const int reach : {far_, std::max(2, far_ / 2)}) {
      for (std::size_t y = static_cast<std::size_t>(reach); y + static_cast<std::size_t>(reach) < height; ++y) {
        const std::uint8_t* const here = smooth.data() + y * width;
        const std::uint8_t* const before = here - static_cast<std::size_t>(reach) * width;
        const std::uint8_t* const after = here + static_cast<std::size_t>(reach) * width;
        std::uint8_t* __restrict const flag = flags.data() + y * width;
        for (std::size_t x = 0; x < width; ++x) {
          const std::uint8_t low = std::min(before[x], after[x]);
          const std::uint8_t darker =
              low > here[x] ? static_cast<std::uint8_t>(low - here[x]) : std::uint8_t{0};
          flag[x] |= darker >= kDarker ? std::uint8_t{1} : std::uint8_t{0};
        }
      }
    }
    covered_.assign(strips * height, 0);
    level_.assign(strips * height, 0);
    std::vector<std::uint8_t> any(width);
    for (std::size_t y = 1; y + 1 < height; ++y) {
      const std::uint8_t* const flag = flags.data() + y * width;
      const std::uint8_t* const grey = smooth.data() + y * width;
      for (std::size_t x = 0; x < width; ++x) any[x] = flag[x - width] | flag[x] | flag[x + width];
      for (std::size_t s = 0; s < strips; ++s) {
        int covered = 0, level = 0;
        const std::size_t from = s * static_cast<std::size_t>(strip_);
        for (std::size_t x = from; x < from + static_cast<std::size_t>(strip_); ++x)
          covered += any[x], level += grey[x];
        covered_[s * height + y] = static_cast<std::uint8_t>(covered);
        level_[s * height + y] = static_cast<std::uint16_t>(level);
      }
    }
    peaks_.assign(strips, {});
    for (std::size_t s = 0; s < strips; ++s) peaks_of(s);
  }

  void peaks_of(std::size_t s) {
    const std::size_t height = static_cast<std::size_t>(image_.height);
    const std::uint8_t* const covered = covered_.data() + s * height;
    const std::uint16_t* const level = level_.data() + s * height;
    const int least = static_cast<int>(std::ceil(kCovered * strip_));
    for (int y = far_ + 1; y + far_ + 1 < image_.height; ++y) {
      if (covered[y] < least) continue;
      if (level[y] > level[y - 1] || level[y] > level[y + 1] ||
          (level[y] == level[y - 1] && covered[y - 1] >= least))
        continue;
      // The middle by darkness, as far as it is dark.
      const int ground = std::min(*std::max_element(level + y - far_, level + y),
                                  *std::max_element(level + y + 1, level + y + far_ + 1));
      const int depth = ground - level[y];
      if (depth * 2 < kDarker * strip_) continue;
      double sum = 0, moment = 0;
      for (const int step : {-1, 1}) {
        for (int at = step < 0 ? y : y + 1; std::abs(at - y) <= far_; at += step) {
          const double weight = ground - level[at] - 0.15 * depth;
          if (weight <= 0) break;
          sum += weight;
          moment += weight * (at + 0.5);
        }
      }
      if (sum > 0) peaks_[s].push_back({moment / sum, static_cast<double>(covered[y]) / strip_, -1});
    }
  }

  // Where the track will be in strip s, and how far from there it may be.
  std::pair<double, double> expected(const Track& track, int s, double slope, double spread) const {
    const auto& nodes = track.nodes;
    const double steps = s - nodes.back().first;
    constexpr std::size_t kYoung = 4, kLook = 8;
    if (nodes.size() < kYoung) {
      const double tolerance = spread * strip_ * steps + kWander * scale_;
      return {nodes.back().second + slope * strip_ * steps, tolerance};
    }
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (std::size_t i = nodes.size() - std::min(kLook, nodes.size()); i < nodes.size(); ++i) {
      const double x = nodes[i].first - s, y = nodes[i].second;
      n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
    }
    const double b = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    return {(sy - b * sx) / n, kWander * scale_ * (1 + 0.2 * (steps - 1))};
  }

  void follow(double slope, double spread) {
    tracks_.clear();
    for (auto& peaks : peaks_) {
      for (Peak& peak : peaks) peak.track = -1;
    }
    std::vector<std::size_t> active;
    for (int s = 0; s < count_; ++s) {
      auto& peaks = peaks_[static_cast<std::size_t>(s)];
      // Long tracks choose first.
      std::ranges::stable_sort(active, std::greater<>{},
                               [this](std::size_t t) { return tracks_[t].nodes.size(); });
      for (const std::size_t t : active) {
        const auto [at, tolerance] = expected(tracks_[t], s, slope, spread);
        auto it = std::ranges::lower_bound(peaks, at - tolerance, {}, &Peak::across);
        Peak* best = nullptr;
        for (; it != peaks.end() && it->across <= at + tolerance; ++it) {
          if (it->track < 0 && (!best || std::abs(it->across - at) < std::abs(best->across - at))) best = &*it;
        }
        if (!best) continue;
        best->track = static_cast<int>(t);
        tracks_[t].nodes.push_back({s, best->across});
        tracks_[t].covered += best->covered;
      }
      for (Peak& peak : peaks) {
        if (peak.track >= 0) continue;
        peak.track = static_cast<int>(tracks_.size());
        active.push_back(tracks_.size());
        tracks_.push_back({{{s, peak.across}}, peak.covered});
      }
      std::erase_if(active, [&](std::size_t t) {
        const int missing = s - tracks_[t].nodes.back().first;
        return missing > kGap || (missing > 1 && tracks_[t].nodes.size() < 4);
      });
    }
  }

  std::vector<Trace> taken() const {
    std::vector<Trace> traces;
    for (const Track& track : tracks_) {
      const int strips = track.nodes.back().first - track.nodes.front().first + 1;
      const double nodes = static_cast<double>(track.nodes.size());
      if (nodes < kLeastStrips || nodes < kLeastDense * strips) continue;
      if (track.covered < (strips < kLongStrips ? kLeastSolid : kLeastLongSolid) * nodes) continue;
      Trace trace;
      for (const auto& [s, across] : track.nodes) trace.nodes.push_back({(s + 0.5) * strip_, across});
      traces.push_back(std::move(trace));
    }
    return traces;
  }

  static double usual_slope(const std::vector<Trace>& traces) {
    std::vector<std::pair<double, double>> slopes;
    double all = 0;
    for (const Trace& trace : traces) slopes.push_back({trace.slope(), trace.length()}), all += trace.length();
    std::ranges::sort(slopes);
    double passed = 0;
    for (const auto& [slope, length] : slopes) {
      passed += length;
      if (passed * 2 >= all) return slope;
    }
    return 0;
  }

  const GrayImage& image_;
  double scale_;  // pixels in a hundredth of an inch
  int strip_, count_, far_;
  std::vector<std::uint8_t> covered_;  // by strip, then row: columns with a dark pixel in this row or beside it
  std::vector<std::uint16_t> level_;   // sum of the grey values
  std::vector<std::vector<Peak>> peaks_;
  std::vector<Track> tracks_;
};

}  // namespace

double Trace::slope() const {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (const TraceNode& node : nodes) {
    const double x = node.along - nodes.front().along, y = node.across - nodes.front().across;
    n += 1, sx += x, sy += y, sxx += x * x, sxy += x * y;
  }
  const double spread = n * sxx - sx * sx;
  return spread > 0 ? (n * sxy - sx * sy) / spread : 0;
}

std::vector<Trace> trace_rulings(const GrayImage& image) {
  if (image.empty() || image.dpi <= 0) return {};
  return Tracer(image).run();
}

GrayImage transposed(const GrayImage& image) {
  GrayImage result{image.height, image.width, image.dpi, {}};
  result.pixels.resize(image.pixels.size());
  constexpr int kTile = 32;  // both pictures' rows of a tile fit the fastest cache
  for (int y0 = 0; y0 < image.height; y0 += kTile) {
    for (int x0 = 0; x0 < image.width; x0 += kTile) {
      for (int y = y0; y < std::min(y0 + kTile, image.height); ++y) {
        const std::uint8_t* const from = image.row(y);
        for (int x = x0; x < std::min(x0 + kTile, image.width); ++x)
          result.pixels[static_cast<std::size_t>(x) * static_cast<std::size_t>(image.height) +
                        static_cast<std::size_t>(y)] = from[x];
      }
    }
  }
  return result;
}

}  // namespace recount
