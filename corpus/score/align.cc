#include "corpus/score/align.h"

#include <algorithm>
#include <cmath>

namespace recount::corpus {

Pairing align(std::size_t key, std::size_t output,
              const std::function<double(std::size_t, std::size_t)>& alike) {
  const std::size_t width = output + 1;
  std::vector<double> same(key * width, 0), best((key + 1) * width, 0);  // best of the rows from i and j on
  for (std::size_t i = key; i-- > 0;) {
    for (std::size_t j = output; j-- > 0;) {
      const std::size_t here = i * width + j;
      same[here] = alike(i, j);
      best[here] = std::max(best[here + width], best[here + 1]);
      if (same[here] >= kLeastAlike) best[here] = std::max(best[here], best[here + width + 1] + same[here]);
    }
  }
  Pairing pairing;
  pairing.of_key.resize(key);
  pairing.of_output.resize(output);
  constexpr double kRounding = 1e-9;
  for (std::size_t i = 0, j = 0; i < key && j < output;) {
    const std::size_t here = i * width + j;
    if (same[here] >= kLeastAlike && std::abs(best[here] - best[here + width + 1] - same[here]) < kRounding) {
      pairing.of_key[i] = j;
      pairing.of_output[j] = i;
      ++i, ++j;
    } else if (best[here] == best[here + width]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairing;
}

}  // namespace recount::corpus
