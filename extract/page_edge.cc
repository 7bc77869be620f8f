#include "extract/page_edge.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Cells in an inch: holes have 6 mm, borders of scans a millimetre at least.
constexpr double kCells = 25;
// Light on paper changes by less than this from cell to cell; from paper to the lightest desk by more.
constexpr double kSameLight = 0.87;
// Share of the picture that a sheet takes at least.
constexpr double kLeastPaper = 0.35;
// Holes: millimetres across (ISO 838: 6), and how far from an edge their middle is at most.
constexpr double kLeastHole = 3.5, kMostHole = 8.5, kHoleFromEdge = 20;

class Mapper {
 public:
  explicit Mapper(const GrayImage& image) : image_(image) {
    map_.step = std::max(1, static_cast<int>(std::lround(image.dpi / kCells)));
    map_.columns = (image.width + map_.step - 1) / map_.step;
    map_.rows = (image.height + map_.step - 1) / map_.step;
    count_ = static_cast<std::size_t>(map_.columns) * static_cast<std::size_t>(map_.rows);
  }

  PaperMap run() {
    measure();
    std::vector<std::uint8_t> paper = spread_paper();
    map_.outside.assign(count_, 0);
    const std::size_t papers = static_cast<std::size_t>(std::ranges::count(paper, 1));
    if (static_cast<double>(papers) >= kLeastPaper * static_cast<double>(count_)) mark_outside(paper);
    for (std::size_t i = 0; i < count_; ++i) {
      if (map_.outside[i]) paper[i] = 0, map_.has_edges = true;
    }
    fill_levels(paper);
    return std::move(map_);
  }

 private:
  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(map_.columns) + static_cast<std::size_t>(x);
  }

  // The lightest pixels of each cell: the paper between strokes. The very lightest may be noise, so pairs are averaged.
  void measure() {
    map_.level.assign(count_, 0);
    for (int y = 0; y < image_.height; ++y) {
      const std::uint8_t* const row = image_.row(y);
      std::uint8_t* const level = map_.level.data() + at(0, y / map_.step);
      for (int c = 0; c < map_.columns; ++c) {
        const int from = c * map_.step, to = std::min(from + map_.step, image_.width);
        int most = level[c];
        for (int x = from; x < to; ++x) most = std::max(most, (row[x] + row[std::min(x + 1, to - 1)]) / 2);
        level[c] = static_cast<std::uint8_t>(most);
      }
    }
  }

  template <class Visit>
  void neighbours(std::size_t i, Visit visit) const {
    const int x = static_cast<int>(i % static_cast<std::size_t>(map_.columns)),
              y = static_cast<int>(i / static_cast<std::size_t>(map_.columns));
    if (x > 0) visit(i - 1);
    if (x + 1 < map_.columns) visit(i + 1);
    if (y > 0) visit(i - static_cast<std::size_t>(map_.columns));
    if (y + 1 < map_.rows) visit(i + static_cast<std::size_t>(map_.columns));
  }

  // From the lightest tenth of the middle.
  std::vector<std::uint8_t> spread_paper() const {
    std::vector<std::uint8_t> middle;
    for (int y = map_.rows / 4; y < map_.rows - map_.rows / 4; ++y) {
      for (int x = map_.columns / 4; x < map_.columns - map_.columns / 4; ++x)
        middle.push_back(map_.level[at(x, y)]);
    }
    std::vector<std::uint8_t> paper(count_, 0);
    if (middle.empty()) return paper;
    const auto light = middle.begin() + static_cast<std::ptrdiff_t>(middle.size() * 9 / 10);
    std::ranges::nth_element(middle, light);
    std::vector<std::size_t> queue;
    for (int y = map_.rows / 4; y < map_.rows - map_.rows / 4; ++y) {
      for (int x = map_.columns / 4; x < map_.columns - map_.columns / 4; ++x) {
        if (map_.level[at(x, y)] < *light) continue;
        paper[at(x, y)] = 1;
        queue.push_back(at(x, y));
      }
    }
    while (!queue.empty()) {
      const std::size_t i = queue.back();
      queue.pop_back();
      neighbours(i, [&](std::size_t n) {
        const int a = map_.level[i], b = map_.level[n];
        if (paper[n] || std::min(a, b) < kSameLight * std::max(a, b) - 2) return;
        paper[n] = 1;
        queue.push_back(n);
      });
    }
    return paper;
  }

  // Pieces of what is not paper: at the border of the picture, or as large as a hole and near to the border.
  void mark_outside(const std::vector<std::uint8_t>& paper) {
    std::vector<std::uint8_t> seen = opened(paper);
    const double mm = image_.dpi / map_.step / 25.4;
    for (std::size_t start = 0; start < count_; ++start) {
      if (seen[start]) continue;
      std::vector<std::size_t> piece = {start};
      seen[start] = 1;
      int x0 = map_.columns, x1 = 0, y0 = map_.rows, y1 = 0;
      for (std::size_t k = 0; k < piece.size(); ++k) {
        const int x = static_cast<int>(piece[k] % static_cast<std::size_t>(map_.columns)),
                  y = static_cast<int>(piece[k] / static_cast<std::size_t>(map_.columns));
        x0 = std::min(x0, x), x1 = std::max(x1, x + 1), y0 = std::min(y0, y), y1 = std::max(y1, y + 1);
        neighbours(piece[k], [&](std::size_t n) {
          if (!seen[n]) seen[n] = 1, piece.push_back(n);
        });
      }
      const bool at_border = x0 == 0 || y0 == 0 || x1 == map_.columns || y1 == map_.rows;
      const double w = (x1 - x0) / mm, h = (y1 - y0) / mm;
      const double from_edge =
          std::min({x0 + x1, 2 * map_.columns - x0 - x1, y0 + y1, 2 * map_.rows - y0 - y1}) / 2 / mm;
      const bool is_hole = w >= kLeastHole && w <= kMostHole && h >= kLeastHole && h <= kMostHole &&
                           from_edge < kHoleFromEdge &&
                           static_cast<double>(piece.size()) >= 0.6 * (x1 - x0) * (y1 - y0);
      if (at_border || is_hole) mark(piece);
    }
  }

  // A cell more on each side: edges are not sharp.
  void mark(const std::vector<std::size_t>& piece) {
    for (const std::size_t i : piece) {
      map_.outside[i] = 1;
      neighbours(i, [&](std::size_t n) { map_.outside[n] = 1; });
    }
  }

  // Without bridges of one cell: rulings that run into a black border do not belong to it. The border of the picture counts
  // as not paper, so that thin stripes along it stay.
  std::vector<std::uint8_t> opened(const std::vector<std::uint8_t>& paper) const {
    const auto is_paper = [&](int x, int y) {
      return x >= 0 && y >= 0 && x < map_.columns && y < map_.rows && paper[at(x, y)];
    };
    std::vector<std::uint8_t> result(count_, 1);
    for (int y = -1; y < map_.rows; ++y) {
      for (int x = -1; x < map_.columns; ++x) {
        if (is_paper(x, y) || is_paper(x + 1, y) || is_paper(x, y + 1) || is_paper(x + 1, y + 1)) continue;
        for (const int dy : {0, 1}) {
          for (const int dx : {0, 1}) {
            if (x + dx >= 0 && y + dy >= 0 && x + dx < map_.columns && y + dy < map_.rows)
              result[at(x + dx, y + dy)] = 0;
          }
        }
      }
    }
    return result;
  }

  // Where there is no paper to be seen: as the paper nearest to it.
  void fill_levels(std::vector<std::uint8_t>& known) {
    std::vector<std::size_t> queue;
    for (std::size_t i = 0; i < count_; ++i) {
      if (known[i]) queue.push_back(i);
    }
    for (std::size_t k = 0; k < queue.size(); ++k) {
      neighbours(queue[k], [&](std::size_t n) {
        if (known[n]) return;
        known[n] = 1;
        map_.level[n] = map_.level[queue[k]];
        queue.push_back(n);
      });
    }
  }

  const GrayImage& image_;
  PaperMap map_;
  std::size_t count_;
};

template <class Fill>
void each_outside(const PaperMap& paper, int factor, int width, int height, Fill fill) {
  const int step = paper.step * factor;
  for (int r = 0; r < paper.rows; ++r) {
    for (int c = 0; c < paper.columns; ++c) {
      const std::size_t i =
          static_cast<std::size_t>(r) * static_cast<std::size_t>(paper.columns) + static_cast<std::size_t>(c);
      if (!paper.outside[i]) continue;
      // The reduced picture leaves out what does not fill a pixel of it.
      const int x1 = c + 1 == paper.columns ? width : std::min(width, (c + 1) * step);
      const int y1 = r + 1 == paper.rows ? height : std::min(height, (r + 1) * step);
      fill(c * step, r * step, x1, y1, paper.level[i]);
    }
  }
}

}  // namespace

std::size_t PaperMap::cell(int x, int y) const {
  return static_cast<std::size_t>(y / step) * static_cast<std::size_t>(columns) +
         static_cast<std::size_t>(x / step);
}

PaperMap map_paper(const GrayImage& reduced) {
  return reduced.empty() ? PaperMap() : Mapper(reduced).run();
}

void paint_edges(GrayImage& reduced, const PaperMap& paper) {
  each_outside(
      paper, 1, reduced.width, reduced.height, [&](int x0, int y0, int x1, int y1, std::uint8_t level) {
        for (int y = y0; y < y1; ++y) {
          std::uint8_t* const row =
              reduced.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(reduced.width);
          std::fill(row + x0, row + x1, level);
        }
      });
}

l_uint32 paper_color(PIX* page, const PaperMap& paper, int factor) {
  const int step = paper.step * factor, width = pixGetWidth(page), height = pixGetHeight(page);
  const bool is_color = pixGetDepth(page) == 32;
  double sum[3] = {}, count = 0;
  for (int r = 0; r < paper.rows; ++r) {
    for (int c = 0; c < paper.columns; ++c) {
      const std::size_t i =
          static_cast<std::size_t>(r) * static_cast<std::size_t>(paper.columns) + static_cast<std::size_t>(c);
      const int x = c * step + step / 2, y = r * step + step / 2;
      if (paper.outside[i] || x >= width || y >= height) continue;
      const l_uint32* const line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
      l_int32 rgb[3];
      if (is_color) {
        extractRGBValues(line[x], rgb, rgb + 1, rgb + 2);
      } else {
        rgb[0] = rgb[1] = rgb[2] = GET_DATA_BYTE(line, x);
      }
      if (rgb[0] < 0.9 * paper.level[i]) continue;
      for (int k = 0; k < 3; ++k) sum[k] += rgb[k];
      count += 1;
    }
  }
  int rgb[3] = {255, 255, 255};
  for (int k = 0; k < 3 && count > 0; ++k) rgb[k] = static_cast<int>(sum[k] / count + 0.5);
  if (!is_color) return static_cast<l_uint32>(rgb[0]);
  l_uint32 pixel = 0;
  composeRGBPixel(rgb[0], rgb[1], rgb[2], &pixel);
  return pixel;
}

void paint_edges(PIX* page, const PaperMap& paper, int factor) {
  const bool is_color = pixGetDepth(page) == 32;
  const l_uint32 usual = paper_color(page, paper, factor);
  l_int32 rgb[3] = {1, 1, 1};
  if (is_color) extractRGBValues(usual, rgb, rgb + 1, rgb + 2);
  each_outside(paper, factor, pixGetWidth(page), pixGetHeight(page),
               [&](int x0, int y0, int x1, int y1, std::uint8_t level) {
                 l_uint32 pixel = level;
                 if (is_color) {
                   const auto part = [&](int k) { return std::min(255, rgb[k] * level / std::max(rgb[0], 1)); };
                   composeRGBPixel(part(0), part(1), part(2), &pixel);
                 }
                 for (int y = y0; y < y1; ++y) {
                   l_uint32* const line = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
                   for (int x = x0; x < x1; ++x) {
                     if (is_color) {
                       line[x] = pixel;
                     } else {
                       SET_DATA_BYTE(line, x, pixel);
                     }
                   }
                 }
               });
}

}  // namespace recount
