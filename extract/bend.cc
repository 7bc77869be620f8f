#include "extract/bend.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Legendre polynomials of degree 1 to kAlong, each 0 in the middle of the page: what moves whole lines is not looked for.
void polynomials(double x, double* to) {
  double before = 1, here = x;
  double middle_before = 1, middle = 0;
  for (int degree = 1; degree <= Bend::kAlong; ++degree) {
    to[degree - 1] = here - middle;
    const double next = ((2 * degree + 1) * x * here - degree * before) / (degree + 1);
    before = here, here = next;
    const double middle_next = -degree * middle_before / (degree + 1);
    middle_before = middle, middle = middle_next;
  }
}

// How large a term usually is, as part of the page's longer side. Perspective of 7 in 100 and books that lie open; the
// higher a degree, the less it is believed.
double usual_size(int degree, int power) {
  constexpr double kTilt[] = {0, 0.1, 0.02, 0.005};  // the first one is given by the caller
  constexpr double kBend[] = {0.03, 0.02, 0.004, 0};
  return degree == 1 ? kTilt[power] : kBend[power] / std::pow(degree - 1, 1.5);
}

// What a page may have been through: skew; a camera held at an angle, in part and wholly; a book that does not lie flat.
enum class Order { kTilt, kFan, kPerspective, kCurl };

bool belongs(Order order, int degree, int power) {
  if (order == Order::kTilt) return degree == 1 && power == 0;
  if (order == Order::kFan) return degree == 1 && power <= 1;
  if (order == Order::kPerspective) return degree + power <= 3 && degree <= 2;
  return true;
}

// So long must all lines be together, as multiples of the page's side, before a shape is thought of.
constexpr double kEvidence[] = {0, 0.4, 1.5, 3};

// A shape with more freedom is taken when the squares by which lines are not straight get smaller by this factor.
constexpr double kBetter = 0.75;

}  // namespace

class BendFit {
 public:
  static constexpr int kTerms = Bend::kTerms;
  using Vector = std::array<double, kTerms>;

  BendFit(std::span<const Trace> traces, BendArea area, const BendPrior& prior)
      : area_(area), prior_(prior), traces_(traces), used_(traces.size(), true) {}

  FittedBend run() {
    FittedBend result{Bend::tilt(area_, prior_.slope)};
    double all = 0;
    for (const Trace& trace : traces_) all += trace.length();
    if (all <= 0) return result;
    drop_steep();
    const std::vector<bool> not_steep = used_;
    // The simplest shape that the lines agree with: each freedom more can also follow wrong lines.
    Bend best;
    std::vector<bool> best_used;
    double least = 0;
    for (const Order order : {Order::kTilt, Order::kFan, Order::kPerspective, Order::kCurl}) {
      if (all < prior_.caution * kEvidence[static_cast<int>(order)] * area_.along) continue;
      used_ = not_steep;
      Bend bend = solve(Order::kTilt);
      for (const double times : {8, 5, 4, 3}) {
        bend = solve(order);
        drop_outliers(bend, times);
      }
      bend = solve(order);
      const double off = robust_off(bend, not_steep);
      if (order != Order::kTilt && off > kBetter / std::sqrt(prior_.caution) * least) continue;
      least = off, best = bend, best_used = used_;
    }
    used_ = best_used;
    result.bend = best;
    double before = 0, after = 0, nodes = 0;
    for (std::size_t i = 0; i < traces_.size(); ++i) {
      if (!used_[i]) continue;
      result.length += traces_[i].length();
      const double n = static_cast<double>(traces_[i].nodes.size());
      before += square_off(Bend(area_), traces_[i]) * n;
      after += square_off(best, traces_[i]) * n;
      nodes += n;
    }
    result.kept = result.length / all;
    if (nodes > 0) result.before = std::sqrt(before / nodes), result.after = std::sqrt(after / nodes);
    return result;
  }

 private:
  double part_along(double along) const { return 2 * along / area_.along - 1; }
  double part_across(double across) const { return 2 * across / area_.across - 1; }

  Vector basis(const TraceNode& node) const {
    Vector values;
    double degrees[Bend::kAlong];
    polynomials(part_along(node.along), degrees);
    double power = 1;
    const double b = part_across(node.across);
    for (int p = 0; p <= Bend::kAcross; ++p, power *= b) {
      for (int d = 0; d < Bend::kAlong; ++d)
        values[static_cast<std::size_t>(p * Bend::kAlong + d)] = power * degrees[d];
    }
    return values;
  }

  // The mean of the square by which a trace is not straight.
  static double square_off(const Bend& bend, const Trace& trace) {
    double sum = 0, squares = 0;
    for (const TraceNode& node : trace.nodes) {
      const double at = node.across - trace.nodes.front().across + bend.shift(node.along, node.across);
      sum += at, squares += at * at;
    }
    const double n = static_cast<double>(trace.nodes.size());
    return std::max(0.0, squares / n - sum * sum / (n * n));
  }

  // As square_off(), of all lines; those that do not belong count as much as lines that just do.
  double robust_off(const Bend& bend, const std::vector<bool>& judged) const {
    const double most = 9 * prior_.noise * prior_.noise, least = 0.04 * prior_.noise * prior_.noise;
    double sum = 0, nodes = 0;
    for (std::size_t i = 0; i < traces_.size(); ++i) {
      if (!judged[i]) continue;
      const double n = static_cast<double>(traces_[i].nodes.size());
      sum += n * std::min(most, square_off(bend, traces_[i]));
      nodes += n;
    }
    return nodes > 0 ? sum / nodes + least : 0;
  }

  // Lines that go quite another way than most: strokes, borders of pictures.
  void drop_steep() {
    std::vector<std::pair<double, double>> slopes;
    double all = 0, passed = 0, usual = prior_.slope;
    for (const Trace& trace : traces_) slopes.push_back({trace.slope(), trace.length()}), all += trace.length();
    std::ranges::sort(slopes);
    for (const auto& [slope, length] : slopes) {
      passed += length;
      if (passed * 2 >= all) {
        usual = slope;
        break;
      }
    }
    constexpr double kOther = 0.09;
    for (std::size_t i = 0; i < traces_.size(); ++i)
      used_[i] = std::abs(traces_[i].slope() - usual) < kOther &&
                 std::abs(traces_[i].slope() - prior_.slope) < prior_.deviation * 3;
  }

  void drop_outliers(const Bend& bend, double times) {
    std::vector<double> off(traces_.size()), kept;
    for (std::size_t i = 0; i < traces_.size(); ++i) {
      off[i] = std::sqrt(square_off(bend, traces_[i]));
      if (used_[i]) kept.push_back(off[i]);
    }
    if (kept.empty()) return;
    const auto middle = kept.begin() + static_cast<std::ptrdiff_t>(kept.size() / 2);
    std::ranges::nth_element(kept, middle);
    const double limit = times * std::max(prior_.noise * 0.7, *middle);
    for (std::size_t i = 0; i < traces_.size(); ++i) used_[i] = used_[i] && off[i] <= limit;
  }

  // Least squares with the usual sizes of the terms as prior; where along the page a line stands is its own business, so
  // means are taken off.
  Bend solve(Order order) const {
    std::array<Vector, kTerms> normal{};
    Vector right{};
    Bend bend(area_);
    bend.low_along_ = bend.low_across_ = 1, bend.high_along_ = bend.high_across_ = -1;
    std::vector<Vector> rows;
    for (std::size_t i = 0; i < traces_.size(); ++i) {
      if (!used_[i]) continue;
      const Trace& trace = traces_[i];
      rows.clear();
      Vector mean{};
      double mean_across = 0;
      const double n = static_cast<double>(trace.nodes.size());
      for (const TraceNode& node : trace.nodes) {
        rows.push_back(basis(node));
        for (std::size_t t = 0; t < kTerms; ++t) mean[t] += rows.back()[t] / n;
        mean_across += node.across / n;
        const double a = part_along(node.along), b = part_across(node.across);
        bend.low_along_ = std::min(bend.low_along_, a), bend.high_along_ = std::max(bend.high_along_, a);
        bend.low_across_ = std::min(bend.low_across_, b), bend.high_across_ = std::max(bend.high_across_, b);
      }
      for (std::size_t k = 0; k < rows.size(); ++k) {
        const double target = mean_across - trace.nodes[k].across;
        for (std::size_t t = 0; t < kTerms; ++t) rows[k][t] -= mean[t];
        for (std::size_t t = 0; t < kTerms; ++t) {
          right[t] += rows[k][t] * target;
          for (std::size_t u = 0; u <= t; ++u) normal[t][u] += rows[k][t] * rows[k][u];
        }
      }
    }
    if (bend.low_along_ > bend.high_along_) return Bend::tilt(area_, prior_.slope);
    const double side = std::max(area_.along, area_.across), variance = prior_.noise * prior_.noise;
    for (int p = 0; p <= Bend::kAcross; ++p) {
      for (int d = 1; d <= Bend::kAlong; ++d) {
        const std::size_t t = static_cast<std::size_t>(p * Bend::kAlong + d - 1);
        const bool is_tilt = d == 1 && p == 0;
        double size = is_tilt ? prior_.deviation * area_.along / 2 : usual_size(d, p) * side;
        if (!belongs(order, d, p)) size = 0;
        const double weight = variance / std::max(size * size, 1e-9);
        normal[t][t] += weight;
        if (is_tilt) right[t] += weight * -prior_.slope * area_.along / 2;
      }
    }
    bend.terms_ = solved(normal, right);
    return bend;
  }

  // Cholesky, of a matrix whose lower half is given and which its diagonal makes positive.
  static Vector solved(std::array<Vector, kTerms>& m, Vector right) {
    for (std::size_t i = 0; i < kTerms; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = m[i][j];
        for (std::size_t k = 0; k < j; ++k) sum -= m[i][k] * m[j][k];
        m[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / m[j][j];
      }
    }
    for (std::size_t i = 0; i < kTerms; ++i) {
      for (std::size_t k = 0; k < i; ++k) right[i] -= m[i][k] * right[k];
      right[i] /= m[i][i];
    }
    for (std::size_t i = kTerms; i-- > 0;) {
      for (std::size_t k = i + 1; k < kTerms; ++k) right[i] -= m[k][i] * right[k];
      right[i] /= m[i][i];
    }
    return right;
  }

  BendArea area_;
  BendPrior prior_;
  std::span<const Trace> traces_;
  std::vector<bool> used_;
};

Bend Bend::tilt(BendArea area, double slope) {
  Bend bend(area);
  bend.terms_[0] = -slope * area.along / 2;
  return bend;
}

double Bend::inside(double a, double b) const {
  double degrees[kAlong];
  polynomials(a, degrees);
  double sum = 0, power = 1;
  const double* term = terms_.data();
  for (int p = 0; p <= kAcross; ++p, power *= b) {
    double of_power = 0;
    for (int d = 0; d < kAlong; ++d) of_power += *term++ * degrees[d];
    sum += power * of_power;
  }
  return sum;
}

double Bend::shift(double along, double across) const {
  const double a = 2 * along / area_.along - 1, b = 2 * across / area_.across - 1;
  const double ca = std::clamp(a, low_along_, high_along_), cb = std::clamp(b, low_across_, high_across_);
  const double edge = inside(ca, cb);
  if (a == ca && b == cb) return edge;
  constexpr double kStep = 0.02;
  const double da = (inside(ca + kStep, cb) - inside(ca - kStep, cb)) / (2 * kStep);
  const double db = (inside(ca, cb + kStep) - inside(ca, cb - kStep)) / (2 * kStep);
  // What tilts along the line also grows across the lines, which keeps perspective true outside.
  const double both = (inside(ca + kStep, cb + kStep) - inside(ca - kStep, cb + kStep) -
                       inside(ca + kStep, cb - kStep) + inside(ca - kStep, cb - kStep)) /
                      (4 * kStep * kStep);
  return edge + da * (a - ca) + db * (b - cb) + both * (a - ca) * (b - cb);
}

double Bend::slope() const {
  constexpr int kSteps = 4;
  double moment = 0, squares = 0;
  for (int i = -kSteps; i <= kSteps; ++i) {
    const double away = 0.1 * i * area_.along;
    moment += away * shift(area_.along / 2 + away, area_.across / 2);
    squares += away * away;
  }
  return -moment / squares;
}

FittedBend fit_bend(std::span<const Trace> traces, BendArea area, const BendPrior& prior) {
  return BendFit(traces, area, prior).run();
}

}  // namespace recount
