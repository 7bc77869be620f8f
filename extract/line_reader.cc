#include "extract/line_reader.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace recount {
namespace {

// Figures that are read with this confidence and without an unknown character need no second engine.
constexpr double kSure = 0.93;
constexpr std::size_t kLongestFigures = 20;  // characters: longer lines are sentences
// Lines of words: as wide as so many characters, most of the ink in pieces wider than this part of one; read as Chinese characters with
// this confidence, no more room on the line than for another half, where characters follow each other so far apart.
constexpr double kWordsFrom = 1.7, kWide = 0.7, kPlain = 0.9, kRoom = 0.4, kPitch = 1.16;
// So many characters of words tell how a page is read.
constexpr int kTrial = 60;

// The least sure digits and signs of a line of figures, two at most.
std::vector<char32_t> doubtful_figures(const RecognizedLine& figures) {
  if (figures.symbols.size() > kLongestFigures) return {};
  std::vector<RecognizedSymbol> doubtful;
  for (const RecognizedSymbol& symbol : figures.symbols) {
    if (is_figure_code(symbol.code) && symbol.confidence < kSure) doubtful.push_back(symbol);
  }
  std::ranges::stable_sort(doubtful, {}, &RecognizedSymbol::confidence);
  std::vector<char32_t> codes;
  for (const RecognizedSymbol& symbol : doubtful) {
    if (codes.size() < 2 && std::ranges::find(codes, symbol.code) == codes.end()) codes.push_back(symbol.code);
  }
  return codes;
}

bool is_sure(const RecognizedLine& figures) {
  const auto known = [](const RecognizedSymbol& symbol) {
    return symbol.code != kUnknownSymbol && symbol.confidence >= kSure;
  };
  return !figures.symbols.empty() && std::ranges::all_of(figures.symbols, known);
}

// Columns of a line with ink, up to white ones.
struct InkRun {
  int x0 = 0, x1 = 0;
  int width() const { return x1 - x0; }
};

std::vector<InkRun> ink_runs(PIX* from, const PixelRect& line) {
  std::vector<InkRun> runs;
  for (int x = line.x0; x < line.x1; ++x) {
    if (!has_ink(from, x, line)) continue;
    if (runs.empty() || runs.back().x1 < x) runs.push_back({x, x});
    runs.back().x1 = x + 1;
  }
  return runs;
}

}  // namespace

double LineReader::confidence() const {
  return count_ < kTrial ? 1 : sum_ / count_;
}

GrayImage LineReader::picture(PIX* from, const PixelRect& cell, const PixelRect& line,
                              const LineShape& shape) const {
  const PixPtr pix = line_picture(from, cell, line, text_height_, shape.height, shape.share);
  return pix ? to_gray(pix.get(), 0) : GrayImage();
}

RecognizedLine LineReader::read_by(OcrEngine* engine, PIX* from, const PixelRect& cell, const PixelRect& line,
                                   char32_t without) const {
  if (engine == nullptr) return {};
  RecognizedLine read = engine->read(picture(from, cell, line, engine->shape()), without);
  const double margin = kLineMargin * text_height_, width = line.width() + 2 * margin;
  for (RecognizedSymbol& symbol : read.symbols) {
    symbol.x0 = line.x0 - margin + symbol.x0 * width;
    symbol.x1 = line.x0 - margin + symbol.x1 * width;
  }
  return read;
}

MergedLine LineReader::read(PIX* from, const PixelRect& cell, const PixelRect& line) {
  RecognizedLine words;
  const bool wide = looks_like_words(from, line);
  if (wide) {
    words = read_words(from, cell, line);
    if (are_plain_words(words, line)) return merge_readings(words, {}, text_height_);
  }
  const RecognizedLine figures = read_by(engines_.figures, from, cell, line);
  if (is_sure(figures) && !has_wide_digit(from, line, figures))
    return merge_readings({}, figures, text_height_);
  std::vector<RecognizedLine> others;
  for (const char32_t doubtful : doubtful_figures(figures))
    others.push_back(read_by(engines_.figures, from, cell, line, doubtful));
  if (!wide) words = read_words(from, cell, line);
  return merge_readings(words, figures, text_height_, others);
}

RecognizedLine LineReader::read_words(PIX* from, const PixelRect& cell, const PixelRect& line) {
  RecognizedLine words = read_by(engines_.words, from, cell, line);
  for (const RecognizedSymbol& symbol : words.symbols) sum_ += symbol.confidence, ++count_;
  return words;
}

bool LineReader::looks_like_words(PIX* from, const PixelRect& line) const {
  if (line.width() < kWordsFrom * text_height_) return false;
  int wide = 0, all = 0;
  for (const InkRun& run : ink_runs(from, line)) {
    all += run.width();
    if (run.width() > kWide * text_height_) wide += run.width();
  }
  return wide * 2 > all;
}

// Ink that hangs together, wider than a digit, which was read as a single one: thin % are.
bool LineReader::has_wide_digit(PIX* from, const PixelRect& line, const RecognizedLine& figures) const {
  return std::ranges::any_of(ink_runs(from, line), [&](const InkRun& run) {
    if (run.width() <= kWide * text_height_) return false;
    const auto inside = [&](const RecognizedSymbol& symbol) {
      const double middle = (symbol.x0 + symbol.x1) / 2;
      return middle >= run.x0 && middle < run.x1;
    };
    const auto digit = std::ranges::find_if(figures.symbols, inside);
    return std::ranges::count_if(figures.symbols, inside) == 1 && digit->code >= U'0' && digit->code <= U'9';
  });
}

bool LineReader::are_plain_words(const RecognizedLine& words, const PixelRect& line) const {
  const auto plain = [](const RecognizedSymbol& symbol) {
    return u_hasBinaryProperty(static_cast<UChar32>(symbol.code), UCHAR_IDEOGRAPHIC) &&
           symbol.confidence >= kPlain;
  };
  return !words.symbols.empty() && std::ranges::all_of(words.symbols, plain) &&
         line.width() < (static_cast<double>(words.symbols.size()) + kRoom) * kPitch * text_height_;
}

}  // namespace recount
