// Rows of an OCR export that were printed again and again while they grew: each printing holds, cell by cell,
// the values of all rows of the table that were read so far,
//
//   召开政金企对接会                          ≥4次            2
//   召开政金企对接会 组织培训                 ≥4次 ≥1次       2 2
//   召开政金企对接会 组织培训 购置资料        ≥4次 ≥1次 ≥5次  2 2 2
//
// and these become the three rows that they stand for. Only what the printings show is used: the text falls
// apart where they ended or where they agree on a blank, and a column of values is dealt out if there is a
// value for each row, or if there is no doubt which row is without one. Where the parts do not match up, the
// fullest printing is kept as it stands with a Problem "run-together-rows"; values that cannot be dealt out are
// left blank with a Problem "run-together-cells" that quotes them. Header words in front of the values of the
// first printings become a header row.
#pragma once

#include "extract/text_shapes.h"

namespace recount {

void unfold_grown_rows(TextTable& table);

}  // namespace recount
