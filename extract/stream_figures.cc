// Figures that stand a blank apart.
#include <algorithm>
#include <string>

#include "extract/stream_kinds.h"

namespace recount {
namespace {

// Words of figures that cannot be one figure, as groups of thousands are: 741,43 and 9; 2010 and 2011; 12 and $5. 0 if there are
// none, else the first word of the second figure.
std::size_t second_figure(const Page& page, const Piece& piece, double space) {
  const auto word_of = [&](std::size_t word) {
    const std::size_t end = word + 1 < piece.starts.size() ? piece.starts[word + 1] : piece.glyphs.size();
    std::u32string text;
    for (std::size_t i = piece.starts[word]; i < end; ++i) text += page.glyphs[piece.glyphs[i]].code;
    return text;
  };
  std::u32string before = word_of(0);
  for (std::size_t word = 1; word < piece.starts.size(); ++word) {
    const std::u32string text = word_of(word);
    const Rect& left = page.glyphs[piece.glyphs[piece.starts[word] - 1]].box;
    const Rect& right = page.glyphs[piece.glyphs[piece.starts[word]]].box;
    const bool digits_before = std::ranges::any_of(before, is_digit),
               digits = std::ranges::any_of(text, is_digit);
    if (digits_before && digits) {
      const auto run = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
      const bool group =
          run == 3 &&
          std::ranges::all_of(
              before, [](char32_t c) { return is_digit(c) || is_dash(c) || c == '(' || is_currency(c); }) &&
          std::ranges::count_if(before, is_digit) <= 3;
      if (!group) return word;
    } else if (right.x0 - left.x1 > 1.25 * space * piece.size &&
               (is_dash(before.back()) || is_dash(text.front()))) {
      return word;
    }
    before = text;
  }
  return 0;
}

bool is_figures(const Page& page, const Piece& piece) {
  return piece.starts.size() > 1 && piece.digits > 0 &&
         std::ranges::all_of(piece.glyphs, [&](std::uint32_t id) {
           const char32_t code = page.glyphs[id].code;
           return is_digit(code) || is_dash(code) || is_currency(code) || code == ',' || code == '.' ||
                  code == '%' || code == '(' || code == ')' || code == '+' || code == '*';
         });
}

}  // namespace

void split_figures(const Page& page, Pieces& out) {
  for (std::size_t i = 0; i < out.pieces.size(); ++i) {
    if (!is_figures(page, out.pieces[i])) continue;
    const std::size_t word = second_figure(page, out.pieces[i], out.space);
    if (word > 0) split_piece(page, out, static_cast<int>(i), out.pieces[i].starts[word]);
  }
}

}  // namespace recount
