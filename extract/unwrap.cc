// unwrapped_text: lines of a cell or paragraph as one where only its width made them several.
#include <algorithm>
#include <cmath>

#include "extract/glyph_lines.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// Widths of characters and borders are known to so much, in font sizes.
constexpr double kSlack = 0.2;
// Programs leave at most so much room between text and ruling (points): Word 5.4, Excel 2.
constexpr double kMostPadding = 6;
// A line is centered if its sides are as far from the borders up to this much (points).
constexpr double kCentered = 2;
// A blank between Latin words, in font sizes.
constexpr double kBlank = 0.25;

// The room before and behind a line, as it is read.
struct Sides {
  double before = 0, after = 0;
};

Sides sides_of(const GlyphLine& line, const Rect& room) {
  const bool sideways = line.turn % 180 != 0;
  const double first = sideways ? line.rect.y0 - room.y0 : line.rect.x0 - room.x0;
  const double last = sideways ? room.y1 - line.rect.y1 : room.x1 - line.rect.x1;
  return line.turn < 180 ? Sides{first, last} : Sides{last, first};
}

// The room that the longest line leaves on its narrower side is the padding.
double padding_of(const std::vector<GlyphLine>& lines, const Rect& room) {
  double padding = kMostPadding;
  for (const GlyphLine& line : lines) {
    const Sides sides = sides_of(line, room);
    padding = std::min({padding, sides.before, sides.after});
  }
  return std::max(0.0, padding);
}

bool is_digit(char32_t code) {
  return code >= U'0' && code <= U'9';
}

// How much of the room a line takes: centered text leaves room on both sides, text at the right border before it, an indented
// line only at its end.
double used_of(const GlyphLine& line, const GlyphLine& next, const Rect& room, double padding) {
  const double length = length_of(line.rect, line.turn);
  const auto [before, after] = sides_of(line, room);
  if (std::abs(before - after) <= kCentered) return length;
  const Sides below = sides_of(next, room);
  const bool at_right =
      std::max(after, below.after) <= padding + kCentered && below.before > padding + kCentered;
  return at_right ? length : length + std::max(0.0, before - padding);
}

enum class Join { kBreak, kSpace, kNothing, kDoubtful };

// 523690 | 0 in a cell with no room for another digit is one number; 2021 | 2022 may be two.
bool may_be_one_number(const GlyphLine& line, const GlyphLine& next) {
  const std::size_t first = line.words.front().count, second = next.words.front().count;
  const bool has_point = next.words.front().text.find('.') != std::string::npos;
  return next.words.size() == 1 && (second < first || (has_point && second <= first + 2));
}

// `used` of the `room` is taken by `line`.
Join join_of(const GlyphLine& line, const GlyphLine& next, double used, double room) {
  const char32_t left = line.last, right = next.first;
  const bool wide = is_wide_code(left) || is_wide_code(right);
  const double size = std::max(line.size, next.size);
  room -= kSlack * size;
  // A number or word longer than the cell is cut where the line is full.
  if (!wide && line.words.size() == 1 && used + next.first_glyph > room) {
    if (is_digit(left) != is_digit(right)) return Join::kNothing;  // 371. | 06, 93.06 | %
    if (is_digit(left) && may_be_one_number(line, next)) return Join::kDoubtful;
  }
  if (used + (wide ? 0 : kBlank * size) + next.first_chunk <= room) return Join::kBreak;
  if (is_digit(left) && is_digit(right)) return Join::kBreak;
  if (wide || left == U'-') return Join::kNothing;
  return Join::kSpace;
}

}  // namespace

std::string unwrapped_text(const std::vector<GlyphLine>& lines, const Rect& room) {
  std::string text;
  const double padding = padding_of(lines, room);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += lines[i].text();
    if (i + 1 == lines.size()) break;
    if (lines[i].turn != lines[i + 1].turn) {
      text += '\n';
      continue;
    }
    switch (join_of(lines[i], lines[i + 1], used_of(lines[i], lines[i + 1], room, padding),
                    length_of(room, lines[i].turn) - 2 * padding)) {
      case Join::kBreak:
        text += '\n';
        break;
      case Join::kSpace:
        text += ' ';
        break;
      case Join::kDoubtful:
        utf8_append(text, kJoiner);
        break;
      case Join::kNothing:
        break;
    }
  }
  return text;
}

}  // namespace recount
