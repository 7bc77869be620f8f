#include "cli/wrap.h"

#include <algorithm>

#include "normalize/fold.h"

namespace recount::cli {
namespace {

constexpr std::u32string_view kOpening = U"（《〈「『【〔“‘([{≥≤";
constexpr std::u32string_view kClosing = U"，。；：、！？）》〉」』】〕”’…%％℃,.;:!?)]}";

int width_of(char32_t c) {
  if (c < 0x80) return 1;
  return display_width(to_utf8({&c, 1}));
}

bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool may_break(char32_t before, char32_t after) {
  if (before == U' ') return true;
  if (after == U' ') return false;  // the blank ends the line and is dropped
  if (width_of(before) < 2 && width_of(after) < 2) return false;
  return kOpening.find(before) == kOpening.npos && kClosing.find(after) == kClosing.npos;
}

}  // namespace

std::string printable(std::string_view text) {
  const auto plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::all_of(text.begin(), text.end(), plain)) return std::string(text);
  std::u32string shown = to_utf32(text);
  for (char32_t& c : shown) {
    if (c == U'\n' || c == U'\t' || c == U'\r') {
      c = U' ';
    } else if (is_hidden(c)) {
      c = U'\uFFFD';
    }
  }
  return to_utf8(shown);
}

std::vector<std::string> wrap(std::string_view text, int width) {
  const std::u32string all = to_utf32(text);
  std::vector<std::string> lines;
  const auto emit = [&](std::size_t from, std::size_t to) {
    while (to > from && all[to - 1] == U' ') --to;
    lines.push_back(to_utf8(std::u32string_view(all).substr(from, to - from)));
  };
  std::size_t start = 0, break_at = 0;  // break_at > start: the last place where this line may end
  int used = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int columns = width_of(all[i]);
    if (i > start && may_break(all[i - 1], all[i])) break_at = i;
    if (used + columns > width && i > start && all[i] != U' ' && columns > 0) {
      const std::size_t end = break_at > start ? break_at : i;
      emit(start, end);
      start = end;
      used = 0;
      for (std::size_t j = start; j < i; ++j) used += width_of(all[j]);
    }
    used += columns;
  }
  if (start < all.size() || lines.empty()) emit(start, all.size());
  return lines;
}

std::string pad(std::string_view text, int width, Align align) {
  const std::string blanks(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return align == Align::kLeft ? std::string(text) + blanks : blanks + std::string(text);
}

}  // namespace recount::cli
