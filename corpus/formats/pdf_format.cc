#include "corpus/draw/furniture.h"
#include "corpus/draw/paint.h"
#include "corpus/formats/boxes.h"
#include "corpus/formats/format.h"

namespace recount::corpus {
namespace {

constexpr double kPictureDpi = 150;

std::vector<Page> pages_of(const Subject& subject) {
  std::vector<Page> pages = subject.pages;
  const PdfStyle& style = subject.pdf;
  if (!style.watermark.empty())
    add_watermark(pages, style.watermark, style.watermark_angle, subject.style.font);
  return pages;
}

std::vector<RenderedFile> render(const Subject& subject, const std::string&) {
  const auto unmoved = [](int, Point point) { return point; };
  return {{"pdf/" + subject.name() + ".pdf", to_pdf(pages_of(subject), subject.style.font, subject.pdf)},
          {"pdf/" + subject.name() + ".boxes.json", boxes_json(subject, unmoved)}};
}

std::vector<std::string> inputs(const Subject& subject, const std::string&) {
  return {"pdf/" + subject.name() + ".pdf"};
}

std::optional<Picture> picture(const Subject& subject, const std::string&, int page) {
  return Picture{to_image(pages_of(subject)[static_cast<std::size_t>(page)], subject.style.font, kPictureDpi),
                 [](Point point) { return point; }};
}

}  // namespace

const Format kPdfFormat = {"pdf", {""}, true, render, inputs, picture};

}  // namespace recount::corpus
