#include "corpus/draw/paint.h"

#include <cairo/cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "corpus/draw/pango.h"
#include "corpus/draw/pdf_file.h"
#include "corpus/draw/pdf_sheet.h"

namespace recount::corpus {
namespace {

constexpr double kWatermarkGrey = 0.86;
constexpr double kMiddle = 0.36;  // of the size: from the baseline to the middle of a CJK glyph

double sheet_width(const Page& page) {
  return page.turned ? page.height : page.width;
}
double sheet_height(const Page& page) {
  return page.turned ? page.width : page.height;
}

// Paints in points. With `outlines` glyphs are filled as paths: no hinting, no bitmaps that a font holds for small sizes.
class Painter {
 public:
  Painter(cairo_t* cairo, const std::string& font, bool outlines)
      : cairo_(cairo),
        fonts_(pango_cairo_font_map_new()),
        layout_(make_layout(fonts_.get(), font)),
        outlines_(outlines) {}

  void paint(const Page& page) {
    cairo_save(cairo_);
    if (page.turned) {  // the top of the page to the left edge of the sheet, read from bottom to top
      cairo_translate(cairo_, 0, page.width);
      cairo_rotate(cairo_, -std::numbers::pi / 2);
    }
    if (page.watermark) paint(*page.watermark, page);
    for (const Fill& fill : page.fills) {
      cairo_set_source_rgb(cairo_, fill.red, fill.green, fill.blue);
      cairo_rectangle(cairo_, fill.rect.x0, fill.rect.y0, fill.rect.width(), fill.rect.height());
      cairo_fill(cairo_);
    }
    for (const Stroke& stroke : page.strokes) {
      const double dots[] = {stroke.width, 2 * stroke.width};
      cairo_set_dash(cairo_, dots, stroke.dotted ? 2 : 0, 0);
      cairo_set_source_rgb(cairo_, stroke.grey, stroke.grey, stroke.grey);
      cairo_set_line_width(cairo_, stroke.width);
      cairo_move_to(cairo_, stroke.x0, stroke.y0);
      cairo_line_to(cairo_, stroke.x1, stroke.y1);
      cairo_stroke(cairo_);
    }
    cairo_set_source_rgb(cairo_, 0, 0, 0);
    for (const TextLine& line : page.lines) paint(line);
    cairo_restore(cairo_);
  }

 private:
  void paint(const Watermark& mark, const Page& page) {
    cairo_set_source_rgb(cairo_, kWatermarkGrey, kWatermarkGrey, kWatermarkGrey);
    cairo_save(cairo_);
    cairo_translate(cairo_, page.width / 2, page.height / 2);
    cairo_rotate(cairo_, -mark.angle * std::numbers::pi / 180);
    paint({-mark.width / 2, mark.size * kMiddle, mark.text, mark.size, false, false});
    cairo_restore(cairo_);
  }

  void paint(const TextLine& line) {
    set_text(layout_.get(), line.text, line.size, line.bold);
    cairo_save(cairo_);
    cairo_translate(cairo_, line.x, line.y);
    if (line.turned) cairo_rotate(cairo_, -std::numbers::pi / 2);
    pango_cairo_update_layout(cairo_, layout_.get());
    cairo_move_to(cairo_, 0, 0);
    PangoLayoutLine* first = pango_layout_get_line_readonly(layout_.get(), 0);
    if (outlines_) {
      pango_cairo_layout_line_path(cairo_, first);
      cairo_fill(cairo_);
    } else {
      pango_cairo_show_layout_line(cairo_, first);
    }
    cairo_restore(cairo_);
  }

  cairo_t* cairo_;
  Held<PangoFontMap> fonts_;
  Held<PangoLayout> layout_;
  bool outlines_;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

// Cairo writes neither /Rotate nor /CropBox.
std::string with_entries(const std::string& pdf, const std::vector<std::string>& entries) {
  if (std::ranges::all_of(entries, &std::string::empty)) return pdf;
  PdfFile file(pdf);
  const std::vector<int> pages = file.pages();
  for (std::size_t i = 0; i < pages.size(); ++i) file.add_entries(pages[i], entries.at(i));
  return file.bytes();
}

}  // namespace

std::string to_pdf(const std::vector<Page>& pages, const std::string& font, const PdfStyle& style) {
  std::string bytes;
  std::vector<std::string> entries;
  const Held<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1));
  // Where the pages are to get entries, their objects must stand plain in the file.
  if (style.page_rotate != 0 || style.crop)
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2024-01-01T00:00:00Z");
  {
    const Held<cairo_t> cairo(cairo_create(surface.get()));
    Painter painter(cairo.get(), font, false);
    for (const Page& page : pages) {
      const PdfSheet sheet(sheet_width(page), sheet_height(page), style);
      const auto [xx, yx, xy, yy, x0, y0] = sheet.matrix();
      const cairo_matrix_t matrix = {xx, yx, xy, yy, x0, y0};
      cairo_pdf_surface_set_size(surface.get(), sheet.width(), sheet.height());
      cairo_save(cairo.get());
      cairo_transform(cairo.get(), &matrix);
      painter.paint(page);
      if (sheet.cropped()) painter.paint(printers_marks(sheet_width(page), sheet_height(page)));
      cairo_restore(cairo.get());
      cairo_show_page(cairo.get());
      entries.push_back(sheet.entries());
    }
  }
  cairo_surface_finish(surface.get());
  return with_entries(bytes, entries);
}

Image to_image(const Page& page, const std::string& font, double dpi) {
  Image image;
  image.width = static_cast<int>(std::lround(sheet_width(page) * dpi / 72));
  image.height = static_cast<int>(std::lround(sheet_height(page) * dpi / 72));
  const Held<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height));
  {
    const Held<cairo_t> cairo(cairo_create(surface.get()));
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), dpi / 72, dpi / 72);
    Painter(cairo.get(), font, true).paint(page);
  }
  cairo_surface_flush(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3);
  std::uint8_t* to = image.pixels.data();
  for (int y = 0; y < image.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < image.width; ++x) {
      *to++ = static_cast<std::uint8_t>(row[x] >> 16);
      *to++ = static_cast<std::uint8_t>(row[x] >> 8);
      *to++ = static_cast<std::uint8_t>(row[x]);
    }
  }
  return image;
}

Point on_sheet(const Page& page, double x, double y) {
  if (!page.turned) return {x / page.width, y / page.height};
  return {y / page.height, (page.width - x) / page.width};
}

}  // namespace recount::corpus
