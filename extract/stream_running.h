// Tells running text from what may be a table.
#pragma once

#include "extract/stream_pieces.h"

namespace recount {

// Puts the words together that justification has torn apart.
void heal_torn_lines(Pieces& pieces);

// Sets Piece::running on the pieces of paragraphs: several lines one below the other that fill a column of the page.
void mark_running(Pieces& pieces);

}  // namespace recount
