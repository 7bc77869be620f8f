// The best pairing, in order, of what a key lists and what the program read.
#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace recount::corpus {

// Pairs less alike than this are not made.
constexpr double kLeastAlike = 0.3;

struct Pairing {
  std::vector<std::optional<std::size_t>> of_key;     // for each row of the key its row of the output
  std::vector<std::optional<std::size_t>> of_output;  // and the other way
};

// `alike(i, j)` is in 0..1; the sum over the pairs is the greatest that can be had without crossing pairs. Takes time
// and memory by key x output: thousands of rows a side at most.
//
//   key [a, b, c], output [a, c]: of_key [0, none, 1], of_output [0, 2]
Pairing align(std::size_t key, std::size_t output,
              const std::function<double(std::size_t, std::size_t)>& alike);

}  // namespace recount::corpus
