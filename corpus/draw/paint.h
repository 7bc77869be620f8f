// Pages become a PDF file or images.
#pragma once

#include <string>
#include <vector>

#include "corpus/base/geometry.h"
#include "corpus/base/image.h"
#include "corpus/draw/page.h"
#include "corpus/draw/pdf_style.h"

namespace recount::corpus {

// A PDF with embedded fonts and a text layer. The same pages give the same bytes. Of the style, how the pages lie in the
// file; a watermark belongs to the pages.
std::string to_pdf(const std::vector<Page>& pages, const std::string& font, const PdfStyle& style = {});

// A page at `dpi` dots an inch, RGB, antialiased.
Image to_image(const Page& page, const std::string& font, double dpi);

// Where a point of the page as it is read (in points) lies on the sheet as it is drawn: fractions of the sheet.
Point on_sheet(const Page& page, double x, double y);

}  // namespace recount::corpus
