// Texts that are the beginnings of one another, apart from blanks and a few misread characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recount {

// A text without its blanks and line breaks, and what is needed to find the way back.
struct PlainText {
  std::u32string codes;
  std::vector<std::uint32_t> at;   // where each code starts in the raw text
  std::vector<bool> blank_before;  // whether blanks stood in front of it
};

PlainText plain_text(std::string_view raw);

// Longer texts are not compared.
inline constexpr std::size_t kMaxPlainText = 1500;

// For each place in `part` (before its first code, ..., behind its last) the place in `whole`, such that as few
// codes as possible differ; nothing if more than an eighth of `part` differs or its end would not lie in
// `whole`. Work: 97 steps for each code of `part`.
std::optional<std::vector<std::size_t>> align_beginning(const PlainText& part, const PlainText& whole);

// Whether the shorter text is, roughly, the beginning of the longer one.
bool is_beginning(const PlainText& a, const PlainText& b);

// Where one text that stands for several lines of a table falls apart, as the versions of it show: a version
// ends there, or all agree on a blank. A blank that only some versions have is a crumb of character
// recognition.
struct Boundaries {
  std::vector<std::size_t> sure;      // places in the codes of the full text
  std::vector<std::size_t> possible;  // sure ones, and blanks that the versions neither confirm nor refute
};
Boundaries find_boundaries(const std::vector<PlainText>& versions, const PlainText& full);

}  // namespace recount
