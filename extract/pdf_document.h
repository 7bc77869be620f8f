// A PDF file through Poppler: characters with their places, and pictures of pages. No type of Poppler's appears here.
//
// Poppler offers no way to stop a page that takes too long or too much memory; who reads foreign files does so in a process
// with limits (cli/isolated_read.h).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/raster.h"
#include "extract/result.h"

namespace recount {

struct PagePicture;  // extract/picture.h

// A page as a viewer shows it: turned as the file asks, cut to its crop box. Characters outside of it are left out. `fonts[i]` is
// the index in `font_names` of the font of page.glyphs[i].
struct PdfPage {
  Page page;
  std::vector<std::uint32_t> fonts;
  std::vector<std::string> font_names;
  bool too_full = false;  // more characters than these limits: none are given
};

inline constexpr std::size_t kMaxPageGlyphs = 200'000;
// Poppler leaves out characters narrower than 3 pt where there are more than 50,000 with the blanks, and does not say so.
inline constexpr std::size_t kMaxNarrowGlyphs = 40'000;
inline constexpr double kNarrow = 3;
// Larger pages are drawn with fewer pixels; with still fewer where fuzzing needs speed.
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
inline constexpr double kMaxPagePixels = 1e6;
#else
inline constexpr double kMaxPagePixels = 2.5e7;
#endif
// Pages with a side shorter or longer than this (points) are none: the longest that the format allows is 14,400.
inline constexpr double kMinPageSide = 3, kMaxPageSide = 200'000;

class PdfDocument {
 public:
  // `bytes` must outlive the document. Errors: kEncrypted (error.encrypted-pdf, or error.wrong-password where one was
  // given), kDamaged (error.damaged-pdf).
  static Result<PdfDocument> open(const std::string& name, std::string_view bytes, const std::string& password);

  PdfDocument(PdfDocument&&) noexcept;
  PdfDocument& operator=(PdfDocument&&) noexcept;
  ~PdfDocument();

  // Sets up what Poppler sets up once in a process (fonts, encodings), so that processes started from this one need not. Costs
  // some milliseconds the first time.
  static void prepare();

  int pages() const;
  // `index` counts from 0. False where the page cannot be read.
  bool load(int index, PdfPage& page) const;
  // What the page shows, on paper that is kPaper where nothing was drawn. Empty where it cannot be drawn.
  // Nearly white, so that white areas on it have no borders, but no white that pictures usually have.
  static constexpr int kPaper = 246;
  enum class Smooth { kAll, kLines };  // kLines: characters without grey edges
  GrayImage draw(int index, double dpi, Smooth smooth = Smooth::kAll) const;
  // The same in color (32 bits) and on white paper, for recognition; the dpi that it has in the end is in the picture. Has
  // no pix, but the problem page-not-drawn, where it cannot be drawn.
  PagePicture picture(int index, double dpi) const;
  // The resolution of the largest picture placed on the page, 0 where there is none: drawn at that dpi, its pixels are
  // those of the scan. Opens the file a second time when it is first called (pdf_pictures.h).
  double picture_dpi(int index) const;

 private:
  struct Impl;
  explicit PdfDocument(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace recount
