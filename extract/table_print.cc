#include "extract/table_print.h"

#include <algorithm>
#include <cmath>

#include "extract/ruling_rests.h"

namespace recount {
namespace {

// All in heights of a character. Print in the way of a line goes on above and below it.
constexpr double kAcross = 0.3;
// Lines of one block are nearer to each other, and it is so high at least.
constexpr double kOneBlock = 0.55, kLeastHeight = 0.4;
// Pieces of the border itself; white space in a cell beside it; between columns, and
// between the lines of a cell, there is less than this.
constexpr double kNear = 0.1, kRoom = 0.35, kColumns = 9, kLines = 0.9;
// White space above the text of the last row: its other cells may have many lines.
constexpr double kLastRow = 12;
// Lower and narrower print is specks.
constexpr double kLeastPrint = 0.5;
// Share of the page along its edges that has no print: shadows of the lid and holes.
constexpr double kMargin = 0.02;
// Pixels in a column or row that count as print.
constexpr int kFewPixels = 3;

}  // namespace

double TablePrint::near() const {
  return kAtCrossing * em_;
}

bool TablePrint::ink(int x, int y) const {
  l_uint32 value = 0;
  return pixGetPixel(print_, x, y, &value) == 0 && value != 0;
}

bool TablePrint::has_print(double x0, double y0, double x1, double y1) const {
  for (int y = static_cast<int>(y0); y < static_cast<int>(y1); ++y) {
    for (int x = static_cast<int>(x0 + near()) + 1; x < static_cast<int>(x1 - near()); ++x) {
      if (ink(x, static_cast<int>(std::lround(on_page(0, y, x))))) return true;
    }
  }
  return false;
}

bool TablePrint::is_in_way(std::size_t axis, double at, double from, double to) const {
  const int reach = static_cast<int>(kAcross * em_), room = static_cast<int>(near()) + 1;
  const auto any = [&](int along, int first, int last) {
    for (int place = first; place <= last; ++place) {
      if (axis == 0 ? ink(along, place) : ink(place, along)) return true;
    }
    return false;
  };
  const int beside = static_cast<int>(kBeside * em_);
  int crossed = 0, touched = 0;
  for (int along = static_cast<int>(from) + room; along < static_cast<int>(to) - room; ++along) {
    const int place = static_cast<int>(std::lround(on_page(axis, at, along)));
    crossed += any(along, place - 1, place + 1) && any(along, place - reach, place - 2) &&
               any(along, place + 2, place + reach);
    touched += axis == 1 && any(along, place - beside, place - 1) && any(along, place + 1, place + beside);
  }
  // Between two characters: cells leave more room on both sides of a line.
  return crossed > 1 || touched > kAcross * em_;
}

std::vector<PrintBlock> TablePrint::blocks(double from, double to, double top, double bottom) const {
  std::vector<PrintBlock> found;
  for (int y = static_cast<int>(top) + 2; y + 1 < static_cast<int>(bottom); ++y) {
    bool any = false;
    for (int x = static_cast<int>(from); x <= static_cast<int>(to) && !any; ++x)
      any = ink(x, static_cast<int>(std::lround(on_page(0, y, x))));
    if (!any) continue;
    if (found.empty() || y - found.back().to > kOneBlock * em_) found.push_back({static_cast<double>(y), 0});
    found.back().to = y;
  }
  std::erase_if(found, [this](const PrintBlock& block) { return block.to - block.from < kLeastHeight * em_; });
  return found;
}

std::optional<double> TablePrint::beyond(std::size_t axis, double line, int step, double first,
                                         double last) const {
  const int size = axis == 0 ? pixGetHeight(print_) : pixGetWidth(print_);
  const int margin = static_cast<int>(kMargin * size);
  const auto has_print = [&](int place) {
    int count = 0;
    for (int along = static_cast<int>(first); along < static_cast<int>(last) && count < kFewPixels; ++along) {
      const int moved = static_cast<int>(std::lround(on_page(axis, place, along)));
      count += axis == 0 ? ink(along, moved) : ink(moved, along);
    }
    return count >= kFewPixels;
  };
  const double most = (axis == 0 ? kLines : kColumns) * em_,
               begin = axis == 0 && step > 0 ? kLastRow * em_ : most;
  const int from = static_cast<int>(line) + step * static_cast<int>(kNear * em_);
  std::optional<int> nearest;
  int end = from;
  for (int place = from; place > margin && place < size - margin; place += step) {
    if (std::abs(place - end) >= (nearest ? most : begin)) break;
    if (!has_print(place)) continue;
    if (!nearest) nearest = place;
    end = place;
  }
  if (!nearest || std::abs(end - *nearest) < kLeastPrint * em_) return std::nullopt;
  // Rows leave as much above their text as below.
  return end + step * (axis == 0 ? std::abs(*nearest - line) : kRoom * em_);
}

}  // namespace recount
