// Notes of a form as scales of grades: any bytes, and what must hold for every scale that is found.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/checks/grades.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto bands = recount::checks::parse_bands(text);
  if (bands.size() == 1) std::abort();
  for (std::size_t i = 1; i < bands.size(); ++i) {
    if (!(bands[i].lower < bands[i - 1].lower)) std::abort();
  }
  recount::checks::grade_word(text);
  return 0;
}
