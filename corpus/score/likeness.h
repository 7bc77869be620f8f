// When two values count as equal, and how alike two texts are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/score/json_tree.h"

namespace recount::corpus {

// A text as it is compared: NFKC, no white space, quotes, dashes and comparison signs unified; a lone slash or dash is
// no text.
//
//   folded("（1） 95 %") == U"(1)95%"    folded("》=3") == folded("≥3")    folded("--") == U""
std::u32string folded(std::string_view text);
std::u32string folded(const Json& value);  // of its text; empty for null, arrays and objects

// A form of a number that is the same for equal numbers: 6.50 and 6.5, 1e3 and 1000. What is no number is compared as
// it is written. Empty for null and for an empty text.
std::string number_key(const Json& value);

// The first number in a text without its grouping commas, as number_key; a text without digits, folded.
//   first_number of "共 1,200.50 万元" and of 1200.5 are equal
std::string first_number(const Json& value);

// Levenshtein, in code points. Exact up to some 30,000 x 30,000 characters; beyond that the texts are cut into parts
// at the same share of their lengths, and the sum over the parts is an upper bound.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

// 1 - distance / length of the longer one; 1 where both are empty.
double similarity(std::u32string_view a, std::u32string_view b);

// similarity, or 0 without the work where the lengths alone keep it below `least`.
double similarity_from(double least, std::u32string_view a, std::u32string_view b);

}  // namespace recount::corpus
