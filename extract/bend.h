// How far lines that should be straight are not: one smooth displacement over a page, fitted to lines that were followed on it.
//
//   const Bend bend = fit_bend(traces, {.along = 827, .across = 1170}, ...);
//   straight_across = across + bend.shift(along, across);
//
// `along` and `across` as in Trace: for horizontal lines x and y, for vertical ones y and x. Skew, perspective and curl are
// all such displacements, so nothing needs to know which of them a page has.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "extract/trace.h"

namespace recount {

struct BendArea {
  double along = 1, across = 1;  // size of the page in each direction
};

class Bend {
 public:
  // Legendre polynomials along the line, powers across the lines. A page of a book needs the fifth degree, a wavy one the seventh.
  static constexpr int kAlong = 7, kAcross = 3;

  Bend() = default;
  explicit Bend(BendArea area) : area_(area) {}
  static Bend tilt(BendArea area, double slope);  // of lines that all rise by `slope`

  // Beyond the lines that it was fitted to it goes on in straight lines.
  double shift(double along, double across) const;
  double slope() const;  // of the lines in the middle of the page, bends evened out

 private:
  friend class BendFit;
  static constexpr int kTerms = kAlong * (kAcross + 1);
  double inside(double a, double b) const;

  BendArea area_;
  std::array<double, kTerms> terms_{};  // pixels; by power across, then degree along
  // The part of the page that the lines cover, in -1..1.
  double low_along_ = -1, high_along_ = 1, low_across_ = -1, high_across_ = 1;
};

struct BendPrior {
  double slope = 0, deviation = 0.1;  // of the lines, where they say little themselves
  double noise = 0.7;                 // pixels by which a node is off
  double caution = 1;                 // above 1: more lines must agree before they are taken for bent
};

struct FittedBend {
  Bend bend;
  double kept = 0;    // share of the length of all lines that agree
  double length = 0;  // of those that agree, together
  double before = 0,
         after =
             0;  // pixels: how far their nodes are from straight lines along the axis, root of the mean square
};

// Lines that the others contradict are left out.
FittedBend fit_bend(std::span<const Trace> traces, BendArea area, const BendPrior& prior);

}  // namespace recount
