#include "extract/line_reader.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "extract/option_boxes.h"

namespace recount {
namespace {

// Characters that the net gives at least this probability need no second opinion.
constexpr double kSureFigure = 0.97, kSureWord = 0.8;
// The part of a character's place in which its ink begins; the rest may be of the next one.
constexpr double kBeginning = 0.6;
// So many characters of words tell how a page is read.
constexpr int kTrial = 60;
// Where the mean over some characters is less, the page stands upside down (page_recognizer.cc), or nothing can be read on it.
constexpr int kFewToTell = 12;
constexpr double kHopeless = 0.75;
// How sure a shape is; white in front of an option's box, in heights of a character.
constexpr double kSureShape = 0.98, kBeforeBox = 0.3;
// What engines take boxes for, and how far off they see it, in heights of a character: between characters, their places are guesses.
constexpr std::u32string_view kLikeBox = U"□☑√口囗回四日目田因国图团困固加";
constexpr double kPlace = 0.9;
// Ink in front of =, in heights of a character, that makes it half of a sign; how sure it is then where nobody knows the other half.
constexpr double kHalfSign = 0.35, kHalfSure = 0.5;
// A decimal point in front of so many figures at most: its size, in heights of a character, and how sure it is.
constexpr std::size_t kDecimals = 2;
constexpr double kPoint = 0.25, kPointSure = 0.7;
// …… in a row that was left out: so many dots, no larger and no farther apart than this, in heights of a character, and the most that
// distances differ, of their mean.
constexpr std::size_t kDots = 4;
constexpr double kDot = 0.3, kDotPitch = 0.8, kUneven = 0.25;

bool is_ideograph(char32_t code) {
  return u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_IDEOGRAPHIC);
}

bool is_sure(const RecognizedSymbol& symbol) {
  return symbol.confidence >= (is_ideograph(symbol.code) ? kSureWord : kSureFigure);
}

bool is_level_stroke(char32_t code) {
  return code == U'一' || code == U'—' || code == U'-';
}

// A level stroke where no 一 can be: all that the net gives to such strokes goes to a dash, where it thinks one possible.
void make_dash(RecognizedSymbol& symbol) {
  constexpr double kPossible = 0.02;
  for (RecognizedSymbol::Other& other : symbol.others) {
    if (!is_level_stroke(other.code) || other.confidence < kPossible) continue;
    if (symbol.code == U'一') std::swap(symbol.code, other.code);
    symbol.confidence += std::exchange(other.confidence, 0);
  }
  symbol.confidence = std::min(symbol.confidence, 1.0);
}

bool is_like_box(const RecognizedSymbol& symbol) {
  return kLikeBox.find(symbol.code) != kLikeBox.npos;
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

// Dots alone, at one distance.
bool is_ellipsis(const PixelRect& line, const std::vector<InkRun>& runs, double text_height) {
  if (runs.size() < kDots || line.height() > kDot * text_height) return false;
  const double pitch =
      static_cast<double>(runs.back().x0 - runs.front().x0) / static_cast<double>(runs.size() - 1);
  if (pitch > kDotPitch * text_height) return false;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].width() > kDot * text_height) return false;
    if (i > 0 && std::abs(runs[i].x0 - runs[i - 1].x0 - pitch) > kUneven * pitch + 1) return false;
  }
  return true;
}

// Three dots each.
MergedLine ellipsis(const std::vector<InkRun>& runs) {
  MergedLine read;
  for (std::size_t i = 0; i < runs.size(); i += 3) {
    const std::size_t last = std::min(i + 3, runs.size()) - 1;
    read.merged.symbols.push_back(
        {U'…', static_cast<double>(runs[i].x0), static_cast<double>(runs[last].x1), kSureShape, {}});
  }
  read.readings.push_back({read.merged.text(), kSureShape, Engine::kNet});
  return read;
}

// A piece of ink that is known by its shape.
struct KnownShape {
  OptionBox shape = OptionBox::kNone;
  InkRun run;
};

// The boxes of options, which begin the line or stand behind white. Without white between them, boxes follow a box.
std::vector<KnownShape> known_shapes(PIX* from, const PixelRect& line, const std::vector<InkRun>& runs,
                                     double text_height) {
  std::vector<KnownShape> shapes;
  bool options = false;
  int last = line.x0;
  for (const InkRun& run : runs) {
    const OptionBox shape = option_box(from, {run.x0, line.y0, run.x1, line.y1}, text_height);
    const bool apart = run.x0 == line.x0 || run.x0 - last > kBeforeBox * text_height;
    last = run.x1;
    if (shape == OptionBox::kNone || (!apart && !options)) continue;
    options = true;
    shapes.push_back({shape, run});
  }
  return shapes;
}

// Puts the boxes in the place of what engines say.
void believe_shapes(const std::vector<KnownShape>& shapes, double text_height, MergedLine& read) {
  std::vector<RecognizedSymbol>& symbols = read.merged.symbols;
  bool changed = false;
  for (const KnownShape& known : shapes) {
    auto first =
        std::ranges::find_if(symbols, [&](const auto& symbol) { return middle(symbol) >= known.run.x0; });
    auto end =
        std::find_if(first, symbols.end(), [&](const auto& symbol) { return middle(symbol) >= known.run.x1; });
    const double near = kPlace * text_height;
    const auto is_beside = [&](const RecognizedSymbol& symbol) {
      return is_like_box(symbol) && middle(symbol) > known.run.x0 - near &&
             middle(symbol) < known.run.x1 + near;
    };
    while (first != symbols.begin() && is_beside(*std::prev(first))) --first;
    while (end != symbols.end() && is_beside(*end)) ++end;
    // The first of a line cannot be another one.
    if (first == end && first == symbols.begin() && !symbols.empty() && is_like_box(*first)) ++end;
    const char32_t code = known.shape == OptionBox::kEmpty ? U'□' : U'☑';
    if (end - first == 1 && first->code == code && first->confidence >= kSureShape) continue;
    RecognizedSymbol sign{
        code, static_cast<double>(known.run.x0), static_cast<double>(known.run.x1), kSureShape, {}};
    symbols.insert(symbols.erase(first, end), sign);
    changed = true;
  }
  if (!changed) return;
  std::erase_if(read.readings, [](const Reading& reading) { return reading.by == Engine::kBoth; });
  read.readings.insert(read.readings.begin(), {read.merged.text(), confidence_of(read.merged), Engine::kBoth});
}

// = alone is half of a sign where ink stands in front of it: the dots that thin print leaves of 》 in 》=.
bool loses_front(const RecognizedLine& net, const std::vector<InkRun>& runs, double text_height) {
  return !net.symbols.empty() && folded_code(net.symbols.front().code) == U'=' && !runs.empty() &&
         net.symbols.front().x0 - runs.front().x0 > kHalfSign * text_height;
}

// The engine for figures tells what the other half is; else the sign is doubtful.
void mend_front(RecognizedLine& net, const RecognizedLine& figures) {
  constexpr std::u32string_view kHalves = U"》《><", kSigns = U"≥≤";
  RecognizedSymbol& equals = net.symbols.front();
  const char32_t sign = figures.symbols.empty() ? 0 : folded_code(figures.symbols.front().code);
  if (kHalves.find(sign) != kHalves.npos) {
    RecognizedSymbol half = figures.symbols.front();
    half.x1 = std::min(half.x1, equals.x0);
    half.x0 = std::min(half.x0, half.x1);
    net.symbols.insert(net.symbols.begin(), std::move(half));
  } else if (kSigns.find(sign) != kSigns.npos) {
    equals.code = sign;
    equals.confidence = figures.symbols.front().confidence;
  } else {
    equals.confidence = std::min(equals.confidence, kHalfSure);
  }
}

// Engines were taught few lines that begin with a point: the decimals of an amount whose other figures stand in the line above. Ink that
// is one, in front of one or two figures.
bool is_point(PIX* from, const PixelRect& line, const InkRun& run, double text_height) {
  const int size = static_cast<int>(kPoint * text_height) + 1;
  const PixelRect above{line.x0, line.y0, line.x1, line.y1 - size};
  bool is_low = run.width() <= size;
  for (int x = run.x0; x < run.x1; ++x) is_low = is_low && !has_ink(from, x, above);
  return is_low;
}

void mend_point(PIX* from, const PixelRect& cell, const PixelRect& line, const std::vector<InkRun>& runs,
                double text_height, RecognizedLine& net) {
  const auto is_digit = [](const RecognizedSymbol& symbol) {
    return symbol.code >= U'0' && symbol.code <= U'9';
  };
  if (line.y0 - cell.y0 < text_height || net.symbols.empty() || net.symbols.size() > kDecimals ||
      runs.size() <= net.symbols.size() || !std::ranges::all_of(net.symbols, is_digit) ||
      !is_point(from, line, runs.front(), text_height))
    return;
  const InkRun& point = runs.front();
  net.symbols.insert(net.symbols.begin(),
                     {U'.', static_cast<double>(point.x0), static_cast<double>(point.x1), kPointSure, {}});
}

}  // namespace

double LineReader::confidence() const {
  return count_ < kTrial ? 1 : sum_ / count_;
}

RecognizedLine LineReader::read_by(OcrEngine* engine, PIX* from, const PixelRect& cell,
                                   const PixelRect& line) const {
  if (engine == nullptr) return {};
  const LineShape shape = engine->shape();
  const PixPtr pix = line_picture(from, cell, line, text_height_, shape.height, shape.share);
  if (!pix) return {};
  RecognizedLine read = engine->read(to_gray(pix.get(), 0));
  const double margin = kLineMargin * text_height_, width = line.width() + 2 * margin;
  for (RecognizedSymbol& symbol : read.symbols) {
    symbol.x0 = line.x0 - margin + symbol.x0 * width;
    symbol.x1 = line.x0 - margin + symbol.x1 * width;
  }
  return read;
}

MergedLine LineReader::read(PIX* from, const PixelRect& cell, const PixelRect& line) {
  const std::vector<InkRun> runs = ink_runs(from, line);
  if (is_ellipsis(line, runs, text_height_)) return ellipsis(runs);
  std::vector<KnownShape> shapes = known_shapes(from, line, runs, text_height_);
  const auto is_ticked = [](const KnownShape& known) { return known.shape == OptionBox::kTicked; };
  MergedLine read = read_by_engines(from, cell, line, runs, std::ranges::any_of(shapes, is_ticked));
  // 国 has something in a box as well: an empty box beside it, or the engine for figures, tells a tick.
  const bool options =
      std::ranges::any_of(shapes, [](const auto& known) { return known.shape == OptionBox::kEmpty; });
  const auto says_tick = [](const Reading& reading) { return reading.text.find("☑") != std::string::npos; };
  if (!options && std::ranges::none_of(read.readings, says_tick)) std::erase_if(shapes, is_ticked);
  believe_shapes(shapes, text_height_, read);
  return read;
}

// Nothing is read where there is no ink; 一 between other characters than Chinese ones is a dash, as long as the net thinks that
// possible.
RecognizedLine LineReader::read_by_net(PIX* from, const PixelRect& cell, const PixelRect& line,
                                       const std::vector<InkRun>& runs) {
  RecognizedLine net = read_by(engines_.net, from, cell, line);
  std::erase_if(net.symbols, [&](const RecognizedSymbol& symbol) {
    const double end = symbol.x0 + kBeginning * (symbol.x1 - symbol.x0);
    return std::ranges::none_of(runs, [&](const InkRun& run) { return run.x1 > symbol.x0 && run.x0 < end; });
  });
  for (std::size_t i = 0; i < net.symbols.size(); ++i) {
    const bool beside_words = (i > 0 && is_ideograph(net.symbols[i - 1].code)) ||
                              (i + 1 < net.symbols.size() && is_ideograph(net.symbols[i + 1].code));
    if (is_level_stroke(net.symbols[i].code) && !beside_words) make_dash(net.symbols[i]);
  }
  for (const RecognizedSymbol& symbol : net.symbols) sum_ += symbol.confidence, ++count_;
  return net;
}

// all: whatever the net says.
MergedLine LineReader::read_by_engines(PIX* from, const PixelRect& cell, const PixelRect& line,
                                       const std::vector<InkRun>& runs, bool all) {
  RecognizedLine net = read_by_net(from, cell, line, runs);
  // On pages that stand upside down, and on those of which nothing can be read, nobody's opinion helps.
  const bool hopeless = count_ >= kFewToTell && sum_ < kHopeless * count_;
  if (hopeless) return merge_readings(net, {}, {}, text_height_);
  mend_point(from, cell, line, runs, text_height_, net);
  bool figures = all || net.symbols.empty(), words = net.symbols.empty();
  const bool lost = loses_front(net, runs, text_height_);
  figures = figures || lost;
  for (const RecognizedSymbol& symbol : net.symbols) {
    if (is_sure(symbol)) continue;
    figures = figures || !is_ideograph(symbol.code) || net.symbols.size() <= kLongestFigures;
    words = words || is_ideograph(symbol.code);
  }
  const RecognizedLine of_figures = read_by(figures ? engines_.figures : nullptr, from, cell, line);
  if (lost) mend_front(net, of_figures);
  return merge_readings(net, of_figures, read_by(words ? engines_.words : nullptr, from, cell, line),
                        text_height_);
}

}  // namespace recount
