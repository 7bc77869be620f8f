// Whatever may be a ruling on a scanned page, before anybody decides what is (scan_rulings.h): used by that alone.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "extract/pix.h"
#include "extract/raster.h"

namespace recount {

// Points. Longer than any stroke of a character.
inline constexpr double kLongLine = 24;
// Points. Ends of lines lie so near to the line that they run to.
inline constexpr double kTouch = 3;
// Points. Pieces of one line so far apart may have been torn by a stamp or by toner that is missing.
inline constexpr double kLongGap = 40;
// Such a gap must be dark in this share of it.
inline constexpr double kDarkLongGap = 0.6;
// Points over which the picture is averaged for faint and dotted lines: dots and dashes stand no further apart.
inline constexpr double kSoft = 5;

// A line along the rows of a picture, in its pixels.
struct ScanLine {
  // contrast: grey values by which it is darker than the darker one of its sides; step: by which the paper of the other is lighter.
  double from = 0, to = 0, at = 0, thickness = 0, contrast = 0, step = 0;
  // Shares of its length: where it is dark; where ink stands close beside it, on the side where there is more; where it keeps to one
  // straight line.
  double solid = 0, beside = 0, straight = 0;
  bool is_soft = false;   // seen only when the picture is averaged along it
  bool is_taken = false;  // for a ruling
  double length() const { return to - from; }
};

class LineSeeker {
 public:
  // image: paper is white; it must outlive the seeker. soft: for what is faint or dotted, and long.
  LineSeeker(const GrayImage& image, bool soft);

  std::vector<ScanLine> run();

  // For the same seeker, after run(). Share of the columns from..to in which the picture has a thin dark pixel at that height, or a
  // pixel beside it.
  double solid(double from, double to, double at) const;

  struct Look {
    double white = 0;   // share of the columns where there is paper at that height
    double beside = 0;  // as in ScanLine
  };
  // Looks along a line of that thickness and contrast.
  Look look(double from, double to, const ScanLine& line) const;

  // Whether there is hardly any paper on the way of the line: text may touch it on both sides. Characters one below the other have more.
  bool is_unbroken(double from, double to, const ScanLine& line) const;

 private:
  std::size_t index(int x, int y) const;
  int grey(int x, int y) const;  // of the nearest row
  int darkest_row(int first, int last, int row) const;
  void flag();
  std::vector<std::uint8_t> averaged_rows() const;
  PixPtr mask() const;
  PixPtr opened(const PixPtr& pix, double points) const;
  void take(const PixPtr& pix);
  ScanLine measured(int from, int to, int first, int last) const;
  double straightness(const std::vector<std::pair<int, double>>& middles) const;

  const GrayImage& image_;
  bool soft_;
  double pixels_;  // in a point
  int far_;
  std::vector<std::uint8_t> flags_;  // pixels darker than those on both sides
  std::vector<ScanLine> lines_;
};

}  // namespace recount
