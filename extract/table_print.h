// The print in and around a table of which few rulings are left. Used by the files that find faded rulings.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/pix.h"

namespace recount {

// Heights of a character: white space of a cell along its border, and half a gap between the texts of two columns.
inline constexpr double kBeside = 0.25, kGap = 0.5;

struct PrintBlock {
  double from = 0, to = 0;
  double middle() const { return (from + to) / 2; }
};

// Places are in pixels, as if the page had no slope. Axis 0: horizontal lines, whose places count down the page; axis 1: upright ones.
class TablePrint {
 public:
  // print: 1 bit a pixel, without rests of rulings; it must outlive this. em: the height of a character. Lines fall by `slope` to the right.
  TablePrint(PIX* print, double em, double slope) : print_(print), em_(em), slope_(slope) {}

  double em() const { return em_; }
  // How far what belongs to a line may stand from it.
  double near() const;
  // A place on the page at `along` the line.
  double on_page(std::size_t axis, double at, double along) const {
    return at - (axis == 0 ? -slope_ : slope_) * along;
  }

  // Whether anything is printed there; x0 and x1 are upright lines, beside which nothing counts.
  bool has_print(double x0, double y0, double x1, double y1) const;

  // Whether a line would run through print or, an upright one, between two characters of a text.
  bool is_in_way(std::size_t axis, double at, double from, double to) const;

  // What stands one below the other in a column. Lines nearer to each other than those of two cells are one block.
  std::vector<PrintBlock> blocks(double from, double to, double top, double bottom) const;

  // How far the print of a table goes beyond its outer line at `line`, and the room that its cells leave beside it: below or right of it for
  // a step of 1, above or left of it for -1; one row (axis 0) or column (axis 1). What stands from `first` to `last` along the line is looked
  // at. nullopt where nothing does.
  std::optional<double> beyond(std::size_t axis, double line, int step, double first, double last) const;

 private:
  bool ink(int x, int y) const;

  PIX* print_;
  double em_, slope_;
};

}  // namespace recount
