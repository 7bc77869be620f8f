// The part of a page around a round stamp, pixel by pixel and as masks.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extract/pix.h"
#include "extract/round_stamps.h"
#include "extract/scan_clean.h"

namespace recount {

// Pixels so far from a stamp's centre. Masks of one area have the same size and place; a pixel beyond the page is white.
class StampArea {
 public:
  StampArea(const RoundStamp& stamp, double reach)
      : stamp_(stamp),
        reach_(reach),
        left_(static_cast<int>(stamp.x - reach) - 1),
        top_(static_cast<int>(stamp.y - reach) - 1) {}

  // action(x, y, distance from the centre) for each pixel of `page` in the circle.
  template <typename Action>
  void each_pixel(PIX* page, Action action) const {
    const int x1 = std::min(pixGetWidth(page), static_cast<int>(stamp_.x + reach_) + 1),
              y1 = std::min(pixGetHeight(page), static_cast<int>(stamp_.y + reach_) + 1);
    for (int y = std::max(0, static_cast<int>(stamp_.y - reach_)); y < y1; ++y) {
      for (int x = std::max(0, static_cast<int>(stamp_.x - reach_)); x < x1; ++x) {
        const double away = std::hypot(x + 0.5 - stamp_.x, y + 0.5 - stamp_.y);
        if (away <= reach_) action(x, y, away);
      }
    }
  }

  // What is darker than `limit` on the page, in the square around the circle; null where memory ends.
  PixPtr darker(PIX* page, int limit) const {
    const int size = static_cast<int>(2 * reach_) + 2;
    const PixPtr part(pixCreate(size, size, 8));
    if (!part) return nullptr;
    pixSetAll(part.get());
    pixRasterop(part.get(), 0, 0, size, size, PIX_SRC, page, left_, top_);
    return PixPtr(pixThresholdToBinary(part.get(), limit));
  }

  // Pixels of a mask by their place on the page; none in no mask.
  bool has(PIX* mask, int x, int y) const {
    const int column = x - left_, row = y - top_;
    return mask != nullptr && column >= 0 && row >= 0 && column < pixGetWidth(mask) &&
           row < pixGetHeight(mask) &&
           GET_DATA_BIT(pixGetData(mask) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(mask), column) != 0;
  }
  void set(PIX* mask, int x, int y) const { pixSetPixel(mask, x - left_, y - top_, 1); }

  // action(x, y) for each pixel of a piece, on the page.
  template <typename Action>
  void each_of(PIX* piece, int left, int top, Action action) const {
    for (int y = 0; y < pixGetHeight(piece); ++y) {
      const l_uint32* line = pixGetData(piece) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(piece);
      for (int x = 0; x < pixGetWidth(piece); ++x) {
        if (GET_DATA_BIT(line, x)) action(left_ + left + x, top_ + top + y);
      }
    }
  }

 private:
  RoundStamp stamp_;
  double reach_;
  int left_, top_;
};

// action(piece, its place in the mask) for each connected piece.
template <typename Action>
void each_piece(PIX* mask, Action action) {
  PIXA* pieces = nullptr;
  const BoxaPtr boxes(pixConnComp(mask, &pieces, 8));
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    const PixPtr piece(pixaGetPix(pieces, i, L_CLONE));
    if (piece) action(piece.get(), x, y);
  }
  pixaDestroy(&pieces);
}

inline void set_value(PIX* page, int x, int y, int value) {
  SET_DATA_BYTE(pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page), x,
                static_cast<l_uint32>(value));
}

}  // namespace recount
