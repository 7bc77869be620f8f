#include "extract/stream_running.h"

#include <algorithm>
#include <cmath>

#include "extract/stream_blocks.h"

namespace recount {
namespace {

// Paragraphs of one column of the page begin within this many font sizes.
constexpr double kIndent = 3.0;
// A column of running text is at least this wide, in font sizes: three columns of a page are wider, cells seldom are.
constexpr double kNarrowest = 15;
// Pieces whose middles differ by less, in font sizes, stand side by side: cells may be centred.
constexpr double kBeside = 0.8, kLevel = 0.15;
// Lines of justified text end within this many font sizes.
constexpr double kFlush = 0.3;
// A paragraph of so many lines tells by itself that it is running text.
constexpr int kParagraph = 4;
class Marker {
 public:
  explicit Marker(Pieces& all) : all_(all), blocks_(blocks_of(all)) {}

  void run() {
    note_starts();
    for (const Block& block : blocks_) stack(block);
    for (Stack& stack : stacks_) judge(stack);
    for (const Block& block : blocks_) {
      for (const BlockLine& line : block.lines) {
        if (is_torn(line)) mark(line);
      }
    }
    for (const Stack& stack : stacks_) {
      if (stack.running && !in_step(stack) && !is_flanked(stack)) mark(stack);
    }
  }

 private:
  // Blocks one below the other in the same column of the page.
  struct Stack {
    double x0 = 0, x1 = 0, size = 0, bottom = 0;
    std::vector<const Block*> blocks;
    bool running = false;
  };

  const Piece& at(int line, int position) const { return all_.pieces[all_.lines[line].pieces[position]]; }

  void stack(const Block& block) {
    for (auto it = stacks_.rbegin(); it != stacks_.rend() && it - stacks_.rbegin() < 6; ++it) {
      const bool same = std::abs(it->x0 - block.x0) < kIndent * block.size &&
                        std::abs(it->size - block.size) < 0.1 * block.size &&
                        (std::abs(it->x1 - block.x1) < 2 * block.size || block.x1 < it->x1);
      if (!same || block.lines.front().mid - it->bottom > 4 * block.size) continue;
      it->blocks.push_back(&block);
      it->x1 = std::max(it->x1, block.x1), it->x0 = std::min(it->x0, block.x0);
      it->bottom = block.lines.back().mid;
      return;
    }
    stacks_.push_back({block.x0, block.x1, block.size, block.lines.back().mid, {&block}, false});
  }

  struct Tally {
    int lines = 0, whole = 0, filled = 0, words = 0, letters = 0, digits = 0, beside = 0;

    // Words in sentences, line by line from edge to edge.
    bool flows() const {
      return words >= 4 * lines && digits * 3 < letters + digits && filled * 2 >= lines &&
             whole * 4 >= lines * 3 && beside * 3 < lines;
    }
  };

  Tally tally(const Block& block, double width) const {
    Tally sum;
    for (const BlockLine& line : block.lines) {
      ++sum.lines;
      sum.whole += is_whole(all_, line);
      sum.filled += line.x1 - line.x0 > 0.75 * width;
      sum.beside += has_number_beside(line);
      for (int i = line.begin; i < line.end; ++i) {
        const Piece& piece = at(line.line, i);
        sum.words += piece.words, sum.letters += piece.letters, sum.digits += piece.digits;
      }
    }
    return sum;
  }

  // Long paragraphs tell by themselves, short ones together, so that a table in their column does not hide them.
  void judge(Stack& stack) const {
    const double width = stack.x1 - stack.x0;
    if (width < kNarrowest * stack.size) return;
    Tally all;
    std::vector<const Block*> flowing;
    for (const Block* block : stack.blocks) {
      const Tally one = tally(*block, width);
      const bool single = one.whole == one.lines && one.beside == 0;
      if (one.lines >= kParagraph && one.flows()) {
        flowing.push_back(block);
        stack.running = true;
      } else if (single && one.words >= 3 * one.lines && !is_cell(*block, width)) {
        flowing.push_back(block);
      } else {
        continue;
      }
      all.lines += one.lines, all.whole += one.whole, all.filled += one.filled, all.words += one.words;
      all.letters += one.letters, all.digits += one.digits, all.beside += one.beside;
    }
    const bool enough = all.lines >= 4 || (all.lines >= 2 && width >= 28 * stack.size);
    stack.running = stack.running || (all.flows() && enough);
    stack.blocks = std::move(flowing);
  }

  // Short, and something stands beside it.
  bool is_cell(const Block& block, double width) const {
    const BlockLine& first = block.lines.front();
    return block.x1 - block.x0 < 0.5 * width &&
           all_.lines[first.line].pieces.size() > static_cast<std::size_t>(first.end - first.begin);
  }

  // Labels of rows have their figures on the same line.
  bool has_number_beside(const BlockLine& line) const {
    const PieceLine& all = all_.lines[line.line];
    if (line.end >= static_cast<int>(all.pieces.size())) return false;
    const Piece& next = at(line.line, line.end);
    return next.number && std::abs(next.mid - line.mid) < 0.2 * next.size;
  }

  // Cells of a row begin side by side: paragraphs of two columns do so only by chance.
  bool in_step(const Stack& stack) const {
    int starts = 0, shared = 0;
    for (const Block* block : stack.blocks) {
      const BlockLine& first = block->lines.front();
      const PieceLine& all = all_.lines[first.line];
      ++starts;
      if (all.pieces.size() == static_cast<std::size_t>(first.end - first.begin)) continue;
      const int other = first.begin > 0 ? first.begin - 1 : first.end;
      shared += starts_block(all.pieces[other]);
    }
    return starts >= 2 && shared * 3 >= starts * 2 && shared >= 2;
  }

  // Beside most of its paragraphs stands something narrow, numbers or labels, that begins, ends or has its middle where they
  // do, as the cells of a row. Justified text is none of a table, whatever stands in the next column of the page.
  bool is_flanked(const Stack& stack) const {
    int flanked = 0, level = 0, lines = 0, justified = 0;
    for (const Block* block : stack.blocks) {
      for (const BlockLine& line : block->lines) {
        ++lines;
        justified += line.x1 > stack.x1 - kFlush * stack.size;
      }
      const Beside beside = beside_of(*block);
      flanked += beside != Beside::kNothing;
      level += beside == Beside::kCell;
    }
    if (lines >= kParagraph && justified * 2 >= lines) return false;
    return flanked * 2 >= static_cast<int>(stack.blocks.size()) && level * 5 >= flanked * 3;
  }

  enum class Beside { kNothing, kNarrow, kCell };

  Beside beside_of(const Block& block) const {
    const BlockLine &first = block.lines.front(), &last = block.lines.back();
    const double near = kBeside * block.size, level = kLevel * block.size;
    Beside found = Beside::kNothing;
    const int count = static_cast<int>(all_.lines.size());
    for (int i = std::max(0, first.line - 2); i < std::min(count, last.line + 3); ++i) {
      if (all_.lines[i].mid < first.mid - near || all_.lines[i].mid > last.mid + near) continue;
      for (const int id : all_.lines[i].pieces) {
        const Block& other = blocks_[block_of_[id]];
        if (other.x0 < block.x1 && other.x1 > block.x0) continue;
        if (other.x1 - other.x0 >= kNarrowest * other.size) continue;
        const double top = other.lines.front().mid - first.mid, bottom = other.lines.back().mid - last.mid;
        if (std::min({std::abs(top), std::abs(bottom), std::abs(top + bottom) / 2}) < level)
          return Beside::kCell;
        found = Beside::kNarrow;
      }
    }
    return found;
  }

  bool starts_block(int piece) const {
    return starts_.size() > static_cast<std::size_t>(piece) && starts_[piece];
  }

  // A line that justification has torn into its words, of which most are in small letters.
  bool is_torn(const BlockLine& line) const {
    const int pieces = line.end - line.begin;
    if (pieces < 4 || !is_whole(all_, line)) return false;
    int lower = 0, words = 0;
    for (int i = line.begin; i < line.end; ++i) {
      const Piece& piece = at(line.line, i);
      lower += piece.first >= 'a' && piece.first <= 'z';
      words += piece.words;
    }
    return lower * 5 >= pieces * 3 && words * 2 <= pieces * 3;
  }

  void mark(const Stack& stack) {
    for (const Block* block : stack.blocks) {
      for (const BlockLine& line : block->lines) mark(line);
    }
  }

  void mark(const BlockLine& line) {
    for (int i = line.begin; i < line.end; ++i) all_.pieces[all_.lines[line.line].pieces[i]].running = true;
  }

  void note_starts() {
    starts_.assign(all_.pieces.size(), false);
    block_of_.assign(all_.pieces.size(), 0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      for (const BlockLine& line : blocks_[i].lines) {
        for (int at = line.begin; at < line.end; ++at) block_of_[all_.lines[line.line].pieces[at]] = i;
      }
    }
    for (const Block& block : blocks_) {
      const BlockLine& first = block.lines.front();
      starts_[all_.lines[first.line].pieces[first.begin]] = true;
    }
  }

  Pieces& all_;
  const std::vector<Block> blocks_;
  std::vector<Stack> stacks_;
  std::vector<bool> starts_;           // whether a piece begins a block
  std::vector<std::size_t> block_of_;  // of each piece
};

}  // namespace

void mark_running(Pieces& pieces) {
  Marker(pieces).run();
}

}  // namespace recount
