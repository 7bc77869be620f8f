#include "extract/scan_rulings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "extract/dotted_lines.h"
#include "extract/page_edge.h"
#include "extract/reduced_page.h"
#include "extract/rulings.h"
#include "extract/scan_line_parts.h"
#include "extract/scan_lines.h"
#include "extract/trace.h"

namespace recount {
namespace {

// Dots in an inch that are enough.
constexpr double kEnoughDpi = 150;
// Lines fainter than this share of the usual ones shine through from the back of the sheet.
constexpr double kFaint = 0.35;

// Points. Longer than what strokes of neighbours make together: 120 where a line does not stand alone.
constexpr double kSure = 40, kVerySure = 120;
// Shares of a line's length: where it is dark, where ink stands beside it.
constexpr double kSolid = 0.85, kAlone = 0.3, kSoftAlone = 0.12;
// And where it keeps to one straight line. Points: in lower rows more is asked for.
constexpr double kStraight = 0.8, kVeryStraight = 0.95, kLowRow = 16;
// Points. Gaps that a stamp tears; those where text touches the line on both sides; lines on one height.
constexpr double kGap = 14, kTextGap = 200, kOneHeight = 1.5;
// A line that goes on beside text: of its length; in points (longer than strokes of characters, and apart from it); of the other part's
// contrast.
constexpr double kVerySolid = 0.95, kStroke = 11, kInLine = 0.5, kLikeContrast = 0.7;
// A short piece must reach its lines: strokes in low rows nearly do.
constexpr double kContact = 1;
// Share of a line that is dots.
constexpr double kDotted = 0.5;
// The frame of a square stamp: by how much thicker than the usual ruling, and points: how thick at least, how long at most (official square
// seals are 18 to 42 mm wide).
constexpr double kFrameThick = 1.6, kFrameThin = 2.2, kLargestStamp = 130;
// A gap longer than kTouch is closed if so much of it is dark.
constexpr double kDarkGap = 0.3;

class Finder {
 public:
  // page, 8 bits a pixel, and by how much it was made smaller: null where there is only the image.
  explicit Finder(const GrayImage& image, PIX* page = nullptr, int factor = 1)
      : pixels_(image.dpi / 72),
        ends_{image.height, image.width},
        across_(transposed(image)),
        seekers_{LineSeeker(image, false), LineSeeker(across_, false)},
        soft_{LineSeeker(image, true), LineSeeker(across_, true)},
        strokes_{FreeStrokes(page, factor, image.dpi * factor, false),
                 FreeStrokes(page, factor, image.dpi * factor, true)} {}

  // dotted: horizontal and vertical ones, where the page was looked through for them.
  std::vector<Ruling> run(const std::array<std::vector<ScanLine>, 2>& dotted = {}) {
    for (const std::size_t side : {0u, 1u}) {
      lines_[side] = seekers_[side].run();
      add_soft(lines_[side], dotted[side]);
      add_soft(lines_[side], soft_[side].run());
      if (lines_[side].size() > kMaxRulings) return {};
      std::ranges::sort(lines_[side], {}, &ScanLine::at);
      for (ScanLine& line : lines_[side]) line.is_taken = is_sure(line);
    }
    find_usual();
    for (const std::size_t side : {0u, 1u}) {
      darken(lines_[side], dotted[side]);
      drop_faint(lines_[side]);
    }
    join();
    // What runs from line to line; what was found so holds others.
    for (int round = 0; round < 3; ++round) {
      for (const std::size_t side : {1u, 0u}) {
        for (ScanLine& line : lines_[side])
          line.is_taken = line.is_taken || is_held(line, lines_[1 - side]) || goes_on(line, lines_[side]);
      }
    }
    join();
    for (const std::size_t side : {0u, 1u})
      std::erase_if(lines_[side], [&](const ScanLine& line) { return is_frame(line, lines_[1 - side]); });
    for (const std::size_t side : {0u, 1u})
      std::erase_if(lines_[side], [&](const ScanLine& line) { return is_shadow(line, side); });
    for (const std::size_t side : {0u, 1u}) {
      std::vector<ScanLine> kept;
      for (ScanLine& line : lines_[side]) {
        if (!line.is_taken) continue;
        std::ranges::move(true_parts(line, seekers_[side], strokes_[side], lines_[1 - side], lines_[side],
                                     dotted[side], pixels_),
                          std::back_inserter(kept));
      }
      true_[side] = std::move(kept);
    }
    lines_ = std::move(true_);
    std::vector<Ruling> rulings;
    for (const std::size_t side : {0u, 1u}) {
      for (ScanLine& line : lines_[side]) {
        if (!line.is_taken) continue;
        trim(line, seekers_[side], lines_[1 - side]);
        rulings.push_back({.horizontal = side == 0,
                           .at = line.at / pixels_,
                           .from = line.from / pixels_,
                           .to = line.to / pixels_,
                           .thickness = line.thickness / pixels_,
                           .contrast = line.contrast});
      }
    }
    return rulings;
  }

 private:
  // What averaging takes for a faint line is a row of dots: no fainter than the usual line.
  void darken(std::vector<ScanLine>& lines, const std::vector<ScanLine>& dotted) const {
    for (ScanLine& line : lines) {
      if (share_of_dots(dotted, line.from, line.to, line.at, pixels_) > kDotted)
        line.contrast = std::max(line.contrast, usual_);
    }
  }

  // Those that were not found without averaging.
  void add_soft(std::vector<ScanLine>& lines, const std::vector<ScanLine>& soft) const {
    std::ranges::sort(lines, {}, &ScanLine::at);
    const std::size_t count = lines.size();
    for (const ScanLine& line : soft) {
      if (line.length() < kLongLine * pixels_) continue;
      double covered = 0;
      const auto end = lines.begin() + static_cast<std::ptrdiff_t>(count);
      for (auto it = std::lower_bound(lines.begin(), end, line.at - kOneHeight * pixels_,
                                      [](const ScanLine&a, double at) { return a.at < at; });
           it != end && it->at <= line.at + kOneHeight * pixels_; ++it)
        covered += std::max(0.0, overlap(it->from, it->to, line.from, line.to));
      if (covered < kDarkGap * line.length() || line.beside <= kSoftAlone) lines.push_back(line);
    }
  }

  void find_usual() {
    usual_ = middle_of(&ScanLine::contrast);
    usual_thickness_ = middle_of(&ScanLine::thickness);
  }

  // Of the lines that are taken, by length; 0 of none.
  double middle_of(double ScanLine::*value) const {
    std::vector<std::pair<double, double>> values;
    double all = 0, passed = 0;
    for (const auto& lines : lines_) {
      for (const ScanLine& line : lines) {
        if (!line.is_taken) continue;
        values.push_back({line.*value, line.length()});
        all += line.length();
      }
    }
    std::ranges::sort(values);
    for (const auto& [middle, length] : values) {
      passed += length;
      if (passed * 2 >= all) return middle;
    }
    return 0;
  }

  void drop_faint(std::vector<ScanLine>& lines) const {
    std::erase_if(lines, [&](const ScanLine& line) { return line.contrast + line.step < kFaint * usual_; });
  }

  bool is_sure(const ScanLine& line) const {
    if (line.solid < kSolid || line.thickness > kThickest * pixels_ + 1) return false;
    if (line.is_soft && line.beside > kSoftAlone) return false;
    if (line.length() < kVerySure * pixels_ && line.straight < kStraight) return false;
    return line.length() >= kVerySure * pixels_ || (line.length() >= kSure * pixels_ && line.beside <= kAlone);
  }

  // Whether it runs from a line across it to another.
  bool is_held(const ScanLine& line, const std::vector<ScanLine>& others) const {
    if (line.solid < kSolid || line.straight < kStraight || line.thickness > kThickest * pixels_ + 1)
      return false;
    // In rows hardly higher than their text, strokes reach from ruling to ruling.
    const bool is_low = line.length() < kLowRow * pixels_;
    if (is_low && line.straight < kVeryStraight) return false;
    if (line.beside > (line.is_soft || is_low ? kSoftAlone : kAlone)) return false;
    return reaches_lines(line, others, [](const ScanLine&) { return true; });
  }

  // Whether a side of a square stamp: thick, short, and hanging free on one end at least.
  bool is_frame(const ScanLine& line, const std::vector<ScanLine>& others) const {
    const double thick = std::max(kFrameThick * usual_thickness_, kFrameThin * pixels_);
    if (line.thickness <= thick || line.length() > kLargestStamp * pixels_) return false;
    return !reaches_lines(line, others, [&](const ScanLine& other) {
      return other.thickness <= thick || other.length() > kLargestStamp * pixels_;
    });
  }

  bool is_at_edge(const ScanLine& line, std::size_t side) const {
    return std::min(line.at, ends_[side] - line.at) < kUnprinted * pixels_;
  }

  // Whether it lies along an edge of the picture, where none are printed: no line crosses it, none is as long at the same place.
  bool is_shadow(const ScanLine& line, std::size_t side) const {
    if (!is_at_edge(line, side)) return false;
    const double touch = kTouch * pixels_;
    const auto crosses = [&](const ScanLine& other) {
      return other.is_taken && !is_at_edge(other, 1 - side) && line.at >= other.from - touch &&
             line.at <= other.to + touch && other.at >= line.from - touch && other.at <= line.to + touch;
    };
    const auto is_like = [&](const ScanLine& other) {
      return other.is_taken && !is_at_edge(other, side) && std::abs(other.from - line.from) <= touch &&
             std::abs(other.to - line.to) <= touch;
    };
    return std::ranges::none_of(lines_[1 - side], crosses) && std::ranges::none_of(lines_[side], is_like);
  }

  // Whether both its ends lie at such lines across it.
  bool reaches_lines(const ScanLine& line, const std::vector<ScanLine>& others, const auto& counts) const {
    const double touch = kTouch * pixels_;
    bool begins = false, ends = false;
    for (const ScanLine& other : others) {
      if (!other.is_taken || line.at < other.from - touch || line.at > other.to + touch || !counts(other))
        continue;
      // Averaging ends lines too early or too late.
      const double near = (line.is_soft ? kSoft / 2 + kContact : kContact) * pixels_ + other.thickness / 2;
      begins |= std::abs(other.at - line.from) <= near;
      ends |= std::abs(other.at - line.to) <= near;
    }
    return begins && ends;
  }

  // Whether it is in line with a longer one, and as solid: text may stand close beside it on its way.
  bool goes_on(const ScanLine& line, const std::vector<ScanLine>& lines) const {
    if (line.is_soft || line.solid < kVerySolid || line.straight < kVeryStraight) return false;
    if (line.length() < kStroke * pixels_) return false;
    return std::ranges::any_of(lines, [&](const ScanLine& other) {
      return other.is_taken && std::abs(other.at - line.at) <= kInLine * pixels_ &&
             other.length() > line.length() && line.contrast >= kLikeContrast * other.contrast &&
             line.thickness <= other.thickness + 1;
    });
  }

  // Cuts off what goes on beyond the last line across by less than a long line, or is not solid: strokes that touch it or stand above it.
  void trim(ScanLine& line, const LineSeeker& seeker, const std::vector<ScanLine>& others) const {
    const double touch = kTouch * pixels_, most = kLongLine * pixels_;
    double first = 1e9, last = -1e9;
    for (const ScanLine& other : others) {
      if (!other.is_taken || line.at < other.from - touch || line.at > other.to + touch) continue;
      if (other.at < line.from - touch || other.at > line.to + touch) continue;
      first = std::min(first, other.at), last = std::max(last, other.at);
    }
    if (last - first < touch) return;
    const auto is_white = [&](double from, double to) {
      return seeker.look(from, to, line).white > 1 - kSolid;
    };
    if (first - line.from < most || is_white(line.from, first)) line.from = first;
    if (line.to - last < most || is_white(last, line.to)) line.to = last;
  }

  // Pieces of one line, also those that are too short to be sure of.
  void join() {
    for (const std::size_t side : {0u, 1u}) {
      std::vector<ScanLine>& lines = lines_[side];
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].is_taken) continue;
        bool changed = true;
        while (changed) {
          changed = false;
          for (std::size_t j = reach_from(lines, lines[i].at);
               j < lines.size() && lines[j].at <= lines[i].at + kOneHeight * pixels_; ++j) {
            if (j == i || lines[j].length() <= 0 || !belongs(seekers_[side], lines[i], lines[j])) continue;
            unite(lines[i], lines[j]);
            lines[j] = ScanLine{.at = lines[j].at};
            changed = true;
          }
        }
      }
      std::erase_if(lines, [](const ScanLine& line) { return line.length() <= 0; });
      std::ranges::sort(lines, {}, &ScanLine::at);
    }
  }

  std::size_t reach_from(const std::vector<ScanLine>& lines, double at) const {
    // Positions move a little while lines are joined.
    const auto it = std::ranges::lower_bound(lines, at - 2 * kOneHeight * pixels_, {}, &ScanLine::at);
    return static_cast<std::size_t>(it - lines.begin());
  }

  bool belongs(const LineSeeker& seeker, const ScanLine& a, const ScanLine& b) const {
    if (std::abs(a.at - b.at) > kOneHeight * pixels_) return false;
    const double gap = std::max(a.from, b.from) - std::min(a.to, b.to);
    if (!b.is_taken) return false;
    if (gap <= kTouch * pixels_) return true;
    const double from = std::min(a.to, b.to), to = std::max(a.from, b.from);
    if (gap > kGap * pixels_ && gap <= kTextGap * pixels_ && seeker.is_unbroken(from, to, a)) return true;
    if (gap > kLongGap * pixels_) return false;
    const double dark = seeker.solid(from, to, (a.at + b.at) / 2);
    return dark >= (gap > kGap * pixels_ ? kDarkLongGap : kDarkGap);
  }

  static void unite(ScanLine& a, const ScanLine& b) {
    const double la = a.length(), lb = b.length();
    a.at = (a.at * la + b.at * lb) / (la + lb);
    a.thickness = (a.thickness * la + b.thickness * lb) / (la + lb);
    a.contrast = (a.contrast * la + b.contrast * lb) / (la + lb);
    a.from = std::min(a.from, b.from), a.to = std::max(a.to, b.to);
  }

  double pixels_;
  std::array<int, 2> ends_;                 // of the positions of lines: the height and the width
  double usual_ = 0, usual_thickness_ = 0;  // contrast and thickness of the middle line by length
  GrayImage across_;
  std::array<LineSeeker, 2> seekers_, soft_;
  std::array<FreeStrokes, 2> strokes_;
  std::array<std::vector<ScanLine>, 2> lines_, true_;  // horizontal, vertical; by `at`
};

}  // namespace

std::vector<Ruling> find_scan_rulings(const GrayImage& image) {
  if (image.empty() || image.dpi <= 0) return {};
  setMsgSeverity(L_SEVERITY_NONE);  // libraries do not print
  const int factor = std::max(1, static_cast<int>(image.dpi / kEnoughDpi));
  if (image.width < 8 * factor || image.height < 8 * factor) return {};
  return factor == 1 ? Finder(image).run() : Finder(reduced(image, factor)).run();
}

std::vector<Ruling> find_scan_rulings(PIX* page, double dpi) {
  if (page == nullptr || !(dpi > 0) || (pixGetDepth(page) != 8 && pixGetDepth(page) != 32)) return {};
  setMsgSeverity(L_SEVERITY_NONE);
  const int factor = std::max(1, static_cast<int>(dpi / kEnoughDpi));
  if (pixGetWidth(page) < 8 * factor || pixGetHeight(page) < 8 * factor) return {};
  // Of colours the red one, in which stamps vanish.
  const PixPtr red(pixGetDepth(page) == 32 ? pixGetRGBComponent(page, COLOR_RED) : pixClone(page));
  if (!red) return {};
  GrayImage image = reduced_grey(red.get(), factor, dpi);
  whiten(image, map_paper(image));
  return Finder(image, red.get(), factor).run(find_dotted_lines(red.get(), dpi, factor));
}

}  // namespace recount
