#include "extract/stream_blocks.h"

#include <algorithm>
#include <cmath>

namespace recount {
namespace {

// Lines of a paragraph follow at up to this many font sizes.
constexpr double kPitch = 2.0;
// Edges of one paragraph differ by no more, in font sizes; its first line may be indented by kIndent.
constexpr double kEdge = 0.6, kIndent = 3.0;
// Gaps up to this width are blanks that justification has spread, where a line has few words even up to kWidest.
constexpr double kSpread = 1.3, kWidest = 2.1;
// Up to this much no line is taken for torn.
constexpr double kTorn = 0.75;

class Gatherer {
 public:
  explicit Gatherer(const Pieces& all) : all_(all) {}

  std::vector<Block> run() {
    for (std::size_t i = 0; i < all_.lines.size(); ++i) add_line(static_cast<int>(i));
    return std::move(blocks_);
  }

 private:
  const Piece& at(int line, int position) const { return all_.pieces[all_.lines[line].pieces[position]]; }

  void add_line(int index) {
    const PieceLine& line = all_.lines[index];
    std::vector<bool> used(line.pieces.size(), false);
    std::erase_if(active_, [&](std::size_t id) {
      return line.mid - blocks_[id].lines.back().mid > kPitch * std::max(blocks_[id].size, line.size);
    });
    for (const std::size_t id : active_) extend(blocks_[id], index, used);
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) begin(index, static_cast<int>(i), used);
    }
  }

  // Takes the pieces of the line that lie within the block's edges.
  void extend(Block& block, int index, std::vector<bool>& used) {
    const PieceLine& line = all_.lines[index];
    int begin = -1, end = -1;
    double x0 = 0, x1 = 0;
    const double slack = kEdge * block.size;
    const auto first = std::ranges::partition_point(
        line.pieces, [&](int id) { return all_.pieces[id].rect.x1 < block.x0 - slack; });
    for (std::size_t i = first - line.pieces.begin(); i < line.pieces.size(); ++i) {
      const Piece& piece = at(index, static_cast<int>(i));
      const bool starts = begin < 0 && std::abs(piece.rect.x0 - block.x0) < kIndent * block.size;
      if (begin < 0 && !starts) break;
      const bool inside = piece.rect.x0 > block.x0 - slack && piece.rect.x1 < block.x1 + slack;
      if (used[i] || (!inside && !starts)) break;
      if (std::abs(piece.size - block.size) > 0.15 * block.size) break;
      // A line wider than all above it goes on with one piece only, and no column of short ones.
      if (!inside && end >= 0) break;
      const double wider = piece.rect.x1 - block.x0;
      if (!inside && block.lines.size() > 1 && wider > 2.5 * (block.x1 - block.x0)) break;
      if (begin < 0) begin = static_cast<int>(i), x0 = piece.rect.x0;
      end = static_cast<int>(i) + 1, x1 = piece.rect.x1;
      if (!inside) break;
    }
    if (begin < 0) return;
    const BlockLine next = {index, x0, x1, at(index, begin).mid, begin, end};
    // A paragraph keeps its pitch, and none of its lines falls into columns.
    if (block.lines.size() > 1) {
      const double pitch = block.lines[1].mid - block.lines[0].mid;
      const double step = next.mid - block.lines.back().mid;
      if (step > 1.25 * pitch || step < 0.8 * pitch) return;
    }
    if (!is_whole(all_, next) && is_whole(all_, block.lines.back())) return;
    std::fill(used.begin() + begin, used.begin() + end, true);
    block.lines.push_back(next);
    block.x0 = std::min(block.x0, x0), block.x1 = std::max(block.x1, x1);
  }

  void begin(int index, int position, std::vector<bool>& used) {
    const PieceLine& line = all_.lines[index];
    int end = position + 1;
    // What justification has torn apart is one line.
    const int count = static_cast<int>(line.pieces.size());
    const auto gap = [&](int i) { return at(index, i).rect.x0 - at(index, i - 1).rect.x1; };
    const auto alike = [&](int i, int j) { return std::abs(gap(i) - gap(j)) < 0.15 * line.size; };
    for (; end < count && !used[end] && !at(index, end).number && !at(index, end - 1).number; ++end) {
      if (gap(end) < kSpread * line.size) continue;
      const bool even = (end > position + 1 && alike(end, end - 1)) || (end + 1 < count && alike(end, end + 1));
      if (!even || gap(end) > kWidest * line.size) break;
    }
    std::fill(used.begin() + position, used.begin() + end, true);
    Block block;
    block.size = at(index, position).size;
    block.x0 = at(index, position).rect.x0, block.x1 = at(index, end - 1).rect.x1;
    block.lines.push_back({index, block.x0, block.x1, at(index, position).mid, position, end});
    active_.push_back(blocks_.size());
    blocks_.push_back(std::move(block));
  }

  const Pieces& all_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> active_;
};

}  // namespace

std::vector<Block> blocks_of(const Pieces& pieces) {
  return Gatherer(pieces).run();
}

bool is_whole(const Pieces& pieces, const BlockLine& line) {
  const auto at = [&](int i) -> const Piece& { return pieces.pieces[pieces.lines[line.line].pieces[i]]; };
  double least = 1e30, most = 0;
  for (int i = line.begin + 1; i < line.end; ++i) {
    const double gap = at(i).rect.x0 - at(i - 1).rect.x1;
    least = std::min(least, gap), most = std::max(most, gap);
  }
  const double size = at(line.begin).size;
  return most == 0 || most < kTorn * size || (most < kWidest * size && most - least < 0.25 * size);
}

}  // namespace recount
