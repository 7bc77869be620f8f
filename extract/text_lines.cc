#include "extract/text_lines.h"

#include <algorithm>

#include "extract/utf8.h"

namespace recount {
namespace {

struct LineEnd {
  std::size_t length = 0;  // 0: no line end here
  bool counts = true;      // an editor counts it
};

LineEnd line_end(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '\n':
      return {1, true};
    case '\r':
      return {text.substr(at, 2) == "\r\n" ? std::size_t{2} : std::size_t{1}, true};
    case '\f':
      return {1, false};
    case '\xE2':
      if (const auto three = text.substr(at, 3); three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
        return {3, false};
      }
      return {};
    default:
      return {};
  }
}

// Bytes that line_end() or the count of tabs must look at; the others are passed over quickly.
struct Special {
  bool is[256] = {};
  constexpr Special() {
    for (const char c : {'\n', '\r', '\f', '\t', '\xE2'}) is[static_cast<unsigned char>(c)] = true;
  }
};
constexpr Special kSpecial;

// The longest start of `text` that has at most kMaxLineBytes and does not end inside a character.
std::string_view cut(std::string_view text) {
  std::size_t size = kMaxLineBytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace

bool Line::is_blank() const {
  return !has_tabs() && trim(text).empty();
}

std::vector<Line> split_lines(std::string_view text, std::size_t limit, std::vector<Problem>& problems) {
  std::vector<Line> lines;
  // A form prints some 20 bytes a line; the guess spares most of the copies of a growing vector.
  lines.reserve(std::min(limit, text.size() / 20 + 1));
  Line line{{}, 1, 0, 0};
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size() && lines.size() <= limit;) {
    while (at < text.size() && !kSpecial.is[static_cast<unsigned char>(text[at])]) ++at;
    const LineEnd end = at < text.size() ? line_end(text, at) : LineEnd{1, true};
    if (end.length == 0) {
      line.tabs += text[at++] == '\t';
      continue;
    }
    line.text = text.substr(start, at - start);
    if (line.text.size() > kMaxLineBytes) {
      line.text = cut(line.text);
      line.tabs = static_cast<std::uint32_t>(std::ranges::count(line.text, '\t'));
      problems.push_back({"long-line", 0, static_cast<int>(line.number), "", {std::to_string(at - start)}});
    }
    line.at = static_cast<double>(lines.size());
    if (!line.text.empty()) lines.push_back(line);
    line.gap = line.text.empty() ? line.gap + end.counts : 0;
    line.number += end.counts;
    line.tabs = 0;
    at += end.length;
    start = at;
  }
  return lines;
}

}  // namespace recount
