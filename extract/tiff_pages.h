// TIFF files through libtiff: Leptonica reads them too, but does not say what of a damaged page it passed over. No type of
// libtiff's appears here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/picture.h"

namespace recount {

// Where the directories of the pages are, in their order, 65,536 at most; thumbnails and masks are no pages. A place that lies
// outside of the file is the last one: what should follow is lost. Empty where `bytes` are no TIFF.
std::vector<std::uint32_t> find_tiff_pages(std::string_view bytes);

// The page at one of these places. Takes as long for each of them.
RawPicture read_tiff_page(std::string_view bytes, std::uint32_t place);

}  // namespace recount
