#include "extract/stream_kinds.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/glyph_lines.h"

namespace recount {
namespace {

bool is_bullet(char32_t code) {
  return code == 0x2022 || code == 0x25CF || code == 0x25AA || code == 0x25A0 || code == 0x25E6 ||
         code == 0x2023 || code == 0x25CB || code == 0xB7 || code == 0x2013 || code == 0x2014 || code == '-' ||
         code == '*' || code == 0x2756 || code == 0x27A2 || code == 0x2713;
}

std::u32string codes_of(const std::vector<Glyph>& glyphs, const Piece& piece) {
  std::u32string codes;
  for (const std::uint32_t id : piece.glyphs) codes += glyphs[id].code;
  return codes;
}

// 1. a) (iv) 3.2 [12] and bullets.
bool is_marker(std::u32string_view text) {
  if (text.size() == 1) return is_bullet(text[0]);
  // [And84], (%i12): references and the like.
  const bool bracketed =
      (text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')');
  if (bracketed && text.size() >= 3 && text.size() <= 12 && std::ranges::any_of(text, is_letter)) return true;
  if (text.size() > 6) return false;
  const char32_t last = text.back();
  const bool closed = last == '.' || last == ')' || last == ']' || last == 0x3001 || last == 0xFF09;
  if (!closed) return false;
  std::size_t inner = 0;
  for (const char32_t code : text) inner += is_digit(code) || is_letter(code);
  return inner >= 1 && inner <= 4;
}

// "Table 3", "表1", "Source: ...".
bool is_caption(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 10> kNotes = {U"Note:",   U"Notes:",   U"NOTE:",   U"NOTES:",
                                                          U"Source:", U"Sources:", U"SOURCE:", U"注：",
                                                          U"注:",     U"资料来源"};
  for (const std::u32string_view word : kNotes) {
    if (text.starts_with(word)) return true;
  }
  constexpr std::array<std::u32string_view, 14> kWords = {
      U"Table",   U"TABLE",   U"Figure", U"FIGURE",    U"Fig.",  U"Chart", U"CHART",
      U"Tableau", U"Tabelle", U"Graph",  U"Abbildung", U"Tabla", U"表",    U"图"};
  for (const std::u32string_view word : kWords) {
    if (!text.starts_with(word) || text.size() == word.size()) continue;
    const char32_t next = text[word.size()];
    const bool numeral = is_digit(next) || std::u32string_view(U"一二三四五六七八九十").find(next) != text.npos;
    if (numeral ||
        (word.size() > 1 && (next == 'I' || next == 'V' || next == 'X' || next == 'A' || next == 'B')))
      return true;
  }
  return false;
}

bool stands_for_number(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 10> kWords = {U"n/a", U"N/A", U"NA", U"n.a.", U"x",
                                                          U"X",   U"..",  U":",  U"…",    U"..."};
  if (std::ranges::all_of(text, is_dash)) return true;
  return std::ranges::find(kWords, text) != kWords.end();
}

int whole_number(std::u32string_view text) {
  constexpr int kMost = 99999;
  int value = 0;
  for (const char32_t code : text) {
    if (!is_digit(code) || value > kMost) return -1;
    value = value * 10 + static_cast<int>(code < 0x100 ? code - '0' : code - 0xFF10);
  }
  return value;
}

// A figure with its unit: ≥20人, 120.00万元, 12 km.
bool is_quantity(std::u32string_view text) {
  constexpr std::u32string_view kBefore = U"≥≤><＞＜=±约";
  constexpr std::ptrdiff_t kUnit = 3;
  if (kBefore.find(text.front()) != text.npos) text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  const auto figure = std::ranges::find_if(text, is_letter);
  // 5 May is none.
  const bool title =
      text.end() - figure > 1 && *figure >= 'A' && *figure <= 'Z' && figure[1] >= 'a' && figure[1] <= 'z';
  return !title && text.end() - figure <= kUnit && std::ranges::all_of(figure, text.end(), is_letter);
}

}  // namespace

bool is_digit(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}
bool is_letter(char32_t code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code < 0x2000) ||
         is_wide_code(code);
}
bool is_dash(char32_t code) {
  return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}
bool is_currency(char32_t code) {
  return code == '$' || code == 0xA3 || code == 0xA5 || code == 0x20AC || code == 0xFFE5;
}

void classify(const std::vector<Glyph>& glyphs, Piece& piece) {
  const std::u32string text = codes_of(glyphs, piece);
  int wide = 0, currency = 0;
  for (const char32_t code : text) {
    piece.digits += is_digit(code);
    piece.letters += is_letter(code);
    wide += is_wide_code(code);
    currency += is_currency(code);
  }
  piece.count = static_cast<int>(text.size());
  piece.first = text.front(), piece.last = text.back();
  piece.wide = wide * 2 > piece.count;
  if (piece.wide) piece.words = std::max(piece.words, wide / 2);
  // Figures may carry a unit or a footnote mark, so a few letters are no objection.
  piece.number = stands_for_number(text) || is_quantity(text) ||
                 (piece.digits > 0 && piece.digits >= piece.letters * 2 && piece.words <= 4);
  piece.year = piece.digits == 4 && text.size() <= 6 && (text[0] == '1' || text[0] == '2') && text.size() > 1 &&
               (text[1] == '9' || text[1] == '0');
  piece.symbol = piece.count <= 2 && piece.digits == 0 && piece.letters == 0 &&
                 (currency > 0 || text[0] == '%' || text[0] == '*' || text[0] == ')' || text[0] == '(');
  piece.whole = whole_number(text);
  piece.marker = is_marker(text);
  piece.caption = is_caption(text);
}

}  // namespace recount
