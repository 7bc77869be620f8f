// Texts as they are compared, shown and kept. Raw text is never changed: every function returns a new string.
// ICU stays behind this header. All input may be any bytes; invalid UTF-8 is treated as U+FFFD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recount {

// A cell's text as the record keeps it: HTML tags stripped (<br>, </p> = a line break, &nbsp; = a blank, &lt; ... =
// the character), control characters and zero-width characters dropped, every run of white space (line breaks,
// tabs, U+3000, U+00A0 included) one space, outer blanks trimmed. CJK radicals (U+2E80-2EFF, U+2F00-2FDF) mapped to
// the ordinary character. Nothing else: width of brackets, digits, ㎡, ①, ½ stay as printed.
//
//   clean_text("1.培训2次\n2.调研5次")        // "1.培训2次 2.调研5次"
//   clean_text("<p>说明：1、…</p> <p>2、…</p>") // "说明：1、… 2、…"
//
// `repairs`, where given, receives the id of each repair made ("html-tag", "radical", "control-char"); white space
// alone is no repair.
std::string clean_text(std::string_view raw, std::vector<std::string>* repairs = nullptr);

// What a reader of the page sees, in a text as a file holds it: CJK radicals as the ordinary characters, no WORD JOINER (U+2060)
// where a line of a cell was broken inside a number. All else stays as it is, line breaks too.
std::string printed_text(std::string_view raw);

// clean_text with the comparison signs unified to ≥ ≤ > < = (repairs table, see repairs.h): for targets and notes.
std::string clean_operators(std::string_view raw, std::vector<std::string>* repairs = nullptr);

// The form in which words are compared: clean_text, then NFKC (except that it never turns ㎡, ①, ½ into digits), all white
// space removed, brackets and colons half-width, dashes unified to -, Latin lower-case, quotes unified to ".
//
//   fold_label("分 　值")  == fold_label("分值")       fold_label("项目资金  （万元）") == "项目资金(万元)"
std::string fold_label(std::string_view text);

// Like fold_label, and drops what stands in brackets and a trailing colon: "全年预算数(A)：" -> "全年预算数".
std::string fold_bare_label(std::string_view text);

// True for text that says "none" or nothing: blank, dashes, slashes, *, ○ alone. 无 and 不适用 count only where
// `words` is true (notes and amounts; never targets and actuals, where 无 is a qualitative value).
bool is_blank(std::string_view text);
bool is_dash(std::string_view text, bool words);

// Columns that the text takes on a terminal: 2 for a wide CJK character, 0 for combining marks.
int display_width(std::string_view utf8);

// Code points of valid UTF-8 (invalid bytes: U+FFFD each).
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

}  // namespace recount
