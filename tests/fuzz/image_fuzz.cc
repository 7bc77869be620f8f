// Image files of all kinds: an error, or pages that are there or say why not.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/file_kind.h"
#include "extract/image_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recount;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (image_kind(bytes) == ImageKind::kNone) return 0;
  constexpr int kMostPages = 10;
  const Result<ImageFile> file = ImageFile::open("fuzz", bytes, kMostPages);
  if (!file) {
    if (file.error().message.id.empty()) std::abort();
    return 0;
  }
  for (int index = 0; index < file->pages(); ++index) {
    const PagePicture page = file->page(index);
    if (!page.pix) {
      if (page.problems.empty()) std::abort();
      continue;
    }
    PIX* const pix = page.pix.get();
    const int depth = pixGetDepth(pix);
    if ((depth != 1 && depth != 8 && depth != 32) || pixGetColormap(pix) != nullptr) std::abort();
    if (std::int64_t{pixGetWidth(pix)} * pixGetHeight(pix) > kEnoughPicturePixels) std::abort();
    if (page.dpi != 0 && !(page.dpi > kLowestDpi / 8 && page.dpi <= kHighestDpi)) std::abort();
  }
  return 0;
}
