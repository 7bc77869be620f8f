#include "extract/pdf_reader.h"

#include <algorithm>

#include "extract/page_kind.h"
#include "extract/page_layout.h"
#include "extract/page_picture.h"
#include "extract/page_recognizer.h"
#include "extract/pdf_document.h"
#include "extract/rulings.h"
#include "extract/stitch.h"
#include "extract/watermark.h"

namespace recount {
namespace {

// What is kept of a file that Poppler has read grows with the pages; it is opened anew after so many.
constexpr int kPagesAtOnce = 100;

// Why the characters of a page are not to be trusted, where it cannot be recognized.
std::string_view reason_of(PageKind kind) {
  switch (kind) {
    case PageKind::kHiddenText:
      return "page-hidden-text";
    case PageKind::kBadFont:
      return "page-bad-font";
    default:
      return "page-needs-ocr";
  }
}

// Scans whose file does not tell their resolution, and pages whose fonts cannot be trusted, are drawn at this one.
constexpr double kScanDpi = 200;

// Tables whose columns are told from words alone may be cut wrongly.
bool is_reconstructed(const PageContent& content) {
  constexpr double kDoubtful = 0.9;
  return std::ranges::any_of(content.items, [](const PageItem& item) {
    const auto* const table = std::get_if<PageTable>(&item);
    return table != nullptr && table->confidence < kDoubtful;
  });
}

class PdfReader {
 public:
  PdfReader(const Source& source, const ReadOptions& options) : source_(source), options_(options) {}

  Result<Extraction> run() {
    Result<PdfDocument> document = open();
    if (!document) return document.error();
    extraction_.reader = "pdf-text";
    extraction_.pages = document->pages();
    if (extraction_.pages > options_.limits.pages) {
      return Error{ErrorCode::kLimit,
                   {"error.too-many-pages",
                    {source_.name, std::to_string(extraction_.pages), std::to_string(options_.limits.pages)}}};
    }
    for (int index = 0; index < extraction_.pages; ++index) {
      if (index > 0 && index % kPagesAtOnce == 0) {
        document = open();
        if (!document) return document.error();
      }
      if (options_.on_page) options_.on_page(index + 1);
      read_page(*document, index);
    }
    if (recognized_) extraction_.reader = has_text_ ? "pdf-mixed" : "pdf-ocr";
    extraction_.blocks = stitch(std::move(pages_));
    if (extraction_.blocks.empty() && extraction_.problems.empty()) add_problem("empty-file", 0);
    return std::move(extraction_);
  }

 private:
  Result<PdfDocument> open() const { return PdfDocument::open(source_.name, source_.bytes, options_.password); }

  void add_problem(std::string_view code, int page) {
    extraction_.problems.push_back({std::string(code), page, 0, "", {}});
  }

  void read_page(const PdfDocument& document, int index) {
    PdfPage pdf;
    if (!document.load(index, pdf)) return add_problem("page-unreadable", index + 1);
    if (pdf.too_full) return add_problem("page-too-full", index + 1);
    GrayImage image = document.draw(index, kPageDpi);
    if (image.empty()) add_problem("page-not-drawn", index + 1);
    drop_watermarks(pdf, image);
    pdf.page.rulings = find_rulings(image, pdf.page.glyphs);
    const PageKind kind =
        kind_of(pdf, image, [&] { return document.draw(index, kPageDpi, PdfDocument::Smooth::kLines); });
    if (kind == PageKind::kBlank) return;
    if (needs_ocr(kind)) return recognize(document, index, kind);
    has_text_ = true;
    if (kind == PageKind::kMixed) add_problem("picture-not-read", index + 1);
    const int turn = upright_turn(pdf.page);
    turn_page(pdf.page, turn);
    pages_.push_back(layout_page(pdf.page));
    forget_glyphs(pages_.back());
    if (is_reconstructed(pages_.back())) add_problem("layout-reconstructed", index + 1);
    if (options_.inspector != nullptr) inspect_page(*options_.inspector, image, turn, pdf.page, pages_.back());
  }

  void recognize(const PdfDocument& document, int index, PageKind kind) {
    const double dpi = kind == PageKind::kBadFont ? 0 : document.picture_dpi(index);
    PagePicture picture = document.picture(index, dpi > 0 ? dpi : kScanDpi);
    extraction_.problems.insert(extraction_.problems.end(), picture.problems.begin(), picture.problems.end());
    if (!picture.pix) return;
    Result<PageContent> page = recognizer_.read(std::move(picture), index + 1, extraction_.problems);
    if (!page) return add_problem(reason_of(kind), index + 1);
    recognized_ = true;
    pages_.push_back(*std::move(page));
  }

  const Source& source_;
  const ReadOptions& options_;
  PageRecognizer recognizer_{options_};
  Extraction extraction_;
  bool has_text_ = false, recognized_ = false;
  std::vector<PageContent> pages_;
};

}  // namespace

Result<Extraction> read_pdf(const Source& source, const ReadOptions& options) {
  return PdfReader(source, options).run();
}

}  // namespace recount
