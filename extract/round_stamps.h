// Round stamps on a cleaned page that has no colour to tell them by.
#pragma once

#include <utility>
#include <vector>

#include "extract/pix.h"

namespace recount {

// A round stamp, in pixels of the page: official seals are 38 to 45 mm wide, those of departments down to 30 mm.
struct RoundStamp {
  double x = 0, y = 0, radius = 0;
};

// The ring's radius differs by this part of it from place to place: straightening the page may have made an ellipse of it.
inline constexpr double kUnround = 0.05;

// Rings on a page of 8 bits a pixel with its rulings erased (erase_rulings.h). Letters and strokes make no ring: most of it is dark, and
// beside it most is not.
std::vector<RoundStamp> find_round_stamps(PIX* clean, double dpi);

// Unit vectors all around, in an order in which the first few of them are, too.
using Directions = std::vector<std::pair<double, double>>;
Directions directions(int count);

}  // namespace recount
