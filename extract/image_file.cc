#include "extract/image_file.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>
#include <vector>

#include "extract/file_kind.h"
#include "extract/image_size.h"
#include "extract/jpeg_file.h"
#include "extract/tiff_pages.h"

namespace recount {
namespace {

// What follows the first picture is replaced by the mark of the end.
PixPtr decode_gif(std::string_view bytes, std::size_t size) {
  std::string first(bytes.substr(0, size));
  first += ';';
  return PixPtr(pixReadMemGif(reinterpret_cast<const l_uint8*>(first.data()), first.size()));
}

RawPicture decode(std::string_view bytes, ImageKind kind) {
  RawPicture raw;
  const ImageSize size = read_image_size(bytes, kind);
  raw.width = size.width;
  raw.height = size.height;
  if (!is_picture_size(size.width, size.height)) return raw;
  const auto* const data = reinterpret_cast<const l_uint8*>(bytes.data());
  switch (kind) {
    case ImageKind::kPng:
      raw.pix.reset(pixReadMemPng(data, bytes.size()));
      break;
    case ImageKind::kWebp:
      raw.pix.reset(pixReadMemWebP(data, bytes.size()));
      break;
    case ImageKind::kGif:
      raw.pix = decode_gif(bytes, size.bytes);
      break;
    case ImageKind::kBmp:
      raw.pix.reset(pixReadMemBmp(data, bytes.size()));
      raw.has_alpha = false;  // programs leave anything there
      break;
    default:
      break;
  }
  if (raw.pix) {
    raw.x_dpi = pixGetXRes(raw.pix.get());
    raw.y_dpi = pixGetYRes(raw.pix.get());
  }
  return raw;
}

}  // namespace

struct ImageFile::Impl {
  std::string_view bytes;
  ImageKind kind = ImageKind::kNone;
  std::vector<std::uint32_t> places;  // of the pages of TIFF
  int pages = 1;
  std::optional<PagePicture> first;  // of a file with one page, until it is asked for

  RawPicture raw_page(int index) const {
    switch (kind) {
      case ImageKind::kTiff:
        return read_tiff_page(bytes, places[static_cast<std::size_t>(index)]);
      case ImageKind::kJpeg:
        return read_jpeg(bytes);
      default:
        return decode(bytes, kind);
    }
  }

  PagePicture decode_page(int index) const {
    setMsgSeverity(L_SEVERITY_NONE);  // libraries do not print
    return finish_picture(raw_page(index), index + 1);
  }
};

ImageFile::ImageFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ImageFile::ImageFile(ImageFile&&) noexcept = default;
ImageFile& ImageFile::operator=(ImageFile&&) noexcept = default;
ImageFile::~ImageFile() = default;

Result<ImageFile> ImageFile::open(const std::string& name, std::string_view bytes, int max_pages) {
  auto impl = std::make_unique<Impl>();
  impl->bytes = bytes;
  impl->kind = image_kind(bytes);
  const Error damaged{ErrorCode::kDamaged,
                      {"error.damaged-image", {name, std::string(image_kind_name(impl->kind))}}};
  if (impl->kind == ImageKind::kNone) return damaged;
  if (impl->kind == ImageKind::kTiff) {
    impl->places = find_tiff_pages(bytes);
    if (impl->places.empty()) return damaged;
    impl->pages = static_cast<int>(impl->places.size());
  }
  if (impl->pages > max_pages) {
    return Error{ErrorCode::kLimit,
                 {"error.too-many-pages", {name, std::to_string(impl->pages), std::to_string(max_pages)}}};
  }
  if (impl->pages == 1) {
    impl->first = impl->decode_page(0);
    const auto is_unreadable = [](const Problem& problem) { return problem.code == "page-unreadable"; };
    if (std::ranges::any_of(impl->first->problems, is_unreadable)) return damaged;
  }
  return ImageFile(std::move(impl));
}

int ImageFile::pages() const {
  return impl_->pages;
}

PagePicture ImageFile::page(int index) const {
  assert(index >= 0 && index < impl_->pages);
  if (impl_->first) return *std::exchange(impl_->first, std::nullopt);
  return impl_->decode_page(index);
}

}  // namespace recount
