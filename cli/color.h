// Colors for a terminal, and nothing at all where the output is a file or a pipe.
#pragma once

#include <string>
#include <string_view>

namespace recount::cli {

enum class Tone { kPlain, kDim, kBold, kError, kWarning, kGood };

// What the output can show.
struct Screen {
  int width = 100;     // columns
  bool color = false;  // ANSI sequences

  std::string paint(std::string_view text, Tone tone) const;
};

// The screen of standard output. No color where `terminal` is false, NO_COLOR is set (https://no-color.org) or
// TERM is dumb; 100 columns where the width is unknown, never fewer than 60 nor more than 160.
Screen detect_screen(bool terminal);

}  // namespace recount::cli
