#include "cli/help.h"

#include "cli/texts.h"

namespace recount::cli {

std::string_view help_text(std::string_view command, Lang lang) {
  for (const HelpRow& row : lang == Lang::kZh ? help_zh() : help_en()) {
    if (row.command == command) return row.text;
  }
  return help_text("", lang);
}

}  // namespace recount::cli
