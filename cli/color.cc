#include "cli/color.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace recount::cli {
namespace {

constexpr int kDefaultWidth = 100, kMinWidth = 60, kMaxWidth = 160;

std::string_view sequence(Tone tone) {
  switch (tone) {
    case Tone::kPlain:
      return "";
    case Tone::kDim:
      return "\033[2m";
    case Tone::kBold:
      return "\033[1m";
    case Tone::kError:
      return "\033[1;31m";
    case Tone::kWarning:
      return "\033[33m";
    case Tone::kGood:
      return "\033[32m";
  }
  return "";
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::string Screen::paint(std::string_view text, Tone tone) const {
  if (!color || tone == Tone::kPlain || text.empty()) return std::string(text);
  return std::string(sequence(tone)).append(text).append("\033[0m");
}

Screen detect_screen(bool terminal) {
  Screen screen{.width = kDefaultWidth, .color = false};
  if (!terminal) return screen;
  screen.color = environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    screen.width = std::clamp(static_cast<int>(size.ws_col), kMinWidth, kMaxWidth);
  }
  return screen;
}

}  // namespace recount::cli
