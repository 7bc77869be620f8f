#include "corpus/formats/container.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "corpus/formats/pix.h"

namespace recount::corpus {
namespace {

constexpr std::string_view kCreated = "/CreationDate (D:", kFixedDate = "20240101000000";
constexpr int kJpegQuality = 90;  // what scanners write; the loss that is wanted has happened before

bool is_bilevel(const Image& image) {
  return image.channels == 1 &&
         std::ranges::all_of(image.pixels, [](std::uint8_t value) { return value == 0 || value == 255; });
}

}  // namespace

std::unique_ptr<Pix, Destroy> to_pix(const Image& image, int dpi) {
  const bool bilevel = is_bilevel(image);
  std::unique_ptr<Pix, Destroy> pix(pixCreate(image.width, image.height,
                                              bilevel               ? 1
                                              : image.channels == 1 ? 8
                                                                    : 32));
  assert(pix);
  pixSetResolution(pix.get(), dpi, dpi);
  const std::uint8_t* from = image.pixels.data();
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < image.height; ++y) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < image.width; ++x, from += image.channels) {
      if (bilevel) {
        if (*from == 0) SET_DATA_BIT(line, x);
      } else if (image.channels == 1) {
        SET_DATA_BYTE(line, x, *from);
      } else {
        composeRGBPixel(from[0], from[1], from[2], line + x);
      }
    }
  }
  return pix;
}

std::string take(l_uint8* bytes, std::size_t size) {
  const std::unique_ptr<l_uint8, Destroy> owned(bytes);
  return std::string(reinterpret_cast<const char*>(bytes), size);
}

namespace {

// Leptonica chooses one encoding for all pages of a PDF, so the first page decides.
std::string to_pdf(const std::vector<ScannedPage>& pages) {
  const std::unique_ptr<Pixa, Destroy> pixa(pixaCreate(static_cast<int>(pages.size())));
  bool bilevel = true;
  for (const ScannedPage& page : pages) {
    bilevel = bilevel && is_bilevel(page.image);
    pixaAddPix(pixa.get(), to_pix(page.image, page.dpi).release(), L_INSERT);
  }
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixaConvertToPdfData(pixa.get(), pages[0].dpi, 1.0F, bilevel ? L_G4_ENCODE : L_JPEG_ENCODE, kJpegQuality,
                       "scan", &bytes, &size);
  std::string pdf = take(bytes, size);
  // Leptonica writes the time of day, which would make every run differ: another one of the same length.
  const std::size_t date = pdf.find(kCreated);
  if (date != std::string::npos) pdf.replace(date + kCreated.size(), kFixedDate.size(), kFixedDate);
  if (std::ranges::all_of(pages, [](const ScannedPage& page) { return page.hidden.empty(); })) return pdf;
  std::vector<std::vector<HiddenLine>> hidden;
  for (const ScannedPage& page : pages) hidden.push_back(page.hidden);
  return with_hidden_text(pdf, hidden);
}

std::string to_tiff(const std::vector<ScannedPage>& pages) {
  const std::unique_ptr<Pixa, Destroy> pixa(pixaCreate(static_cast<int>(pages.size())));
  for (const ScannedPage& page : pages)
    pixaAddPix(pixa.get(), to_pix(page.image, page.dpi).release(), L_INSERT);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  pixaWriteMemMultipageTiff(&bytes, &size, pixa.get());
  return take(bytes, size);
}

}  // namespace

std::string ending(Container container) {
  constexpr const char* kEndings[] = {"pdf", "tif", "png", "jpg"};
  return kEndings[static_cast<int>(container)];
}

std::string to_file(const std::vector<ScannedPage>& pages, Container container) {
  if (container == Container::kPdf) return to_pdf(pages);
  if (container == Container::kTiff) return to_tiff(pages);
  const std::unique_ptr<Pix, Destroy> pix = to_pix(pages[0].image, pages[0].dpi);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (container == Container::kPng) {
    pixWriteMemPng(&bytes, &size, pix.get(), 0);
  } else {
    pixWriteMemJpeg(&bytes, &size, pix.get(), kJpegQuality, 0);
  }
  return take(bytes, size);
}

}  // namespace recount::corpus
