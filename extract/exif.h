// What cameras write into the headers of their pictures.
#pragma once

#include <string_view>

namespace recount {

// How the picture is to be turned, 1 (not at all) to 8 as EXIF numbers them; 1 where it does not say. `body` is what follows
// the mark "Exif": a TIFF file without a picture.
int exif_orientation(std::string_view body);

}  // namespace recount
