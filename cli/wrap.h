// Text in lines of a given width, where a Chinese character takes two columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recount::cli {

// `text` as it may be shown: valid UTF-8, one line, without control characters and without the marks that
// reverse the direction of writing. File names and forms come from strangers; neither may move the cursor of a
// terminal.
std::string printable(std::string_view text);

// Lines of at most `width` columns; at least one, possibly empty. Breaks at blanks and beside wide characters,
// not before closing nor after opening punctuation, and inside a word only where it is longer than a line.
//
//   wrap("执行率 27%", 6)   // "执行率", "27%"
//   wrap("abc", 2)          // "ab", "c"
std::vector<std::string> wrap(std::string_view text, int width);

enum class Align { kLeft, kRight };

// `text` with blanks to `width` columns; longer text stays as it is.
std::string pad(std::string_view text, int width, Align align = Align::kLeft);

}  // namespace recount::cli
