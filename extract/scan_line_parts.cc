#include "extract/scan_line_parts.h"

#include <algorithm>
#include <cmath>

#include "extract/dotted_lines.h"
#include "extract/page.h"

namespace recount {
namespace {

// Against the usual part of its line, a part of a ruling has no more paper in it than this, nor more ink beside it.
constexpr double kMoreWhite = 0.25, kMoreBeside = 0.35;
// Text may touch a ruling, but a row of strokes has some paper in it: the more paper, the less text needs to stand beside it.
constexpr double kSomeWhite = 0.04, kClearWhite = 0.1, kLessBeside = 0.18;
// Most of it with some paper and so much ink beside it, it is text.
constexpr double kTextBeside = 0.45;
// Of a dotted line, more of which is paper than this, a part with less paper and with ink beside it is text.
constexpr double kDotted = 0.3, kLessWhite = 0.05, kInkBesideDots = 0.12;
// Strokes in a cell end before its rulings. Points from the ruling's edge between which that is looked at, share of paper there.
constexpr double kEndFrom = 0.4, kEndTo = 1.7, kWhiteEnd = 0.5;

// Points. Only in rows so low can a stroke reach nearly from ruling to ruling. A line of which so many parts are free strokes is none.
constexpr double kLowRow = 20, kMostFree = 0.7;

// Points between a line and another one beside it.
constexpr double kBesideLine = 5;

// Share of a part that is paper, in which a stroke stands alone.
constexpr double kMostlyWhite = 0.6;
// Share of a line that is dots; of a part of it that is not.
constexpr double kMostlyDots = 0.6, kNoDots = 0.1;

struct Part {
  double from = 0, to = 0;
  LineSeeker::Look all;
  bool white_ends = false, is_free = false;  // is_free: as free_strokes.h sees it
  bool is_inside = true;                     // between two lines across
};

bool is_dark(const LineSeeker& seeker, double from, double to, const ScanLine& line) {
  return seeker.solid(from, to, line.at) >= kDarkLongGap || seeker.is_unbroken(from, to, line);
}

bool has_white_ends(const LineSeeker& seeker, double from, double to, const ScanLine& line, double pixels) {
  const double near = kEndFrom * pixels, far = kEndTo * pixels;
  return seeker.look(from + near, from + far, line).white > kWhiteEnd &&
         seeker.look(to - far, to - near, line).white > kWhiteEnd;
}

// 1 below 1 below 1.
bool is_column_of_strokes(const std::vector<Part>& parts) {
  const auto free = std::ranges::count_if(parts, &Part::is_free);
  return static_cast<double>(free) >= kMostFree * static_cast<double>(parts.size());
}

// Whether another line runs beside it there, or goes on in line with it.
bool has_other(const ScanLine& line, const std::vector<ScanLine>& along, double from, double to,
               double pixels) {
  const double near = kBesideLine * pixels;
  for (auto other = std::ranges::lower_bound(along, line.at - near, {}, &ScanLine::at);
       other != along.end() && other->at <= line.at + near; ++other) {
    if (&*other != &line && other->is_taken && overlap(other->from, other->to, from, to) * 2 > to - from)
      return true;
  }
  return false;
}

// The middle one by length.
LineSeeker::Look usual_look(std::vector<Part> parts) {
  double all = 0;
  for (const Part& part : parts) all += part.to - part.from;
  LineSeeker::Look usual;
  for (double LineSeeker::Look::*const value : {&LineSeeker::Look::white, &LineSeeker::Look::beside}) {
    std::ranges::sort(parts, {}, [value](const Part& part) { return part.all.*value; });
    double passed = 0;
    for (const Part& part : parts) {
      passed += part.to - part.from;
      if (passed * 2 < all) continue;
      usual.*value = part.all.*value;
      break;
    }
  }
  return usual;
}

// The parts between lines across, and what stands out at both ends.
std::vector<Part> parts_of(const ScanLine& line, const LineSeeker& seeker, const FreeStrokes& strokes,
                           const std::vector<ScanLine>& others, const std::vector<ScanLine>& along,
                           double pixels) {
  const double touch = kTouch * pixels, gap = kLongGap * pixels;
  std::vector<double> cuts, edges;  // edges: half the thickness of the line across
  for (const ScanLine& other : others) {
    if (!other.is_taken || line.at < other.from - touch || line.at > other.to + touch) continue;
    if (!cuts.empty() && other.at - cuts.back() < touch) continue;
    cuts.push_back(other.at);
    edges.push_back(other.thickness / 2);
  }
  // As far as it is dark, the line goes on from line to line across; where no other does, whose darkness that may be.
  const auto goes_on = [&](double from, double to) {
    return is_dark(seeker, from, to, line) && !has_other(line, along, from, to, pixels);
  };
  double first = line.from, last = line.to;
  for (std::size_t i = cuts.size(); i-- > 1;) {
    if (cuts[i - 1] < first && cuts[i] >= first - gap && goes_on(cuts[i - 1], cuts[i]))
      first = std::min(first, cuts[i - 1]);
  }
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    if (cuts[i] > last && cuts[i - 1] <= last + gap && goes_on(cuts[i - 1], cuts[i]))
      last = std::max(last, cuts[i]);
  }
  std::vector<Part> parts;
  const auto add = [&](double from, double to, bool is_inside) {
    if (to - from < 1) return;
    parts.push_back({from, to, seeker.look(from, to, line), false, false, is_inside});
  };
  double at = line.from;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const double next = cuts[i];
    if (next < first - gap || next > last + gap) continue;
    const bool has_before = i > 0 && cuts[i - 1] >= first - gap;
    if (!has_before) {
      if (next - touch > line.from) add(line.from, next, false);
    } else {
      const double before = cuts[i - 1];
      const bool reaches = std::min(next, line.to) - std::max(before, line.from) > touch;
      if (reaches || goes_on(before, next)) {
        add(before, next, true);
        if (!parts.empty()) {
          Part& part = parts.back();
          part.white_ends = has_white_ends(seeker, before + edges[i - 1], next - edges[i], line, pixels);
          part.is_free = next - before < kLowRow * pixels && part.all.white > kSomeWhite &&
                         strokes.stands_free(line, before, 2 * edges[i - 1], next, 2 * edges[i]);
        }
      }
    }
    at = next;
  }
  if (line.to > at + touch) add(std::max(at, line.from), line.to, false);
  return parts;
}

}  // namespace

std::vector<ScanLine> true_parts(const ScanLine& line, const LineSeeker& seeker, const FreeStrokes& strokes,
                                 const std::vector<ScanLine>& others, const std::vector<ScanLine>& along,
                                 const std::vector<ScanLine>& dots, double pixels) {
  const std::vector<Part> parts = parts_of(line, seeker, strokes, others, along, pixels);
  std::vector<ScanLine> kept;
  if (parts.empty() || is_column_of_strokes(parts)) return kept;
  const LineSeeker::Look usual = usual_look(parts);
  if (usual.white > kClearWhite && usual.beside > kTextBeside) return kept;
  const bool is_dotted = share_of_dots(dots, line.from, line.to, line.at, pixels) > kMostlyDots;
  const auto like_the_line = [&](const Part& part) {
    const double more_white = part.all.white - usual.white;
    const double more_beside = part.all.beside - usual.beside;
    const bool is_text = (more_beside > kMoreBeside && more_white > kSomeWhite) ||
                         (more_beside > kLessBeside && more_white > kClearWhite) ||
                         (usual.white > kDotted && more_white < -kLessWhite && more_beside > kInkBesideDots);
    const bool is_torn = part.is_inside && (part.white_ends || part.is_free) && usual.white < kMoreWhite;
    // The lowest stroke of 益 on the way of a ruling is a line by itself; so is the left one of 自 in a title.
    const bool ends_in_white = part.is_inside && part.white_ends;
    const bool has_dots = ends_in_white && share_of_dots(dots, part.from, part.to, line.at, pixels) >= kNoDots;
    // Averaged, strokes of two lines of text in one row are one line: all that there is of it.
    const bool is_alone = parts.size() == 1 && line.is_soft;
    const bool is_stroke =
        ends_in_white && part.all.white > kDotted &&
        (part.all.beside > kLessBeside || ((part.all.white > kMostlyWhite || is_alone) && !has_dots));
    const bool is_low = part.to - part.from < kLowRow * pixels;
    const bool is_between_dots = ends_in_white && is_dotted && is_low && !has_dots;
    return more_white <= kMoreWhite && !is_text && !is_torn && !is_stroke && !is_between_dots;
  };
  ScanLine run;
  bool is_running = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    // What stands out beyond the outermost line across only goes on what is inside: it may be a stroke of a title in line with a ruling.
    const auto goes_on_inside = [&] {
      if (parts.size() == 1) return true;
      const Part& inside = i == 0 ? parts[1] : parts[i - 1];
      return like_the_line(inside) && std::abs(i == 0 ? inside.from - part.to : part.from - inside.to) < 1;
    };
    const bool is_line = like_the_line(part) && (part.is_inside || goes_on_inside());
    const bool goes_on = is_running && part.from - run.to < 1;
    if (is_running && (!is_line || !goes_on)) kept.push_back(run), is_running = false;
    if (!is_line) continue;
    if (!is_running) run = line, run.from = part.from, is_running = true;
    run.to = part.to;
  }
  if (is_running) kept.push_back(run);
  return kept;
}

}  // namespace recount
