#include "corpus/draw/measure.h"

#include "corpus/draw/pango.h"

namespace recount::corpus {

Held<PangoLayout> make_layout(PangoFontMap* fonts, const std::string& family) {
  const Held<PangoContext> context(pango_font_map_create_context(fonts));
  const Held<cairo_font_options_t> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_cairo_context_set_resolution(context.get(), 72);
  pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  Held<PangoLayout> layout(pango_layout_new(context.get()));
  const Held<PangoFontDescription> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), family.c_str());
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  return layout;
}

void set_text(PangoLayout* layout, const std::string& text, double size, bool bold) {
  const Held<PangoFontDescription> font(pango_font_description_copy(pango_layout_get_font_description(layout)));
  pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, font.get());
  pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
}

struct Measure::Hidden {
  Held<PangoFontMap> fonts{pango_cairo_font_map_new()};
  Held<PangoLayout> layout;
};

Measure::Measure(const std::string& font) : hidden_(std::make_unique<Hidden>()) {
  hidden_->layout = make_layout(hidden_->fonts.get(), font);
}

Measure::~Measure() = default;

std::vector<MeasuredLine> Measure::lines(const std::string& text, double width, double size, bool bold) const {
  PangoLayout* layout = hidden_->layout.get();
  pango_layout_set_width(layout, width > 0 ? static_cast<int>(width * PANGO_SCALE) : -1);
  set_text(layout, text, size, bold);
  std::vector<MeasuredLine> made;
  const int count = pango_layout_get_line_count(layout);
  for (int i = 0; i < count; ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
    std::string piece =
        text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
    while (piece.ends_with(' ')) piece.pop_back();
    PangoRectangle extents;
    pango_layout_line_get_extents(const_cast<PangoLayoutLine*>(line), nullptr, &extents);
    made.push_back({piece, static_cast<double>(extents.width) / PANGO_SCALE});
  }
  return made;
}

}  // namespace recount::corpus
