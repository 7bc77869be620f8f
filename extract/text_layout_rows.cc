#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "extract/text_layout.h"
#include "extract/utf8.h"

namespace recount {
namespace {

constexpr std::size_t kMaxGroup = 24;  // lines of a row
constexpr double kMostPitch = 2.4;     // what lines of a cell are apart at most, as Line::at
constexpr double kLevel = 0.75;        // twice what cells of a row may be off its middle
constexpr double kNever = std::numeric_limits<double>::infinity();

// What speaks against taking lines for one row, in rows: a row more costs one.
constexpr double kGapInside = 0.6;  // an empty line
constexpr double kUneven = 1.2;     // a cell that stands neither at the top nor in the middle as the others do
constexpr double kBeside = 0.8;     // a line that may be a label beside several rows
constexpr double kShifted =
    0.7;  // lines of a cell that have neither their left ends nor their middles in common
constexpr double kAllWrapped = 1.5;       // every cell goes on in the next line
constexpr double kNarrowParagraph = 1.2;  // a single cell that goes on though its lines are short
constexpr double kRowOfItsOwn = 2.5;  // a line as far below as rows are, that was not wrapped for want of room
constexpr double kParagraph = 1.1;    // a paragraph that begins in a cell without others beside

// A line of text that ends because its sentence or item does, or a line that begins one.
bool ends_item(std::string_view text) {
  static constexpr std::string_view kEnds[] = {"。", "；", ";", "：", ":"};
  return std::ranges::any_of(kEnds, [text](std::string_view end) { return text.ends_with(end); });
}
bool begins_item(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  static constexpr std::string_view kMarks[] = {".", "、", "．", "）", ")"};
  const auto marks = [](std::string_view rest) {
    return std::ranges::any_of(kMarks, [rest](std::string_view mark) { return rest.starts_with(mark); });
  };
  return (digits > 0 && marks(text.substr(digits))) || text.starts_with("（") || text.starts_with("(");
}

// Text that is wrapped fills its line, so the next one is not longer.
bool may_follow(const LayoutPiece& a, const LayoutPiece& b) {
  const std::size_t room = layout_width(a.text, 2), needed = layout_width(b.text, 2);
  const std::size_t slack = room / 5 + (b.text.ends_with("）") ? 2 : 0);
  return needed <= room + slack || ends_item(a.text) || begins_item(b.text);
}

bool is_shifted(const LayoutPiece& a, const LayoutPiece& b, std::size_t wide) {
  const auto apart = [](std::size_t x, std::size_t y) { return x < y ? y - x : x - y; };
  return apart(a.left, b.left) > 2 * wide && apart(a.left + a.right, b.left + b.right) > 4 * wide;
}

// Distances that differ by less are the same; characters of white beside a line that was not wrapped for want of room.
constexpr double kNearlySame = 0.97;
constexpr std::size_t kRoom = 5;

// A little less than what lines with figures are apart that follow each other: lines of a cell are nearer.
double least_between_rows(Lines region, const std::vector<LinePieces>& lines) {
  const auto has_values = [](const LinePieces& pieces) {
    return std::ranges::count_if(pieces, &LayoutPiece::is_value) >= 2;
  };
  double least = kNever;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (has_values(lines[i - 1]) && has_values(lines[i]))
      least = std::min(least, region[lines[i].front().line].at - region[lines[i - 1].front().line].at);
  }
  return least * kNearlySame;
}

// Lines that are taken for one row. between_rows: what they are apart at least if they are rows of their own, where it was measured.
class Group {
 public:
  Group(Lines region, std::size_t wide, double between_rows)
      : region_(region), wide_(wide), between_rows_(between_rows) {}

  // False where no row can hold these lines and those before.
  bool add(const LinePieces& pieces) {
    const std::size_t line = pieces.front().line;
    const bool has_values = std::ranges::count_if(pieces, &LayoutPiece::is_value) >= 2;
    at_.push_back(region_[line].at);
    if (has_values && value_line_) return false;
    if (has_values) value_line_ = lines_.size();
    if (!lines_.empty() && lines_.back() + 1 == line && region_[line].gap > 0) {
      cost_ += kGapInside * std::min(region_[line].gap, 3u);
    }
    for (const LayoutPiece& piece : pieces) {
      LayoutCell* below = nullptr;
      for (LayoutCell& cell : cells_) {
        if (piece.left >= cell.right || cell.left >= piece.right) continue;
        if (below) return false;
        below = &cell;
      }
      if (!below) {
        cells_.emplace_back().add(piece);
        spans_.push_back({lines_.size(), lines_.size()});
        continue;
      }
      const LayoutPiece& above = below->pieces.back();
      Span& span = spans_[static_cast<std::size_t>(below - cells_.data())];
      if (above.line == line || (piece.is_value && has_values)) return false;
      // A number is wrapped only where nothing else stands on the line behind.
      if (above.is_value && (!piece.is_value || pieces.size() > 1 || piece.width() > above.width()))
        return false;
      if (at_.back() - at_[span.last] > kMostPitch || !may_follow(above, piece)) return false;
      if (is_shifted(above, piece, wide_)) cost_ += kShifted;
      const bool is_label = layout_characters(above.text) < kLayoutProse;
      if (is_label && at_.back() - at_[span.last] >= between_rows_ && has_room(*below)) cost_ += kRowOfItsOwn;
      items_ += ends_item(above.text) || begins_item(piece.text);
      below->add(piece);
      span.last = lines_.size();
    }
    lines_.push_back(line);
    return true;
  }

  // The height at which the cells stand: that of a line, or the middle of all where every cell is wrapped.
  double centre(VerticalAlign align) const {
    if (align == VerticalAlign::kTop) return at_.front();
    if (value_line_) return at_[*value_line_];
    const bool wrapped =
        std::ranges::all_of(cells_, [](const LayoutCell& cell) { return cell.pieces.size() > 1; });
    double best = wrapped ? (at_.front() + at_.back()) / 2 : at_.front();
    for (const double at : at_) {
      if (unevenness(align, at) < unevenness(align, best)) best = at;
    }
    return best;
  }

  double cost(VerticalAlign align) const {
    const double at = centre(align);
    double cost = 1 + cost_ + unevenness(align, at);
    if (lines_.size() == 1) return cost;
    std::size_t wrapped = 0, shrinking = 0, prose = 0, equal = 0;
    for (const LayoutCell& cell : cells_) {
      if (cell.pieces.size() == 1) continue;
      ++wrapped;
      const std::size_t length = layout_characters(cell.pieces.front().text);
      shrinking += layout_characters(cell.pieces.back().text) * 2 <= length + 1;
      prose += length >= kLayoutProse;
      equal += length < kLayoutProse && layout_characters(cell.pieces.back().text) >= length;
    }
    if (equal > 1) cost += kAllWrapped;
    if (cells_.size() == 1) cost += kParagraph * static_cast<double>(items_);
    if (wrapped < cells_.size() || prose == wrapped) return cost;
    if (cells_.size() == 1) return cost + kNarrowParagraph;
    if (wrapped == 1) return cost;
    return shrinking == wrapped ? cost : cost + kAllWrapped;
  }

  // Takes the cells: labels that belong to several rows apart.
  void take(LayoutRows& into) {
    const double at = centre(into.align);
    LayoutRow row{lines_.front(), lines_.back(), {}};
    const std::size_t values = first_value();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const bool beside = value_line_ && cells_[i].pieces.size() == 1 && off_middle(spans_[i], at) > 0;
      if (beside && cells_[i].right <= values) {
        into.labels.push_back(std::move(cells_[i]));
      } else {
        row.cells.push_back(std::move(cells_[i]));
      }
    }
    std::ranges::sort(row.cells, {}, &LayoutCell::left);
    into.rows.push_back(std::move(row));
  }

 private:
  struct Span {
    std::size_t first = 0, last = 0;
  };
  static constexpr std::size_t kNoValue = std::numeric_limits<std::size_t>::max();

  std::size_t first_value() const {
    std::size_t values = kNoValue;
    for (const LayoutCell& cell : cells_) {
      if (cell.is_value()) values = std::min(values, cell.left);
    }
    return values;
  }

  // White behind a cell, up to the next one.
  bool has_room(const LayoutCell& cell) const {
    std::size_t next = kNoValue;
    for (const LayoutCell& other : cells_) {
      if (other.left >= cell.right) next = std::min(next, other.left);
    }
    return next != kNoValue && next - cell.right >= kRoom * wide_;
  }

  // Twice how far the middle of a cell is off the height `at`.
  double off_middle(const Span& span, double at) const {
    const double off = std::abs(at_[span.first] + at_[span.last] - 2 * at);
    return off < kLevel ? 0 : off;
  }

  double unevenness(VerticalAlign align, double at) const {
    double sum = 0;
    const std::size_t values = first_value();
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      const Span& span = spans_[i];
      const bool is_top = align == VerticalAlign::kTop;
      const double off = is_top ? at_[span.first] - at_.front() : off_middle(span, at);
      if (off == 0) continue;
      // In the middle a single line may be a label of several rows; of much text not every line was kept apart.
      const std::size_t count = cells_[i].pieces.size();
      const bool is_label = !is_top && count == 1 && cells_[i].right <= values;
      const bool is_prose =
          !is_top && count > 2 && layout_characters(cells_[i].pieces.front().text) >= kLayoutProse;
      sum += is_label ? kBeside : is_prose ? kBeside / 2 * std::min(off, 2.0) : kUneven * std::min(off, 2.0);
    }
    return sum;
  }

  Lines region_;
  std::size_t wide_;
  double between_rows_;
  std::vector<std::size_t> lines_;
  std::vector<double> at_;  // of the lines
  std::vector<LayoutCell> cells_;
  std::vector<Span> spans_;  // of the cells, in lines of the group
  std::optional<std::size_t> value_line_;
  std::size_t items_ = 0;  // lines that begin one
  double cost_ = 0;
};

// Where the rows start, from the last to the first, and what that costs.
struct Cut {
  std::vector<std::size_t> starts;
  double cost = 0;
};

Cut cheapest_cut(Lines region, const std::vector<LinePieces>& lines, std::size_t wide, double between_rows,
                 VerticalAlign align) {
  std::vector<double> best(lines.size() + 1, kNever);
  std::vector<std::size_t> from(lines.size() + 1, 0);
  best[0] = 0;
  for (std::size_t start = 0; start < lines.size(); ++start) {
    Group group(region, wide, between_rows);
    for (std::size_t end = start; end < lines.size() && end < start + kMaxGroup; ++end) {
      if (!group.add(lines[end])) break;
      const double cost = best[start] + group.cost(align);
      if (cost < best[end + 1]) {
        best[end + 1] = cost;
        from[end + 1] = start;
      }
    }
    // A line in which two pieces overlap each other does not occur; every line is a row at least.
  }
  Cut cut{{}, best.back()};
  for (std::size_t end = lines.size(); end > 0; end = from[end]) cut.starts.push_back(from[end]);
  std::ranges::reverse(cut.starts);
  return cut;
}

}  // namespace

void LayoutCell::add(const LayoutPiece& piece) {
  left = pieces.empty() ? piece.left : std::min(left, piece.left);
  right = std::max(right, piece.right);
  pieces.push_back(piece);
}

std::string LayoutText::raw() const {
  std::string raw;
  for (const std::string_view part : parts) {
    if (!raw.empty()) raw += '\n';
    raw += part;
  }
  return raw;
}

std::size_t LayoutRow::values() const {
  return static_cast<std::size_t>(std::ranges::count_if(cells, &LayoutCell::is_value));
}

LayoutRows layout_rows(Lines region, const LayoutHints& hints) {
  LayoutRows table;
  const std::size_t wide = hints.wide;
  const std::vector<LinePieces> lines = layout_pieces(region, wide, table.labels);
  const double between_rows = hints.exact ? least_between_rows(region, lines) : kNever;
  Cut cut = cheapest_cut(region, lines, wide, between_rows, VerticalAlign::kMiddle);
  table.align = VerticalAlign::kMiddle;
  if (!hints.middle) {
    Cut top = cheapest_cut(region, lines, wide, between_rows, VerticalAlign::kTop);
    if (top.cost <= cut.cost) {
      cut = std::move(top);
      table.align = VerticalAlign::kTop;
    }
  }
  for (std::size_t i = 0; i < cut.starts.size(); ++i) {
    const std::size_t end = i + 1 < cut.starts.size() ? cut.starts[i + 1] : lines.size();
    Group group(region, wide, between_rows);
    for (std::size_t line = cut.starts[i]; line < end; ++line) group.add(lines[line]);
    group.take(table);
  }
  take_spanning_cells(region, table);
  return table;
}

}  // namespace recount
