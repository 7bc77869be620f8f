#include "extract/exif.h"

#include <cstddef>
#include <cstdint>

namespace recount {
namespace {

using namespace std::string_view_literals;

// Numbers of 2 and 4 bytes in either order; 0 beyond the end.
class Numbers {
 public:
  Numbers(std::string_view bytes, bool big) : bytes_(bytes), big_(big) {}
  std::uint32_t two(std::size_t at) const { return take(at, 2); }
  std::uint32_t four(std::size_t at) const { return take(at, 4); }

 private:
  std::uint32_t take(std::size_t at, std::size_t count) const {
    if (at > bytes_.size() || bytes_.size() - at < count) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      number = number << 8 | static_cast<unsigned char>(bytes_[at + (big_ ? i : count - 1 - i)]);
    }
    return number;
  }
  std::string_view bytes_;
  bool big_;
};

}  // namespace

// Only the first directory is about the picture itself.
int exif_orientation(std::string_view body) {
  if (!body.starts_with("II*\0"sv) && !body.starts_with("MM\0*"sv)) return 1;
  const Numbers numbers(body, body[0] == 'M');
  constexpr std::size_t kEntry = 12;
  constexpr std::uint32_t kOrientation = 274, kShort = 3;
  const std::size_t directory = numbers.four(4);
  const std::size_t count = numbers.two(directory);  // below 65536
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * kEntry;
    if (numbers.two(entry) != kOrientation) continue;
    const std::uint32_t value = numbers.two(entry + 8);
    return numbers.two(entry + 2) == kShort && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace recount
