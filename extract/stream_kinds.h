// What characters and pieces of text are for a table.
#pragma once

#include <vector>

#include "extract/page.h"
#include "extract/stream_pieces.h"

namespace recount {

bool is_digit(char32_t code);
bool is_letter(char32_t code);
bool is_dash(char32_t code);
bool is_currency(char32_t code);

// Sets what the characters of the piece tell: from `letters` to `caption`.
void classify(const std::vector<Glyph>& glyphs, Piece& piece);

// Parts figures that stand a blank apart, and cannot be one: 741,43 and 9; 2010 and 2011; 12 and $5.
void split_figures(const Page& page, Pieces& pieces);

}  // namespace recount
