#include "extract/page_recognizer.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/faded_rulings.h"
#include "extract/page_picture.h"
#include "extract/scan_clean.h"
#include "extract/scan_rulings.h"
#include "extract/straighten.h"
#include "extract/stream_kinds.h"

namespace recount {
namespace {

// Pages are read at this resolution at most: more pixels read no better and cost more.
constexpr double kReadingDpi = 320;
// Where a file does not say its resolution: the shorter side of A4, in inches.
constexpr double kShortSide = 8.27;

// Pages whose first characters are read with less confidence than this may stand upside down: upright ones of the corpus have 0.90 to
// 1.00 (hard ones down to 0.73), turned ones 0.40 to 0.73.
constexpr double kUpsideDown = 0.85;

// Of a negative, as microfilm has them: grey values of paper and print, shares of the page that they take. A photo of a sheet on a dark
// desk has more white.
constexpr int kDarkPaper = 96, kLightPrint = 160;
constexpr double kMostPaper = 0.6, kLeastPrint = 0.005, kMostPrint = 0.2;
// With fewer rulings in a direction a page is looked through for faded ones.
constexpr std::ptrdiff_t kFewestRulings = 6;
constexpr int kSample = 5;  // every so many pixels are looked at

// pix: 8 or 32 bits a pixel.
bool is_negative(PIX* pix) {
  int dark = 0, light = 0, all = 0;
  for (int y = 0; y < pixGetHeight(pix); y += kSample) {
    const l_uint32* const line = pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix);
    for (int x = 0; x < pixGetWidth(pix); x += kSample) {
      const int value = pixGetDepth(pix) == 32 ? static_cast<int>(line[x] >> L_GREEN_SHIFT & 255)
                                               : static_cast<int>(GET_DATA_BYTE(line, x));
      dark += value<kDarkPaper, light += value> kLightPrint, ++all;
    }
  }
  return dark > kMostPaper * all && light > kLeastPrint * all && light < kMostPrint * all;
}

// Of this process: setting them up takes longer than reading a page of a small file.
struct Engines {
  std::unique_ptr<OcrEngine> net = net_reader();
  Result<std::unique_ptr<OcrEngine>> words = tesseract_words();
  Result<std::unique_ptr<OcrEngine>> figures = tesseract_figures();
};

Engines& engines() {
  static Engines loaded;
  return loaded;
}

Result<OcrEngines> engines_for(const ReadOptions& options) {
  if (options.engines != nullptr) {
    if (options.engines->net == nullptr)
      return Error{ErrorCode::kUnsupported, {"error.no-ocr-language", {"chi_sim"}}};
    return *options.engines;
  }
  Engines& loaded = engines();
  if (!loaded.words) return loaded.words.error();
  if (!loaded.figures) return loaded.figures.error();
  return OcrEngines{loaded.net.get(), loaded.figures->get(), loaded.words->get()};
}

// Heights of a line that goes beyond its cell: that is cut.
constexpr double kCut = 1;

// Rulings in both directions, as the smallest ruled table has them.
bool make_table(const std::vector<Ruling>& rulings) {
  const auto level = std::ranges::count_if(rulings, &Ruling::horizontal);
  return level >= kFewestRulings && std::ssize(rulings) - level >= kFewestRulings;
}

std::optional<ScannedPage> recognize(const StraightPage& page, double dpi, int number,
                                     const OcrEngines& engines, double least) {
  PixPtr clean = page.pix ? clean_page(page.pix.get(), dpi) : nullptr;
  if (!clean) return std::nullopt;
  // Faint rulings are lost in cleaning.
  std::vector<Ruling> rulings = find_scan_rulings(page.pix.get(), dpi);
  if (!make_table(rulings)) {
    std::vector<Ruling> faded = find_faded_rulings(clean.get(), dpi);
    if (faded.size() > rulings.size()) rulings = std::move(faded);
  }
  return read_scan(std::move(clean), std::move(rulings), dpi, number, engines, least);
}

// As the page stands, or turned over.
std::optional<ScannedPage> recognize_upright(const StraightPage& page, double dpi, int number,
                                             const OcrEngines& engines) {
  std::optional<ScannedPage> scan = recognize(page, dpi, number, engines, kUpsideDown);
  if (!scan || scan->complete) return scan;
  std::optional<ScannedPage> turned = recognize(page.turned_over(), dpi, number, engines, scan->confidence);
  if (turned && turned->complete) return turned;
  return recognize(page, dpi, number, engines, 0);
}

// Digits, and what makes another number of them: marks between two digits (elsewhere they are of the words), and signs.
bool is_of_figure(char32_t before, char32_t code, char32_t behind) {
  static constexpr std::u32string_view kMarks = U".,-．，－", kSigns = U"%‰％≥≤><＞＜=＝";
  return is_digit(code) || kSigns.find(code) != kSigns.npos || code == kUnknownSymbol ||
         (kMarks.find(code) != kMarks.npos && is_digit(before) && is_digit(behind));
}

// What the cell's own characters amount to, or its figures alone.
double confidence_of(const ScannedPage& scan, const PageCell& cell, bool figures) {
  const auto code = [&](std::size_t i) {
    return i < cell.glyphs.size() ? scan.page.glyphs[cell.glyphs[i]].code : U' ';
  };
  double confidence = 1;
  for (std::size_t i = 0; i < cell.glyphs.size(); ++i) {
    if (!figures || is_of_figure(i > 0 ? code(i - 1) : U' ', code(i), code(i + 1)))
      confidence *= scan.page.glyphs[cell.glyphs[i]].confidence;
  }
  return confidence;
}

// Cells with one line have all that it was read as. Where a cell has more, nobody can tell which readings of the lines go together:
// only the believed ones do; and so where it has a part of a line, which columns of a table without rulings cut.
void attach_readings(const ScannedPage& scan, PageContent& content) {
  for (PageItem& item : content.items) {
    auto* const table = std::get_if<PageTable>(&item);
    if (table == nullptr) continue;
    for (PageCell& cell : table->cells) {
      if (cell.glyphs.empty()) continue;
      double confidence = 1;
      int count = 0;
      bool whole = true;
      for (const ScannedLine& line : scan.lines) {
        if (!cell.rect.contains(line.box.mid_x(), line.box.mid_y())) continue;
        ++count;
        const double beyond = std::max(cell.rect.x0 - line.box.x0, line.box.x1 - cell.rect.x1);
        whole = whole && beyond < kCut * line.box.height();
        confidence *= line.readings.front().confidence;
        cell.readings.insert(cell.readings.end(), line.readings.begin(), line.readings.end());
      }
      if (count == 0 || !whole) {
        cell.readings = {{cell.text, confidence_of(scan, cell, false), Engine::kBoth}};
      } else {
        if (count > 1) cell.readings.resize(1);
        cell.readings.front().text = cell.text;
        cell.readings.front().confidence = confidence;
      }
      cell.figures = confidence_of(scan, cell, true);
    }
  }
}

}  // namespace

void PageRecognizer::prepare() {
  engines();
}

Result<PageContent> PageRecognizer::read(PagePicture picture, int number, std::vector<Problem>& problems) {
  const Result<OcrEngines> pair = engines_for(options_);
  if (!pair) return pair.error();
  double dpi = picture.dpi;
  if (dpi <= 0) dpi = std::min(pixGetWidth(picture.pix.get()), pixGetHeight(picture.pix.get())) / kShortSide;
  PixPtr pix = std::move(picture.pix);
  if (dpi > kReadingDpi) {
    const float scale = static_cast<float>(kReadingDpi / dpi);
    pix.reset(pixScale(pix.get(), scale, scale));
    dpi = kReadingDpi;
  }
  if (pix && pixGetDepth(pix.get()) == 1) pix.reset(pixConvert1To8(nullptr, pix.get(), 255, 0));
  const bool has_greys = pix && (pixGetDepth(pix.get()) == 8 || pixGetDepth(pix.get()) == 32);
  if (has_greys && is_negative(pix.get())) pix.reset(pixInvert(nullptr, pix.get()));
  const StraightPage straight = straighten(std::move(pix), dpi);
  const std::optional<ScannedPage> scan = recognize_upright(straight, dpi, number, *pair);
  if (!scan) {
    problems.push_back({"page-unreadable", number, 0, "", {}});
    return PageContent{.number = number, .width = 1, .height = 1, .items = {}, .scanned = true};
  }
  PageContent content = layout_page(scan->page);
  content.scanned = true;
  attach_readings(*scan, content);
  forget_glyphs(content);
  if (options_.inspector != nullptr)
    inspect_scan(*options_.inspector, to_gray(scan->clean.get(), dpi), *scan, content);
  return content;
}

}  // namespace recount
