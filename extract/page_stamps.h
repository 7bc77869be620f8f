// The round stamps of a scanned page: takes them and the rulings off it, and knows what they touched. Used by scan_page.cc alone.
#pragma once

#include <vector>

#include "extract/ink_lines.h"
#include "extract/page.h"
#include "extract/pix.h"
#include "extract/round_stamps.h"

namespace recount {

class PageStamps {
 public:
  // clean: 8 bits a pixel, with its rulings and stamps, which are whitened. Rulings that a stamp hides are made longer (hidden_rulings.h);
  // `pixels` in a point.
  void take_off(PIX* clean, std::vector<Ruling>& rulings, double pixels);

  double text_height() const { return text_height_; }  // as in ink_lines.h
  const std::vector<RoundStamp>& round() const { return stamps_; }
  // The page without rulings, but with its stamps; null where there are none.
  PIX* unlifted() const { return unlifted_.get(); }
  // Whether a stamp was taken out of a line or beside it, or one lies there that cannot be told from print.
  bool touch(const PixelRect& line) const;
  // Lines outside of tables. Where a stamp lay between two pieces of one as near to each other as characters, a character may have stood: they
  // are one line.
  std::vector<PixelRect> joined(std::vector<PixelRect> lines) const;

 private:
  bool has_ink(const PixelRect& line, double around) const;
  bool goes_on(const PixelRect& line, const PixelRect& next) const;

  double text_height_ = 0;
  std::vector<RoundStamp> stamps_, dark_;
  PixPtr unlifted_, taken_;  // taken_: their ink, 1 bit a pixel
};

}  // namespace recount
