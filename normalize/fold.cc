#include "normalize/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cctype>

#include "normalize/text_internal.h"

namespace recount {
namespace {

// The comparison form of one character that NFKC would not change: 0 where it is dropped.
char32_t fold_one(char32_t c) {
  if (is_space(c)) return 0;
  if (is_any_dash(c)) return U'-';
  switch (c) {
    case U'“':
    case U'”':
    case U'‘':
    case U'’':
    case U'„':
    case U'\'':
    case U'＂':
    case U'＇':
    case U'〝':
    case U'〞':
      return U'"';
    case U'〔':
    case U'﹙':
      return U'(';
    case U'〕':
    case U'﹚':
      return U')';
    case U'∶':
    case U'︰':
      return U':';
    default:
      break;
  }
  c = narrow(c);
  return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

// True where NFKC leaves the character alone, or fold_one knows what NFKC makes of it.
bool is_simple(char32_t c) {
  return c < 0xA0 || is_han(c) || is_any_dash(c) || (c >= 0x3000 && c <= 0x3029) ||
         (c >= 0xFF01 && c <= 0xFF5E) || c == U'“' || c == U'”' || c == U'‘' || c == U'’' || c == U'≥' ||
         c == U'≤';
}

const icu::Normalizer2* nfkc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    return U_SUCCESS(status) ? normalizer : nullptr;
  }();
  return instance;
}

icu::UnicodeString to_icu(std::u32string_view text) {
  return icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                       static_cast<int32_t>(text.size()));
}

std::u32string normalized(std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  if (nfkc() == nullptr) return std::u32string(text);
  const icu::UnicodeString result = nfkc()->normalize(to_icu(text), status);
  if (U_FAILURE(status)) return std::u32string(text);
  std::u32string out;
  for (int32_t i = 0; i < result.length();) {
    const UChar32 c = result.char32At(i);
    out.push_back(static_cast<char32_t>(c));
    i += U16_LENGTH(c);
  }
  return out;
}

// ㎡, ① and ½ are no digits, though NFKC would make them some. Full-width digits are.
bool would_become_digits(char32_t c) {
  if (is_simple(c) || u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER) return false;
  for (const char32_t n : normalized(std::u32string_view(&c, 1))) {
    if (is_digit(n)) return true;
  }
  return false;
}

void fold_simple(std::u32string_view text, std::u32string* out) {
  for (const char32_t c : text) {
    if (const char32_t folded = fold_one(c); folded != 0) out->push_back(folded);
  }
}

std::u32string fold(std::string_view raw) {
  const std::u32string text = to_utf32(clean_text(raw));
  std::u32string out;
  out.reserve(text.size());
  bool simple = true;
  for (const char32_t c : text) simple = simple && is_simple(c);
  if (simple) {
    fold_simple(text, &out);
    return out;
  }
  // Runs between the characters that must stay are normalized whole, so that combining marks join their base.
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !would_become_digits(text[i])) continue;
    fold_simple(normalized(std::u32string_view(text).substr(start, i - start)), &out);
    if (i < text.size()) out.push_back(text[i]);
    start = i + 1;
  }
  return out;
}

bool is_dash_mark(char32_t c) {
  return is_any_dash(c) || c == U'/' || c == U'／' || c == U'\\' || c == U'＼' || c == U'*' || c == U'＊' ||
         c == U'※' || c == U'…' || c == U'·' || c == U'_' || c == U'＿' || c == U'、' || c == U'×' ||
         c == U'~' || c == U'～';
}

// Most cells are told by their first character: a letter, digit or ideograph that begins no word for none.
bool begins_like_prose(std::string_view text, bool words) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return std::isalnum(first) != 0;
  if (first < 0xE4 || first > 0xE9 || text.size() < 3) return false;  // ideographs: U+4000-U+9FFF
  if (!words) return true;
  constexpr std::string_view kBeginNone[] = {"无", "不", "没", "暂", "空"};
  return std::ranges::find(kBeginNone, text.substr(0, 3)) == std::end(kBeginNone);
}

constexpr std::u32string_view kNone[] = {U"无", U"不适用", U"不涉及", U"没有", U"暂无", U"空"};

}  // namespace

std::string fold_label(std::string_view text) {
  return to_utf8(fold(text));
}

std::string fold_bare_label(std::string_view text) {
  std::u32string out;
  int depth = 0;
  for (const char32_t c : fold(text)) {
    if (c == U'(' || c == U'[') {
      ++depth;
    } else if ((c == U')' || c == U']') && depth > 0) {
      --depth;
    } else if (depth == 0) {
      out.push_back(c);
    }
  }
  while (!out.empty() && out.back() == U':') out.pop_back();
  return to_utf8(out);
}

bool is_blank(std::string_view text) {
  return clean_text(text).empty();
}

bool is_dash(std::string_view text, bool words) {
  if (begins_like_prose(text, words)) return false;
  constexpr std::size_t kLongest =
      64;  // bytes; a row of dashes drawn across a cell is longer than any word for none
  const std::string clean = clean_text(text.substr(0, kLongest));
  if (clean.empty()) return is_blank(text);
  std::u32string marks;
  for (const char32_t c : to_utf32(clean)) {
    if (c != U' ') marks.push_back(c);
  }
  if (words) {
    for (const std::u32string_view none : kNone) {
      if (marks == none) return text.size() <= kLongest;
    }
  }
  if (marks == U"○" || marks == U"◯" || marks == U"〇") return text.size() <= kLongest;
  for (const char32_t c : to_utf32(clean_text(text))) {
    if (c != U' ' && !is_dash_mark(c)) return false;
  }
  return true;
}

int display_width(std::string_view utf8) {
  int width = 0;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const char32_t c = next_code_point(utf8, &pos);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) continue;
    if (c < 0x7F) {
      ++width;
      continue;
    }
    const auto point = static_cast<UChar32>(c);
    const int8_t type = u_charType(point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    const int wide = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace recount
