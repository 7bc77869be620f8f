#include "extract/pen_marks.h"

#include <algorithm>
#include <utility>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Heights of a character: strokes of a pen are higher than the first, print has a piece that is as high as the second.
constexpr double kMark = 1.2, kPrint = 0.4;
constexpr int kAround = 3;  // pixels around the line that belong to its part
constexpr std::size_t kMostMarks = 3;

// The part with what `mask` has, or without it.
InkPart part_of(PIX* part, PIX* mask, bool kept, const PixelRect& line) {
  InkPart made{PixPtr(pixCopy(nullptr, part)), {}, line.x0 - kAround, line.y0 - kAround};
  const PixPtr grown(pixDilateBrick(nullptr, mask, 3, 3));
  if (!made.pix || !grown) return {};
  if (kept) pixInvert(grown.get(), grown.get());
  pixSetMasked(made.pix.get(), grown.get(), 255);
  const PixPtr ink(pixThresholdToBinary(made.pix.get(), kInk));
  made.line = bounds_of(ink.get(), {0, 0, pixGetWidth(part), pixGetHeight(part)});
  return made;
}

}  // namespace

std::optional<MarkedLine> without_marks(PIX* clean, const PixelRect& line, double text_height) {
  if (line.height() <= kMark * text_height) return std::nullopt;
  const int width = line.width() + 2 * kAround, height = line.height() + 2 * kAround;
  const PixPtr part(pixCreate(width, height, 8));
  if (!part) return std::nullopt;
  pixSetAll(part.get());
  pixRasterop(part.get(), 0, 0, width, height, PIX_SRC, clean, line.x0 - kAround, line.y0 - kAround);
  const PixPtr ink(pixThresholdToBinary(part.get(), kInk));
  const PixPtr high(ink ? pixSelectBySize(ink.get(), 0, static_cast<int>(kMark * text_height), 8,
                                          L_SELECT_HEIGHT, L_SELECT_IF_GT, nullptr)
                        : nullptr);
  if (!high) return std::nullopt;
  MarkedLine made;
  for (const PixelRect& piece : pieces_of(high.get())) {
    if (made.marks.size() == kMostMarks) return std::nullopt;
    const PixPtr mask(pixCreateTemplate(high.get()));
    if (!mask) return std::nullopt;
    pixRasterop(mask.get(), piece.x0, piece.y0, piece.width(), piece.height(), PIX_SRC, high.get(), piece.x0,
                piece.y0);
    made.marks.push_back(part_of(part.get(), mask.get(), true, line));
  }
  if (made.marks.empty()) return std::nullopt;
  made.print = part_of(part.get(), high.get(), false, line);
  if (!made.print.pix || made.print.line.height() < kPrint * text_height) return std::nullopt;
  return made;
}

}  // namespace recount
