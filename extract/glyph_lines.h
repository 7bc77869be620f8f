// Characters put together to lines and text.
//
//   std::vector<GlyphLine> lines = lines_of(page.glyphs, all);
//   lines[0].text()       // "项目名称  农村饮水安全巩固提升": two blanks where a wide gap is
//   text_of(page.glyphs, cell.glyphs)   // the lines of a cell, parted by \n
//
// Blanks of a page are gaps: a PDF need not hold them as characters. What counts as one is a table in the .cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/page.h"

namespace recount {

using GlyphIds = std::span<const std::uint32_t>;

// A run of glyphs without a blank inside, as a reader sees it. `first` and `count` are positions in GlyphLine::glyphs.
struct GlyphWord {
  std::size_t first = 0, count = 0;
  Rect rect;
  std::string text;
};

// One line of text from left to right. All glyphs of a line have the same turn; `rect` is always as on the page, whatever the
// turn. `size` is the largest font size in it.
struct GlyphLine {
  std::vector<std::uint32_t> glyphs;  // in reading direction
  std::vector<GlyphWord> words;
  Rect rect;
  double size = 0;
  int turn = 0;
  char32_t first = 0, last = 0;  // characters
  double first_glyph = 0,
         first_chunk = 0;  // lengths of the first character, and of what of the line cannot be wrapped

  // The words with one blank between them, two where the gap is wider than kWideGap times the size.
  std::string text() const;
};

inline constexpr double kWideGap = 1.5;

// The lines of some glyphs, from top to bottom as they are read: upright lines first, then turned ones. Glyphs of one line
// overlap vertically by half; nothing is split at wide gaps.
std::vector<GlyphLine> lines_of(const std::vector<Glyph>& glyphs, GlyphIds ids);

// The text of a cell. Lines whose glyphs stand one below the other, as in stacked labels, are lines of one character each.
std::string text_of(const std::vector<Glyph>& glyphs, GlyphIds ids);

// The text of lines that were wrapped at the right border of a cell or column of text: a line goes on without a line break where the
// next word would not have fitted on it; where it would have, the break was meant and stays. `room` is the space between the
// borders; a text one of whose lines is turned is measured along its lines.
//
//   项目支出绩效 / 自评表 in a narrow cell       -> 项目支出绩效自评表
//   371. / 06                                    -> 371.06
//   523690 / 0 in a cell with no room for a digit -> 523690 and 0 with kJoiner between them: most likely one number
//   2021 / 2022 there                            -> 2021\n2022: two numbers, or one: nobody can tell
//   Department of / Finance                      -> Department of Finance
// U+2060, WORD JOINER: the file breaks the line here, and what it parts is most likely one word.
inline constexpr char32_t kJoiner = 0x2060;
std::string unwrapped_text(const std::vector<GlyphLine>& lines, const Rect& room);

// Of a box along text that is turned so.
double length_of(const Rect& rect, int turn);
// Of the font, or the height of the character where the file does not say.
double size_of(const Glyph& glyph);
// The size that half of the characters do not exceed; 0 where there are none.
double usual_size(const std::vector<Glyph>& glyphs);

// Width of the gap, in font sizes, from which on two glyphs beside each other are taken for two words.
double word_gap(char32_t left, char32_t right);

// Chinese, Japanese or Korean characters and their punctuation, which take a full em.
bool is_wide_code(char32_t code);

}  // namespace recount
