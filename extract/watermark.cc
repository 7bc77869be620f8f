#include "extract/watermark.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "extract/glyph_lines.h"

namespace recount {
namespace {

// Longer runs of one font and size are the text itself; also keeps the work small.
constexpr std::size_t kMostGlyphs = 600;
// Neighbours of a slanted character lie up to so many sizes away in both directions, those of others in one.
constexpr double kNear = 1.7, kAligned = 0.22;
// Share of the characters that must be so for the group to be a watermark.
constexpr double kMost = 0.6;
// A light watermark is at least so much larger than the text, and its ink is at least this light.
constexpr double kLarge = 1.6;
constexpr int kLight = 165;

using Ids = std::vector<std::size_t>;

// Characters one above and beside the other, as on a line that runs slantwise; none on the same line or below.
bool is_slanted(const std::vector<Glyph>& glyphs, const Ids& group, std::size_t id) {
  const Rect& box = glyphs[id].box;
  const double size = std::max(size_of(glyphs[id]), 1.0);
  bool slanted = false;
  for (const std::size_t other : group) {
    if (other == id) continue;
    const double dx = std::abs(glyphs[other].box.mid_x() - box.mid_x()) / size;
    const double dy = std::abs(glyphs[other].box.mid_y() - box.mid_y()) / size;
    if (dx > kNear || dy > kNear) continue;
    if (dy < kAligned || dx < kAligned) return false;
    slanted = true;
  }
  return slanted;
}

// The middle grey of what is drawn in a box.
int ink_of(const GrayImage& image, const Rect& box) {
  const double pixels = image.dpi / 72;
  const int x0 = std::max(0, static_cast<int>(box.x0 * pixels)),
            x1 = std::min(image.width, static_cast<int>(box.x1 * pixels) + 1);
  const int y0 = std::max(0, static_cast<int>(box.y0 * pixels)),
            y1 = std::min(image.height, static_cast<int>(box.y1 * pixels) + 1);
  std::array<int, 256> count{};
  int all = 0;
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const int grey = image.row(y)[x];
      if (grey < PdfDocument::kPaper - 4) ++count[static_cast<std::size_t>(grey)], ++all;
    }
  }
  int seen = 0, grey = 0;
  while (grey < 255 && seen + count[static_cast<std::size_t>(grey)] <= all / 2)
    seen += count[static_cast<std::size_t>(grey++)];
  return all == 0 ? 0 : grey;
}

bool is_watermark(const PdfPage& page, const Ids& group, double usual, const GrayImage& image) {
  const std::vector<Glyph>& glyphs = page.page.glyphs;
  const double most = kMost * static_cast<double>(group.size());
  const bool is_large = size_of(glyphs[group.front()]) >= kLarge * usual;
  if (group.size() >= 3) {
    const auto slanted =
        std::ranges::count_if(group, [&](std::size_t id) { return is_slanted(glyphs, group, id); });
    if (static_cast<double>(slanted) >= most) return true;
  }
  if (!is_large || image.empty()) return false;
  const auto light =
      std::ranges::count_if(group, [&](std::size_t id) { return ink_of(image, glyphs[id].box) >= kLight; });
  return static_cast<double>(light) >= most;
}

// Points around a slanted character that its box may not hold, in sizes; and how much darker than their usual grey its strokes are in
// places.
constexpr double kAround = 0.35;
constexpr int kDarker = 12;

void erase(const PdfPage& page, const Ids& group, GrayImage& image) {
  std::vector<int> inks;
  for (const std::size_t id : group) inks.push_back(ink_of(image, page.page.glyphs[id].box));
  std::ranges::nth_element(inks, inks.begin() + static_cast<std::ptrdiff_t>(inks.size() / 2));
  const int lightest = inks[inks.size() / 2] - kDarker;
  // Black watermarks cannot be told from what they cover.
  if (lightest < kLight - kDarker) return;
  const double pixels = image.dpi / 72;
  for (const std::size_t id : group) {
    const Glyph& glyph = page.page.glyphs[id];
    const double around = kAround * size_of(glyph);
    const int x0 = std::max(0, static_cast<int>((glyph.box.x0 - around) * pixels)),
              y0 = std::max(0, static_cast<int>((glyph.box.y0 - around) * pixels));
    const int x1 = std::min(image.width, static_cast<int>((glyph.box.x1 + around) * pixels)),
              y1 = std::min(image.height, static_cast<int>((glyph.box.y1 + around) * pixels));
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        std::uint8_t& grey = image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                          static_cast<std::size_t>(x)];
        if (grey >= lightest) grey = PdfDocument::kPaper;
      }
    }
  }
}

}  // namespace

void drop_watermarks(PdfPage& page, GrayImage& image) {
  std::vector<Glyph>& glyphs = page.page.glyphs;
  if (glyphs.size() < 3) return;
  const double usual = usual_size(glyphs);
  std::map<std::pair<std::uint32_t, long>, Ids> groups;
  for (std::size_t id = 0; id < glyphs.size(); ++id) {
    groups[{page.fonts[id], std::lround(size_of(glyphs[id]) * 4)}].push_back(id);
  }
  std::vector<bool> drop(glyphs.size(), false);
  for (const auto& [key, group] : groups) {
    if (group.size() > kMostGlyphs || group.size() == glyphs.size() || !is_watermark(page, group, usual, image))
      continue;
    erase(page, group, image);
    for (const std::size_t id : group) drop[id] = true;
  }
  std::size_t kept = 0;
  for (std::size_t id = 0; id < glyphs.size(); ++id) {
    if (drop[id]) continue;
    glyphs[kept] = glyphs[id];
    page.fonts[kept++] = page.fonts[id];
  }
  glyphs.resize(kept);
  page.fonts.resize(kept);
}

}  // namespace recount
