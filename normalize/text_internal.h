// Characters, as the files of this room share them. Not for use outside normalize/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recount {

inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
inline bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
inline bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'〇';
}

inline bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Hyphens, minus signs, dashes and box-drawing lines; not the numeral 一.
inline bool is_any_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x2501 ||
         c == 0x2E3A || c == 0x2E3B || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D || c == 0xFF70;
}

// Full-width ASCII (U+FF01-FF5E) as ASCII; every other character as it is.
inline char32_t narrow(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

// The ordinary character for a CJK or Kangxi radical; every other character as it is.
char32_t without_radical(char32_t c);

void append_utf8(char32_t c, std::string* out);

// Decodes the code point at `pos` and moves `pos` behind it. A byte that is not part of valid UTF-8 is U+FFFD.
char32_t next_code_point(std::string_view utf8, std::size_t* pos);

// Records a repair once.
void add_repair(std::vector<std::string>* repairs, std::string_view id);

}  // namespace recount
