#include "extract/stream_columns.h"

#include <algorithm>
#include <cmath>

#include "extract/glyph_lines.h"
#include "extract/stream_profile.h"

namespace recount {
namespace {

// Boxes of neighbouring columns may overlap by this much, in font sizes, and a piece covers a column from twice that on.
constexpr double kSlack = 0.12;
// Pieces whose middles differ by less, in font sizes, stand side by side.
constexpr double kBeside = 0.8;
// What parts the text of two columns stands no farther from the border between them, in font sizes; Chinese characters with a
// gap of kWideBlank between them do not touch.
constexpr double kNearBorder = 0.6, kWideBlank = 0.15;
// Each round of cuts through pieces doubles the columns at most.
constexpr int kMostRounds = 5;

struct Group {
  double x0 = 0, x1 = 0;
  std::vector<int> members;  // positions in `ids`
};

class Builder {
 public:
  Builder(const Pieces& all, std::span<const int> ids) : all_(all), ids_(ids) {
    for (const int id : ids) {
      const Piece& piece = all.pieces[id];
      // Narrowed, so that boxes that touch leave a gap.
      const double slack = std::min(kSlack * piece.size, piece.rect.width() / 4);
      spans_.push_back({piece.rect.x0 + slack, piece.rect.x1 - slack, piece.line});
    }
    crossing_ = crossing_spans(spans_);
  }

  Columns run() {
    group();
    for (int i = 0; i < kMostRounds && cut_unexplained(); ++i) group();
    join_signs();
    join_apart();
    return finish();
  }

 private:
  const Piece& piece(int member) const { return all_.pieces[ids_[member]]; }

  // Pieces that overlap, directly or through others, are a column.
  void group() {
    std::vector<int> order;
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      if (!crossing_[i]) order.push_back(static_cast<int>(i));
    }
    std::ranges::sort(order, {}, [&](int i) { return spans_[i].x0; });
    groups_.clear();
    for (const int i : order) {
      if (groups_.empty() || spans_[i].x0 > groups_.back().x1)
        groups_.push_back({spans_[i].x0, spans_[i].x1, {}});
      groups_.back().x1 = std::max(groups_.back().x1, spans_[i].x1);
      groups_.back().members.push_back(i);
    }
  }

  // Two pieces of a line in one column: something bridges the gap between them. Cuts where most lines have such a gap.
  bool cut_unexplained() {
    bool any = false;
    std::vector<Span> gaps, members;
    for (const Group& column : groups_) {
      gaps.clear(), members.clear();
      gaps_inside(column, gaps);
      if (gaps.empty()) continue;
      for (const int member : column.members) members.push_back(spans_[member]);
      const Cut cut = best_cut(members, gaps);
      // A gap may be torn by chance; a column repeats it more often than it is bridged.
      if (cut.gaps < 2 || cut.gaps < 2 * cut.covered) continue;
      for (const int member : column.members) {
        if (spans_[member].x0 >= cut.at || spans_[member].x1 <= cut.at) continue;
        crossing_[member] = true;
        any = true;
      }
    }
    return any;
  }

  void gaps_inside(const Group& column, std::vector<Span>& gaps) const {
    std::vector<int> members = column.members;
    std::ranges::sort(members, [&](int a, int b) {
      return spans_[a].line != spans_[b].line ? spans_[a].line < spans_[b].line : spans_[a].x0 < spans_[b].x0;
    });
    for (std::size_t i = 1; i < members.size(); ++i) {
      const Span &a = spans_[members[i - 1]], &b = spans_[members[i]];
      if (a.line == b.line && b.x0 > a.x1) gaps.push_back({a.x1, b.x0, a.line});
    }
  }

  // A currency sign set apart belongs to the figure on its right, a percent sign or a mark to the one on its left.
  void join_signs() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const auto& members = groups_[i].members;
      if (!std::ranges::all_of(members, [&](int m) { return piece(m).symbol; })) continue;
      const char32_t code = piece(members.front()).first;
      const bool trails = code == '%' || code == ')' || code == '*';
      if (trails && i > 0) {
        join(i - 1), --i;
      } else if (!trails && i + 1 < groups_.size()) {
        join(i);
      }
    }
  }

  void join(std::size_t left) {
    Group& into = groups_[left];
    const Group& from = groups_[left + 1];
    into.x1 = std::max(into.x1, from.x1);
    into.members.insert(into.members.end(), from.members.begin(), from.members.end());
    groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(left) + 1);
  }

  // Columns that never stand side by side in a line are one: a heading that does not reach over its figures, an indented label.
  void join_apart() {
    for (std::size_t i = 0; i + 1 < groups_.size();) {
      if (shared_lines(groups_[i], groups_[i + 1]) > 0) {
        ++i;
        continue;
      }
      // Of two neighbours that would do, the nearer one.
      const bool next_too = i + 2 < groups_.size() && shared_lines(groups_[i + 1], groups_[i + 2]) == 0;
      const bool next_nearer =
          next_too && groups_[i + 2].x0 - groups_[i + 1].x1 < groups_[i + 1].x0 - groups_[i].x1;
      join(next_nearer ? i + 1 : i);
    }
  }

  // Cells centred beside one another stand half a line apart.
  int shared_lines(const Group& a, const Group& b) const {
    const auto sorted = [&](const Group& group) {
      std::vector<double> mids;
      for (const int m : group.members) mids.push_back(piece(m).mid);
      std::ranges::sort(mids);
      return mids;
    };
    const std::vector<double> left = sorted(a), right = sorted(b);
    const double near = kBeside * piece(a.members.front()).size;
    int shared = 0;
    for (std::size_t i = 0, j = 0; i < left.size(); ++i) {
      while (j < right.size() && right[j] < left[i] - near) ++j;
      shared += j < right.size() && right[j] <= left[i] + near;
    }
    return shared;
  }

  Columns finish() const {
    Columns columns;
    for (const Group& group : groups_) columns.extent.push_back({group.x0, 0, group.x1, 0});
    if (groups_.empty()) return columns;
    double left = spans_[0].x0, right = spans_[0].x1;
    for (const Span& span : spans_) left = std::min(left, span.x0), right = std::max(right, span.x1);
    columns.xs.push_back(left);
    for (std::size_t i = 1; i < groups_.size(); ++i)
      columns.xs.push_back((groups_[i - 1].x1 + groups_[i].x0) / 2);
    columns.xs.push_back(right);
    for (std::size_t i = 0; i < spans_.size(); ++i)
      columns.ranges.push_back(range_of(columns, static_cast<int>(i)));
    return columns;
  }

  ColumnRange range_of(const Columns& columns, int member) const {
    const Span& span = spans_[member];
    const double size = piece(member).size;
    // The columns stand side by side, so that only a few can be touched.
    const auto begin =
        std::ranges::partition_point(columns.extent, [&](const Rect& e) { return e.x1 < span.x0; });
    int i = static_cast<int>(std::max<std::ptrdiff_t>(0, begin - columns.extent.begin() - 1));
    int nearest = i, first = -1, last = -1;
    double best = -1e30;
    for (; i < columns.count(); ++i) {
      const Rect& extent = columns.extent[i];
      const double shared = overlap(span.x0, span.x1, extent.x0, extent.x1);
      if (shared > best) best = shared, nearest = i;
      if (extent.x0 > span.x1) break;
      if (shared < 2 * kSlack * size && shared < 0.5 * (extent.x1 - extent.x0)) continue;
      if (first < 0) first = i;
      last = i;
    }
    if (!crossing_[member] || first < 0) return {nearest, nearest};
    return {first, last};
  }

  const Pieces& all_;
  std::span<const int> ids_;
  std::vector<Span> spans_;
  std::vector<bool> crossing_;
  std::vector<Group> groups_;
};

}  // namespace

namespace {

bool is_figure(const Page& page, const Piece& piece, std::size_t from, std::size_t to) {
  int digits = 0, letters = 0;
  for (std::size_t i = from; i < to; ++i) {
    const char32_t code = page.glyphs[piece.glyphs[i]].code;
    digits += code >= '0' && code <= '9';
    letters += (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code > 0x2E80;
  }
  return (digits > 0 && letters == 0) || to - from <= 2;
}

// Where in the piece the text of column `left` ends and that of the next begins; 0 if nothing parts them.
std::size_t split_at(const Page& page, const Piece& piece, const Columns& columns, int left, double space) {
  const double from = columns.extent[left].x1, to = columns.extent[left + 1].x0;
  std::size_t best = 0, word = 0;
  double nearest = kNearBorder * piece.size;
  for (std::size_t at = 1; at < piece.glyphs.size(); ++at) {
    const Glyph &before = page.glyphs[piece.glyphs[at - 1]], &behind = page.glyphs[piece.glyphs[at]];
    const bool starts = word + 1 < piece.starts.size() && piece.starts[word + 1] == static_cast<int>(at);
    if (starts) ++word;
    const double x0 = before.box.x1, x1 = behind.box.x0;
    // Chinese characters touch.
    const bool wide =
        is_wide_code(before.code) && is_wide_code(behind.code) && x1 - x0 > kWideBlank * piece.size;
    if (!starts && !wide) continue;
    const double away =
        std::max({0.0, from - x1, x0 - to, std::abs((x0 + x1) / 2 - (from + to) / 2) - (to - from) / 2});
    if (away >= nearest) continue;
    if (!wide) {
      const std::size_t end = word + 1 < piece.starts.size() ? piece.starts[word + 1] : piece.glyphs.size();
      const bool figures =
          is_figure(page, piece, piece.starts[word - 1], at) && is_figure(page, piece, at, end);
      // Headings that end or begin where their columns do.
      const bool edge = std::abs(x0 - from) < 0.3 * piece.size || std::abs(x1 - to) < 0.3 * piece.size;
      if (!figures && (!edge || x1 - x0 < 1.1 * space * piece.size)) continue;
    }
    nearest = away, best = at;
  }
  return best;
}

}  // namespace

bool split_at_columns(const Page& page, Pieces& all, std::vector<int>& ids, const Columns& columns) {
  bool any = false;
  std::vector<int> out;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const ColumnRange range = columns.ranges[i];
    int id = ids[i];
    out.push_back(id);
    for (int left = range.first; left < range.last; ++left) {
      const std::size_t at = split_at(page, all.pieces[id], columns, left, all.space);
      if (at == 0) continue;
      split_piece(page, all, id, at);
      id = static_cast<int>(all.pieces.size()) - 1;
      out.push_back(id);
      any = true;
    }
  }
  ids = std::move(out);
  return any;
}

Columns columns_of(const Pieces& all, std::span<const int> ids) {
  return Builder(all, ids).run();
}

}  // namespace recount
