// A page as text that was laid out with blanks, in columns of half a character, and which glyph each byte of it is: used by
// stream_forms.cc alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/stream_pieces.h"
#include "extract/text_layout.h"

namespace recount {

// Lines that fall a little from left to right, as on pages of few texts that were scanned askew, are level here. Line::at counts half
// lines from the top of the page. `page` must outlive it.
class LaidOutPage {
 public:
  LaidOutPage(const Page& page, Pieces pieces);

  Lines lines() const { return lines_; }
  LayoutHints hints() const;
  double size() const { return size_; }  // of most characters, in points
  const Rect& rect_of(std::size_t line) const { return texts_[line].rect; }

  // The line that a part of the text is of, among those from `first` to last - 1; `last` if it is none of them.
  std::size_t line_of(std::string_view part, std::size_t first, std::size_t last) const;

  // Appends the glyphs of a part of line `line`.
  void glyphs_of(std::size_t line, std::string_view part, std::vector<std::uint32_t>& out) const;

 private:
  struct Text {
    std::string text;
    std::vector<std::int64_t> glyphs;  // of each byte; -1: a blank, or not the first byte of a character
    Rect rect;
  };

  void add_blanks(Text& into, std::size_t count);
  void add(const Piece& piece, Text& into, double at, std::size_t blanks);

  const Page& page_;
  double size_;
  std::vector<Text> texts_;
  std::vector<Line> lines_;
  std::size_t column_ = 0;
};

}  // namespace recount
