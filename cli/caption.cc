#include "cli/caption.h"

#include <algorithm>
#include <iterator>

#include "normalize/fold.h"

namespace recount::cli {
namespace {

constexpr int kMaxWidth = 100;  // columns: 50 Chinese characters
constexpr int kMaxNotes = 3;    // year, unit of the money, the office

constexpr std::u32string_view kSentenceEnds = U"。．！？；，、：!?;,:.";
constexpr std::u32string_view kInsideText = U"。；";
constexpr std::u32string_view kChineseDigits = U"一二三四五六七八九十";

// What is left of a page number without digits and signs.
constexpr std::u32string_view kPageWords[] = {U"",     U"第页",   U"第页共页", U"共页第页",
                                              U"page", U"pageof", U"seite"};

// Words that a number follows in the caption of a table, in lower case.
constexpr std::u32string_view kTableWords[] = {U"表",      U"附表",    U"table", U"tab.",
                                               U"tabelle", U"tableau", U"tabla"};

bool has(std::u32string_view set, char32_t c) {
  return set.find(c) != set.npos;
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const bool sign = c < 0xC0 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3000 && c < 0x3040) || c >= 0xFF00;
  return !sign;
}
bool is_han(char32_t c) {
  return c >= 0x3400 && c < 0xA000;
}

std::u32string lower(std::u32string_view text) {
  std::u32string result(text);
  for (char32_t& c : result) c += c >= U'A' && c <= U'Z' ? U'a' - U'A' : 0;
  return result;
}

bool is_page_number(std::u32string_view text) {
  std::u32string letters;
  std::ranges::copy_if(lower(text), std::back_inserter(letters), is_letter);
  return std::ranges::count(kPageWords, letters) > 0;
}

// "填报单位（盖章）：某局", "公开17表 金额单位：元": Chinese words, then a colon.
bool is_label(std::u32string_view text) {
  for (const std::u32string_view unit : {U"单位：", U"单位:"}) {
    if (text.find(unit) != text.npos) return true;
  }
  constexpr std::size_t kLongestLabel = 10;
  const std::size_t colon = text.find_first_of(U"：:");
  return colon != text.npos && colon > 0 && colon <= kLongestLabel &&
         std::ranges::all_of(text.substr(0, colon), [](char32_t c) { return is_han(c) || has(U"（）() ", c); });
}

// Where the number of a table ends ("Table 3" of "Table 3: Revenue"), 0 for text that begins otherwise.
std::size_t table_number_end(std::u32string_view text) {
  const std::u32string small = lower(text);
  for (const std::u32string_view word : kTableWords) {
    if (!small.starts_with(word)) continue;
    const std::size_t first = small.find_first_not_of(U' ', word.size());
    std::size_t end = first;
    while (end < small.size() && (is_digit(small[end]) || has(kChineseDigits, small[end]))) ++end;
    if (end > first && first < small.size()) return end;
  }
  return 0;
}

}  // namespace

LineAbove kind_of_line(std::string_view text) {
  const std::u32string line = to_utf32(clean_text(text));
  const std::size_t start = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
  if (start == text.npos || is_page_number(line)) return LineAbove::kNote;
  if (text.substr(start, end - start).find('\n') != text.npos || display_width(to_utf8(line)) > kMaxWidth ||
      line.find_first_of(kInsideText) != line.npos) {
    return LineAbove::kText;
  }
  if (has(U"（(", line.front()) && has(U"）)", line.back())) return LineAbove::kNote;
  const std::size_t number = table_number_end(line);
  if (number == 0 && is_label(line)) return LineAbove::kNote;
  // "Table 1. Revenue." is a caption, "Table 1 shows the revenue." is not.
  const bool set_apart = number > 0 && number < line.size() && has(U".:", line[number]);
  if (has(kSentenceEnds, line.back()) && !(set_apart && line.back() == U'.')) return LineAbove::kText;
  return LineAbove::kCaption;
}

std::string caption_below(std::span<const Block> above) {
  for (int notes = 0; notes <= kMaxNotes && !above.empty(); ++notes) {
    const Paragraph* paragraph = std::get_if<Paragraph>(&above.back());
    if (paragraph == nullptr) return "";
    const LineAbove kind = kind_of_line(paragraph->raw);
    if (kind == LineAbove::kCaption) return clean_text(paragraph->raw);
    if (kind == LineAbove::kText) return "";
    above = above.first(above.size() - 1);
  }
  return "";
}

}  // namespace recount::cli
