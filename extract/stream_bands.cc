#include "extract/stream_bands.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Pieces of one ruling, in points: programs draw a border cell by cell.
constexpr double kTouch = 2, kSameHeight = 1;
// Ends of rulings that belong together, in points.
constexpr double kSameEnds = 6;
// Points between the lines of a double ruling at most, and between the rulings of a row of one line.
constexpr double kDouble = 8, kOneRow = 36;
// Rulings that bound a table are no shorter than this, in points.
constexpr double kShortest = 60;

bool is_underline(const Ruling& ruling, const Pieces& pieces) {
  // Only lines just above can be underlined.
  auto line = std::ranges::partition_point(
      pieces.lines, [&](const PieceLine& l) { return l.mid < ruling.at - 2 * std::max(l.size, 1.0); });
  for (; line != pieces.lines.end() && line->mid < ruling.at; ++line) {
    for (const int id : line->pieces) {
      const Piece& piece = pieces.pieces[id];
      const double slack = 0.2 * piece.size;
      const bool under = ruling.at < piece.rect.y1 + 0.02 * piece.size && ruling.at > piece.mid;
      const bool within = ruling.from > piece.rect.x0 - slack && ruling.to < piece.rect.x1 + slack;
      if (under && within) return true;
    }
  }
  return false;
}

struct Content {
  bool beside = false;  // more of these lines stands outside, so that the rulings part headings only
  int strips = 0, multi = 0, running = 0;  // lines, those of several pieces, those of running text or captions
};

// What stands between two rulings.
Content content_of(const Pieces& pieces, const Rect& rect) {
  Content content;
  auto line = std::ranges::partition_point(pieces.lines, [&](const PieceLine& l) { return l.mid < rect.y0; });
  for (; line != pieces.lines.end() && line->mid < rect.y1; ++line) {
    int inside = 0, running = 0;
    for (const int id : line->pieces) {
      const Piece& piece = pieces.pieces[id];
      if (!rect.contains(piece.rect.mid_x(), piece.mid)) {
        content.beside = content.beside || !(piece.running || piece.caption);
        continue;
      }
      ++inside;
      running += piece.running || piece.caption;
    }
    if (inside == 0) continue;
    ++content.strips;
    content.multi += inside > 1;
    content.running += running > 0;
  }
  return content;
}

// Cells of several lines leave lines of one piece; half of them still tell rows.
bool is_tabular(const Content& content) {
  return !content.beside && content.multi > 0 && content.running * 4 <= content.strips &&
         content.multi * 3 >= content.strips;
}

}  // namespace

std::vector<Ruling> table_rulings(const Page& page, const Pieces& pieces) {
  std::vector<Ruling> rulings;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.horizontal && ruling.length() > 0) rulings.push_back(ruling);
  }
  std::ranges::sort(rulings, {}, &Ruling::at);
  // Rows of equal height, each sorted from the left.
  for (std::size_t i = 0; i < rulings.size();) {
    std::size_t end = i + 1;
    while (end < rulings.size() && rulings[end].at - rulings[i].at <= kSameHeight) ++end;
    std::sort(rulings.begin() + static_cast<std::ptrdiff_t>(i),
              rulings.begin() + static_cast<std::ptrdiff_t>(end),
              [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
    i = end;
  }
  std::vector<Ruling> joined;
  for (const Ruling& ruling : rulings) {
    if (!joined.empty() && std::abs(joined.back().at - ruling.at) <= kSameHeight &&
        ruling.from <= joined.back().to + kTouch && ruling.from >= joined.back().from) {
      joined.back().to = std::max(joined.back().to, ruling.to);
    } else {
      joined.push_back(ruling);
    }
  }
  std::erase_if(joined, [&](const Ruling& ruling) { return is_underline(ruling, pieces); });
  return joined;
}

std::vector<Band> find_bands(const Pieces& pieces, const std::vector<Ruling>& rulings) {
  std::vector<Band> bands;
  std::vector<bool> used(rulings.size(), false);
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    if (used[i] || rulings[i].length() < kShortest) continue;
    Rect chain;
    int links = 0;
    std::size_t last = i;
    used[i] = true;
    const auto finish = [&] {
      if (links >= 2) bands.push_back({chain});
      links = 0;
    };
    for (std::size_t j = i + 1; j < rulings.size(); ++j) {
      if (used[j] || std::abs(rulings[j].from - rulings[i].from) > kSameEnds ||
          std::abs(rulings[j].to - rulings[i].to) > kSameEnds) {
        continue;
      }
      used[j] = true;
      const Rect between = {rulings[i].from - 2, rulings[last].at, rulings[i].to + 2, rulings[j].at};
      const Content content = content_of(pieces, between);
      last = j;
      // Double rulings have nothing between them; the heading of a group may stand alone between two rulings.
      if (content.strips == 0 && between.height() < kDouble) {
        if (links > 0) chain.unite(between);
        continue;
      }
      const bool heading =
          !content.beside && content.strips == 1 && content.running == 0 && between.height() < kOneRow;
      if (!is_tabular(content) && !heading) {
        finish();
        continue;
      }
      if (links++ == 0) chain = between;
      chain.unite(between);
    }
    finish();
  }
  return bands;
}

int band_at(const std::vector<Band>& bands, const Rect& rect) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].rect.contains(rect.mid_x(), rect.mid_y())) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace recount
