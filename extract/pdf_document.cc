#include "extract/pdf_document.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>

#include "extract/pdf_pictures.h"
#include "extract/picture.h"

namespace recount {
namespace {

// UTF-16 of Poppler, code by code.
char32_t next_code(const poppler::ustring& text, std::size_t& at) {
  const char32_t first = text[at++];
  if (first >= 0xD800 && first < 0xDC00 && at < text.size() && text[at] >= 0xDC00 && text[at] < 0xE000) {
    return 0x10000 + ((first - 0xD800) << 10) + (char32_t{text[at++]} - 0xDC00);
  }
  return first >= 0xD800 && first < 0xE000 ? U'\uFFFD' : first;
}

Rect to_rect(const poppler::rectf& box) {
  return {std::min(box.left(), box.right()), std::min(box.top(), box.bottom()),
          std::max(box.left(), box.right()), std::max(box.top(), box.bottom())};
}

bool is_finite(const Rect& rect) {
  return std::isfinite(rect.x0) && std::isfinite(rect.y0) && std::isfinite(rect.x1) && std::isfinite(rect.y1);
}

bool is_sideways(const poppler::page& page) {
  const auto orientation = page.orientation();
  return orientation == poppler::page::landscape || orientation == poppler::page::seascape;
}

// Points. Smaller characters are set to be found by search, not to be seen.
constexpr double kVisible = 0.1;

class GlyphTaker {
 public:
  explicit GlyphTaker(PdfPage& page) : page_(page) {}

  void take(const poppler::text_box& word) {
    const poppler::ustring text = word.text();
    // Text set downwards (writing mode 1) has a turned line but upright characters.
    const bool upright = word.has_font_info() && word.get_wmode() == poppler::text_box::vertical_wmode;
    const int turn = upright ? 0 : (word.rotation() % 4 + 4) % 4 * 90;
    const double size = word.has_font_info() ? word.get_font_size() : 0;
    std::size_t index = 0;
    for (std::size_t at = 0; at < text.size(); ++index) {
      Glyph glyph;
      glyph.code = next_code(text, at);
      glyph.box = to_rect(word.char_bbox(index));
      glyph.turn = turn;
      glyph.size = std::isfinite(size) ? std::clamp(size, 0.0, kMaxPageSide) : 0;
      glyph.starts_word = index == 0;
      if (!is_finite(glyph.box) || is_outside(glyph.box) || glyph.code <= 0x20 || glyph.code == 0xA0 ||
          glyph.code == 0x3000)
        continue;
      if (glyph.size < kVisible && std::min(glyph.box.width(), glyph.box.height()) < kVisible) continue;
      glyph.box = near_page(glyph.box);
      narrow_ += (turn % 180 == 0 ? glyph.box.width() : glyph.box.height()) < kNarrow;
      page_.page.glyphs.push_back(glyph);
      page_.fonts.push_back(font_of(word));
    }
  }
  std::size_t narrow() const { return narrow_; }

 private:
  bool is_outside(const Rect& box) const {
    return !Rect{0, 0, page_.page.width, page_.page.height}.contains(box.mid_x(), box.mid_y());
  }

  // Boxes can be of any size; nobody needs more of them than a page to each side.
  Rect near_page(const Rect& box) const {
    const double width = page_.page.width, height = page_.page.height;
    return {std::max(box.x0, -width), std::max(box.y0, -height), std::min(box.x1, 2 * width),
            std::min(box.y1, 2 * height)};
  }

  std::uint32_t font_of(const poppler::text_box& word) {
    const std::string name = word.has_font_info() ? word.get_font_name() : "";
    const auto [it, is_new] = numbers_.emplace(name, static_cast<std::uint32_t>(page_.font_names.size()));
    if (is_new) page_.font_names.push_back(name);
    return it->second;
  }

  PdfPage& page_;
  std::map<std::string, std::uint32_t> numbers_;
  std::size_t narrow_ = 0;  // characters that advance by less than kNarrow
};

void be_quiet(const std::string&, void*) {}

// `dpi`, or what makes no more than kMaxPagePixels of the page.
double affordable_dpi(const poppler::page& page, double dpi) {
  const poppler::rectf rect = page.page_rect(poppler::crop_box);
  const double square_inches = std::abs(rect.width() * rect.height()) / (72 * 72);
  return std::min(dpi, std::sqrt(kMaxPagePixels / std::max(square_inches, 1e-6)));
}

// `drawn` has three bytes a pixel.
PixPtr to_pix(const poppler::image& drawn) {
  PixPtr pix(pixCreateNoInit(drawn.width(), drawn.height(), 32));
  if (!pix) return pix;
  for (int y = 0; y < drawn.height(); ++y) {
    const char* from = drawn.const_data() + static_cast<std::ptrdiff_t>(y) * drawn.bytes_per_row();
    l_uint32* const to = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < drawn.width(); ++x, from += 3) {
      const auto byte = [&](int i) { return static_cast<unsigned char>(from[i]); };
      composeRGBPixel(byte(0), byte(1), byte(2), to + x);
    }
  }
  return pix;
}

}  // namespace

struct PdfDocument::Impl {
  std::unique_ptr<poppler::document> document;
  std::string_view bytes;
  std::string password;
  std::optional<PdfPictures> pictures;  // when first asked for
};

PdfDocument::PdfDocument(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PdfDocument::PdfDocument(PdfDocument&&) noexcept = default;
PdfDocument& PdfDocument::operator=(PdfDocument&&) noexcept = default;
PdfDocument::~PdfDocument() = default;

Result<PdfDocument> PdfDocument::open(const std::string& name, std::string_view bytes,
                                      const std::string& password) {
  poppler::set_debug_error_function(be_quiet, nullptr);
  auto impl = std::make_unique<Impl>();
  impl->document.reset(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
  if (impl->document && impl->document->is_locked()) {
    return Error{ErrorCode::kEncrypted,
                 {password.empty() ? "error.encrypted-pdf" : "error.wrong-password", {name}}};
  }
  if (!impl->document || impl->document->pages() < 1)
    return Error{ErrorCode::kDamaged, {"error.damaged-pdf", {name}}};
  impl->bytes = bytes;
  impl->password = password;
  return PdfDocument(std::move(impl));
}

void PdfDocument::prepare() {
  static const bool done = [] {
    // One page with a character of a font that is not embedded.
    constexpr std::string_view kPage =
        "%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 "
        "R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 20 20]/Contents 4 0 R/Resources<</Font<</F<</Type/Font"
        "/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length 27>>stream\nBT /F 9 Tf 5 5 Td (x) "
        "Tj ET"
        "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
    const Result<PdfDocument> document = open("", kPage, "");
    PdfPage page;
    return document && document->load(0, page) && !document->draw(0, 72).empty();
  }();
  static_cast<void>(done);
}

int PdfDocument::pages() const {
  return impl_->document->pages();
}

bool PdfDocument::load(int index, PdfPage& out) const {
  const std::unique_ptr<poppler::page> page(impl_->document->create_page(index));
  if (!page) return false;
  const poppler::rectf rect = page->page_rect(poppler::crop_box);
  out.page.number = index + 1;
  out.page.width = std::abs(rect.width());
  out.page.height = std::abs(rect.height());
  if (is_sideways(*page)) std::swap(out.page.width, out.page.height);
  const auto [shorter, longer] = std::minmax(out.page.width, out.page.height);
  if (!(shorter >= kMinPageSide && longer <= kMaxPageSide)) return false;
  GlyphTaker taker(out);
  for (const poppler::text_box& word : page->text_list(poppler::page::text_list_include_font)) {
    taker.take(word);
    if (out.page.glyphs.size() > kMaxPageGlyphs || taker.narrow() > kMaxNarrowGlyphs) {
      out.too_full = true;
      out.page.glyphs.clear();
      out.fonts.clear();
      return true;
    }
  }
  return true;
}

GrayImage PdfDocument::draw(int index, double dpi, Smooth smooth) const {
  GrayImage image;
  const std::unique_ptr<poppler::page> page(impl_->document->create_page(index));
  if (!page) return image;
  image.dpi = affordable_dpi(*page, dpi);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_paper_color(0xFF000000U | kPaper * 0x010101U);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, smooth == Smooth::kAll);
  const poppler::image drawn = renderer.render_page(page.get(), image.dpi, image.dpi);
  if (!drawn.is_valid() || drawn.format() != poppler::image::format_gray8) return image;
  image.width = drawn.width();
  image.height = drawn.height();
  image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    std::memcpy(image.pixels.data() + static_cast<std::ptrdiff_t>(y) * image.width,
                drawn.const_data() + static_cast<std::ptrdiff_t>(y) * drawn.bytes_per_row(),
                static_cast<std::size_t>(image.width));
  }
  return image;
}

PagePicture PdfDocument::picture(int index, double dpi) const {
  PagePicture picture;
  if (const std::unique_ptr<poppler::page> page(impl_->document->create_page(index)); page) {
    picture.dpi = affordable_dpi(*page, dpi);
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const poppler::image drawn = renderer.render_page(page.get(), picture.dpi, picture.dpi);
    if (drawn.is_valid() && drawn.format() == poppler::image::format_rgb24) picture.pix = to_pix(drawn);
  }
  if (!picture.pix) picture.problems.push_back({"page-not-drawn", index + 1, 0, "", {}});
  return picture;
}

double PdfDocument::picture_dpi(int index) const {
  if (!impl_->pictures) impl_->pictures.emplace(impl_->bytes, impl_->password);
  return impl_->pictures->dpi(index);
}

}  // namespace recount
