// The sheet of a PDF file around a page: room outside the crop box, and content turned so that /Rotate turns it back.
#pragma once

#include <array>
#include <string>

#include "corpus/base/geometry.h"
#include "corpus/draw/page.h"
#include "corpus/draw/pdf_style.h"

namespace recount::corpus {

class PdfSheet {
 public:
  // width, height: of the page as it is displayed, in points.
  PdfSheet(double width, double height, const PdfStyle& style);

  double width() const;  // of the media box
  double height() const;
  // Point of the displayed page -> of the media box, both from the top left: x' = m[0] x + m[2] y + m[4],
  // y' = m[1] x + m[3] y + m[5].
  std::array<double, 6> matrix() const;
  std::string entries() const;  // of the page's dictionary; empty where there is nothing to say
  bool cropped() const { return cropped_; }

 private:
  double shown_width_, shown_height_;
  int rotate_;
  bool cropped_;
};

// What a printer's program puts outside a page of this size: marks at the corners, the name of the file.
Page printers_marks(double width, double height);

}  // namespace recount::corpus
