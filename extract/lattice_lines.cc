#include "extract/lattice_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "extract/lattice.h"

namespace recount {
namespace {

// Points. Pieces of one ruling stand apart by up to this much (breaks in faint lines, rulings drawn cell by cell).
constexpr double kJoin = 3;
// Pieces of one ruling differ by so much across it: rounding to pixels.
constexpr double kOneLine = 1.2;

using Lines = std::vector<Ruling>;

// Joins pieces one behind the other, and rulings beside each other that are too close for text.
Lines join_pieces(Lines lines, double across, double gap) {
  std::ranges::sort(
      lines, [](const Ruling& a, const Ruling& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  bool changed = true;
  while (changed) {
    changed = false;
    Lines joined;
    for (const Ruling& line : lines) {
      Ruling* partner = nullptr;
      for (auto it = joined.rbegin(); it != joined.rend() && line.at - it->at <= across; ++it) {
        if (overlap(it->from, it->to, line.from, line.to) >= -gap) {
          partner = &*it;
          break;
        }
      }
      if (partner == nullptr) {
        joined.push_back(line);
        continue;
      }
      const double before = partner->length(), added = line.length();
      // Of both together: what stops short of a double ruling stops short of the nearer line.
      partner->thickness = std::max(partner->at + partner->thickness / 2, line.at + line.thickness / 2) -
                           std::min(partner->at - partner->thickness / 2, line.at - line.thickness / 2);
      partner->at = (partner->at * before + line.at * added) / (before + added);
      partner->contrast = (partner->contrast * before + line.contrast * added) / (before + added);
      partner->from = std::min(partner->from, line.from);
      partner->to = std::max(partner->to, line.to);
      changed = true;
    }
    lines = std::move(joined);
    std::ranges::sort(lines, {}, &Ruling::at);
  }
  return lines;
}

bool touch(const Ruling& h, const Ruling& v) {
  const double reach_h = kReach + h.thickness / 2, reach_v = kReach + v.thickness / 2;
  return v.at >= h.from - reach_v && v.at <= h.to + reach_v && h.at >= v.from - reach_h &&
         h.at <= v.to + reach_h;
}

struct Touches {
  std::vector<std::vector<std::size_t>> of_horizontal, of_vertical;
};

Touches find_touches(const Lines& horizontal, const Lines& vertical) {
  Touches touches{std::vector<std::vector<std::size_t>>(horizontal.size()),
                  std::vector<std::vector<std::size_t>>(vertical.size())};
  for (std::size_t v = 0; v < vertical.size(); ++v) {
    auto it = std::ranges::lower_bound(horizontal, vertical[v].from - 2 * kReach - 2, {}, &Ruling::at);
    for (; it != horizontal.end() && it->at <= vertical[v].to + 2 * kReach + 2; ++it) {
      if (!touch(*it, vertical[v])) continue;
      const std::size_t h = static_cast<std::size_t>(it - horizontal.begin());
      touches.of_horizontal[h].push_back(v);
      touches.of_vertical[v].push_back(h);
    }
  }
  return touches;
}

// Where the rulings of one direction begin and end, sorted. What several have in common is where a table was cut off.
struct Ends {
  std::vector<double> from, to;

  explicit Ends(const Lines& lines) {
    for (const Ruling& line : lines) from.push_back(line.from), to.push_back(line.to);
    std::ranges::sort(from);
    std::ranges::sort(to);
  }
  static bool is_common(const std::vector<double>& ends, double end) {
    constexpr std::ptrdiff_t kCommon = 3;
    return std::ranges::upper_bound(ends, end + kOneLine) - std::ranges::lower_bound(ends, end - kOneLine) >=
           kCommon;
  }
};

// A short ruling must meet two others: else it is a stroke of a character, an underline, a mark in a cell. What of it goes on beyond
// them is a stroke that touches it, and is cut off. The sides of a row that the page cuts meet one: they are as high as text.
constexpr double kLong = 60;
constexpr double kRow = 12;

// Takes away what hangs on nothing, until all that is left holds each other. Each ruling is looked at again only where one that
// it touches was taken away.
class Loose {
 public:
  Loose(Lines& horizontal, Lines& vertical)
      : lines_{&horizontal, &vertical}, ends_{Ends(horizontal), Ends(vertical)} {
    Touches touches = find_touches(horizontal, vertical);
    touched_[0] = std::move(touches.of_horizontal);
    touched_[1] = std::move(touches.of_vertical);
    for (const std::size_t side : {0u, 1u}) {
      gone_[side].assign(lines_[side]->size(), false);
      for (std::size_t i = 0; i < lines_[side]->size(); ++i) {
        left_[side].push_back(touched_[side][i].size());
        queue_.push_back({side, i});
      }
    }
  }

  void drop() {
    while (!queue_.empty()) {
      const auto [side, i] = queue_.back();
      queue_.pop_back();
      if (gone_[side][i] || is_held(side, i)) continue;
      gone_[side][i] = true;
      for (const std::size_t other : touched_[side][i]) {
        --left_[1 - side][other];
        if (!gone_[1 - side][other]) queue_.push_back({1 - side, other});
      }
    }
    for (const std::size_t side : {0u, 1u}) {
      Lines kept;
      for (std::size_t i = 0; i < gone_[side].size(); ++i) {
        if (!gone_[side][i]) kept.push_back((*lines_[side])[i]);
      }
      *lines_[side] = std::move(kept);
    }
  }

 private:
  bool is_held(std::size_t side, std::size_t i) {
    Ruling& line = (*lines_[side])[i];
    if (left_[side][i] == 0) return false;
    if (line.length() >= kLong) return true;
    double first = 1e9, last = -1e9;
    for (const std::size_t other : touched_[side][i]) {
      if (gone_[1 - side][other]) continue;
      first = std::min(first, (*lines_[1 - side])[other].at);
      last = std::max(last, (*lines_[1 - side])[other].at);
    }
    const bool begins = Ends::is_common(ends_[side].from, line.from),
               stops = Ends::is_common(ends_[side].to, line.to);
    if (last - first <= kSameLine) return begins && stops && line.length() >= kRow;
    if (!begins) line.from = std::max(line.from, first - kReach);
    if (!stops) line.to = std::min(line.to, last + kReach);
    return true;
  }

  // Horizontal rulings, then vertical ones.
  std::array<Lines*, 2> lines_;
  std::array<Ends, 2> ends_;
  std::array<std::vector<std::vector<std::size_t>>, 2> touched_;
  std::array<std::vector<std::size_t>, 2> left_;  // how many of `touched_` are still there
  std::array<std::vector<bool>, 2> gone_;
  std::vector<std::pair<std::size_t, std::size_t>> queue_;  // side and index
};

// Short pieces much fainter than the other rulings of a table are strokes of a watermark or stamp behind it.
constexpr double kFaint = 0.4;

double usual_contrast(const Lines& horizontal, const Lines& vertical) {
  std::vector<std::pair<double, double>> by_contrast;
  double all = 0;
  for (const Lines* lines : {&horizontal, &vertical}) {
    for (const Ruling& line : *lines) {
      by_contrast.push_back({line.contrast, line.length()});
      all += line.length();
    }
  }
  std::ranges::sort(by_contrast);
  double passed = 0;
  for (const auto& [contrast, length] : by_contrast) {
    passed += length;
    if (passed * 2 >= all) return contrast;
  }
  return 0;
}

void drop_faint(Lines& horizontal, Lines& vertical) {
  const double usual = usual_contrast(horizontal, vertical);
  const auto is_faint = [usual](const Ruling& line) {
    return line.length() < kLong && line.contrast < kFaint * usual;
  };
  std::erase_if(horizontal, is_faint);
  std::erase_if(vertical, is_faint);
}

class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

std::vector<RulingGroup> group_rulings(const std::vector<Ruling>& rulings) {
  Lines horizontal, vertical;
  for (const Ruling& ruling : rulings) (ruling.horizontal ? horizontal : vertical).push_back(ruling);
  for (Lines* lines : {&horizontal, &vertical}) {
    *lines = join_pieces(join_pieces(std::move(*lines), kOneLine, kJoin), kSameLine, 0);
  }
  drop_faint(horizontal, vertical);
  Loose(horizontal, vertical).drop();
  const Touches touches = find_touches(horizontal, vertical);
  Sets sets(horizontal.size() + vertical.size());
  for (std::size_t h = 0; h < horizontal.size(); ++h) {
    for (const std::size_t v : touches.of_horizontal[h]) sets.join(h, horizontal.size() + v);
  }
  std::vector<RulingGroup> groups;
  std::vector<std::size_t> place(horizontal.size() + vertical.size(), static_cast<std::size_t>(-1));
  for (std::size_t i = 0; i < place.size(); ++i) {
    const bool is_horizontal = i < horizontal.size();
    const Ruling& line = is_horizontal ? horizontal[i] : vertical[i - horizontal.size()];
    const Rect rect =
        is_horizontal ? Rect{line.from, line.at, line.to, line.at} : Rect{line.at, line.from, line.at, line.to};
    std::size_t& at = place[sets.find(i)];
    if (at == static_cast<std::size_t>(-1)) {
      at = groups.size();
      groups.push_back({{}, {}, rect});
    }
    (is_horizontal ? groups[at].horizontal : groups[at].vertical).push_back(line);
    groups[at].rect.unite(rect);
  }
  return groups;
}

}  // namespace recount
