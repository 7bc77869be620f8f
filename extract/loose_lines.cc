#include "extract/loose_lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

#include "extract/ruling_rests.h"
#include "extract/scan_clean.h"

namespace recount {
namespace {

// All in heights of a character. Characters of a text stand no farther apart, ...
constexpr double kNear = 0.62;
// ... but beside small marks (， 。 ：) and brackets, half of which is white, ...
constexpr double kNearMark = 1.1, kMarkWidth = 0.45, kMarkHeight = 0.66, kBracketHeight = 0.85;
// ... and characters alone: 分 值.
constexpr double kSpread = 1.7, kAlone = 1.25;
// Middles of parts of one line differ by less.
constexpr double kLevel = 0.2;
// Parts of one character or line one above the other, 二, =, ：: so low, so near to each other and together so high.
constexpr double kLowPart = 0.6, kLowGap = 0.36, kOneLine = 1.2;
// Parts of one character side by side are this near.
constexpr double kInside = 0.2;
// What is higher may be several lines that touch.
constexpr double kSeveral = 1.5;
// White between columns, where characters of both are as near as those of a text.
constexpr double kThinWhite = 0.1;
// Print inside of frames is no higher. Square seals, with names in them: so high, and so far from a square, askew as they are.
constexpr double kHighText = 2.6, kLeastSeal = 3, kMostSeal = 9, kSquare = 0.25, kRim = 0.9;
// No page for people has more.
constexpr std::size_t kMost = 20000;

class Finder {
 public:
  Finder(PIX* clean, PIX* ink, double text_height) : clean_(clean), ink_(ink), size_(text_height) {}

  std::vector<PixelRect> run() {
    find_runs();
    if (runs_.size() > kMost) return {};
    drop_frames();
    runs_ = without_ruling_rests(std::move(runs_), size_);
    join_low();
    join_level();
    std::vector<PixelRect> lines;
    for (const PixelRect& run : runs_) add(run, lines);
    std::ranges::sort(lines, {}, [](const PixelRect& line) { return std::pair(line.y0 + line.y1, line.x0); });
    return lines;
  }

 private:
  // What hangs together if gaps between characters are closed.
  void find_runs() {
    const PixPtr closed(
        pixCloseSafeBrick(nullptr, ink_, std::max(2, static_cast<int>(std::lround(kNear * size_))), 1));
    runs_ = pieces_of(closed.get());
  }

  static bool overlap_across(const PixelRect& a, const PixelRect& b) {
    const int shared = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
    return 2 * shared >= std::min(a.width(), b.width());
  }

  bool is_one_above_other(const PixelRect& a, const PixelRect& b) const {
    const int gap = std::max(a.y0, b.y0) - std::min(a.y1, b.y1);
    const int height = std::max(a.y1, b.y1) - std::min(a.y0, b.y0);
    return overlap_across(a, b) && std::min(a.height(), b.height()) <= kLowPart * size_ &&
           gap <= kLowGap * size_ &&
           height <= kOneLine * std::max<double>(size_, std::max(a.height(), b.height()));
  }

  // The circles and the stroke of %, broken perhaps. A comma and a dot of the line below are further apart.
  bool is_one_character(const PixelRect& a, const PixelRect& b) const {
    if (std::max(a.y0, b.y0) - std::min(a.y1, b.y1) > kLowGap * size_) return false;
    const int gap = std::max(a.x0, b.x0) - std::min(a.x1, b.x1);
    PixelRect both = a;
    unite(both, b);
    return gap <= kInside * size_ && both.width() <= kAlone * size_ && both.height() <= kOneLine * size_;
  }

  static void unite(PixelRect& into, const PixelRect& other) {
    into = {std::min(into.x0, other.x0), std::min(into.y0, other.y0), std::max(into.x1, other.x1),
            std::max(into.y1, other.y1)};
  }

  void join_low() {
    join([this](const PixelRect& a,
                const PixelRect& b) { return is_one_above_other(a, b) || is_one_character(a, b); },
         kOneLine * size_);
  }

  // Parts that stand side by side on one line.
  void join_level() {
    join(
        [this](const PixelRect& a, const PixelRect& b) { return a.x0 <= b.x0 ? follows(a, b) : follows(b, a); },
        kLevel * size_ * 2);
  }

  // Unites what belongs together, until nothing does. Tops of such parts differ by no more than `reach`, if they are of usual size.
  template <class Belongs>
  void join(const Belongs& belongs, double reach) {
    for (bool any = true; any;) {
      any = false;
      std::ranges::sort(runs_, {}, &PixelRect::y0);
      std::vector<bool> gone(runs_.size(), false);
      for (std::size_t i = 0; i < runs_.size(); ++i) {
        const double most = std::max(reach, static_cast<double>(runs_[i].height()));
        for (std::size_t k = i + 1; k < runs_.size() && runs_[k].y0 <= runs_[i].y0 + most && !gone[i]; ++k) {
          if (gone[k] || !belongs(runs_[i], runs_[k])) continue;
          unite(runs_[i], runs_[k]);
          gone[k] = any = true;
        }
      }
      std::vector<PixelRect> kept;
      for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (!gone[i]) kept.push_back(runs_[i]);
      }
      runs_ = std::move(kept);
    }
  }

  bool follows(const PixelRect& left, const PixelRect& right) const {
    const double gap = right.x0 - left.x1;
    // Titles are set in larger print.
    const double size = std::max<double>(size_, std::min(left.height(), right.height()));
    if (gap > kSpread * size || gap < -kNear * size) return false;
    const PixelRect end = last_ink(left, size), begin = first_ink(right, size);
    const auto is_mark = [size](const PixelRect& ink) {
      return ink.width() <= kMarkWidth * size && ink.height() <= kMarkHeight * size;
    };
    if ((is_mark(end) || is_mark(begin)) && gap <= kNearMark * size && shares_height(left, right)) return true;
    if (!is_level(left, right)) return false;
    if (gap <= kNear * size) return true;
    const auto is_alone = [size](const PixelRect& run) { return run.width() <= kAlone * size; };
    const auto is_bracket = [size](const PixelRect& ink) {
      return ink.width() <= kMarkWidth * size && ink.height() >= kBracketHeight * size;
    };
    if ((is_bracket(end) || is_bracket(begin)) && gap <= kNearMark * size) return true;
    const double least = 0.7 * size;  // figures and dashes alone are none of a heading
    return is_alone(left) && is_alone(right) && std::min(left.width(), right.width()) >= least &&
           std::min(left.height(), right.height()) >= least;
  }

  static bool shares_height(const PixelRect& a, const PixelRect& b) {
    const int shared = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return 5 * shared >= 3 * std::min(a.height(), b.height());
  }

  bool is_level(const PixelRect& a, const PixelRect& b) const {
    const double lowest = std::min(a.height(), b.height()), size = std::max(size_, lowest);
    // What is low, a dash or a point, stands anywhere in the line.
    if (lowest < kLowPart * size) return shares_height(a, b);
    return shares_height(a, b) && std::abs(a.y0 + a.y1 - b.y0 - b.y1) <= 2 * kLevel * size;
  }

  // The ink at an end of a run, up to white space.
  PixelRect last_ink(const PixelRect& run, double size) const { return end_ink(run, size, -1); }
  PixelRect first_ink(const PixelRect& run, double size) const { return end_ink(run, size, 1); }
  PixelRect end_ink(const PixelRect& run, double size, int step) const {
    const int from = step > 0 ? run.x0 : run.x1 - 1, most = static_cast<int>(size);
    int to = from;
    while (std::abs(to - from) < most && to >= run.x0 && to < run.x1 && has_ink(clean_, to, run)) to += step;
    PixelRect ink = {std::min(from, to - step), run.y0, std::max(from, to - step) + 1, run.y1};
    const PixPtr part = ink_in(ink);
    l_int32 top = 0, bottom = 0;
    if (!part) return ink;
    const NumaPtr rows(pixCountByRow(part.get(), nullptr));
    if (!rows || numaGetNonzeroRange(rows.get(), 0, &top, &bottom) != 0) return ink;
    ink.y1 = ink.y0 + bottom + 1, ink.y0 += top;
    return ink;
  }

  // Large print has one line, what touches has several.
  void add(const PixelRect& run, std::vector<PixelRect>& lines) const {
    if (run.height() <= kSeveral * size_) return lines.push_back(run);
    if (const std::optional<int> cut = beside_wrapped(run)) {
      for (const PixelRect& part :
           {PixelRect{run.x0, run.y0, *cut, run.y1}, PixelRect{*cut, run.y0, run.x1, run.y1}}) {
        const PixelRect bounds = bounds_of(ink_, part);
        if (!bounds.empty()) add(bounds, lines);
      }
      return;
    }
    for (const PixelRect& line : lines_in(run)) lines.push_back(line);
  }

  // Where one line stands close beside the middle of several, as labels do in narrow columns: the widest white between them.
  std::optional<int> beside_wrapped(const PixelRect& run) const {
    std::optional<int> cut;
    int widest = std::max(1, static_cast<int>(kThinWhite * size_));
    int white = run.x0;
    for (int x = run.x0; x < run.x1; ++x) {
      if (!has_ink(clean_, x, run)) continue;
      if (x - white > widest && is_beside(run, (white + x) / 2)) widest = x - white, cut = (white + x) / 2;
      white = x + 1;
    }
    return cut;
  }

  bool is_beside(const PixelRect& run, int cut) const {
    const PixelRect left = bounds_of(ink_, {run.x0, run.y0, cut, run.y1}),
                    right = bounds_of(ink_, {cut, run.y0, run.x1, run.y1});
    const auto is_line = [this](const PixelRect& part) {
      return part.height() <= kOneLine * size_ && part.height() >= kLowPart * size_ &&
             part.width() >= kSeveral * size_;
    };
    if (is_line(left) == is_line(right)) return false;
    const PixelRect &line = is_line(left) ? left : right, &wrapped = is_line(left) ? right : left;
    // A signature is no wrapped text.
    const std::vector<PixelRect> others = lines_in(wrapped);
    return others.size() > 1 && std::ranges::all_of(others, [&](const PixelRect& other) {
             return other.height() <= kOneLine * size_ &&
                    std::abs(other.y0 + other.y1 - line.y0 - line.y1) > 2 * kLevel * size_;
           });
  }

  std::vector<PixelRect> lines_in(const PixelRect& run) const {
    const int room = static_cast<int>(size_ / 2);
    const PixelRect cell{std::max(0, run.x0 - room), run.y0, std::min(pixGetWidth(clean_), run.x1 + room),
                         run.y1};
    return ink_lines(clean_, cell, size_);
  }

  // The dark edge of a page, a frame, the rim of a seal: text stands inside of its rectangle, and is found by itself. What a seal goes
  // around is its own.
  void drop_frames() {
    const auto is_inside = [](const PixelRect& run, const PixelRect& frame) {
      return run.x0 > frame.x0 && run.x1 < frame.x1 && run.y0 > frame.y0 && run.y1 < frame.y1;
    };
    std::vector<PixelRect> frames;
    std::ranges::copy_if(runs_, std::back_inserter(frames), [&](const PixelRect& run) {
      if (run.height() <= kSeveral * size_) return false;
      return (is_seal(run) && has_rim(run)) || std::ranges::any_of(runs_, [&](const PixelRect& other) {
               return other.width() >= size_ && other.height() <= kHighText * size_ && is_inside(other, run);
             });
    });
    std::erase_if(runs_, [&](const PixelRect& run) {
      return std::ranges::any_of(frames, [&](const PixelRect& frame) {
        return run == frame || (is_seal(frame) && is_inside(run, frame));
      });
    });
  }

  bool is_seal(const PixelRect& frame) const {
    return frame.height() >= kLeastSeal * size_ && frame.height() <= kMostSeal * size_ &&
           std::abs(frame.width() - frame.height()) <= kSquare * frame.height();
  }

  // One piece of ink that is as wide and high as all of it: print that touches print is not.
  bool has_rim(const PixelRect& run) const {
    const PixPtr part = ink_in(run);
    const BoxaPtr pieces(part ? pixConnCompBB(part.get(), 8) : nullptr);
    for (int i = 0; pieces && i < boxaGetCount(pieces.get()); ++i) {
      l_int32 w = 0, h = 0;
      boxaGetBoxGeometry(pieces.get(), i, nullptr, nullptr, &w, &h);
      if (w >= kRim * run.width() && h >= kRim * run.height()) return true;
    }
    return false;
  }

  PixPtr ink_in(const PixelRect& rect) const {
    const BoxPtr box(boxCreate(rect.x0, rect.y0, rect.width(), rect.height()));
    return PixPtr(box ? pixClipRectangle(ink_, box.get(), nullptr) : nullptr);
  }

  PIX *clean_, *ink_;
  double size_;
  std::vector<PixelRect> runs_;
};

}  // namespace

std::vector<PixelRect> loose_lines(PIX* clean, double text_height) {
  const PixPtr ink(pixThresholdToBinary(clean, kInk));
  if (ink) erase_ruling_rests(ink.get(), text_height);
  return ink ? Finder(clean, ink.get(), text_height).run() : std::vector<PixelRect>();
}

}  // namespace recount
