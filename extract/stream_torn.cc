// Lines of justified text that wide blanks have torn into their words, in a column of the page or in a cell.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "extract/stream_running.h"

namespace recount {
namespace {

// No line is torn into more words; those of longer lines have narrow blanks.
constexpr int kMostWords = 24;
// The blanks of a line differ by no more than this, in font sizes, and are no wider than kWidest.
constexpr double kEven = 0.2, kWidest = 5;
// Two words alone are a line of a narrow cell, with a blank no wider than this.
constexpr double kPairWidest = 2.5;

// Left and right edges of lines that are one piece, in points.
class Edges {
 public:
  explicit Edges(const Pieces& all) {
    constexpr int kSure = 3;  // words that make a line of text
    for (const Piece& piece : all.pieces) {
      if (piece.words >= kSure && !piece.number) known_.insert({point(piece.rect.x0), point(piece.rect.x1)});
    }
  }

  bool has(double x0, double x1) const {
    for (int left = point(x0) - 1; left <= point(x0) + 1; ++left) {
      const auto next = known_.lower_bound({left, point(x1) - 1});
      if (next != known_.end() && next->first == left && next->second <= point(x1) + 1) return true;
    }
    return false;
  }

 private:
  static int point(double x) { return static_cast<int>(std::lround(std::clamp(x, -1e6, 1e6))); }
  std::set<std::pair<int, int>> known_;
};

// The end of the torn line that begins at `begin`; begin + 1 if none does. Justified lines reach from edge to edge, as others of
// their column do.
int torn_end(const Pieces& all, const PieceLine& line, int begin, const Edges& edges) {
  const auto at = [&](int i) -> const Piece& { return all.pieces[line.pieces[i]]; };
  const int last = std::min(static_cast<int>(line.pieces.size()), begin + kMostWords);
  int end = begin + 1, numbers = at(begin).number;
  double least = 1e30, most = 0;
  for (int i = begin + 1; i < last; ++i) {
    const double gap = at(i).rect.x0 - at(i - 1).rect.x1;
    least = std::min(least, gap), most = std::max(most, gap);
    if (most > kWidest * line.size || most - least > kEven * line.size) break;
    numbers += at(i).number;
    const int count = i + 1 - begin;
    if (numbers * 4 > count || (count == 2 && gap > kPairWidest * line.size)) continue;
    if (edges.has(at(begin).rect.x0, at(i).rect.x1)) end = i + 1;
  }
  return end;
}

}  // namespace

void heal_torn_lines(Pieces& pieces) {
  const Edges edges(pieces);
  for (std::size_t i = 0; i < pieces.lines.size(); ++i) {
    const PieceLine& line = pieces.lines[i];
    for (int begin = 0; begin < static_cast<int>(line.pieces.size()); ++begin) {
      const int end = torn_end(pieces, line, begin, edges);
      if (end > begin + 1) join_pieces(pieces, static_cast<int>(i), begin, end);
    }
  }
}

}  // namespace recount
