// Pictures placed on the pages of a PDF file, through qpdf: Poppler's C++ interface does not tell of them. No type of qpdf's appears
// here.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace recount {

// Nothing here fails: what a damaged file does not tell is 0. Prints nothing, throws nothing.
class PdfPictures {
 public:
  // `bytes` must outlive the object. Reads the list of objects, not the pages.
  PdfPictures(std::string_view bytes, const std::string& password);
  PdfPictures(PdfPictures&&) noexcept;
  PdfPictures& operator=(PdfPictures&&) noexcept;
  ~PdfPictures();

  // Pixels in an inch of the picture that covers most of a page (`index` counts from 0), or of the finest of those that
  // cover nearly as much: strips of a scan, the layers of a compressed one. An inch is 72 units of the page, as it is for
  // Poppler, whatever the file says about the size of a unit. Lower by up to two pixels of the picture where that lets Poppler
  // draw each of its pixels as one. 0: no picture, or not between 50 and 1200.
  double dpi(int index) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace recount
