// Image files: PNG, JPEG, TIFF of any number of pages, WebP (no animations), GIF (its first picture), BMP. The content says which
// it is.
//
//   Result<ImageFile> file = ImageFile::open(source.name, source.bytes, options.limits.pages);
//   for (int index = 0; index < file->pages(); ++index) PagePicture picture = file->page(index);
//
// libpng prints on standard error about damaged files, and Leptonica offers no way to stop that; who reads foreign files does so in
// a process of its own (cli/isolated_read.h).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/picture.h"
#include "extract/result.h"

namespace recount {

// One object is not for several threads at once.
class ImageFile {
 public:
  // `bytes` must outlive the file. Errors: kDamaged (error.damaged-image: nothing of the file can be shown), kLimit
  // (error.too-many-pages). A file with one page is decoded here, because only that shows whether it is damaged.
  static Result<ImageFile> open(const std::string& name, std::string_view bytes, int max_pages);

  ImageFile(ImageFile&&) noexcept;
  ImageFile& operator=(ImageFile&&) noexcept;
  ~ImageFile();

  int pages() const;
  // `index` counts from 0. Decodes the page; nothing of it is kept.
  PagePicture page(int index) const;

 private:
  struct Impl;
  explicit ImageFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace recount
