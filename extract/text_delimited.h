// Cells between delimiters, in quotes where a spreadsheet found that necessary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extract/text_shapes.h"

namespace recount {

struct DelimitedCell {
  std::string raw;
  std::uint32_t line = 0;
};

// Reads the row that starts on lines[at] into `cells`, or only skips it where `cells` is null. Gives the index
// of the line behind it: more than at + 1 where a quoted cell has line breaks.
//
// A cell is quoted only if its first character is " and a closing one stands before a delimiter or line end not
// more than kMaxQuotedLines further; else the quotation mark is part of the text, as in "普会贷"获批贷款. "" is
// one ".
inline constexpr std::size_t kMaxQuotedLines = 64;
std::size_t read_delimited(Lines lines, std::size_t at, char delimiter, std::vector<DelimitedCell>* cells);

}  // namespace recount
