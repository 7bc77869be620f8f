#include "extract/line_gaps.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace recount {
namespace {

// In heights of a character: a full-width mark with its white; the white of one, beside the next character.
constexpr double kMark = 1.35, kHalfMark = 0.9;

bool is_mark(const RecognizedSymbol& symbol) {
  return u_ispunct(static_cast<UChar32>(symbol.code));
}

// A character ends where white space begins near to its end.
void keep_gap(const std::vector<PixelRect>& white, bool before_mark, double text_height,
              RecognizedSymbol& symbol) {
  for (const PixelRect& gap : white) {
    if (before_mark && gap.width() <= kHalfMark * text_height) continue;
    if (is_mark(symbol) && gap.x1 - symbol.x0 <= kMark * text_height) continue;
    const double middle = (gap.x0 + gap.x1) / 2.0;
    if (middle > symbol.x0 && middle < symbol.x1 + text_height / 2 && gap.x0 > symbol.x0 + 1)
      symbol.x1 = std::min<double>(symbol.x1, gap.x0);
  }
}

}  // namespace

std::vector<PixelRect> white_in(PIX* from, const PixelRect& line, double least) {
  std::vector<PixelRect> white;
  int last = line.x0;
  for (int x = line.x0; x < line.x1; ++x) {
    if (!has_ink(from, x, line)) continue;
    if (x - last > least) white.push_back({last + 1, line.y0, x, line.y1});
    last = x;
  }
  return white;
}

std::vector<RecognizedSymbol> placed_on(const PixelRect& line, const RecognizedLine& read,
                                        const std::vector<PixelRect>& white, double text_height) {
  std::vector<RecognizedSymbol> symbols = read.symbols;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    RecognizedSymbol& placed = symbols[i];
    const bool is_last = i + 1 == symbols.size();
    placed.x0 = std::clamp<double>(placed.x0, line.x0, line.x1);
    placed.x1 = is_last ? line.x1 : symbols[i + 1].x0;
    keep_gap(white, !is_last && is_mark(symbols[i + 1]), text_height, placed);
    placed.x1 = std::clamp<double>(placed.x1, placed.x0 + 1, std::max<double>(line.x1, placed.x0 + 1));
  }
  return symbols;
}

}  // namespace recount
