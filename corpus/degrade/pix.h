// Owners for the handles of Leptonica, Cairo and Pango. Included by .cc files of this folder only.
#pragma once

#include <leptonica/allheaders.h>
#include <pango/pangocairo.h>

#include <memory>

#include "corpus/base/image.h"

namespace recount::corpus {

struct Release {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

Owned<Pix> to_pix(const Image& image);  // 8 or 32 bits a pixel
Image to_image(const Owned<Pix>& pix);  // 1, 8 or 32 bits a pixel; throws std::runtime_error if there is none

}  // namespace recount::corpus
