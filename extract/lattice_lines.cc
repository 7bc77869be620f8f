#include "extract/lattice_lines.h"

#include <algorithm>
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
    return std::ranges::upper_bound(ends, end + kOneLine) - std::ranges::lower_bound(ends, end - kOneLine) >= kCommon;
  }
};

// A short ruling must meet two others: else it is a stroke of a character, an underline, a mark in a cell. What of it goes on beyond
// them is a stroke that touches it, and is cut off. The sides of a row that the page cuts meet one: they are as high as text.
constexpr double kLong = 60;
constexpr double kRow = 12;

bool is_held(Ruling& line, const std::vector<std::size_t>& touched, const Lines& others, const Ends& ends) {
  if (touched.empty()) return false;
  if (line.length() >= kLong) return true;
  double first = 1e9, last = -1e9;
  for (const std::size_t other : touched) {
    first = std::min(first, others[other].at);
    last = std::max(last, others[other].at);
  }
  const bool begins = Ends::is_common(ends.from, line.from), stops = Ends::is_common(ends.to, line.to);
  if (last - first <= kSameLine) return begins && stops && line.length() >= kRow;
  if (!begins) line.from = std::max(line.from, first - kReach);
  if (!stops) line.to = std::min(line.to, last + kReach);
  return true;
}

// Takes away what hangs on nothing, until all that is left holds each other.
void drop_loose(Lines& horizontal, Lines& vertical) {
  bool changed = true;
  while (changed) {
    changed = false;
    const Touches touches = find_touches(horizontal, vertical);
    const auto drop = [&](Lines lines, const std::vector<std::vector<std::size_t>>& touched,
                          const Lines& others) {
      const Ends ends(lines);
      Lines kept;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_held(lines[i], touched[i], others, ends)) kept.push_back(lines[i]);
      }
      changed = changed || kept.size() < lines.size();
      return kept;
    };
    Lines held = drop(horizontal, touches.of_horizontal, vertical);
    vertical = drop(vertical, touches.of_vertical, horizontal);
    horizontal = std::move(held);
  }
}

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
  drop_loose(horizontal, vertical);
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
