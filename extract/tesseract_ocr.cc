#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "extract/models.h"
#include "extract/ocr.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// psm 7 finds the line on the picture and wants small print in much white; psm 13 takes the picture as it is.
struct Mode {
  tesseract::PageSegMode segmentation;
  LineShape shape;
};
constexpr Mode kWordsMode = {tesseract::PSM_SINGLE_LINE, {64, 0.375}};
constexpr Mode kFiguresMode = {tesseract::PSM_RAW_LINE, {48, 0.75}};

// Where Debian puts its models (tesseract-ocr-chi-sim); TESSDATA_PREFIX comes first, as in Tesseract itself.
constexpr const char* kDebianModels = "/usr/share/tesseract-ocr/5/tessdata";

constexpr double kPercent = 100;

std::u32string codes_of(std::string_view text) {
  std::u32string codes;
  for (std::size_t at = 0; at < text.size() && utf8_length(text, at) > 0;) codes += utf8_next(text, at);
  return codes;
}

class Tesseract : public OcrEngine {
 public:
  explicit Tesseract(const Mode& mode) : mode_(mode) {}

  bool load_file(const char* language) {
    const char* const folder = std::getenv("TESSDATA_PREFIX");
    return api_.Init(folder != nullptr ? folder : kDebianModels, language, tesseract::OEM_LSTM_ONLY) == 0 &&
           set_up();
  }

  bool load_bytes(std::string_view model, const char* language) {
    return api_.Init(model.data(), static_cast<int>(model.size()), language, tesseract::OEM_LSTM_ONLY, nullptr,
                     0, nullptr, nullptr, false, nullptr) == 0 &&
           set_up();
  }

  LineShape shape() const override { return mode_.shape; }

  RecognizedLine read(const GrayImage& line) override {
    RecognizedLine read;
    if (line.empty()) return read;
    api_.SetImage(line.pixels.data(), line.width, line.height, 1, line.width);
    api_.SetSourceResolution(kResolution);
    if (api_.Recognize(nullptr) != 0) return read;
    const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
    if (!it) return read;
    do {
      add_symbol(*it, line.width, read);
    } while (it->Next(tesseract::RIL_SYMBOL));
    return read;
  }

 private:
  // It must be plausible; nothing depends on it for single lines.
  static constexpr int kResolution = 200;

  bool set_up() {
    api_.SetPageSegMode(mode_.segmentation);
    // What it is unsure of it would read once more as white on black.
    api_.SetVariable("tessedit_do_invert", "0");
    return api_.SetVariable("debug_file", "/dev/null");
  }

  void add_symbol(const tesseract::ResultIterator& it, int width, RecognizedLine& line) const {
    const std::unique_ptr<const char[]> text(it.GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!text) return;
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!it.BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom)) return;
    // A symbol of a model may have several characters.
    const std::u32string codes = codes_of(text.get());
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i] <= U' ') continue;
      RecognizedSymbol symbol;
      symbol.code = codes[i];
      const double step = static_cast<double>(right - left) / static_cast<double>(codes.size());
      symbol.x0 = (left + step * static_cast<double>(i)) / width;
      symbol.x1 = (left + step * static_cast<double>(i + 1)) / width;
      symbol.confidence = std::clamp(it.Confidence(tesseract::RIL_SYMBOL) / kPercent, 0.0, 1.0);
      line.symbols.push_back(std::move(symbol));
    }
  }

  Mode mode_;
  tesseract::TessBaseAPI api_;
};

// With no level of parallel work allowed, each region is run by the thread that comes to it.
void use_one_thread() {
  omp_set_max_active_levels(0);
}

}  // namespace

std::string RecognizedLine::text() const {
  std::string made;
  for (const RecognizedSymbol& symbol : symbols) utf8_append(made, symbol.code);
  return made;
}

Result<std::unique_ptr<OcrEngine>> tesseract_words() {
  use_one_thread();
  auto engine = std::make_unique<Tesseract>(kWordsMode);
  if (!engine->load_file("chi_sim"))
    return Error{ErrorCode::kUnsupported, {"error.no-ocr-language", {"chi_sim"}}};
  return std::unique_ptr<OcrEngine>(std::move(engine));
}

Result<std::unique_ptr<OcrEngine>> tesseract_figures() {
  use_one_thread();
  auto engine = std::make_unique<Tesseract>(kFiguresMode);
  if (!engine->load_bytes(figures_model(), "figures"))
    return Error{ErrorCode::kUnsupported, {"error.no-ocr-language", {"figures"}}};
  return std::unique_ptr<OcrEngine>(std::move(engine));
}

}  // namespace recount
