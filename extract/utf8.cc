#include "extract/utf8.h"

namespace recount {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (byte_at(text, at) & 0xC0) == 0x80;
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !continues(text, at + 1)) return 0;
  if (lead < 0xE0) return 2;
  const unsigned char second = byte_at(text, at + 1);
  if (lead < 0xF0) {
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second >= 0xA0;
    return overlong || surrogate || !continues(text, at + 2) ? 0 : 3;
  }
  const bool out_of_range = (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90);
  return out_of_range || !continues(text, at + 2) || !continues(text, at + 3) ? 0 : 4;
}

char32_t utf8_next(std::string_view text, std::size_t& at) {
  const unsigned char lead = byte_at(text, at++);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) code = code << 6 | (byte_at(text, at++) & 0x3F);
  return code;
}

void utf8_append(std::string& out, char32_t code) {
  const auto put = [&out](char32_t value) { out += static_cast<char>(value); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

bool is_blank(char32_t code) {
  return code == U' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x3000 || code == 0xFEFF;
}

std::string_view trim(std::string_view text) {
  std::size_t first = text.size(), last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t code = utf8_next(text, at);
    if (is_blank(code) || code == U'\t') continue;
    if (first > start) first = start;
    last = at;
  }
  return first < last ? text.substr(first, last - first) : std::string_view();
}

}  // namespace recount
