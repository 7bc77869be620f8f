#include "extract/text_delimited.h"

#include <algorithm>
#include <optional>

namespace recount {
namespace {

struct Place {
  std::size_t line = 0, at = 0;
};

// The text behind the opening mark at `start`, and the place behind the closing one.
std::optional<Place> read_quoted(Lines lines, Place start, char delimiter, std::string& raw) {
  raw.clear();
  const std::size_t last = std::min(lines.size(), start.line + kMaxQuotedLines);
  for (Place place{start.line, start.at + 1}; place.line < last; ++place.line, place.at = 0) {
    const std::string_view text = lines[place.line].text;
    if (place.line > start.line) raw.append(1 + lines[place.line].gap, '\n');
    while (place.at < text.size()) {
      const std::size_t mark = std::min(text.find('"', place.at), text.size());
      // Cells that hold a tab do not occur; a tab shows that the mark was part of the text.
      if (delimiter == '\t' && text.substr(place.at, mark - place.at).find('\t') != text.npos)
        return std::nullopt;
      raw.append(text, place.at, mark - place.at);
      if (mark == text.size()) break;
      const char next = mark + 1 < text.size() ? text[mark + 1] : delimiter;
      if (next == delimiter) return Place{place.line, mark + 1};
      if (next != '"') return std::nullopt;
      raw += '"';
      place.at = mark + 2;
    }
  }
  return std::nullopt;
}

}  // namespace

std::size_t read_delimited(Lines lines, std::size_t at, char delimiter, std::vector<DelimitedCell>* cells) {
  if (cells) cells->clear();
  if (!cells && lines[at].text.find('"') == std::string_view::npos) return at + 1;
  std::string quoted;
  for (Place place{at, 0};;) {
    const std::uint32_t number = lines[place.line].number;
    std::string_view text = lines[place.line].text;
    std::optional<Place> close;
    if (place.at < text.size() && text[place.at] == '"') close = read_quoted(lines, place, delimiter, quoted);
    if (close) {
      place = *close;
      text = lines[place.line].text;
      if (cells) cells->push_back({quoted, number});
    } else {
      const std::size_t end = std::min(text.find(delimiter, place.at), text.size());
      if (cells) cells->push_back({std::string(text.substr(place.at, end - place.at)), number});
      place.at = end;
    }
    if (place.at >= text.size()) return place.line + 1;
    ++place.at;  // the delimiter
  }
}

}  // namespace recount
