// Lines of the body put together to rows.
#include <algorithm>
#include <cmath>

#include "extract/stream_body_lines.h"

namespace recount {
namespace {

// No text has its lines wider apart within a cell.
constexpr double kCellPitch = 1.95;
// Lines of a row between rulings that part every row.
constexpr std::ptrdiff_t kMostLines = 8;
// Distances within cells and between rows differ by this factor at least.
constexpr double kApart = 1.15;

class Body : BodyLines {
 public:
  using BodyLines::BodyLines;

  std::vector<int> run() {
    std::vector<int> rows(text_.lines.size() - begin_, -1);
    if (lines_.empty()) return rows;
    figures_ = std::ranges::any_of(lines_, [&](const Line& line) { return line.values > 0; });
    for (std::size_t i = 1; i < lines_.size(); ++i) parts_.push_back(lines_[i].ruled_above);
    split_by_distance();
    if (figures_ && !rows_told_) join_labels();
    int row = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i > 0 && parts_[i - 1]) ++row;
      rows[lines_[i].index - begin_] = row;
    }
    return rows;
  }

 private:
  // Rulings below every row, or nearly so, leave nothing to guess.
  bool tell_rows(const std::vector<bool>& ruled) const {
    const auto count = std::ranges::count(ruled, true);
    if (count < 2) return false;
    std::vector<bool> row = no_figures();
    std::ptrdiff_t begin = 0, torn = 0;
    conflicts(row, 0);
    for (std::size_t i = 0; i < ruled.size(); ++i) {
      if (ruled[i]) row = no_figures(), begin = static_cast<std::ptrdiff_t>(i) + 1;
      torn += conflicts(row, i + 1);
      if (static_cast<std::ptrdiff_t>(i) + 1 - begin > kMostLines) return false;
    }
    // Dates of several lines are figures below one another too.
    return torn * 4 <= static_cast<std::ptrdiff_t>(ruled.size()) - count;
  }

  void split_by_distance() {
    rows_told_ = tell_rows(parts_);
    if (rows_told_) return;
    if (rows_are_numbered() && numbers_begin_rows()) {
      for (std::size_t i = 0; i < parts_.size(); ++i)
        parts_[i] = parts_[i] || in_column(lines_[i + 1], 0) != nullptr;
      rows_told_ = true;
      return;
    }
    const double least = figures_ ? best_threshold() : gap_threshold();
    if (least > 0) {
      for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] = parts_[i] || distance(i) > least;
    } else {
      for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] = parts_[i] || begins_row(i + 1);
    }
    if (figures_) part_conflicts();
  }

  // Distances that may part the rows, each in the middle between two that occur.
  std::vector<double> thresholds() const {
    std::vector<double> distances;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!parts_[i]) distances.push_back(distance(i));
    }
    std::ranges::sort(distances);
    std::vector<double> out = {kSameRow};
    for (std::size_t i = 1; i < distances.size(); ++i) {
      const double below = std::max(distances[i - 1], kSameRow);
      if (below > kCellPitch) break;
      if (distances[i] > below * 1.06) out.push_back((below + distances[i]) / 2);
    }
    return out;
  }

  // The distance that leaves the fewest rows with two figures in a column or none at all.
  double best_threshold() const {
    double best = kSameRow;
    int least = 1 << 30;
    const double most = least_between_rows();
    for (const double at : thresholds()) {
      if (at > most && at > kSameRow) break;
      int cost = 0;
      for (std::size_t begin = 0; begin < lines_.size();) {
        std::size_t end = begin + 1;
        while (end < lines_.size() && !parts_[end - 1] && distance(end - 1) <= at) ++end;
        cost += cost_of(begin, end);
        begin = end;
      }
      if (cost < least) least = cost, best = at;
    }
    return best;
  }

  // Where no column has figures: the widest step among the distances, if one stands out.
  double gap_threshold() const {
    if (all_complete()) return kSameRow;
    std::vector<double> distances;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!parts_[i]) distances.push_back(std::max(distance(i), 0.4));
    }
    std::ranges::sort(distances);
    double best = 0, factor = kApart;
    for (std::size_t i = 1; i < distances.size(); ++i) {
      if (distances[i - 1] > kCellPitch) break;
      // Half a line apart is never a row.
      const double below = std::max(distances[i - 1], kSameRow);
      if (distances[i] / below > factor) factor = distances[i] / below, best = (below + distances[i]) / 2;
    }
    // Rows of one line each, far apart.
    if (best == 0 && !distances.empty() && distances.front() > kCellPitch) return kSameRow;
    return best;
  }

  // Lines at one pitch, no figures: does line `i` begin a row?
  bool begins_row(std::size_t i) const {
    if (distance(i - 1) < kSameRow) return false;
    const Line &above = lines_[i - 1], &line = lines_[i];
    int fits = 0, shared = 0;
    for (const Placed& item : line.items) {
      const Placed* upper = in_column(above, item.columns.first);
      if (upper == nullptr) continue;
      ++shared;
      fits += !wraps(*upper, item);
    }
    const bool first = in_column(line, 0) != nullptr;
    if (shared > 0) return fits > 0 && (first || fits * 2 > shared);
    return first;
  }

  // However near, two figures of a column are two rows.
  void part_conflicts() {
    std::vector<bool> row = no_figures();
    conflicts(row, 0);
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (parts_[i - 1]) row = no_figures();
      if (!conflicts(row, i)) continue;
      parts_[i - 1] = true;
      row = no_figures();
      conflicts(row, i);
    }
  }

  double left_of(const Line& line) const { return text_.piece(line.items.front()).rect.x0; }

  bool only_label(std::size_t i) const { return lines_[i].values == 0 && lines_[i].items.size() == 1; }

  // Lines without figures are headings of groups, or belong to the label above or below.
  void join_labels() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!alone(i) || lines_[i].values > 0) continue;
      if (i > 0 && !lines_[i].ruled_above && goes_on(i)) {
        parts_[i - 1] = false;
      } else if (i + 1 < lines_.size() && !lines_[i + 1].ruled_above && leads_on(i)) {
        parts_[i] = false;
      }
    }
    part_conflicts();
  }

  bool alone(std::size_t i) const { return (i == 0 || parts_[i - 1]) && (i + 1 >= lines_.size() || parts_[i]); }

  // Line `i` continues the row above it.
  bool goes_on(std::size_t i) const {
    if (distance(i - 1) > kCellPitch) return false;
    const Line &line = lines_[i], &above = lines_[i - 1];
    const Placed& item = line.items.front();
    const Placed* upper = in_column(above, item.columns.first);
    if (upper == nullptr) return false;
    if (item.columns.first > 0) return true;
    const Piece &below_piece = text_.piece(item), &upper_piece = text_.piece(*upper);
    if (!wraps(*upper, item)) return false;
    if (is_small_letter(below_piece.first)) return true;
    const double indent = below_piece.rect.x0 - upper_piece.rect.x0;
    if (below_piece.wide) return indent > -0.5 * below_piece.size && upper_piece.wide;
    // A hanging indent, from which the next label returns.
    const bool returns =
        i + 1 >= lines_.size() || left_of(lines_[i + 1]) < below_piece.rect.x0 - 0.3 * below_piece.size;
    return indent > 0.4 * below_piece.size && returns;
  }

  // Line `i` is the upper part of the label in the row below it.
  bool leads_on(std::size_t i) const {
    if (distance(i) > kCellPitch) return false;
    const Line &line = lines_[i], &below = lines_[i + 1];
    const Placed& item = line.items.front();
    const Placed* lower = in_column(below, item.columns.first);
    if (lower == nullptr) return false;
    if (item.columns.first > 0) return true;
    const Piece &upper_piece = text_.piece(item), &lower_piece = text_.piece(*lower);
    if (upper_piece.last == ':' || upper_piece.last == 0xFF1A) return false;
    if (!wraps(item, *lower)) return false;
    if (is_small_letter(lower_piece.first)) return true;
    const double indent = lower_piece.rect.x0 - upper_piece.rect.x0;
    const bool returns =
        i + 2 < lines_.size() && left_of(lines_[i + 2]) < lower_piece.rect.x0 - 0.3 * lower_piece.size;
    return indent > 0.4 * lower_piece.size && returns;
  }

  std::vector<bool> parts_;  // whether a row ends behind line i
  bool figures_ = false, rows_told_ = false;
};

}  // namespace

std::vector<int> body_rows(const TableText& text, std::size_t begin, const std::vector<bool>& skip) {
  return Body(text, begin, skip).run();
}

}  // namespace recount
