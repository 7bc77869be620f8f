#include "extract/pen_marks.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "extract/scan_clean.h"

namespace recount {
namespace {

// Heights of a character: strokes of a pen are higher than the first, print has a piece that is as high as the second.
constexpr double kMark = 1.2, kPrint = 0.4;
constexpr int kAround = 3;  // pixels around the line that belong to its part
constexpr std::size_t kMostMarks = 3;
// How sure a mark is that is not print and a mark in one, and what is left of the confidence of a line that has one.
constexpr double kSeenMark = 0.5, kMarked = 0.75;

// A part of a page without one kind of its ink. The line stands in it; its corner is at `left` of the page.
struct InkPart {
  PixPtr pix;  // 8 bits a pixel
  PixelRect line;
  int left = 0;
};

// The print of a line alone, and its strokes alone.
struct MarkedLine {
  InkPart print;
  std::vector<InkPart> marks;
};

// The part with what `mask` has, or without it.
InkPart part_of(PIX* part, PIX* mask, bool kept, const PixelRect& line) {
  InkPart made{PixPtr(pixCopy(nullptr, part)), {}, line.x0 - kAround};
  const PixPtr grown(pixDilateBrick(nullptr, mask, 3, 3));
  if (!made.pix || !grown) return {};
  if (kept) pixInvert(grown.get(), grown.get());
  pixSetMasked(made.pix.get(), grown.get(), 255);
  const PixPtr ink(pixThresholdToBinary(made.pix.get(), kInk));
  made.line = bounds_of(ink.get(), {0, 0, pixGetWidth(part), pixGetHeight(part)});
  return made;
}

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

MergedLine read_part(LineReader& reader, const InkPart& part) {
  const PixelRect whole{0, 0, pixGetWidth(part.pix.get()), pixGetHeight(part.pix.get())};
  MergedLine made = reader.read(part.pix.get(), whole, part.line);
  for (RecognizedSymbol& symbol : made.merged.symbols) symbol.x0 += part.left, symbol.x1 += part.left;
  return made;
}

}  // namespace

MergedLine read_without_marks(LineReader& reader, PIX* clean, const PixelRect& line, double text_height) {
  const std::optional<MarkedLine> marked = without_marks(clean, line, text_height);
  if (!marked) return {};
  MergedLine print = read_part(reader, marked->print);
  if (print.merged.symbols.empty()) return {};
  for (const InkPart& mark : marked->marks) {
    if (!mark.pix) return {};
    const MergedLine sign = read_part(reader, mark);
    if (confidence_of(sign.merged) < kSeenMark) return {};
    join_mark(sign, mark.line.x0 > marked->print.line.x0, print);
  }
  print.merged.symbols.front().confidence *= kMarked;
  for (Reading& reading : print.readings) reading.confidence *= kMarked;
  return print;
}

}  // namespace recount
