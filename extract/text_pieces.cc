#include "extract/text_pieces.h"

#include "extract/utf8.h"

namespace recount {

std::vector<TextPiece> pieces_of(std::string_view line, std::size_t wide) {
  std::vector<TextPiece> pieces;
  std::size_t column = 0, blanks = 2;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t start = at;
    const char32_t code = utf8_next(line, at);
    const std::size_t width = code >= 0x1100 ? wide : 1;
    column += width;
    if (is_blank(code)) {
      blanks += width;
      continue;
    }
    if (blanks >= 2) {
      pieces.push_back({line.substr(start, at - start), column - width, column});
    } else {
      const auto from = static_cast<std::size_t>(pieces.back().text.data() - line.data());
      pieces.back() = {line.substr(from, at - from), pieces.back().left, column};
    }
    blanks = 0;
  }
  return pieces;
}

}  // namespace recount
