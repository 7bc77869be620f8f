// What the words of a header can mean.
#pragma once

#include <span>
#include <vector>

#include "model/align.h"
#include "model/header_join.h"
#include "model/vocabulary/vocabulary.h"

namespace recount {

// One meaning of a header cell, and how sure it is (1: the word as it is listed).
struct Meaning {
  Label label;
  double score;
};
using Meanings = std::vector<Meaning>;

// What a column of this label expects of its cells.
Role role_of(Label label);

// What each cell can mean; empty where too few words are known for a header. Words that are not listed are told
// by a part of them or in spite of OCR's errors, in rows that are half a header already. Words that OCR split
// over columns are put together in `cells`.
std::vector<Meanings> read_header_words(Place place, std::vector<HeaderCell>& cells,
                                        std::span<const Row> below);

// The meanings make a header of indicators, or of the funding block.
bool plausible_indicators(const std::vector<Meanings>& meanings);
bool plausible_funding(const std::vector<Meanings>& meanings);

// All assignments of one meaning to each cell, bounded; a cell without meanings has 0.
std::vector<std::vector<int>> choose_meanings(const std::vector<Meanings>& meanings);

}  // namespace recount
