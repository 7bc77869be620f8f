// Stepping through UTF-8. Inside extract/ all text is valid UTF-8 once it is decoded (text_encoding.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recount {

// The length in bytes of the valid sequence that starts at `at`, 0 if there is none (overlong forms, surrogates
// and values above U+10FFFF are not valid).
std::size_t utf8_length(std::string_view text, std::size_t at);

// The code point at `at`, which moves behind it. The text must be valid there.
char32_t utf8_next(std::string_view text, std::size_t& at);

void utf8_append(std::string& out, char32_t code);

// Blanks that people type for layout: space, no-break space, the spaces of U+2000..200B, U+3000, U+FEFF. No
// tab, no line break.
bool is_blank(char32_t code);

// `text` without such blanks and tabs at either end.
std::string_view trim(std::string_view text);

// The Chinese characters in use (CJK Unified Ideographs).
inline bool is_chinese_code(char32_t code) {
  return code >= 0x4E00 && code <= 0x9FFF;
}

}  // namespace recount
