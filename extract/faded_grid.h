// What is known of the rulings of a table from the rests that they left (ruling_rests.h). Used by the files that find faded rulings.
//
// A horizontal and an upright line support each other where something is left of them at their crossing. Axis 0: horizontal lines, whose places
// count down the page; axis 1: upright ones. All in pixels.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "extract/ruling_rests.h"

namespace recount {

// Heights of a character: rests of one line differ from its middle by no more, where lines are told.
inline constexpr double kOnLine = 0.09;

struct FadedRest {
  std::array<double, 2> from, to;  // [0]: down the page, the places of horizontal lines; [1]: across it
  bool is_dot = false;
  std::size_t along = 0;  // the axis of the lines that a piece which is no dot is a part of
  double mid(std::size_t axis) const { return (from[axis] + to[axis]) / 2; }
  bool tells(std::size_t axis) const { return is_dot || along == axis; }
};

// The first and the last line across that a line reaches; -1, or one more than there are: an outer one of which nothing is left.
struct LineEnds {
  int first = 0, last = 0;
  bool has(int k) const { return k >= first && k <= last; }
  bool include(int k);  // whether that was new
};

struct FadedGrid {
  FadedGrid(const std::vector<PixelRect>& pieces, double height);

  double em;  // the height of a character
  double slope =
      0;  // of horizontal lines to the right, as they were printed; all places are as if there were none
  std::vector<FadedRest> rests;
  std::array<std::vector<double>, 2> lines;
  std::vector<std::vector<bool>> crossings;  // [horizontal line][upright line]: something is left there

  double near() const;  // how far what belongs to a line may stand from it
  bool crosses(std::size_t axis, std::size_t i, std::size_t k) const;
  // The lines of an axis that a rest lies on or runs across.
  std::vector<std::size_t> lines_at(const FadedRest& rest, std::size_t axis) const;
  // More is left of a line at its crossings than between them.
  bool is_of_crossings(std::size_t axis, std::size_t i) const;
  // From the first crossing of each line to its last.
  std::array<std::vector<LineEnds>, 2> passes() const;
  // Of the crossings of a line with those that it passes, which pass it.
  double share_left(std::size_t axis, std::size_t i, const std::array<std::vector<LineEnds>, 2>& passes) const;
  void remove(std::size_t axis, std::size_t i);
  void insert(std::size_t axis, std::size_t i, double at);  // without crossings
};

}  // namespace recount
