#include "corpus/draw/pdf_sheet.h"

#include <algorithm>
#include <cstdio>

namespace recount::corpus {
namespace {

// Points outside the page as it is displayed; each side its own, so that none can be taken for another.
constexpr double kLeft = 28, kTop = 24, kRight = 34, kBottom = 40;

constexpr double kMarkFrom = 6, kMarkTo = 20;  // points from the page's edge
constexpr double kSlugSize = 7;

}  // namespace

PdfSheet::PdfSheet(double width, double height, const PdfStyle& style)
    : shown_width_(width), shown_height_(height), rotate_(style.page_rotate), cropped_(style.crop) {}

double PdfSheet::width() const {
  const double wide = shown_width_ + (cropped_ ? kLeft + kRight : 0);
  const double high = shown_height_ + (cropped_ ? kTop + kBottom : 0);
  return rotate_ == 0 ? wide : high;
}

double PdfSheet::height() const {
  const double wide = shown_width_ + (cropped_ ? kLeft + kRight : 0);
  const double high = shown_height_ + (cropped_ ? kTop + kBottom : 0);
  return rotate_ == 0 ? high : wide;
}

std::array<double, 6> PdfSheet::matrix() const {
  const double left = cropped_ ? kLeft : 0, top = cropped_ ? kTop : 0;
  if (rotate_ == 90) return {0, -1, 1, 0, top, height() - left};  // the page's top to the left edge
  if (rotate_ == 270) return {0, 1, -1, 0, width() - top, left};  // to the right edge
  return {1, 0, 0, 1, left, top};
}

std::string PdfSheet::entries() const {
  std::string made;
  if (rotate_ != 0) made = "/Rotate " + std::to_string(rotate_);
  if (!cropped_) return made;
  const auto m = matrix();
  const double x0 = m[4], x1 = m[0] * shown_width_ + m[2] * shown_height_ + m[4];
  const double y0 = height() - m[5], y1 = height() - (m[1] * shown_width_ + m[3] * shown_height_ + m[5]);
  char box[96];
  std::snprintf(box, sizeof box, "/CropBox [ %.2f %.2f %.2f %.2f ]", std::min(x0, x1), std::min(y0, y1),
                std::max(x0, x1), std::max(y0, y1));
  return made.empty() ? box : made + " " + box;
}

Page printers_marks(double width, double height) {
  Page page;
  page.width = width;
  page.height = height;
  for (const double x : {0.0, width}) {
    const double out = x == 0 ? -1 : 1;
    for (const double y : {0.0, height}) {
      const double away = y == 0 ? -1 : 1;
      page.strokes.push_back({x + out * kMarkFrom, y, x + out * kMarkTo, y, 0.25, 0, false});
      page.strokes.push_back({x, y + away * kMarkFrom, x, y + away * kMarkTo, 0.25, 0, false});
    }
  }
  page.lines.push_back(
      {kMarkTo, height + kBottom / 2, "绩效自评表汇编.indd    内文-12    2024/3/8   10:22", kSlugSize});
  page.lines.push_back({width / 2, -kTop / 3, "C  M  Y  K", kSlugSize});
  return page;
}

}  // namespace recount::corpus
