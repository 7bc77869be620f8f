#include "extract/scan_page.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "extract/erase_rulings.h"
#include "extract/hidden_rulings.h"
#include "extract/lattice.h"
#include "extract/lift_stamps.h"
#include "extract/line_gaps.h"
#include "extract/line_reader.h"
#include "extract/loose_lines.h"
#include "extract/merge_readings.h"
#include "extract/missing_borders.h"
#include "extract/page_edge.h"
#include "extract/pen_marks.h"
#include "extract/scan_clean.h"

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
// White space inside a cell that parts two texts. Pages of the corpus with all their rulings have it in 0.09 of their lines at most, and
// those that lack some in 0.17 and more.
constexpr double kParted = 2.0, kMostParted = 0.13, kMostOfFew = 0.33;
constexpr int kFewParted = 4, kManyParted = 8;
// Lines outside of a page's tables, for one inside, where they are not all of the form.
constexpr double kMostOutside = 0.25;
// Points. What is read of a cell begins so far from its border; thicker rulings are double.
constexpr double kInset = 0.6, kDouble = 2.4;
constexpr std::size_t kMostLines = 1500;
// Shares of the smaller of two lines, across and down, that make them the same ink.
constexpr double kSameInk = 0.6;
constexpr double kHighest = 3.2;  // what is higher is no line of text: stamps, signatures, pictures
// Confidence of each character that short lines outside of tables have, and those of a few characters.
constexpr double kShortLine = 10, kScrap = 0.6, kFewSymbols = 4, kSmallScrap = 0.95;
// A mark in a line of its own between others of a cell.
constexpr double kHardlyMark = 0.6;
// Lines read with less are looked at for marks of a pen.
constexpr double kSureLine = 0.9;
// How sure a mark is that is not print and a mark in one, and what is left of the confidence of a line that has one.
constexpr double kSeenMark = 0.5, kMarked = 0.75;
// What is smaller outside of tables is none either: ends of rulings, where there are any, and specks.
constexpr double kDot = 0.5, kFaintDot = 0.3;
// Shadows along the edges: so low and long.
constexpr double kLowStripe = 0.6, kStripe = 3;
// What a ruling cuts ends so near to it.
constexpr double kCutMark = 0.7, kAtRuling = 0.12;
// A stacked label: so many lines at least, each no wider than a character.
constexpr std::size_t kStacked = 3;
constexpr double kOneCharacter = 1.3;
// What is left of the confidence of a line that a dark stamp touches; the stamp's ring is wider than its radius.
constexpr double kStamped = 0.7, kRim = 1.05;
// A stamp touches a line if this much of it was taken away there, in squares of a character's height, or so near beside it, in heights.
constexpr double kStampInk = 0.04, kBesideStamp = 0.3;

class Scan {
 public:
  Scan(PIX* clean, std::vector<Ruling> rulings, double dpi, int number, const OcrEngines& engines, double least)
      : clean_(clean), pixels_(dpi / 72), least_(least) {
    page().number = number;
    page().width = pixGetWidth(clean) / pixels_;
    page().height = pixGetHeight(clean) / pixels_;
    take_off(rulings);
    if (text_height_ <= 0) text_height_ = kUsualSize * kInkOfEm * pixels_;
    page().rulings = std::move(rulings);
    std::ranges::copy_if(page().rulings, std::back_inserter(double_rulings_),
                         [](const Ruling& ruling) { return ruling.thickness > kDouble; });
    reader_.emplace(engines, text_height_);
  }

  ScannedPage run() {
    std::vector<PageTable> tables = find_lattices(page());
    if (add_hidden_borders(page().rulings, tables, clean_, stamps_, text_height_, pixels_))
      tables = find_lattices(page());
    if (lack_rulings(tables)) {
      for (const bool upright : {false, true}) {
        if (add_missing_borders(page().rulings, tables, clean_, text_height_, pixels_, upright))
          tables = find_lattices(page());
      }
      if (lack_rulings(tables) || leave_much_out(tables)) page().rulings.clear(), tables.clear();
    }
    const PixPtr rest(pixCopy(nullptr, clean_));
    for (const PageTable& table : tables) {
      for (const PageCell& cell : table.cells) read_cell(to_pixels(inside(cell.rect)));
      whiten(rest.get(), to_pixels(table.rect));
    }
    has_tables_ = !tables.empty();
    const bool rows = !has_tables_ && std::ranges::count_if(page().rulings, &Ruling::horizontal) >= kRuledRows;
    white_ = rows ? kNarrowWhite : kWhite;
    read_outside(rest.get());
    made_.confidence = reader_->confidence();
    return std::move(made_);
  }

 private:
  Page& page() { return made_.page; }

  // Stamps are found without the rulings, but lifted before them.
  void take_off(std::vector<Ruling>& rulings) {
    PixPtr bare(pixCopy(nullptr, clean_));
    if (!bare) return;
    erase_rulings(bare.get(), rulings, pixels_);
    text_height_ = text_height_of(bare.get());
    stamps_ = find_round_stamps(bare.get(), pixels_ * 72);
    if (stamps_.empty()) {
      pixCopy(clean_, bare.get());
      return;
    }
    if (lengthen_hidden(rulings, clean_, stamps_, pixels_)) {
      bare.reset(pixCopy(nullptr, clean_));
      if (!bare) return;
      erase_rulings(bare.get(), rulings, pixels_);
    }
    for (const RoundStamp& stamp : stamps_) {
      if (!lift_stamp(clean_, bare.get(), pixels_ * 72, text_height_, stamp)) dark_stamps_.push_back(stamp);
    }
    erase_rulings(clean_, rulings, pixels_);
    stamped_ = lifted_ink(bare.get());
    unlifted_ = std::move(bare);
  }

  // Ink of `bare` that is gone from the page.
  PixPtr lifted_ink(PIX* bare) const {
    PixPtr before(pixThresholdToBinary(bare, kInk));
    const PixPtr after(pixThresholdToBinary(clean_, kInk));
    if (before && after) pixSubtract(before.get(), before.get(), after.get());
    return before;
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

  // The inner line of a double frame is not in the cell.
  Rect inside(const Rect& cell) const {
    const auto inset = [&](bool horizontal, double at, double from, double to) {
      double most = kInset;
      for (const Ruling& ruling : double_rulings_) {
        const bool is_border = ruling.horizontal == horizontal && std::abs(ruling.at - at) < kSameLine &&
                               overlap(ruling.from, ruling.to, from, to) > 0;
        if (is_border) most = std::max(most, ruling.thickness / 2 + kInset / 2);
      }
      return most;
    };
    return {cell.x0 + inset(false, cell.x0, cell.y0, cell.y1), cell.y0 + inset(true, cell.y0, cell.x0, cell.x1),
            cell.x1 - inset(false, cell.x1, cell.y0, cell.y1),
            cell.y1 - inset(true, cell.y1, cell.x0, cell.x1)};
  }

  // A cell holds one text. Where many seem to hold several, rulings are missing (faded, torn by stamps, never drawn), and the page is
  // better read as one without.
  bool lack_rulings(const std::vector<PageTable>& tables) const {
    int all = 0, parted = 0;
    for (const PageTable& table : tables) {
      for (const PageCell& cell : table.cells) {
        const PixelRect rect = to_pixels(inside(cell.rect));
        if (rect.empty()) continue;
        const std::vector<PixelRect> lines = ink_lines(clean_, rect, text_height_);
        if (is_stacked(lines)) continue;
        for (const PixelRect& line : lines) {
          const double wide = kParted * std::max<double>(line.height(), text_height_);
          ++all, parted += !white_in(clean_, line, wide).empty();
        }
      }
    }
    const double share = all > 0 ? static_cast<double>(parted) / all : 0;
    return (parted >= kManyParted && share > kMostParted) || (parted >= kFewParted && share > kMostOfFew);
  }

  // Tables of which a part has no rulings at all.
  bool leave_much_out(const std::vector<PageTable>& tables) const {
    const PixPtr rest(pixCopy(nullptr, clean_));
    std::size_t inside_lines = 0;
    for (const PageTable& table : tables) {
      for (const PageCell& cell : table.cells)
        inside_lines += ink_lines(clean_, to_pixels(inside(cell.rect)), text_height_).size();
      whiten(rest.get(), to_pixels(table.rect));
    }
    return static_cast<double>(loose_lines(rest.get(), text_height_).size()) >
           kMostOutside * static_cast<double>(inside_lines);
  }

  void read_cell(const PixelRect& cell) {
    if (cell.empty()) return;
    const std::vector<PixelRect> lines = ink_lines(clean_, cell, text_height_);
    if (is_stacked(lines)) return read_stacked(cell, lines);
    for (const PixelRect& line : lines) {
      if (is_full()) return;
      const MergedLine read = recognize(clean_, cell, line);
      if (lines.size() == 1 || !is_scrap(read)) add_read(cell, line, read, {});
    }
  }

  // A mark alone in its line that is hardly one.
  static bool is_scrap(const MergedLine& read) {
    return read.merged.symbols.size() == 1 && confidence_of(read.merged) < kHardlyMark &&
           !u_isalnum(static_cast<UChar32>(read.merged.symbols.front().code));
  }

  bool is_stacked(const std::vector<PixelRect>& lines) const {
    return lines.size() >= kStacked && std::ranges::all_of(lines, [&](const PixelRect& line) {
             return line.width() <= kOneCharacter * text_height_ &&
                    line.height() <= kOneCharacter * text_height_;
           });
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
      MergedLine unmarked = read_without_marks(from, line);
      if (confidence_of(unmarked.merged) > confidence_of(read.merged)) read = std::move(unmarked);
    }
    if (reader_->confidence() < least_) made_.complete = false;
    const bool dark =
        std::ranges::any_of(dark_stamps_, [&](const RoundStamp& stamp) { return touches(stamp, line); });
    if (!dark && !has_stamp_ink(line)) return read;
    if (unlifted_ && from != nullptr) {
      MergedLine whole = reader_->read(unlifted_.get(), cell, line);
      read = surer_of(std::move(read), std::move(whole));
    }
    for (RecognizedSymbol& symbol : read.merged.symbols) symbol.confidence *= kStamped;
    for (Reading& reading : read.readings) reading.confidence *= kStamped;
    return read;
  }

  // Nothing where the line has no marks of a pen.
  MergedLine read_without_marks(PIX* from, const PixelRect& line) {
    const std::optional<MarkedLine> marked = without_marks(from, line, text_height_);
    if (!marked) return {};
    const auto read = [&](const InkPart& part) {
      const PixelRect whole{0, 0, pixGetWidth(part.pix.get()), pixGetHeight(part.pix.get())};
      MergedLine made = reader_->read(part.pix.get(), whole, part.line);
      for (RecognizedSymbol& symbol : made.merged.symbols) symbol.x0 += part.left, symbol.x1 += part.left;
      return made;
    };
    MergedLine print = read(marked->print);
    if (print.merged.symbols.empty()) return {};
    for (const InkPart& mark : marked->marks) {
      const MergedLine sign = read(mark);
      if (confidence_of(sign.merged) < kSeenMark) return {};
      const bool is_behind = mark.line.x0 > marked->print.line.x0;
      join_mark(sign, is_behind, print);
    }
    print.merged.symbols.front().confidence *= kMarked;
    for (Reading& reading : print.readings) reading.confidence *= kMarked;
    return print;
  }

  static bool touches(const RoundStamp& stamp, const PixelRect& line) {
    const double x = std::clamp<double>(stamp.x, line.x0, line.x1),
                 y = std::clamp<double>(stamp.y, line.y0, line.y1);
    return std::hypot(x - stamp.x, y - stamp.y) <= stamp.radius * kRim;
  }

  // Counts what lies so far beside it.
  bool has_stamp_ink(const PixelRect& line, double around = kBesideStamp) const {
    if (!stamped_) return false;
    const int beside = static_cast<int>(around * text_height_);
    const BoxPtr box(boxCreate(line.x0 - beside, line.y0, line.width() + 2 * beside, line.height()));
    const PixPtr part(pixClipRectangle(stamped_.get(), box.get(), nullptr));
    l_int32 count = 0;
    if (part) pixCountPixels(part.get(), &count, nullptr);
    return count > kStampInk * text_height_ * text_height_;
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
    for (const PixelRect& line : joined_at_stamps(loose_lines(rest, text_height_))) {
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

  // Where a stamp lay between two pieces of a line as near to each other as characters, one may have stood there.
  std::vector<PixelRect> joined_at_stamps(std::vector<PixelRect> lines) const {
    if (!stamped_) return lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (std::size_t k = 0; k < lines.size(); ++k) {
        if (k == i || !goes_on(lines[i], lines[k])) continue;
        lines[i] = united(lines[i], lines[k]);
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(k));
        i -= k < i;
        k = static_cast<std::size_t>(-1);
      }
    }
    return lines;
  }

  bool goes_on(const PixelRect& line, const PixelRect& next) const {
    const int gap = next.x0 - line.x1;
    if (gap <= 0 || gap > kOneCharacter * text_height_) return false;
    const double down = std::min(line.y1, next.y1) - std::max(line.y0, next.y0);
    return down > kSameInk * std::max(line.height(), next.height()) &&
           has_stamp_ink({line.x1, std::max(line.y0, next.y0), next.x0, std::min(line.y1, next.y1)}, 0);
  }

  static PixelRect united(const PixelRect& a, const PixelRect& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
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
  std::vector<Ruling> double_rulings_;
  std::vector<RoundStamp> stamps_, dark_stamps_;
  PixPtr unlifted_;
  PixPtr stamped_;           // ink of stamps; null where there is none
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
