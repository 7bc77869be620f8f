// Lines of text that follow one another in a column of the page: paragraphs, but also cells and columns of cells.
#pragma once

#include <vector>

#include "extract/stream_pieces.h"

namespace recount {

// A line of a block: pieces begin..end - 1 of its PieceLine.
struct BlockLine {
  int line = 0;
  double x0 = 0, x1 = 0, mid = 0;
  int begin = 0, end = 0;
};

// At one pitch and with one left edge, but for its first line.
struct Block {
  double x0 = 0, x1 = 0, size = 0;
  std::vector<BlockLine> lines;
};

// All pieces, each in one block.
std::vector<Block> blocks_of(const Pieces& pieces);

// Is it one run of text? Justification spreads all blanks of a line alike; columns are parted by wider ones.
bool is_whole(const Pieces& pieces, const BlockLine& line);

}  // namespace recount
