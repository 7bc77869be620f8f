// Owners of what Pango, Cairo and GLib give out. For the sources of this folder only.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>

namespace recount::corpus {

struct Unref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

// A layout in units of 1 point whatever the device: no hinting, so that lines break alike on paper and on screen.
Held<PangoLayout> make_layout(PangoFontMap* fonts, const std::string& family);
void set_text(PangoLayout* layout, const std::string& text, double size, bool bold);

}  // namespace recount::corpus
