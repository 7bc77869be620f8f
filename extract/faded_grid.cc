#include "extract/faded_grid.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Heights of a character: what is no longer is a dot.
constexpr double kDot = 0.2;
// Pages are nearly straight: slopes that are tried.
constexpr double kSteepest = 0.006, kSlopeStep = 0.0005;

double leveled(double place, double along, std::size_t axis, double slope) {
  return place + (axis == 0 ? -slope : slope) * along;
}

// Turns all rests so that lines are level: with the best slope most are in line.
void level(FadedGrid& grid) {
  double best = 0, most = 0;
  const int steps = static_cast<int>(std::lround(kSteepest / kSlopeStep));
  for (int step = 0; step <= 2 * steps; ++step) {
    const double slope = kSlopeStep * (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
    double sum = 0;
    for (const std::size_t axis : {0u, 1u}) {
      std::vector<double> places;
      for (const FadedRest& rest : grid.rests) {
        if (rest.tells(axis)) places.push_back(leveled(rest.mid(axis), rest.mid(1 - axis), axis, slope));
      }
      std::ranges::sort(places);
      const double near = kOnLine * grid.em;
      for (std::size_t i = 0, end = 0; i < places.size(); ++i) {
        while (end < places.size() && places[end] <= places[i] + near) ++end;
        sum += static_cast<double>((end - i) * (end - i));
      }
    }
    if (sum > most * 1.0001) most = sum, best = slope;
  }
  grid.slope = best;
  for (FadedRest& rest : grid.rests) {
    const double y = rest.mid(0), x = rest.mid(1);
    for (const std::size_t axis : {0u, 1u}) {
      const double moved = leveled(0, axis == 0 ? x : y, axis, grid.slope);
      rest.from[axis] += moved, rest.to[axis] += moved;
    }
  }
}

}  // namespace

bool LineEnds::include(int k) {
  const bool is_new = k < first || k > last;
  first = std::min(first, k), last = std::max(last, k);
  return is_new;
}

FadedGrid::FadedGrid(const std::vector<PixelRect>& pieces, double height) : em(height) {
  for (const PixelRect& piece : pieces) {
    FadedRest rest;
    rest.from = {static_cast<double>(piece.y0), static_cast<double>(piece.x0)};
    rest.to = {static_cast<double>(piece.y1), static_cast<double>(piece.x1)};
    rest.is_dot = std::max(piece.width(), piece.height()) <= kDot * em;
    rest.along = piece.width() > piece.height() ? 0 : 1;
    rests.push_back(rest);
  }
  level(*this);
}

double FadedGrid::near() const {
  return kAtCrossing * em;
}

bool FadedGrid::crosses(std::size_t axis, std::size_t i, std::size_t k) const {
  return axis == 0 ? crossings[i][k] : crossings[k][i];
}

std::vector<std::size_t> FadedGrid::lines_at(const FadedRest& rest, std::size_t axis) const {
  const double from = rest.tells(axis) ? rest.mid(axis) : rest.from[axis],
               to = rest.tells(axis) ? rest.mid(axis) : rest.to[axis];
  std::vector<std::size_t> found;
  const auto first = std::ranges::lower_bound(lines[axis], from - near());
  for (auto line = first; line != lines[axis].end() && *line <= to + near(); ++line)
    found.push_back(static_cast<std::size_t>(line - lines[axis].begin()));
  return found;
}

bool FadedGrid::is_of_crossings(std::size_t axis, std::size_t i) const {
  std::ptrdiff_t pieces = 0, at_crossings = 0;
  for (const FadedRest& rest : rests) {
    if (rest.tells(axis) && std::abs(rest.mid(axis) - lines[axis][i]) <= near())
      ++(lines_at(rest, 1 - axis).empty() ? pieces : at_crossings);
  }
  return pieces <= at_crossings;
}

std::array<std::vector<LineEnds>, 2> FadedGrid::passes() const {
  std::array<std::vector<LineEnds>, 2> all;
  for (const std::size_t axis : {0u, 1u}) {
    for (std::size_t i = 0; i < lines[axis].size(); ++i) {
      LineEnds& ends = all[axis].emplace_back(static_cast<int>(lines[1 - axis].size()), -1);
      for (std::size_t k = 0; k < lines[1 - axis].size(); ++k) {
        if (crosses(axis, i, k)) ends.include(static_cast<int>(k));
      }
    }
  }
  return all;
}

double FadedGrid::share_left(std::size_t axis, std::size_t i,
                             const std::array<std::vector<LineEnds>, 2>& passes) const {
  double left = 0, all = 0;
  for (std::size_t k = 0; k < lines[1 - axis].size(); ++k) {
    if (!passes[axis][i].has(static_cast<int>(k)) || !passes[1 - axis][k].has(static_cast<int>(i))) continue;
    ++all, left += crosses(axis, i, k);
  }
  return all > 0 ? left / all : 0;
}

void FadedGrid::remove(std::size_t axis, std::size_t i) {
  const auto at = static_cast<std::ptrdiff_t>(i);
  lines[axis].erase(lines[axis].begin() + at);
  if (axis == 0) {
    crossings.erase(crossings.begin() + at);
  } else {
    for (std::vector<bool>& row : crossings) row.erase(row.begin() + at);
  }
}

void FadedGrid::insert(std::size_t axis, std::size_t i, double place) {
  const auto at = static_cast<std::ptrdiff_t>(i);
  lines[axis].insert(lines[axis].begin() + at, place);
  if (axis == 0) {
    crossings.insert(crossings.begin() + at, std::vector<bool>(lines[1].size(), false));
  } else {
    for (std::vector<bool>& row : crossings) row.insert(row.begin() + at, false);
  }
}

}  // namespace recount
