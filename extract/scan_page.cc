#include "extract/scan_page.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "extract/erase_rulings.h"
#include "extract/lattice.h"
#include "extract/lift_stamps.h"
#include "extract/merge_readings.h"
#include "extract/scan_clean.h"

namespace recount {
namespace {

// Part of the em that the ink of a Chinese character is high.
constexpr double kInkOfEm = 0.92;
constexpr double kUsualSize = 10;  // points, where the page tells nothing
// Gaps of the page's text, in heights of a character, that part lines beside each other outside of tables.
constexpr double kBeside = 1.3;
constexpr double kBetweenLines = 0.1;  // the same above each other
// Parts so low, so near to each other and together so high are one line.
constexpr double kLowPart = 0.6, kLowGap = 0.36, kOneLine = 1.2;
constexpr int kDeepest = 6;            // cuts, by turns
constexpr double kWhite = 0.8;         // white space that is one between words
constexpr std::size_t kMostLines = 1500;
constexpr double kHighest = 3.2;  // what is higher is no line of text: stamps, signatures, pictures
// Confidence of each character that short lines outside of tables have, and those of a few characters.
constexpr double kShortLine = 10, kScrap = 0.6, kFewSymbols = 4, kSmallScrap = 0.95;
// What is smaller outside of tables is none either: ends of rulings, where there are any, and specks.
constexpr double kDot = 0.5, kFaintDot = 0.3;
// A stacked label: so many lines at least, each no wider than a character.
constexpr std::size_t kStacked = 3;
constexpr double kOneCharacter = 1.3;
// Figures that are read with this confidence and without an unknown character need no second engine.
constexpr double kSure = 0.93;
// Lines of words: as wide as so many characters, most of the ink in pieces wider than this part of one; read as Chinese characters with
// this confidence, no more room on the line than for another half, where characters follow each other so far apart.
constexpr double kWordsFrom = 1.7, kWide = 0.7, kPlain = 0.9, kRoom = 0.4, kPitch = 1.16;
// What is left of the confidence of a line that a dark stamp touches; the stamp's ring is wider than its radius.
constexpr double kStamped = 0.7, kRim = 1.05;
// So many characters of words tell whether a page stands upright.
constexpr int kTrial = 60;
constexpr std::size_t kLongestFigures = 20;  // characters: longer lines are sentences

class Scan {
 public:
  Scan(PIX* clean, std::vector<Ruling> rulings, double dpi, int number, const OcrEngines& engines, double least)
      : clean_(clean), pixels_(dpi / 72), least_(least), engines_(engines) {
    page().number = number;
    page().width = pixGetWidth(clean) / pixels_;
    page().height = pixGetHeight(clean) / pixels_;
    take_off(rulings);
    if (text_height_ <= 0) text_height_ = kUsualSize * kInkOfEm * pixels_;
    page().rulings = std::move(rulings);
  }

  ScannedPage run() {
    const std::vector<PageTable> tables = find_lattices(page());
    const PixPtr rest(pixCopy(nullptr, clean_));
    for (const PageTable& table : tables) {
      for (const PageCell& cell : table.cells) read_cell(to_pixels(cell.rect));
      whiten(rest.get(), to_pixels(table.rect));
    }
    has_tables_ = !tables.empty();
    read_outside(rest.get());
    if (count_ >= kTrial) made_.confidence = sum_ / count_;
    return std::move(made_);
  }

 private:
  Page& page() { return made_.page; }

  // Stamps are found without the rulings, but lifted before them.
  void take_off(const std::vector<Ruling>& rulings) {
    const PixPtr bare(pixCopy(nullptr, clean_));
    if (!bare) return;
    erase_rulings(bare.get(), rulings, pixels_);
    text_height_ = text_height_of(bare.get());
    for (const RoundStamp& stamp : find_round_stamps(bare.get(), pixels_ * 72)) {
      if (!lift_stamp(clean_, bare.get(), pixels_ * 72, text_height_, stamp)) dark_stamps_.push_back(stamp);
    }
    erase_rulings(clean_, rulings, pixels_);
  }

  PixelRect to_pixels(const Rect& rect) const {
    const auto px = [&](double points) { return static_cast<int>(std::lround(points * pixels_)); };
    return {std::max(0, px(rect.x0)), std::max(0, px(rect.y0)), std::min(pixGetWidth(clean_), px(rect.x1)),
            std::min(pixGetHeight(clean_), px(rect.y1))};
  }

  static void whiten(PIX* pix, const PixelRect& rect) {
    if (rect.empty()) return;
    pixRasterop(pix, rect.x0, rect.y0, rect.width(), rect.height(), PIX_SET, nullptr, 0, 0);
  }

  void read_cell(PixelRect cell) {
    const int inset = std::max(1, static_cast<int>(0.6 * pixels_));
    cell.x0 += inset, cell.y0 += inset, cell.x1 -= inset, cell.y1 -= inset;
    if (cell.empty()) return;
    const std::vector<PixelRect> lines = ink_lines(clean_, cell, text_height_);
    if (is_stacked(lines)) return read_stacked(cell, lines);
    for (const PixelRect& line : lines) read_line(clean_, cell, line);
  }

  bool is_stacked(const std::vector<PixelRect>& lines) const {
    return lines.size() >= kStacked && std::ranges::all_of(lines, [&](const PixelRect& line) {
             return line.width() <= kOneCharacter * text_height_ &&
                    line.height() <= kOneCharacter * text_height_;
           });
  }

  // One character below the other: read as one line, put back in their places.
  void read_stacked(const PixelRect& cell, const std::vector<PixelRect>& lines) {
    const int pitch = static_cast<int>(1.1 * text_height_) + 2;
    const PixPtr strip(pixCreate(pitch * static_cast<int>(lines.size()), pitch, 8));
    if (!strip) return;
    pixSetAll(strip.get());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const PixelRect& line = lines[i];
      const int dx = pitch * static_cast<int>(i) + (pitch - line.width()) / 2, dy = (pitch - line.height()) / 2;
      pixRasterop(strip.get(), dx, dy, line.width(), line.height(), PIX_SRC, clean_, line.x0, line.y0);
    }
    const PixelRect whole{0, 0, pixGetWidth(strip.get()), pixGetHeight(strip.get())};
    const MergedLine read = recognize(strip.get(), whole, whole);
    for (const RecognizedSymbol& symbol : read.merged.symbols) {
      const double middle = (symbol.x0 + symbol.x1) / 2;
      const std::size_t at =
          std::min(lines.size() - 1, static_cast<std::size_t>(std::max(0.0, middle / pitch)));
      const PixelRect& line = lines[at];
      RecognizedSymbol placed = symbol;
      placed.x0 = line.x0, placed.x1 = line.x1;
      add_glyph(placed, line, cell);
    }
    add_line(cell, read);
  }

  GrayImage picture(PIX* from, const PixelRect& cell, const PixelRect& line, const LineShape& shape) const {
    const PixPtr pix = line_picture(from, cell, line, text_height_, shape.height, shape.share);
    return pix ? to_gray(pix.get(), 0) : GrayImage();
  }

  // Symbols in pixels of the page.
  RecognizedLine read_by(OcrEngine* engine, PIX* from, const PixelRect& cell, const PixelRect& line,
                         char32_t without = 0) const {
    if (engine == nullptr) return {};
    RecognizedLine read = engine->read(picture(from, cell, line, engine->shape()), without);
    const double margin = kLineMargin * text_height_, width = line.width() + 2 * margin;
    for (RecognizedSymbol& symbol : read.symbols) {
      symbol.x0 = line.x0 - margin + symbol.x0 * width;
      symbol.x1 = line.x0 - margin + symbol.x1 * width;
    }
    return read;
  }

  // Of what stands under a dark stamp, strokes may be missing, or be the stamp's.
  MergedLine recognize(PIX* from, const PixelRect& cell, const PixelRect& line) {
    MergedLine read = recognize_print(from, cell, line);
    if (std::ranges::none_of(dark_stamps_, [&](const RoundStamp& stamp) { return touches(stamp, line); })) return read;
    for (RecognizedSymbol& symbol : read.merged.symbols) symbol.confidence *= kStamped;
    for (Reading& reading : read.readings) reading.confidence *= kStamped;
    return read;
  }

  static bool touches(const RoundStamp& stamp, const PixelRect& line) {
    const double x = std::clamp<double>(stamp.x, line.x0, line.x1), y = std::clamp<double>(stamp.y, line.y0, line.y1);
    return std::hypot(x - stamp.x, y - stamp.y) <= stamp.radius * kRim;
  }

  MergedLine recognize_print(PIX* from, const PixelRect& cell, const PixelRect& line) {
    RecognizedLine words;
    const bool wide = looks_like_words(from, line);
    if (wide) {
      words = read_words(from, cell, line);
      if (are_plain_words(words, line)) return merge_readings(words, {}, text_height_);
    }
    const RecognizedLine figures = read_by(engines_.figures, from, cell, line);
    if (is_sure(figures)) return merge_readings({}, figures, text_height_);
    std::vector<RecognizedLine> others;
    for (const char32_t doubtful : doubtful_figures(figures))
      others.push_back(read_by(engines_.figures, from, cell, line, doubtful));
    if (!wide) words = read_words(from, cell, line);
    return merge_readings(words, figures, text_height_, others);
  }

  RecognizedLine read_words(PIX* from, const PixelRect& cell, const PixelRect& line) {
    RecognizedLine words = read_by(engines_.words, from, cell, line);
    for (const RecognizedSymbol& symbol : words.symbols) sum_ += symbol.confidence, ++count_;
    if (count_ >= kTrial && sum_ < least_ * count_) made_.complete = false;
    return words;
  }

  // Whether most of its ink is of characters as wide as Chinese ones: then figures need not be looked for first.
  bool looks_like_words(PIX* from, const PixelRect& line) const {
    if (line.width() < kWordsFrom * text_height_) return false;
    int wide = 0, all = 0, begin = -1;
    for (int x = line.x0; x <= line.x1; ++x) {
      const bool ink = x < line.x1 && has_ink(from, x, line);
      if (ink && begin < 0) begin = x;
      if (ink || begin < 0) continue;
      all += x - begin;
      if (x - begin > kWide * text_height_) wide += x - begin;
      begin = -1;
    }
    return wide * 2 > all;
  }

  // Nothing but Chinese characters, as many as there is room for, all of them sure.
  bool are_plain_words(const RecognizedLine& words, const PixelRect& line) const {
    const auto plain = [](const RecognizedSymbol& symbol) {
      return u_hasBinaryProperty(static_cast<UChar32>(symbol.code), UCHAR_IDEOGRAPHIC) &&
             symbol.confidence >= kPlain;
    };
    return !words.symbols.empty() && std::ranges::all_of(words.symbols, plain) &&
           line.width() < (static_cast<double>(words.symbols.size()) + kRoom) * kPitch * text_height_;
  }

  // The least sure digits and signs of a line of figures, two at most.
  static std::vector<char32_t> doubtful_figures(const RecognizedLine& figures) {
    if (figures.symbols.size() > kLongestFigures) return {};
    std::vector<RecognizedSymbol> doubtful;
    for (const RecognizedSymbol& symbol : figures.symbols) {
      if (is_figure_code(symbol.code) && symbol.confidence < kSure) doubtful.push_back(symbol);
    }
    std::ranges::stable_sort(doubtful, {}, &RecognizedSymbol::confidence);
    std::vector<char32_t> codes;
    for (const RecognizedSymbol& symbol : doubtful) {
      if (codes.size() < 2 && std::ranges::find(codes, symbol.code) == codes.end())
        codes.push_back(symbol.code);
    }
    return codes;
  }

  static bool is_sure(const RecognizedLine& figures) {
    const auto known = [](const RecognizedSymbol& symbol) {
      return symbol.code != kUnknownSymbol && symbol.confidence >= kSure;
    };
    return !figures.symbols.empty() && std::ranges::all_of(figures.symbols, known);
  }

  // Beside ruled tables, marks alone are the ends of rulings and noise; short lines read with little confidence are signatures and scraps of
  // stamps.
  static bool may_be_words(const RecognizedLine& line) {
    const bool has_word = std::ranges::any_of(line.symbols, [](const RecognizedSymbol& symbol) {
      return symbol.code != kUnknownSymbol && u_isalnum(static_cast<UChar32>(symbol.code));
    });
    const double count = static_cast<double>(line.symbols.size()),
                 least = count > kShortLine ? 0 : (count > kFewSymbols ? kScrap : kSmallScrap);
    return has_word && confidence_of(line) >= std::pow(least, count);
  }

  // White space inside of a line, by the pixels.
  std::vector<PixelRect> white_in(PIX* from, const PixelRect& line) const {
    std::vector<PixelRect> white;
    int last = line.x0;
    for (int x = line.x0; x < line.x1; ++x) {
      if (!has_ink(from, x, line)) continue;
      if (x - last > kWhite * text_height_) white.push_back({last + 1, line.y0, x, line.y1});
      last = x;
    }
    return white;
  }

  static bool has_ink(PIX* pix, int x, const PixelRect& line) {
    for (int y = line.y0; y < line.y1; ++y) {
      if (GET_DATA_BYTE(pixGetData(pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix), x) < kInk)
        return true;
    }
    return false;
  }

  // A character ends where white space begins near to its end.
  void keep_gap(const std::vector<PixelRect>& white, RecognizedSymbol& symbol) const {
    for (const PixelRect& gap : white) {
      const double middle = (gap.x0 + gap.x1) / 2.0;
      if (middle > symbol.x0 && middle < symbol.x1 + text_height_ / 2 && gap.x0 > symbol.x0 + 1)
        symbol.x1 = std::min<double>(symbol.x1, gap.x0);
    }
  }

  // A page for people has some hundred lines; noise and pictures can have any number.
  bool is_full() const { return !made_.complete || made_.lines.size() >= kMostLines; }

  // `loose`: the line may be of several columns, so white space in it counts.
  void read_line(PIX* from, const PixelRect& cell, const PixelRect& line, bool loose = false) {
    if (is_full()) return;
    const MergedLine read = recognize(from, cell, line);
    if (loose && has_tables_ && !may_be_words(read.merged)) return;
    const std::vector<PixelRect> white = loose ? white_in(from, line) : std::vector<PixelRect>();
    const std::vector<RecognizedSymbol>& symbols = read.merged.symbols;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      RecognizedSymbol placed = symbols[i];
      // Characters follow each other without gaps: engines know places only roughly, and a wide gap parts lines.
      placed.x0 = std::clamp<double>(placed.x0, line.x0, line.x1);
      placed.x1 = i + 1 < symbols.size() ? symbols[i + 1].x0 : line.x1;
      keep_gap(white, placed);
      placed.x1 = std::clamp<double>(placed.x1, placed.x0 + 1, std::max<double>(line.x1, placed.x0 + 1));
      add_glyph(placed, line, cell);
    }
    add_line(line, read);
  }

  void add_glyph(const RecognizedSymbol& symbol, const PixelRect& line, const PixelRect& cell) {
    const double em = std::max<double>(line.height(), text_height_) / kInkOfEm;
    const double middle = (line.y0 + line.y1) / 2.0;
    Glyph glyph;
    glyph.code = symbol.code;
    glyph.box = {symbol.x0 / pixels_, std::max<double>(cell.y0, middle - em / 2) / pixels_, symbol.x1 / pixels_,
                 std::min<double>(cell.y1, middle + em / 2) / pixels_};
    glyph.size = em / pixels_;
    glyph.confidence = symbol.confidence;
    page().glyphs.push_back(glyph);
  }

  void add_line(const PixelRect& line, const MergedLine& read) {
    if (read.readings.empty()) return;
    made_.lines.push_back(
        {{line.x0 / pixels_, line.y0 / pixels_, line.x1 / pixels_, line.y1 / pixels_}, read.readings});
  }

  // Blocks of text that white space parts, cut by turns along and across: what stands beside each other in the columns of a
  // table without rulings has its lines at other heights.
  void read_outside(PIX* rest) {
    const PixPtr ink(pixThresholdToBinary(rest, kInk));
    if (ink) read_block(rest, ink.get(), {0, 0, pixGetWidth(rest), pixGetHeight(rest)}, false, 0);
  }

  void read_block(PIX* rest, PIX* ink, const PixelRect& block, bool columns, int depth) {
    const std::vector<PixelRect> parts = parts_of(ink, block, columns);
    if (depth >= kDeepest || (parts.size() <= 1 && depth > 1)) return read_lines(rest, parts);
    for (const PixelRect& part : parts) read_block(rest, ink, part, !columns, depth + 1);
  }

  void read_lines(PIX* rest, const std::vector<PixelRect>& blocks) {
    for (const PixelRect& block : blocks) {
      // With room around it: what touches the border of a cell is taken for a ruling.
      const int room = static_cast<int>(kBeside * text_height_ / 3);
      const PixelRect cell{std::max(0, block.x0 - room), std::max(0, block.y0 - room / 2),
                           std::min(pixGetWidth(rest), block.x1 + room),
                           std::min(pixGetHeight(rest), block.y1 + room / 2)};
      for (const PixelRect& line : ink_lines(rest, cell, text_height_)) {
        if (may_be_text(line)) read_line(rest, cell, line, true);
      }
    }
  }

  bool may_be_text(const PixelRect& line) const {
    return line.height() <= kHighest * text_height_ &&
           std::max(line.width(), line.height()) >= (has_tables_ ? kDot : kFaintDot) * text_height_;
  }

  // Parts of a block with white space between them, each as narrow as its ink.
  std::vector<PixelRect> parts_of(PIX* ink, const PixelRect& block, bool columns) const {
    const BoxPtr box(boxCreate(block.x0, block.y0, block.width(), block.height()));
    const NumaPtr counts(columns ? pixCountByColumn(ink, box.get()) : pixCountByRow(ink, box.get()));
    const int length = columns ? block.width() : block.height();
    const double gap = (columns ? kBeside : kBetweenLines) * text_height_;
    std::vector<PixelRect> parts;
    int last = -1, first = -1;
    const auto close = [&] {
      if (first < 0) return;
      parts.push_back(columns ? PixelRect{block.x0 + first, block.y0, block.x0 + last + 1, block.y1}
                              : PixelRect{block.x0, block.y0 + first, block.x1, block.y0 + last + 1});
      first = -1;
    };
    for (int i = 0; i < length; ++i) {
      l_int32 count = 0;
      numaGetIValue(counts.get(), i, &count);
      if (count == 0) continue;
      if (first >= 0 && i - last > gap) close();
      if (first < 0) first = i;
      last = i;
    }
    close();
    if (!columns) join_low(parts);
    return parts;
  }

  // 二, =, 5 with a thin stroke: parts of one line.
  void join_low(std::vector<PixelRect>& parts) const {
    for (std::size_t i = 0; i + 1 < parts.size();) {
      const PixelRect& upper = parts[i];
      const PixelRect& lower = parts[i + 1];
      const bool joins = std::min(upper.height(), lower.height()) <= kLowPart * text_height_ &&
                         lower.y0 - upper.y1 <= kLowGap * text_height_ &&
                         lower.y1 - upper.y0 <= kOneLine * text_height_;
      if (!joins) {
        ++i;
        continue;
      }
      parts[i].y1 = lower.y1;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  PIX* clean_;
  double pixels_;  // in a point
  double text_height_ = 0;
  double least_;
  std::vector<RoundStamp> dark_stamps_;
  bool has_tables_ = false;  // with rulings
  double sum_ = 0;  // of confidences of the engine for words, and how many
  int count_ = 0;
  OcrEngines engines_;
  ScannedPage made_;
};

}  // namespace

ScannedPage read_scan(PixPtr clean, std::vector<Ruling> rulings, double dpi, int number,
                      const OcrEngines& engines, double least) {
  ScannedPage made = Scan(clean.get(), std::move(rulings), dpi, number, engines, least).run();
  made.clean = std::move(clean);
  return made;
}

}  // namespace recount
