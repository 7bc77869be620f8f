// Whether the characters that a PDF names are what its page shows.
#pragma once

#include <functional>

#include "extract/pdf_document.h"
#include "extract/raster.h"

namespace recount {

enum class PageKind {
  kBlank,  // nothing is printed on it
  kText,   // the characters are what is shown
  kMixed,  // they are, but a picture holds more
  kImage,  // a picture of text without characters, or text drawn as curves
  kHiddenText,  // a picture with invisible characters behind it, as scanners' programs recognize them: not to be trusted
  kBadFont,  // characters that the fonts do not name: private codes, unlikely ones
};

// True for pages whose characters must not be used: they need recognition.
inline bool needs_ocr(PageKind kind) {
  return kind == PageKind::kImage || kind == PageKind::kHiddenText || kind == PageKind::kBadFont;
}

// `image` is the page as it is drawn, with its rulings found; `unsmoothed` draws it once more without smoothed characters, and is
// called only where a picture covers the page: invisible characters make no difference then.
PageKind kind_of(const PdfPage& page, const GrayImage& image, const std::function<GrayImage()>& unsmoothed);

// Whether the fonts of a page name its characters. False where many are private, unassigned or control codes, where full-width
// glyphs are called Latin letters, or where hardly one Chinese character is a common one.
bool has_plausible_text(const PdfPage& page);

}  // namespace recount
