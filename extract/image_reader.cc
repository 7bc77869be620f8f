#include "extract/image_reader.h"

#include "extract/image_file.h"
#include "extract/page_recognizer.h"
#include "extract/stitch.h"

namespace recount {

Result<Extraction> read_image(const Source& source, const ReadOptions& options) {
  Result<ImageFile> file = ImageFile::open(source.name, source.bytes, options.limits.pages);
  if (!file) return file.error();
  Extraction extraction;
  extraction.reader = "image";
  extraction.pages = file->pages();
  PageRecognizer recognizer(options);
  std::vector<PageContent> pages;
  for (int index = 0; index < extraction.pages; ++index) {
    if (options.on_page) options.on_page(index + 1);
    PagePicture picture = file->page(index);
    extraction.problems.insert(extraction.problems.end(), picture.problems.begin(), picture.problems.end());
    if (!picture.pix) continue;
    Result<PageContent> page = recognizer.read(std::move(picture), index + 1, extraction.problems);
    if (!page) return page.error();
    pages.push_back(*std::move(page));
  }
  extraction.blocks = stitch(std::move(pages));
  if (extraction.blocks.empty() && extraction.problems.empty())
    extraction.problems.push_back({"empty-file", 0, 0, "", {}});
  return extraction;
}

}  // namespace recount
