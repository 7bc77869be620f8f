#include "corpus/score/likeness.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "normalize/fold.h"

namespace recount::corpus {
namespace {

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What NFKC leaves of the marks that typists use for one another.
char32_t unified(char32_t c) {
  switch (c) {
    case U'“':
    case U'”':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    case U'—':
    case U'–':
      return U'-';
    case U'。':
    case U'·':
      return U'.';
    case U'、':
      return U',';
    case U'≧':
      return U'≥';
    case U'≦':
      return U'≤';
    default:
      return c;
  }
}

// The sign that `c` makes with the equals sign behind it; 0 for others.
char32_t with_equals_sign(char32_t c) {
  if (c == U'》' || c == U'>') return U'≥';
  if (c == U'《' || c == U'<') return U'≤';
  return 0;
}

// NFKC of characters that neither join with others nor become several: nearly all that forms print. 0 for the rest.
char32_t simple_nfkc(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width ASCII
  if (c == U'\u3000') return U' ';
  const bool stays = c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x3011) ||
                     (c >= 0x2018 && c <= 0x201D) || c == U'—' || c == U'≥' || c == U'≤';
  return stays ? c : 0;
}

// Whether all of `text` is simple; then `out` is its NFKC.
bool simple_nfkc(std::string_view text, std::u32string* out) {
  *out = to_utf32(text);
  for (char32_t& c : *out) {
    if (c == 0) continue;
    c = simple_nfkc(c);
    if (c == 0) return false;
  }
  return true;
}

std::u32string nfkc(std::string_view text) {
  std::u32string simple;
  if (simple_nfkc(text, &simple)) return simple;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return to_utf32(text);
  const auto raw = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
  const icu::UnicodeString normal = normalizer->normalize(raw, status);
  if (U_FAILURE(status)) return to_utf32(text);
  std::u32string out;
  out.reserve(static_cast<std::size_t>(normal.length()));
  for (int32_t i = 0; i < normal.length();) {
    const UChar32 c = normal.char32At(i);
    out.push_back(static_cast<char32_t>(c));
    i += U16_LENGTH(c);
  }
  return out;
}

bool is_nothing(std::u32string_view text) {
  return text == U"/" || text == U"-" || text == U"--" || text == U"\\";
}

// "12.50", "-3", ".5", "1e3" -> sign, digits without outer zeros, exponent of ten; empty where it is no number.
std::string plain_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string digits;
  long long exponent = 0;
  std::size_t i = 0;
  bool point = false;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
    if (text[i] == '.') {
      point = true;
    } else {
      digits += text[i];
      exponent -= point ? 1 : 0;
    }
  }
  if (digits.empty()) return {};
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    if (++i < text.size() && text[i] == '+') ++i;
    std::int32_t ten = 0;
    const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), ten);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    exponent += ten;
    i = text.size();
  }
  if (i < text.size()) return {};
  while (!digits.empty() && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty()) return "number 0";
  return "number " + std::string(negative ? "-" : "") + digits + "e" + std::to_string(exponent);
}

std::string number_key(std::string_view text) {
  if (text.empty()) return {};
  const std::string number = plain_number(text);
  return number.empty() ? "text " + std::string(text) : number;
}

}  // namespace

std::u32string folded(std::string_view text) {
  std::u32string all = nfkc(text), out;
  out.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const char32_t sign = i + 1 < all.size() && all[i + 1] == U'=' ? with_equals_sign(all[i]) : 0;
    if (sign != 0) {
      out.push_back(sign);
      ++i;
    } else if (!is_space(all[i])) {
      out.push_back(unified(all[i]));
    }
  }
  if (is_nothing(out)) out.clear();
  return out;
}

std::u32string folded(const Json& value) {
  return folded(std::string_view(value.text));
}

std::string number_key(const Json& value) {
  return number_key(std::string_view(value.text));
}

std::string first_number(const Json& value) {
  std::string text = to_utf8(nfkc(value.text));
  std::erase(text, ',');
  std::size_t start = 0;
  while (start < text.size() && !is_digit(text[start])) ++start;
  if (start == text.size()) return "text " + to_utf8(folded(value));
  std::size_t end = start;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    ++end;
    while (end < text.size() && is_digit(text[end])) ++end;
  }
  return plain_number(std::string_view(text).substr(start, end - start));
}

}  // namespace recount::corpus
