#include "extract/scan_page.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "extract/cell_pixels.h"
#include "extract/line_gaps.h"
#include "extract/line_reader.h"
#include "extract/loose_lines.h"
#include "extract/merge_readings.h"
#include "extract/page_edge.h"
#include "extract/page_stamps.h"
#include "extract/pen_marks.h"
#include "extract/ruled_tables.h"

namespace recount {
namespace {

// Part of the em that the ink of a Chinese character is high.
constexpr double kInkOfEm = 0.92;
// Higher lines are of larger print; others that are higher than a character hold a sign that is, or a speck.
constexpr double kTitle = 1.3;
constexpr double kUsualSize = 10;         // points, where the page tells nothing
constexpr double kRoomBeside = 0.43;      // room around a line outside of tables
constexpr double kWhite = 0.8;            // white space that is one between words
constexpr double kNarrowWhite = 0.36;     // and between columns, in tables of which only rows are ruled
constexpr std::ptrdiff_t kRuledRows = 4;  // rulings that make such a table
constexpr std::size_t kMostLines = 1500;
// Shares of the smaller of two lines, across and down, that make them the same ink.
constexpr double kSameInk = 0.6;
constexpr double kHighest = 3.2;  // what is higher is no line of text: stamps, signatures, pictures
// Confidence of each character that short lines outside of tables have, and those of a few characters.
constexpr double kShortLine = 10, kScrap = 0.6, kFewSymbols = 4, kSmallScrap = 0.95;
// A figure is as high as this part of a character at least.
constexpr double kFigure = 0.6;
// A mark in a line of its own between others of a cell.
constexpr double kHardlyMark = 0.6;
// Lines read with less are looked at for marks of a pen.
constexpr double kSureLine = 0.9;
// What is smaller outside of tables is none either: ends of rulings, where there are any, and specks.
constexpr double kDot = 0.5, kFaintDot = 0.3;
// Shadows along the edges: so low and long.
constexpr double kLowStripe = 0.6, kStripe = 3;
// What a ruling cuts ends so near to it.
constexpr double kCutMark = 0.7, kAtRuling = 0.12;
// What is left of the confidence of a line that a stamp touches.
constexpr double kStamped = 0.7;

class Scan {
 public:
  Scan(PIX* clean, std::vector<Ruling> rulings, double dpi, int number, const OcrEngines& engines, double least)
      : clean_(clean), pixels_(dpi / 72), least_(least) {
    page().number = number;
    page().width = pixGetWidth(clean) / pixels_;
    page().height = pixGetHeight(clean) / pixels_;
    stamps_.take_off(clean, rulings, pixels_);
    text_height_ = stamps_.text_height() > 0 ? stamps_.text_height() : kUsualSize * kInkOfEm * pixels_;
    page().rulings = std::move(rulings);
    reader_.emplace(engines, text_height_);
  }

  ScannedPage run() {
    const RuledTables found = find_ruled_tables(page(), clean_, stamps_.round(), text_height_, pixels_);
    const PixPtr rest(pixCopy(nullptr, clean_));
    for (const RuledCell& cell : found.cells) read_cell(cell.rect, cell.lines);
    for (const PageTable& table : found.tables) whiten(rest.get(), pixels_of(table.rect, clean_, pixels_));
    has_tables_ = !found.tables.empty();
    const bool rows = !has_tables_ && std::ranges::count_if(page().rulings, &Ruling::horizontal) >= kRuledRows;
    white_ = rows ? kNarrowWhite : kWhite;
    read_outside(rest.get());
    made_.confidence = reader_->confidence();
    return std::move(made_);
  }

 private:
  Page& page() { return made_.page; }

  void read_cell(const PixelRect& cell, const std::vector<PixelRect>& lines) {
    if (is_stacked(lines, text_height_)) return read_stacked(cell, lines);
    std::vector<MergedLine> reads;
    for (const PixelRect& line : lines) {
      if (is_full()) break;
      reads.push_back(recognize(clean_, cell, line));
      if (lines.size() == 1 && reads.back().merged.symbols.empty() && is_like_text(line))
        reads.back() = unread(line);
    }
    const bool has_text = !std::ranges::all_of(reads, is_scrap);
    for (std::size_t i = 0; i < reads.size() && made_.lines.size() < kMostLines; ++i) {
      if (!has_text || !is_scrap(reads[i])) add_read(cell, lines[i], reads[i], {});
    }
  }

  // As high as a figure, and not much higher than print with a mark of the pen.
  bool is_like_text(const PixelRect& line) const {
    return line.height() >= kFigure * text_height_ && line.height() <= kHighest * text_height_;
  }

  // Ink of which nobody can tell anything: the cell is not blank.
  static MergedLine unread(const PixelRect& line) {
    MergedLine made;
    made.merged.symbols.push_back(
        {kUnknownSymbol, static_cast<double>(line.x0), static_cast<double>(line.x1), 0, {}});
    made.readings.push_back({made.merged.text(), 0, Engine::kNet});
    return made;
  }

  // A mark alone in its line that is hardly one: beside other lines, no part of the text.
  static bool is_scrap(const MergedLine& read) {
    return read.merged.symbols.size() == 1 && confidence_of(read.merged) < kHardlyMark &&
           !u_isalnum(static_cast<UChar32>(read.merged.symbols.front().code));
  }

  // One character below the other: read as one line, put back in their places.
  void read_stacked(const PixelRect& cell, const std::vector<PixelRect>& lines) {
    if (is_full()) return;
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

  // Of what stands under a dark stamp, strokes may be missing, or be the stamp's; so may those of a line out of which a stamp was
  // taken.
  MergedLine recognize(PIX* from, const PixelRect& cell, const PixelRect& line) {
    MergedLine read = reader_->read(from, cell, line);
    if (confidence_of(read.merged) < kSureLine) {
      MergedLine unmarked = read_without_marks(*reader_, from, line, text_height_);
      if (confidence_of(unmarked.merged) > confidence_of(read.merged)) read = std::move(unmarked);
    }
    if (reader_->confidence() < least_) made_.complete = false;
    if (!stamps_.touch(line)) return read;
    if (stamps_.unlifted() != nullptr)
      read = surer_of(std::move(read), reader_->read(stamps_.unlifted(), cell, line));
    for (RecognizedSymbol& symbol : read.merged.symbols) symbol.confidence *= kStamped;
    for (Reading& reading : read.readings) reading.confidence *= kStamped;
    return read;
  }

  // Beside ruled tables, marks alone are the ends of rulings and noise; short lines read with little confidence are signatures and scraps of
  // stamps.
  static bool may_be_words(const MergedLine& read) {
    const RecognizedLine& line = read.merged;
    // What the net sees nothing in is a signature, whatever the others make of its strokes.
    const bool is_seen = std::ranges::any_of(
        read.readings, [](const Reading& r) { return r.by == Engine::kNet || r.by == Engine::kBoth; });
    // Whether 备注 ends in a colon or a semicolon does not matter.
    double confidence = 1, count = 0;
    for (const RecognizedSymbol& symbol : line.symbols) {
      const bool is_word = symbol.code != kUnknownSymbol && u_isalnum(static_cast<UChar32>(symbol.code));
      if (is_word) confidence *= symbol.confidence, ++count;
    }
    const double least = count > kShortLine ? 0 : (count > kFewSymbols ? kScrap : kSmallScrap);
    return is_seen && count > 0 && confidence >= std::pow(least, count);
  }

  // A page for people has some hundred lines; noise and pictures can have any number.
  bool is_full() const { return !made_.complete || made_.lines.size() >= kMostLines; }

  void add_read(const PixelRect& cell, const PixelRect& line, const MergedLine& read,
                const std::vector<PixelRect>& white) {
    for (const RecognizedSymbol& placed : placed_on(line, read.merged, white, text_height_))
      add_glyph(placed, line, cell);
    add_line(line, read);
  }

  void add_glyph(const RecognizedSymbol& symbol, const PixelRect& line, const PixelRect& cell) {
    const bool is_title = line.height() > kTitle * text_height_;
    const double em = (is_title ? line.height() : text_height_) / kInkOfEm;
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

  struct LooseLine {
    PixelRect cell, line;
    MergedLine read;
    double sureness = 0;  // of a character
  };

  // Lines outside of tables may be of several columns, so white space in them counts.
  void read_outside(PIX* rest) {
    const int room = static_cast<int>(kRoomBeside * text_height_);
    std::vector<LooseLine> lines;
    for (const PixelRect& line : stamps_.joined(loose_lines(rest, text_height_))) {
      if (is_full() || lines.size() >= kMostLines) break;
      if (!may_be_text(line) || is_cut_mark(line)) continue;
      const PixelRect cell{std::max(0, line.x0 - room), std::max(0, line.y0 - room / 2),
                           std::min(pixGetWidth(rest), line.x1 + room),
                           std::min(pixGetHeight(rest), line.y1 + room / 2)};
      MergedLine read = recognize(rest, cell, line);
      if (has_tables_ && !may_be_words(read)) continue;
      const double count = static_cast<double>(std::max<std::size_t>(1, read.merged.symbols.size()));
      const double sureness = std::pow(confidence_of(read.merged), 1 / count);
      lines.push_back({cell, line, std::move(read), sureness});
    }
    for (const LooseLine& line : lines) {
      const bool is_read_twice = std::ranges::any_of(lines, [&](const LooseLine& other) {
        return other.sureness > line.sureness && is_same_ink(line.line, other.line);
      });
      if (is_read_twice) continue;
      const double least = white_ * std::max<double>(line.line.height(), text_height_);
      add_read(line.cell, line.line, line.read, white_in(rest, line.line, least));
    }
  }

  // Rests of stamps make lines higher, and two of them one.
  static bool is_same_ink(const PixelRect& a, const PixelRect& b) {
    const double across = std::min(a.x1, b.x1) - std::max(a.x0, b.x0),
                 down = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return across > kSameInk * std::min(a.width(), b.width()) &&
           down > kSameInk * std::min(a.height(), b.height());
  }

  // A tick or a scrap of a stamp that a ruling runs through: a small piece that ends at the ruling.
  bool is_cut_mark(const PixelRect& line) {
    if (std::max(line.width(), line.height()) > kCutMark * text_height_) return false;
    const double near = kAtRuling * text_height_;
    return std::ranges::any_of(page().rulings, [&](const Ruling& ruling) {
      const double at = ruling.at * pixels_, middle = (line.x0 + line.x1) / 2.0;
      return ruling.horizontal && middle > ruling.from * pixels_ && middle < ruling.to * pixels_ &&
             line.y0 - at < near && at - line.y1 < near;
    });
  }

  // A stripe along the edge of the picture: the shadow of a lid.
  bool is_shadow(const PixelRect& line) const {
    return line.height() < kLowStripe * text_height_ && line.width() > kStripe * text_height_ &&
           std::min(line.y0, pixGetHeight(clean_) - line.y1) < kUnprinted * pixels_;
  }

  bool may_be_text(const PixelRect& line) const {
    return !is_shadow(line) && line.height() <= kHighest * text_height_ &&
           std::max(line.width(), line.height()) >= (has_tables_ ? kDot : kFaintDot) * text_height_;
  }

  PIX* clean_;
  double pixels_;  // in a point
  double text_height_ = 0;
  double least_;
  PageStamps stamps_;
  bool has_tables_ = false;  // with rulings
  double white_ = 0;         // white space that counts outside of tables, in heights
  std::optional<LineReader> reader_;
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
