// The texts of --help, a file for each language.
#pragma once

#include <span>
#include <string_view>

namespace recount::cli {

struct HelpRow {
  std::string_view command;  // empty: the program itself
  std::string_view text;
};

std::span<const HelpRow> help_zh();
std::span<const HelpRow> help_en();

}  // namespace recount::cli
