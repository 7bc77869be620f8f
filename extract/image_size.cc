#include "extract/image_size.h"

#include <leptonica/allheaders.h>

#include <cstdint>
#include <cstdlib>
#include <limits>

namespace recount {
namespace {

// Numbers with the low byte first; 0 beyond the end.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  }
  return value;
}

ImageSize bmp_size(std::string_view bytes) {
  constexpr std::uint32_t kOldHeader = 12;
  if (number(bytes, 14, 4) == kOldHeader) {
    return {static_cast<int>(number(bytes, 18, 2)), static_cast<int>(number(bytes, 20, 2)), bytes.size()};
  }
  // Pictures that are stored from top to bottom have a negative height.
  const auto width = static_cast<std::int32_t>(number(bytes, 18, 4));
  const auto height = static_cast<std::int32_t>(number(bytes, 22, 4));
  if (height == std::numeric_limits<std::int32_t>::min()) return {};
  return {width, std::abs(height), bytes.size()};
}

std::size_t color_table_size(std::uint32_t flags) {
  return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

// Past the blocks at `at`, each with its length in front and an empty one at the end; 0 where the end is missing.
std::size_t skip_blocks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    const std::size_t length = static_cast<unsigned char>(bytes[at++]);
    if (length == 0) return at;
    at += length;
  }
  return 0;
}

ImageSize gif_size(std::string_view bytes) {
  constexpr unsigned char kExtension = 0x21, kPicture = 0x2C;
  std::size_t at = 13 + color_table_size(number(bytes, 10, 1));
  while (at != 0 && at < bytes.size()) {
    const auto block = static_cast<unsigned char>(bytes[at]);
    if (block == kExtension) {
      at = skip_blocks(bytes, at + 2);
      continue;
    }
    if (block != kPicture) return {};
    ImageSize size{static_cast<int>(number(bytes, at + 5, 2)), static_cast<int>(number(bytes, at + 7, 2))};
    size.bytes = skip_blocks(bytes, at + 11 + color_table_size(number(bytes, at + 9, 1)));
    return size.bytes != 0 ? size : ImageSize{};
  }
  return {};
}

}  // namespace

ImageSize read_image_size(std::string_view bytes, ImageKind kind) {
  ImageSize size{0, 0, bytes.size()};
  const auto* const data = reinterpret_cast<const l_uint8*>(bytes.data());
  bool failed = false;
  switch (kind) {
    case ImageKind::kPng:
      failed = readHeaderMemPng(data, bytes.size(), &size.width, &size.height, nullptr, nullptr, nullptr) != 0;
      break;
    case ImageKind::kWebp: {
      int channels = 0;  // Leptonica wants to be asked for it
      failed = readHeaderMemWebP(data, bytes.size(), &size.width, &size.height, &channels) != 0;
      break;
    }
    case ImageKind::kBmp:
      size = bmp_size(bytes);
      break;
    case ImageKind::kGif:
      size = gif_size(bytes);
      break;
    default:
      failed = true;
  }
  return failed || size.width <= 0 || size.height <= 0 ? ImageSize{} : size;
}

}  // namespace recount
