#include "corpus/formats/montage.h"

#include <leptonica/allheaders.h>

#include <memory>

#include "corpus/formats/pix.h"

namespace recount::corpus {

std::string montage_png(const std::vector<Thumbnail>& thumbnails, int columns, int width) {
  const std::unique_ptr<Pixa, Destroy> pixa(pixaCreate(0));
  L_BMF* font = bmfCreate(nullptr, 6);
  for (const Thumbnail& thumbnail : thumbnails) {
    const std::unique_ptr<Pix, Destroy> whole = to_pix(thumbnail.image, 100);
    const std::unique_ptr<Pix, Destroy> deep(pixConvertTo32(whole.get()));
    const float scale = static_cast<float>(width) / static_cast<float>(thumbnail.image.width);
    const std::unique_ptr<Pix, Destroy> small(pixScale(deep.get(), scale, scale));
    pixaAddPix(
        pixa.get(),
        pixAddSingleTextblock(small.get(), font, thumbnail.caption.c_str(), 0x00008000, L_ADD_BELOW, nullptr),
        L_INSERT);
  }
  bmfDestroy(&font);
  const std::unique_ptr<Pix, Destroy> sheet(pixaDisplayTiledInColumns(pixa.get(), columns, 1.0F, 12, 1));
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixWriteMemPng(&bytes, &size, sheet.get(), 0);
  return take(bytes, size);
}

}  // namespace recount::corpus
