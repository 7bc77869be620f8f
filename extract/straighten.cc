#include "extract/straighten.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "extract/ink_flow.h"
#include "extract/page_edge.h"
#include "extract/reduced_page.h"
#include "extract/resample.h"

namespace recount {
namespace {

// Dots in an inch of the picture that is looked at: hairlines are still seen, and it is quickly gone through.
constexpr double kReducedDpi = 90;
constexpr double kMostReduced = 3e6;  // pixels
// Inches: the longer side of what may be a page. Others are taken for A4.
constexpr double kLeastPage = 3, kMostPage = 48, kUsualPage = 11.7;
constexpr int kLeastSide = 200;  // pixels; smaller pictures are left alone

// Pixels of the page: less is not worth a resampling, which blurs.
constexpr double kStraight = 0.5;

// Pixels of the reduced picture by which nodes of rulings and of lines of text are off.
constexpr double kRulingNoise = 0.7, kTextNoise = 2, kTextCaution = 3;
// Evidence: lines that agree must be so long together, as parts of the page's side, and so large a share of all lines.
constexpr double kLeastRows = 1, kLeastText = 2, kLeastColumns = 0.3, kLeastKept = 0.55;
// Lines may stray so far from straight in the end, as multiples of the noise.
constexpr double kStray = 0.8;
// Slope of the page, of vertical lines against horizontal ones: skew, perspective.
constexpr double kSkew = 0.06, kShear = 0.03, kTextSkew = 0.003, kTextShear = 0.01;
// Text alone tells its slope to this much.
constexpr double kTextLeast = 0.0012;
// The straightened picture is larger than the page by this at most.
constexpr double kLargest = 1.15;

int factor_of(PIX* page, double dpi) {
  const double area = static_cast<double>(pixGetWidth(page)) * pixGetHeight(page);
  const int by_dpi = static_cast<int>(dpi / kReducedDpi);
  return std::max({1, by_dpi, static_cast<int>(std::ceil(std::sqrt(area / kMostReduced)))});
}

std::vector<Trace> enlarged(std::vector<Trace> traces, double factor) {
  for (Trace& trace : traces) {
    for (TraceNode& node : trace.nodes) node.along *= factor, node.across *= factor;
  }
  return traces;
}

double length_of(const std::vector<Trace>& traces) {
  double sum = 0;
  for (const Trace& trace : traces) sum += trace.length();
  return sum;
}

// Nothing where the lines are too few or do not agree.
std::optional<Bend> bend_of(const std::vector<Trace>& traces, BendArea area, const BendPrior& prior,
                            double least) {
  if (length_of(traces) < least * area.along) return {};
  const FittedBend fitted = fit_bend(traces, area, prior);
  const bool is_sure = fitted.length >= least * area.along && fitted.kept >= kLeastKept &&
                       fitted.after <= kStray * prior.noise &&
                       fitted.after <= fitted.before + 0.1 * prior.noise;
  return is_sure ? std::optional(fitted.bend) : std::nullopt;
}

// The most by which lines of a page are off the straight.
double most_off(const Bend& bend, BendArea area) {
  constexpr int kSteps = 8;
  double most = 0;
  for (int j = 0; j <= kSteps; ++j) {
    double low = 1e9, high = -1e9;
    for (int i = 0; i <= kSteps; ++i) {
      const double shift = bend.shift(area.along * i / kSteps, area.across * j / kSteps);
      low = std::min(low, shift), high = std::max(high, shift);
    }
    most = std::max(most, (high - low) / 2);
  }
  return most;
}

PixPtr eight_or_more(PixPtr page) {
  if (pixGetColormap(page.get())) page.reset(pixRemoveColormap(page.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (!page) return page;
  const int depth = pixGetDepth(page.get());
  if (depth == 1) return PixPtr(pixConvert1To8(nullptr, page.get(), 255, 0));
  if (depth != 8 && depth != 32) return PixPtr(pixConvertTo8(page.get(), 0));
  return page;
}

}  // namespace

class Straightener {
 public:
  Straightener(PixPtr page, double dpi) : page_(std::move(page)), dpi_(dpi) {}

  StraightPage run() {
    page_ = eight_or_more(std::move(page_));
    if (!page_) return {};
    how_.upright_width_ = how_.width_ = pixGetWidth(page_.get());
    how_.upright_height_ = how_.height_ = pixGetHeight(page_.get());
    if (std::min(how_.width_, how_.height_) < kLeastSide) return {std::move(page_), how_};
    const double inches = std::max(how_.width_, how_.height_) / dpi_;
    if (!(inches >= kLeastPage && inches <= kMostPage)) dpi_ = std::max(how_.width_, how_.height_) / kUsualPage;
    factor_ = factor_of(page_.get(), dpi_);
    look();
    if (page_ && find_bends()) pull();
    return {std::move(page_), how_};
  }

 private:
  // Reduces the page, paints what is beside the sheet, and turns it.
  void look() {
    reduced_ = reduced_grey(page_.get(), factor_, dpi_);
    const PaperMap paper = map_paper(reduced_);
    if (paper.has_edges) {
      if (pixGetRefcount(page_.get()) > 1) page_.reset(pixCopy(nullptr, page_.get()));
      if (!page_) return;
      paint_edges(page_.get(), paper, factor_);
      paint_edges(reduced_, paper);
    }
    beside_ = paper_color(page_.get(), paper, factor_);
    ink_ = ink_of(reduced_, paper);
    if (!ink_ || !runs_downwards(ink_.get(), reduced_.dpi)) return;
    how_.turn_ = 90;
    page_.reset(pixRotateOrth(page_.get(), 1));
    ink_.reset(pixRotateOrth(ink_.get(), 1));
    if (page_) reduced_ = reduced_grey(page_.get(), factor_, dpi_);
    std::swap(how_.upright_width_, how_.upright_height_);
    std::swap(how_.width_, how_.height_);
  }

  bool find_bends() {
    const double width = how_.upright_width_, height = how_.upright_height_, factor = factor_;
    const BendArea of_rows{width, height}, of_columns{height, width};
    std::vector<Trace> horizontal = enlarged(trace_rulings(reduced_), factor);
    const std::vector<Trace> vertical = enlarged(trace_rulings(transposed(reduced_)), factor);
    BendPrior prior{.slope = 0, .deviation = kSkew, .noise = kRulingNoise * factor};
    std::optional<Bend> rows = bend_of(horizontal, of_rows, prior, kLeastRows);
    const bool is_by_text = !rows && ink_;
    if (is_by_text) rows = bend_of_text(of_rows, std::move(horizontal), prior);
    if (rows) prior.slope = -rows->slope(), prior.deviation = is_by_text ? kTextShear : kShear;
    if (is_by_text) prior.caution = kTextCaution;
    const std::optional<Bend> columns = bend_of(vertical, of_columns, prior, kLeastColumns);
    if (!rows && !columns) return false;
    how_.columns_ = columns.value_or(Bend::tilt(of_columns, prior.slope));
    how_.rows_ = rows.value_or(Bend::tilt(of_rows, -how_.columns_.slope()));
    return std::max(most_off(how_.rows_, of_rows), most_off(how_.columns_, of_columns)) > kStraight;
  }

  // Where rulings do not suffice.
  std::optional<Bend> bend_of_text(BendArea area, std::vector<Trace> lines, BendPrior prior) const {
    const std::optional<double> slope = text_slope(ink_.get(), reduced_.dpi);
    if (!slope) return {};
    std::ranges::move(enlarged(trace_text(ink_.get(), reduced_.dpi), factor_), std::back_inserter(lines));
    prior = {.slope = *slope, .deviation = kTextSkew, .noise = kTextNoise * factor_, .caution = kTextCaution};
    const std::optional<Bend> bend = bend_of(lines, area, prior, kLeastText);
    if (bend) return bend;
    return std::abs(*slope) > kTextLeast ? std::optional(Bend::tilt(area, *slope)) : std::nullopt;
  }

  void pull() {
    how_.is_bent_ = true;
    const double width = how_.upright_width_, height = how_.upright_height_;
    double x0 = 1e9, y0 = 1e9, x1 = -1e9, y1 = -1e9;
    for (const double y : {0.0, height / 2, height}) {
      for (const double x : {0.0, width / 2, width}) {
        const PagePoint p = how_.from_upright(x, y);
        x0 = std::min(x0, p.x), x1 = std::max(x1, p.x), y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
      }
    }
    const auto limit = [](double& low, double& high, double size) {
      const double extra = std::max(0.0, (high - low) - kLargest * size) / 2;
      low = std::floor(low + extra), high = std::ceil(high - extra);
    };
    limit(x0, x1, width);
    limit(y0, y1, height);
    how_.left_ = x0, how_.top_ = y0;
    how_.width_ = std::max(1, static_cast<int>(x1 - x0)), how_.height_ = std::max(1, static_cast<int>(y1 - y0));
    page_ = resample(page_.get(), how_.width_, how_.height_, beside_,
                     [this](double x, double y) { return how_.to_upright(x, y); });
  }

  PixPtr page_;
  double dpi_;
  int factor_ = 1;
  GrayImage reduced_;
  PixPtr ink_;
  l_uint32 beside_ = 255;
  Straightening how_;
};

PagePoint Straightening::unflipped_from_upright(double x, double y) const {
  if (!is_bent_) return {x, y};
  return {x + columns_.shift(y, x) - left_, y + rows_.shift(x, y) - top_};
}

PagePoint Straightening::unflipped_to_upright(double x, double y) const {
  if (!is_bent_) return {x, y};
  const double u = x + left_, v = y + top_;
  PagePoint at{u, v};
  // Displacements change by a tenth of a pixel from pixel to pixel at most, so each round makes the error ten times smaller.
  constexpr int kRounds = 12;
  for (int round = 0; round < kRounds; ++round) {
    const PagePoint next{u - columns_.shift(at.y, at.x), v - rows_.shift(at.x, at.y)};
    const double moved = std::abs(next.x - at.x) + std::abs(next.y - at.y);
    at = next;
    if (moved < 0.01) break;
  }
  return at;
}

PagePoint Straightening::to_upright(double x, double y) const {
  if (!is_flipped_) return unflipped_to_upright(x, y);
  const PagePoint at = unflipped_to_upright(width_ - x, height_ - y);
  return {upright_width_ - at.x, upright_height_ - at.y};
}

PagePoint Straightening::from_upright(double x, double y) const {
  if (!is_flipped_) return unflipped_from_upright(x, y);
  const PagePoint at = unflipped_from_upright(upright_width_ - x, upright_height_ - y);
  return {width_ - at.x, height_ - at.y};
}

double Straightening::skew() const {
  return is_bent_ ? -std::atan(rows_.slope()) * 180 / std::numbers::pi : 0;
}

StraightPage StraightPage::turned_over() const {
  StraightPage other{PixPtr(pix ? pixRotate180(nullptr, pix.get()) : nullptr), how};
  other.how.is_flipped_ = !how.is_flipped_;
  other.how.turn_ = (how.turn_ + 180) % 360;
  return other;
}

StraightPage straighten(PixPtr page, double dpi) {
  setMsgSeverity(L_SEVERITY_NONE);  // libraries do not print
  if (!page) return {};
  return Straightener(std::move(page), dpi).run();
}

}  // namespace recount
