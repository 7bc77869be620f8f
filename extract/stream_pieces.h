// Pieces of text, the atoms of tables without rulings: words of one line that only the blanks of running text part.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/page.h"

namespace recount {

// `rect` leaves out dot leaders, which count as blank; their glyphs are there all the same. `mid` is the middle of the line as
// the large glyphs of the piece tell it.
struct Piece {
  Rect rect;
  double mid = 0, size = 0;
  std::vector<std::uint32_t> glyphs;
  int line = 0;
  int words = 0;  // parted by blanks, or two wide characters each
  int letters = 0, digits = 0, count = 0;
  int whole = -1;           // the number printed, if it is a whole one without signs
  double first_word = 0;    // its width
  std::vector<int> starts;  // of its words, as positions in `glyphs`
  char32_t first = 0, last = 0;
  bool number = false;  // a figure, or what stands for one: a dash, n/a
  bool year = false;
  bool symbol = false;   // a currency or percent sign, a footnote mark: part of the figure beside it
  bool marker = false;   // a bullet or the number of a list item
  bool caption = false;  // begins with the word and number of a caption, or with the word of a note
  bool leader = false;   // dots follow
  bool wide = false;     // Chinese
  bool running = false;  // part of running text
};

struct PieceLine {
  std::vector<int> pieces;  // from left to right
  double mid = 0, size = 0;
  Rect rect;
};

struct Pieces {
  std::vector<Piece> pieces;
  std::vector<PieceLine> lines;  // by mid
  double space = 0.28;           // width of a blank, in font sizes
};

// The glyphs whose middle is in none of the rects.
std::vector<std::uint32_t> free_glyphs(const Page& page, const std::vector<Rect>& taken);

// The upright glyphs among `ids`.
Pieces pieces_of(const Page& page, std::span<const std::uint32_t> ids);

// Parts a piece before its glyph `at`; the new piece stands behind it in its line.
void split_piece(const Page& page, Pieces& pieces, int piece, std::size_t at);

// Makes one piece of those at `begin` to end - 1 in their line. What it tells of its characters are sums; it is no number.
void join_pieces(Pieces& pieces, int line, int begin, int end);

}  // namespace recount
