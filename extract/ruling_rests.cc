#include "extract/ruling_rests.h"

#include <algorithm>
#include <cmath>

#include "extract/scan_clean.h"

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
    if (std::ranges::any_of(texts_, [&](const PixelRect& text) { return is_level(run, text, kMiddle); }))
      return true;
    return std::ranges::count_if(thin_, [&](const PixelRect& other) {
             return is_level(run, other) && std::abs(run.width() - other.width()) <= kSameLength * size_;
           }) > kOfRow;
  }

  double size_;
  std::vector<PixelRect> thin_, texts_;
};

// Thinner than strokes of characters, and with so much white on both sides: 旧 and 川 have strokes nearer to each other.
constexpr double kHair = 0.085, kHairPixels = 2, kFree = 0.2, kPoint = 0.45;

// Rests of a page full of hairlines; noise has more.
constexpr std::size_t kMostRests = 3000;
// Heights of a character: so many in a square so large are no pieces of lines.
constexpr double kCrowd = 1.5;
constexpr std::ptrdiff_t kCrowded = 20;

// What a stamp left.
void drop_crowds(std::vector<PixelRect>& rests, double reach) {
  std::vector<PixelRect> kept;
  for (const PixelRect& rest : rests) {
    const auto is_near = [&](const PixelRect& other) {
      return std::abs(rest.x0 - other.x0) <= reach && std::abs(rest.y0 - other.y0) <= reach;
    };
    if (std::ranges::count_if(rests, is_near) <= kCrowded) kept.push_back(rest);
  }
  rests = std::move(kept);
}

bool has_ink_in(PIX* ink, const PixelRect& rect) {
  const BoxPtr box(boxCreate(rect.x0, rect.y0, rect.width(), rect.height()));
  const PixPtr part(pixClipRectangle(ink, box.get(), nullptr));
  l_int32 empty = 1;
  if (part) pixZero(part.get(), &empty);
  return empty == 0;
}

}  // namespace

RulingRests find_ruling_rests(PIX* clean, double text_height) {
  RulingRests found;
  found.print.reset(pixThresholdToBinary(clean, kInk));
  if (!found.print) return found;
  const double hair = std::max(kThin * text_height, kThinPixels + 1);
  std::vector<PixelRect> thin = pieces_of(found.print.get());
  std::erase_if(thin, [&](const PixelRect& piece) { return std::min(piece.width(), piece.height()) > hair; });
  for (const PixelRect& piece : thin) {
    const BoxPtr box(boxCreate(piece.x0, piece.y0, piece.width(), piece.height()));
    pixClearInRect(found.print.get(), box.get());
  }
  const int free = static_cast<int>(std::lround(kFree * text_height)),
            point = static_cast<int>(std::lround(kPoint * text_height));
  for (const PixelRect& piece : thin) {
    const int x0 = std::max(0, piece.x0 - free), y0 = std::max(0, piece.y0 - free);
    if (has_ink_in(found.print.get(), {x0, y0, piece.x1 + free, piece.y1 + free})) continue;
    // The point of a number.
    const PixelRect beside{std::max(0, piece.x0 - point), piece.y0, piece.x1 + point, piece.y1};
    if (!has_ink_in(found.print.get(), beside)) found.rests.push_back(piece);
  }
  if (found.rests.size() > kMostRests) found.rests.clear();
  drop_crowds(found.rests, kCrowd * text_height);
  return found;
}

void erase_ruling_rests(PIX* ink, double text_height) {
  const double hair = std::max(kHair * text_height, kHairPixels);
  const int free = static_cast<int>(std::lround(kFree * text_height));
  for (const PixelRect& piece : pieces_of(ink)) {
    const int x = piece.x0, y = piece.y0, w = piece.width(), h = piece.height();
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
