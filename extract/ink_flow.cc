#include "extract/ink_flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace recount {
namespace {

// Inches. Pieces of characters: specks are smaller, frames and touching lines larger.
constexpr double kLeastPiece = 0.03, kMostPiece = 0.35;
// Characters of a line stand closer than this, from border to border.
constexpr double kNear = 0.25;
constexpr int kLeastVotes = 40;
// Logarithms of the votes for one direction against those for the other: below kClear they are doubtful, and most pages are upright.
constexpr double kClear = 0.6, kDoubt = 0.08, kSharpnessWeight = 0.3;

// Slopes of text that are looked for: skew of 5 degrees.
constexpr double kSteepestText = 0.088;
// Rows of text stand out at the right slope against the usual one by so much.
constexpr double kSharper = 1.25;
// Slopes that are tried to each side: a line of the width of a page rises by half a pixel from one to the next. For a rough look fewer do.
constexpr int kSteps = 160, kFewSteps = 40;

struct Piece {
  int x = 0, y = 0, w = 0, h = 0;
};

std::vector<Piece> pieces_of(PIX* ink, double least, double most) {
  std::vector<Piece> pieces;
  const BoxaPtr boxes(pixConnCompBB(ink, 8));
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    Piece piece;
    boxaGetBoxGeometry(boxes.get(), i, &piece.x, &piece.y, &piece.w, &piece.h);
    if (std::max(piece.w, piece.h) >= least && std::max(piece.w, piece.h) <= most) pieces.push_back(piece);
  }
  return pieces;
}

// The nearest piece behind each in one direction, among those that stand beside it for half of the lower one's height.
// `reach`: no further; where there is none, reach.
std::vector<double> distances(const std::vector<Piece>& pieces, double reach) {
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return pieces[i].x; });
  std::vector<double> result(pieces.size(), reach);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Piece& a = pieces[order[k]];
    double& best = result[order[k]];
    for (std::size_t m = k + 1; m < order.size(); ++m) {
      const Piece& b = pieces[order[m]];
      if (b.x >= a.x + a.w + best) break;
      const int common = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
      if (b.x < a.x + a.w / 2 || 2 * common < std::min(a.h, b.h)) continue;
      best = std::min(best, static_cast<double>(std::max(0, b.x - a.x - a.w)));
    }
  }
  return result;
}

// Without frames, rulings and what touches them.
PixPtr small_pieces(PIX* ink, double dpi) {
  const int most = static_cast<int>(kMostPiece * dpi);
  return PixPtr(pixSelectBySize(ink, most, most, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
}

// Nor the dots of dotted rulings.
PixPtr characters(PIX* ink, double dpi) {
  const PixPtr small = small_pieces(ink, dpi);
  const int least = std::max(2, static_cast<int>(std::lround(kLeastPiece * dpi)));
  return PixPtr(
      small ? pixSelectBySize(small.get(), least, least, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr)
            : nullptr);
}

// How clearly ink lies in rows of a slope.
class Rows {
 public:
  explicit Rows(PIX* ink) : width_(pixGetWidth(ink)), height_(pixGetHeight(ink)) {
    for (int y = 0; y < height_; ++y) {
      const l_uint32* const line = pixGetData(ink) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(ink);
      for (int x = 0; x < width_; ++x) {
        if (GET_DATA_BIT(line, x)) points_.push_back({static_cast<float>(x), static_cast<float>(y)});
      }
    }
  }

  bool is_empty() const { return points_.empty(); }

  double score(double slope) const {
    const int margin = static_cast<int>(std::abs(slope) * width_) + 2;
    std::vector<int> counts(static_cast<std::size_t>(height_ + 2 * margin));
    const float by = static_cast<float>(slope), up = static_cast<float>(margin) + 0.5F;
    for (const auto& [x, y] : points_) ++counts[static_cast<std::size_t>(y - by * x + up)];
    double sum = 0;
    for (std::size_t i = 1; i < counts.size(); ++i) {
      const double step = counts[i] - counts[i - 1];
      sum += step * step;
    }
    return sum;
  }

 private:
  int width_, height_;
  std::vector<std::pair<float, float>> points_;
};

// The scores of all slopes.
struct Profile {
  double most = 0, usual = 0, slope = 0;
  bool is_inside = false;  // the best slope is none of the steepest

  Profile(const Rows& rows, int steps) {
    std::vector<double> scores;
    for (int i = -steps; i <= steps; ++i) scores.push_back(rows.score(kSteepestText * i / steps));
    const auto best = std::ranges::max_element(scores);
    most = *best;
    slope = kSteepestText * static_cast<double>(best - scores.begin() - steps) / steps;
    is_inside = best != scores.begin() && best + 1 != scores.end();
    std::ranges::nth_element(scores, scores.begin() + steps);
    usual = scores[static_cast<std::size_t>(steps)];
  }
};

}  // namespace

bool runs_downwards(PIX* ink, double dpi) {
  // Pieces of one character become one, nearly always.
  const int join = std::max(1, static_cast<int>(std::lround(dpi * 0.02)));
  const PixPtr joined(pixCloseSafeBrick(nullptr, ink, join, join));
  if (!joined) return false;
  std::vector<Piece> pieces = pieces_of(joined.get(), kLeastPiece * dpi, kMostPiece * dpi);
  constexpr std::size_t kMostPieces = 20000;  // pages have 3000; pictures of gravel more
  if (pieces.size() > kMostPieces) return false;
  const std::vector<double> beside = distances(pieces, kNear * dpi);
  for (Piece& piece : pieces) std::swap(piece.x, piece.y), std::swap(piece.w, piece.h);
  const std::vector<double> below = distances(pieces, kNear * dpi);
  int across = 0, down = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    // What fills the reach on both sides, and a pixel more or less, tells nothing.
    if (beside[i] + 1 < below[i]) ++across;
    if (below[i] + 1 < beside[i]) ++down;
  }
  if (across + down < kLeastVotes) return false;
  const double votes = std::log((down + 1.0) / (across + 1.0));
  if (std::abs(votes) > kClear) return votes > 0;
  // Closely set lines: there rows of ink must stand out more from one side than from the other.
  const PixPtr small = characters(ink, dpi);
  const PixPtr side(small ? pixRotateOrth(small.get(), 1) : nullptr);
  if (!side) return false;
  const auto sharpness = [](const PixPtr& mask) {
    const Profile profile(Rows(mask.get()), kFewSteps);
    return profile.usual > 0 ? profile.most / profile.usual : 1;
  };
  return votes + kSharpnessWeight * std::log(sharpness(side) / sharpness(small)) > kDoubt;
}

std::optional<double> text_slope(PIX* ink, double dpi) {
  const PixPtr small = small_pieces(ink, dpi);
  if (!small) return {};
  const Rows rows(small.get());
  if (rows.is_empty()) return {};
  const Profile profile(rows, kSteps);
  if (!profile.is_inside || profile.most < kSharper * profile.usual) return {};
  double slope = profile.slope, most = profile.most;
  for (double step = kSteepestText / kSteps / 2; step > 1e-4; step /= 2) {
    const double at = slope;
    for (const double other : {at - step, at + step}) {
      const double score = rows.score(other);
      if (score > most) most = score, slope = other;
    }
  }
  return slope;
}

std::vector<Trace> trace_text(PIX* ink, double dpi) {
  std::vector<Trace> traces;
  const PixPtr small = small_pieces(ink, dpi);
  if (!small) return traces;
  const PixPtr lines(pixCloseSafeBrick(nullptr, small.get(), static_cast<int>(0.16 * dpi), 2));
  if (!lines) return traces;
  PIXA* pieces = nullptr;
  const BoxaPtr boxes(pixConnComp(lines.get(), &pieces, 8));
  const int strip = std::max(4, static_cast<int>(0.12 * dpi));
  constexpr int kMostLines = 4000;
  for (int i = 0; boxes && i < std::min(boxaGetCount(boxes.get()), kMostLines); ++i) {
    l_int32 x, y, w, h;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if (w < 0.6 * dpi || h > 0.3 * dpi + kSteepest * w || h < 0.04 * dpi) continue;
    const PixPtr piece(pixaGetPix(pieces, i, L_CLONE));
    Trace trace;
    for (int from = 0; from + strip <= w; from += strip) {
      double sum = 0, moment = 0;
      for (int row = 0; row < h; ++row) {
        const l_uint32* const line =
            pixGetData(piece.get()) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(piece.get());
        int count = 0;
        for (int column = from; column < from + strip; ++column) count += GET_DATA_BIT(line, column);
        sum += count;
        moment += count * (row + 0.5);
      }
      if (sum >= strip) trace.nodes.push_back({x + from + strip / 2.0, y + moment / sum});
    }
    if (trace.nodes.size() >= 5) traces.push_back(std::move(trace));
  }
  pixaDestroy(&pieces);
  return traces;
}

}  // namespace recount
