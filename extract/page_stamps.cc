#include "extract/page_stamps.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/erase_rulings.h"
#include "extract/hidden_rulings.h"
#include "extract/lift_stamps.h"
#include "extract/scan_clean.h"

namespace recount {
namespace {

// The ring of a stamp is wider than its radius.
constexpr double kRim = 1.05;
// A stamp touches a line if this much of it was taken away there, in squares of a character's height, or so near beside it, in heights.
constexpr double kStampInk = 0.04, kBesideStamp = 0.3;
// Heights of a character between two pieces of a line; the share of the higher one that they have in common.
constexpr double kOneCharacter = 1.3, kSameLineShare = 0.6;

bool lies_on(const RoundStamp& stamp, const PixelRect& line) {
  const double x = std::clamp<double>(stamp.x, line.x0, line.x1),
               y = std::clamp<double>(stamp.y, line.y0, line.y1);
  return std::hypot(x - stamp.x, y - stamp.y) <= stamp.radius * kRim;
}

// Ink of one page that the other one lacks.
PixPtr ink_gone(PIX* before, PIX* after) {
  PixPtr gone(pixThresholdToBinary(before, kInk));
  const PixPtr left(pixThresholdToBinary(after, kInk));
  if (gone && left) pixSubtract(gone.get(), gone.get(), left.get());
  return gone;
}

PixelRect united(const PixelRect& a, const PixelRect& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

}  // namespace

// Stamps are found without the rulings, but lifted before them.
void PageStamps::take_off(PIX* clean, std::vector<Ruling>& rulings, double pixels) {
  PixPtr bare(pixCopy(nullptr, clean));
  if (!bare) return;
  erase_rulings(bare.get(), rulings, pixels);
  text_height_ = text_height_of(bare.get());
  stamps_ = find_round_stamps(bare.get(), pixels * 72);
  if (stamps_.empty()) {
    pixCopy(clean, bare.get());
    return;
  }
  if (lengthen_hidden(rulings, clean, stamps_, pixels)) {
    bare.reset(pixCopy(nullptr, clean));
    if (!bare) return;
    erase_rulings(bare.get(), rulings, pixels);
  }
  for (const RoundStamp& stamp : stamps_) {
    if (!lift_stamp(clean, bare.get(), pixels * 72, text_height_, stamp)) dark_.push_back(stamp);
  }
  erase_rulings(clean, rulings, pixels);
  taken_ = ink_gone(bare.get(), clean);
  unlifted_ = std::move(bare);
}

bool PageStamps::touch(const PixelRect& line) const {
  return has_ink(line, kBesideStamp) ||
         std::ranges::any_of(dark_, [&](const RoundStamp& stamp) { return lies_on(stamp, line); });
}

bool PageStamps::has_ink(const PixelRect& line, double around) const {
  if (!taken_) return false;
  const int beside = static_cast<int>(around * text_height_);
  const BoxPtr box(boxCreate(line.x0 - beside, line.y0, line.width() + 2 * beside, line.height()));
  const PixPtr part(pixClipRectangle(taken_.get(), box.get(), nullptr));
  l_int32 count = 0;
  if (part) pixCountPixels(part.get(), &count, nullptr);
  return count > kStampInk * text_height_ * text_height_;
}

std::vector<PixelRect> PageStamps::joined(std::vector<PixelRect> lines) const {
  for (std::size_t i = 0; taken_ && i < lines.size();) {
    const auto next =
        std::ranges::find_if(lines, [&](const PixelRect& other) { return goes_on(lines[i], other); });
    if (next == lines.end()) {
      ++i;
      continue;
    }
    // It stands where the first of the two does.
    const auto at = next - lines.begin();
    lines[i] = united(lines[i], *next);
    lines.erase(next);
    if (at < static_cast<std::ptrdiff_t>(i)) --i;
  }
  return lines;
}

bool PageStamps::goes_on(const PixelRect& line, const PixelRect& next) const {
  const int gap = next.x0 - line.x1;
  if (gap <= 0 || gap > kOneCharacter * text_height_) return false;
  const PixelRect between{line.x1, std::max(line.y0, next.y0), next.x0, std::min(line.y1, next.y1)};
  return between.height() > kSameLineShare * std::max(line.height(), next.height()) && has_ink(between, 0);
}

}  // namespace recount
