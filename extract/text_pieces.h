// The pieces of a line that two or more blanks set apart.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace recount {

// Where a piece stands, in columns of a screen.
struct TextPiece {
  std::string_view text;
  std::size_t left = 0, right = 0;
  std::size_t width() const { return right - left; }
};

// `wide` is how many columns a Chinese character takes: two on a screen, but one where a program lined up the
// characters by their number, as pdftotext does.
std::vector<TextPiece> pieces_of(std::string_view line, std::size_t wide);

inline bool overlap(const TextPiece& a, const TextPiece& b) {
  return a.left < b.right && b.left < a.right;
}

}  // namespace recount
