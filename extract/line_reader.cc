#include "extract/line_reader.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/glyph_shapes.h"

namespace recount {
namespace {

// Figures that are read with this confidence and without an unknown character need no second engine.
constexpr double kSure = 0.93;
constexpr std::size_t kLongestFigures = 20;  // characters: longer lines are sentences
// Lines of words: as wide as so many characters, most of the ink in pieces wider than this part of one; read as Chinese characters with
// this confidence, no more room on the line than for another half, where characters follow each other so far apart.
constexpr double kWordsFrom = 1.7, kWide = 0.7, kPlain = 0.9, kRoom = 0.4, kPitch = 1.16;
// Tesseract finds nothing in a short line of words now and then (总分, 资金), whatever its size; most often it does at one of these.
constexpr double kOtherSizes[] = {0.6, 0.8, 0.95, 1.2};
// In longer lines, a character left out does not show in the length.
constexpr std::size_t kFewCharacters = 8;
constexpr double kGapOfWords = 0.6;
// So many characters of words tell how a page is read.
constexpr int kTrial = 60;
// How sure a shape is; white in front of an option's box, in heights of a character.
constexpr double kSureShape = 0.98, kBeforeBox = 0.3;
// Pieces of one sign at most, and pixels between them.
constexpr std::size_t kMostPieces = 4;
constexpr int kBroken = 2;
// Above it, two engines agreed (merge_readings.h).
constexpr double kAgreed = 0.97;
// What engines take boxes for, and how far off they see it, in heights of a character: between characters, their places are guesses.
constexpr std::u32string_view kLikeBox = U"□☑√口囗回四日目田因国图团困固加";
constexpr double kPlace = 0.9;
// Chinese characters that no other one is taken for by the engine for figures.
constexpr std::u32string_view kSureWords = U"年月日人个元次万亿家户分";

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

bool is_ideograph(char32_t code) {
  return u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_IDEOGRAPHIC);
}

bool is_percent(char32_t code) {
  return code == U'%' || code == U'‰';
}

bool is_digit(char32_t code) {
  return code >= U'0' && code <= U'9';
}

bool are_words(const RecognizedLine& line) {
  return std::ranges::all_of(line.symbols,
                             [](const RecognizedSymbol& symbol) { return is_ideograph(symbol.code); });
}

bool is_sure(const RecognizedLine& figures) {
  const auto known = [](const RecognizedSymbol& symbol) {
    return symbol.code != kUnknownSymbol && symbol.confidence >= kSure &&
           (!is_ideograph(symbol.code) || kSureWords.find(symbol.code) != kSureWords.npos);
  };
  return !figures.symbols.empty() && std::ranges::all_of(figures.symbols, known);
}

double middle(const RecognizedSymbol& symbol) {
  return (symbol.x0 + symbol.x1) / 2;
}

std::vector<InkRun> ink_runs(PIX* from, const PixelRect& line) {
  std::vector<InkRun> runs;
  for (int x = line.x0; x < line.x1; ++x) {
    if (!has_ink(from, x, line)) continue;
    if (runs.empty() || runs.back().x1 < x) runs.push_back({x, x});
    runs.back().x1 = x + 1;
  }
  return runs;
}

// A piece of ink that is known by its shape. `alone`: nothing else is on the line.
struct KnownShape {
  GlyphShape shape = GlyphShape::kOther;
  InkRun run;
  bool alone = false;
};

// Percent signs, and the boxes of options, which begin the line or stand behind white. Without white between them, boxes follow a box.
// Behind the runs from `first` on that are pieces of a %; `first` where they are not.
std::size_t end_of_broken_percent(PIX* from, const PixelRect& line, const std::vector<InkRun>& runs,
                                  std::size_t first, double text_height) {
  for (std::size_t i = first; i < std::min(first + kMostPieces, runs.size()); ++i) {
    if (i > first && runs[i].x0 - runs[i - 1].x1 > kBroken) break;
    if (is_broken_percent(from, {runs[first].x0, line.y0, runs[i].x1, line.y1}, text_height)) return i + 1;
  }
  return first;
}

std::vector<KnownShape> known_shapes(PIX* from, const PixelRect& line, const std::vector<InkRun>& runs,
                                     double text_height) {
  std::vector<KnownShape> shapes;
  bool options = false;
  int last = line.x0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    InkRun run = runs[i];
    GlyphShape shape = glyph_shape(from, {run.x0, line.y0, run.x1, line.y1}, text_height);
    if (shape == GlyphShape::kOther) {
      const std::size_t end = end_of_broken_percent(from, line, runs, i, text_height);
      if (end > i) shape = GlyphShape::kPercent, run.x1 = runs[end - 1].x1, i = end - 1;
    }
    const bool begins = run.x0 == line.x0, alone = begins && run.x1 == line.x1;
    const bool apart = begins || run.x0 - last > kBeforeBox * text_height;
    last = run.x1;
    const bool is_box = shape == GlyphShape::kBox || shape == GlyphShape::kTickedBox;
    if (shape == GlyphShape::kOther || (is_box && !apart && !options)) continue;
    options = options || is_box;
    shapes.push_back({shape, run, alone});
  }
  return shapes;
}

// Puts what the shapes say in the place of what the engines say.
// Places in sentences are guesses, and their percent signs are read well.
void believe_shapes(const std::vector<KnownShape>& shapes, double text_height, MergedLine& read) {
  std::vector<RecognizedSymbol>& symbols = read.merged.symbols;
  const bool is_sentence = symbols.size() > kLongestFigures;
  bool changed = false;
  for (const KnownShape& known : shapes) {
    auto first =
        std::ranges::find_if(symbols, [&](const auto& symbol) { return middle(symbol) >= known.run.x0; });
    auto end =
        std::find_if(first, symbols.end(), [&](const auto& symbol) { return middle(symbol) >= known.run.x1; });
    const double near = kPlace * text_height;
    const auto is_near = [&](const RecognizedSymbol& symbol) {
      return middle(symbol) > known.run.x0 - near && middle(symbol) < known.run.x1 + near;
    };
    char32_t code = 0;
    if (known.shape == GlyphShape::kPercent || known.shape == GlyphShape::kPermille) {
      if (is_sentence) continue;
      while (first != symbols.begin() && is_percent(std::prev(first)->code) && is_near(*std::prev(first)))
        --first;
      while (end != symbols.end() && is_percent(end->code) && is_near(*end)) ++end;
      // What both engines take for the same Chinese character is one; what one takes for one may be a part of the sign.
      const auto is_doubtful = [](const RecognizedSymbol& symbol) {
        return is_ideograph(symbol.code) && symbol.confidence <= kAgreed;
      };
      const bool has_scrap = first - symbols.begin() > 1 && is_doubtful(*std::prev(first)) &&
                             is_near(*std::prev(first)) && is_digit(std::prev(first, 2)->code) && first != end;
      if (has_scrap) --first;
      const bool is_word = end - first == 1 && is_ideograph(first->code) && !is_doubtful(*first);
      const bool fits = first == symbols.begin() ? known.alone : is_digit(std::prev(first)->code);
      if (fits && !is_word) code = known.shape == GlyphShape::kPercent ? U'%' : U'‰';
    } else {
      const auto is_like_box = [](const RecognizedSymbol& symbol) {
        return kLikeBox.find(symbol.code) != kLikeBox.npos;
      };
      const auto is_beside = [&](const RecognizedSymbol& symbol) {
        return is_like_box(symbol) && is_near(symbol);
      };
      while (first != symbols.begin() && is_beside(*std::prev(first))) --first;
      while (end != symbols.end() && is_beside(*end)) ++end;
      // The first of a line cannot be another one.
      if (first == end && first == symbols.begin() && !symbols.empty() && is_like_box(*first)) ++end;
      code = known.shape == GlyphShape::kBox ? U'□' : U'☑';
    }
    if (code == 0 || (end - first == 1 && first->code == code && first->confidence >= kSureShape)) continue;
    RecognizedSymbol sign{code, static_cast<double>(known.run.x0), static_cast<double>(known.run.x1),
                          kSureShape};
    symbols.insert(symbols.erase(first, end), sign);
    changed = true;
  }
  if (!changed) return;
  std::erase_if(read.readings, [](const Reading& reading) { return reading.by == Engine::kBoth; });
  read.readings.insert(read.readings.begin(), {read.merged.text(), confidence_of(read.merged), Engine::kBoth});
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
  RecognizedLine read = read_at(engine, from, cell, line, 1, without);
  if (engine == engines_.words && line.width() > kWide * text_height_) {
    for (std::size_t i = 0; i < std::size(kOtherSizes) && read.symbols.empty(); ++i)
      read = read_at(engine, from, cell, line, kOtherSizes[i], without);
  }
  return read;
}

RecognizedLine LineReader::read_at(OcrEngine* engine, PIX* from, const PixelRect& cell, const PixelRect& line,
                                   double size, char32_t without) const {
  LineShape shape = engine->shape();
  shape.share *= size;
  RecognizedLine read = engine->read(picture(from, cell, line, shape), without);
  const double margin = kLineMargin * text_height_, width = line.width() + 2 * margin;
  for (RecognizedSymbol& symbol : read.symbols) {
    symbol.x0 = line.x0 - margin + symbol.x0 * width;
    symbol.x1 = line.x0 - margin + symbol.x1 * width;
  }
  return read;
}

MergedLine LineReader::read(PIX* from, const PixelRect& cell, const PixelRect& line) {
  const std::vector<InkRun> runs = ink_runs(from, line);
  std::vector<KnownShape> shapes = known_shapes(from, line, runs, text_height_);
  const auto is_ticked = [](const KnownShape& known) { return known.shape == GlyphShape::kTickedBox; };
  MergedLine read = read_by_engines(from, cell, line, runs, std::ranges::any_of(shapes, is_ticked));
  // 国 has something in a box as well: an empty box beside it, or the engine for figures, tells a tick.
  const bool options =
      std::ranges::any_of(shapes, [](const auto& known) { return known.shape == GlyphShape::kBox; });
  const auto says_tick = [](const Reading& reading) { return reading.text.find("☑") != std::string::npos; };
  if (!options && std::ranges::none_of(read.readings, says_tick)) std::erase_if(shapes, is_ticked);
  believe_shapes(shapes, text_height_, read);
  return read;
}

MergedLine LineReader::read_by_engines(PIX* from, const PixelRect& cell, const PixelRect& line,
                                       const std::vector<InkRun>& runs, bool both) {
  RecognizedLine words;
  const bool wide = looks_like_words(line, runs);
  if (wide) {
    words = read_words(from, cell, line, runs);
    if (!both && are_plain_words(words, line)) return merge_readings(words, {}, text_height_);
  }
  const RecognizedLine figures = read_by(engines_.figures, from, cell, line);
  if (is_sure(figures) && !has_wide_digit(runs, figures)) return merge_readings({}, figures, text_height_);
  std::vector<RecognizedLine> others;
  for (const char32_t doubtful : doubtful_figures(figures))
    others.push_back(read_by(engines_.figures, from, cell, line, doubtful));
  if (!wide) words = read_words(from, cell, line, runs);
  return merge_readings(words, figures, text_height_, others, lacks_characters(words, line, runs));
}

RecognizedLine LineReader::read_words(PIX* from, const PixelRect& cell, const PixelRect& line,
                                      const std::vector<InkRun>& runs) {
  RecognizedLine words = read_by(engines_.words, from, cell, line);
  for (std::size_t i = 0; i < std::size(kOtherSizes) && lacks_characters(words, line, runs); ++i) {
    RecognizedLine other = read_at(engines_.words, from, cell, line, kOtherSizes[i]);
    if (other.symbols.size() > words.symbols.size() && are_words(other)) words = std::move(other);
  }
  for (const RecognizedSymbol& symbol : words.symbols) sum_ += symbol.confidence, ++count_;
  return words;
}

bool LineReader::looks_like_words(const PixelRect& line, const std::vector<InkRun>& runs) const {
  if (line.width() < kWordsFrom * text_height_) return false;
  int wide = 0, all = 0;
  for (const InkRun& run : runs) {
    all += run.width();
    if (run.width() > kWide * text_height_) wide += run.width();
  }
  return wide * 2 > all;
}

// Ink that hangs together, wider than a digit, which was read as a single one: thin % are.
bool LineReader::has_wide_digit(const std::vector<InkRun>& runs, const RecognizedLine& figures) const {
  return std::ranges::any_of(runs, [&](const InkRun& run) {
    if (run.width() <= kWide * text_height_) return false;
    const auto inside = [&](const RecognizedSymbol& symbol) {
      return middle(symbol) >= run.x0 && middle(symbol) < run.x1;
    };
    const auto digit = std::ranges::find_if(figures.symbols, inside);
    return std::ranges::count_if(figures.symbols, inside) == 1 && is_digit(digit->code);
  });
}

// Words without a gap that are as long as a further character, or longer: Tesseract leaves the last one out now and then (支出 for
// 支出率).
bool LineReader::lacks_characters(const RecognizedLine& words, const PixelRect& line,
                                  const std::vector<InkRun>& runs) const {
  if (words.symbols.empty() || words.symbols.size() >= kFewCharacters || !are_words(words)) return false;
  for (std::size_t i = 1; i < runs.size(); ++i) {
    if (runs[i].x0 - runs[i - 1].x1 > kGapOfWords * text_height_) return false;
  }
  const double pitch = kPitch * std::max<double>(text_height_, line.height());
  return line.width() > (static_cast<double>(words.symbols.size()) + kRoom) * pitch;
}

bool LineReader::are_plain_words(const RecognizedLine& words, const PixelRect& line) const {
  const auto plain = [](const RecognizedSymbol& symbol) {
    return is_ideograph(symbol.code) && symbol.confidence >= kPlain;
  };
  return !words.symbols.empty() && std::ranges::all_of(words.symbols, plain) &&
         line.width() < (static_cast<double>(words.symbols.size()) + kRoom) * kPitch * text_height_;
}

}  // namespace recount
