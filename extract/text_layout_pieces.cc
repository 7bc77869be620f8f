#include <algorithm>
#include <optional>

#include "extract/text_layout.h"
#include "extract/utf8.h"

namespace recount {
namespace {

// A value with a digit, or a dash: two of them are two cells. In "98. 5%" there is a blank too many.
bool is_number(std::string_view text) {
  return is_layout_value(text) && !text.ends_with('.') && !text.ends_with(',') &&
         (text.find_first_of("0123456789") != text.npos || text == "—" || text == "-");
}

std::string_view word_before(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);
}

constexpr std::size_t kNearLines = 12, kGutterLines = 2;

// Whether other lines nearby have two pieces where this one has the words before and behind a blank, and none
// goes on over the blank.
bool is_gutter(const std::vector<LinePieces>& lines, const TextPiece& before, const TextPiece& behind,
               std::size_t line) {
  std::size_t apart = 0, across = 0;
  const std::size_t end = std::min(lines.size(), line + kNearLines + 1);
  for (std::size_t at = line - std::min(line, kNearLines); at < end; ++at) {
    if (at == line || lines[at].size() < 3) continue;
    for (std::size_t i = 0; i < lines[at].size(); ++i) {
      const LayoutPiece& piece = lines[at][i];
      across += overlap(piece, before) && overlap(piece, behind);
      apart += i + 1 < lines[at].size() && overlap(piece, before) && !overlap(piece, behind) &&
               overlap(lines[at][i + 1], behind) && !overlap(lines[at][i + 1], before);
    }
  }
  return apart >= kGutterLines && apart > 3 * across;
}

// Columns can come so close that only one blank is between them.
void split_at_gutters(std::vector<LinePieces>& lines, std::size_t wide) {
  const std::vector<LinePieces> whole = lines;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    LinePieces split;
    for (const LayoutPiece& piece : whole[line]) {
      LayoutPiece rest = piece;
      for (std::size_t at = rest.text.find(' '); at != rest.text.npos; at = rest.text.find(' ', at + 1)) {
        LayoutPiece before = rest, behind = rest;
        before.text = rest.text.substr(0, at);
        behind.text = rest.text.substr(at + 1);
        behind.left = rest.right - layout_width(behind.text, wide);
        before.right = behind.left - 1;
        // Only the words beside the blank stand where another column may be.
        TextPiece word = before, next = behind;
        word.left = before.right - layout_width(before.text.substr(before.text.rfind(' ') + 1), wide);
        next.right = behind.left + layout_width(behind.text.substr(0, behind.text.find(' ')), wide);
        before.is_value = is_layout_value(before.text);
        behind.is_value = is_layout_value(behind.text);
        const bool values =
            is_number(word_before(before.text)) && is_number(behind.text.substr(0, behind.text.find(' ')));
        if (!values && !is_gutter(whole, word, next, line)) continue;
        split.push_back(before);
        rest = behind;
        at = static_cast<std::size_t>(-1);
      }
      split.push_back(rest);
    }
    lines[line] = std::move(split);
  }
}

constexpr std::size_t kNarrow = 3;  // characters

// What the lines of a label are apart at most, as Line::at: one line of others may be between them.
constexpr double kLabelPitch = 2.6;

// The next line on which the narrow label goes on.
std::optional<std::size_t> next_of_label(Lines region, const std::vector<LinePieces>& lines,
                                         const LayoutCell& label) {
  const LayoutPiece& last = label.pieces.back();
  for (std::size_t at = last.line + 1; at < lines.size(); ++at) {
    if (region[at].gap > 0 || region[at].at - region[last.line].at > kLabelPitch) return std::nullopt;
    if (lines[at].empty()) continue;
    const LayoutPiece& piece = lines[at].front();
    if (piece.left >= label.right) continue;
    // A bracket never begins a line.
    const std::size_t size = layout_characters(piece.text) - piece.text.ends_with("）");
    if (overlap(piece, last) && size <= layout_characters(last.text) && !piece.is_value) return at;
    return std::nullopt;
  }
  return std::nullopt;
}

// Whether long texts stand beside the label, and go on below it: it stands in the middle of more than their row, of their headings, too.
bool is_outrun(Lines region, const std::vector<LinePieces>& lines, const LayoutCell& label) {
  const auto is_prose = [](const LayoutPiece& piece) { return layout_characters(piece.text) >= kLayoutProse; };
  for (const LayoutPiece& part : label.pieces) {
    const LinePieces& line = lines[part.line];
    if (line.size() < 2 || !std::all_of(line.begin() + 1, line.end(), is_prose)) return false;
  }
  const std::size_t next = label.last() + 1;
  return next < lines.size() && region[next].gap == 0 && !lines[next].empty() &&
         region[next].at - region[label.last()].at <= kLabelPitch && lines[next].front().left >= label.right &&
         std::ranges::none_of(lines[next], &LayoutPiece::is_value);
}

// Takes the narrow labels at the left, wrapped after each few characters, out of the lines: they stand beside
// rows of their own.
//
//   绩  时效指标  ...
//   效
//       成本指标  ...
//   指
//   标  质量指标  ...
void take_narrow_labels(Lines region, std::vector<LinePieces>& lines, std::vector<LayoutCell>& labels) {
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (lines[line].empty()) continue;
    const std::size_t width = layout_characters(lines[line].front().text);
    if (width > kNarrow || lines[line].front().is_value) continue;
    LayoutCell label;
    label.add(lines[line].front());
    bool alone = lines[line].size() == 1, with_values = false;
    const auto has_value = [&lines](std::size_t at) {
      return std::ranges::any_of(lines[at], &LayoutPiece::is_value);
    };
    with_values = has_value(line);
    while (layout_characters(label.pieces.back().text) == width) {
      const auto next = next_of_label(region, lines, label);
      if (!next) break;
      label.add(lines[*next].front());
      alone = alone || lines[*next].size() == 1;
      with_values = with_values || has_value(*next);
    }
    const std::size_t count = label.pieces.size();
    const bool shrinks = layout_characters(label.pieces.back().text) < width;
    const bool spans = (alone || width == 1) && (shrinks || count > 2 || !with_values);
    if (count < 2 || !(spans || is_outrun(region, lines, label))) continue;
    for (const LayoutPiece& piece : label.pieces) lines[piece.line].erase(lines[piece.line].begin());
    labels.push_back(std::move(label));
  }
}

}  // namespace

std::size_t layout_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t layout_width(std::string_view text, std::size_t wide) {
  const std::vector<TextPiece> pieces = pieces_of(text, wide);
  return pieces.empty() ? 0 : pieces.back().right;
}

bool is_layout_value(std::string_view text) {
  static constexpr std::string_view kSigns = "0123456789.,%+-/<>=() ";
  static constexpr std::u32string_view kWideSigns = U"％—–－≥≤＜＞＝＋．，／";
  if (text.size() > 24) return false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8_next(text, at);
    const bool is_digit = code >= U'０' && code <= U'９';
    if (code < 0x80 ? kSigns.find(static_cast<char>(code)) == kSigns.npos
                    : !is_digit && kWideSigns.find(code) == kWideSigns.npos) {
      return false;
    }
  }
  return true;
}

std::vector<LinePieces> layout_pieces(Lines region, std::size_t wide, std::vector<LayoutCell>& labels) {
  std::vector<LinePieces> lines;
  for (std::size_t line = 0; line < region.size(); ++line) {
    LinePieces& pieces = lines.emplace_back();
    for (const TextPiece& piece : pieces_of(region[line].text, wide)) {
      pieces.push_back({piece, line, is_layout_value(piece.text)});
    }
  }
  split_at_gutters(lines, wide);
  take_narrow_labels(region, lines, labels);
  std::erase_if(lines, [](const LinePieces& pieces) { return pieces.empty(); });
  return lines;
}

}  // namespace recount
