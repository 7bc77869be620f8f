#include "extract/ruling_rests.h"

#include <algorithm>
#include <cmath>

#include "extract/pix.h"

namespace recount {
namespace {

// All in heights of a character. Hairlines are thinner than strokes of figures; pixels of them at least.
constexpr double kThin = 0.1, kThinPixels = 2;
// Stands by itself and is no character: the dots of …… and of 1. stand beside others.
constexpr double kSpeck = 0.2;
// Longer than any dash.
constexpr double kLine = 2.6;
// Dashes are so long, and those of one font differ by less.
constexpr double kShortDash = 0.22, kLongDash = 1.3, kSameLength = 0.12;
// Middles of what is in line; text that a dash is in the middle of the row with.
constexpr double kInLine = 0.1, kMiddle = 0.2, kLowText = 0.6, kHighText = 1.5;
// No stroke that stands alone is so much longer than wide but |.
constexpr double kUpright = 4;
// Dashes stand in columns, farther from each other than this.
constexpr double kNear = 1.3;
// Other rests that make a line, and dashes that make a row of them.
constexpr std::ptrdiff_t kOfLine = 3, kOfRow = 2;

class Rests {
 public:
  Rests(const std::vector<PixelRect>& runs, double size) : size_(size) {
    for (const PixelRect& run : runs) {
      if (is_thin(run)) thin_.push_back(run);
      if (run.height() >= kLowText * size && run.height() <= kHighText * size && run.width() >= kLowText * size)
        texts_.push_back(run);
    }
  }

  bool is_rest(const PixelRect& run) const {
    if (!is_thin(run)) return false;
    if (std::max(run.width(), run.height()) <= kSpeck * size_) return true;
    if (run.height() > run.width()) return run.height() >= kUpright * run.width();
    if (run.width() > kLine * size_) return true;
    if (std::ranges::any_of(thin_, [&](const PixelRect& other) { return is_near(run, other); })) return true;
    if (is_dash(run)) return false;
    return std::ranges::count_if(thin_, [&](const PixelRect& other) { return is_level(run, other); }) > kOfLine;
  }

 private:
  bool is_thin(const PixelRect& run) const {
    return std::min(run.width(), run.height()) <= std::max(kThin * size_, kThinPixels);
  }

  bool is_level(const PixelRect& a, const PixelRect& b, double reach = kInLine) const {
    return std::abs(a.y0 + a.y1 - b.y0 - b.y1) <= 2 * reach * size_;
  }

  // In line with each other, and nearer than columns are.
  bool is_near(const PixelRect& a, const PixelRect& b) const {
    const int gap = std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
    return gap > 0 && gap <= kNear * size_ && is_level(a, b);
  }

  bool is_dash(const PixelRect& run) const {
    if (run.width() < kShortDash * size_ || run.width() > kLongDash * size_) return false;
    if (std::ranges::any_of(texts_, [&](const PixelRect& text) { return is_level(run, text, kMiddle); })) return true;
    return std::ranges::count_if(thin_, [&](const PixelRect& other) {
             return is_level(run, other) && std::abs(run.width() - other.width()) <= kSameLength * size_;
           }) > kOfRow;
  }

  double size_;
  std::vector<PixelRect> thin_, texts_;
};

// Thinner than strokes of characters, and with so much white on both sides: 旧 and 川 have strokes nearer to each other.
constexpr double kHair = 0.085, kHairPixels = 2, kFree = 0.2;

}  // namespace

void erase_ruling_rests(PIX* ink, double text_height) {
  const BoxaPtr boxes(pixConnCompBB(ink, 8));
  const double hair = std::max(kHair * text_height, kHairPixels);
  const int free = static_cast<int>(std::lround(kFree * text_height));
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (w > hair || h < kUpright * w || h < kSpeck * text_height) continue;
    const BoxPtr around(boxCreate(x - free, y, w + 2 * free, h)), itself(boxCreate(x, y, w, h));
    const auto count = [&](BOX* box) {
      const PixPtr part(pixClipRectangle(ink, box, nullptr));
      l_int32 pixels = 0;
      if (part) pixCountPixels(part.get(), &pixels, nullptr);
      return pixels;
    };
    if (count(around.get()) == count(itself.get())) pixClearInRect(ink, itself.get());
  }
}

std::vector<PixelRect> without_ruling_rests(std::vector<PixelRect> runs, double text_height) {
  const Rests rests(runs, text_height);
  std::erase_if(runs, [&](const PixelRect& run) { return rests.is_rest(run); });
  return runs;
}

}  // namespace recount
