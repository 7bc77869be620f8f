// The program's own words in both languages: headings, errors of use, summaries. What findings and problems say
// is in model/messages.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/messages.h"

namespace recount::cli {

std::span<const MessageRow> texts();

// The text `id` with its arguments; `id` must be in the table.
std::string say(std::string_view id, Lang lang, const std::vector<std::string>& args = {});
// False where the table has no such row.
bool has_text(std::string_view id);

// What --help prints; `command` is empty for the program itself.
std::string_view help_text(std::string_view command, Lang lang);

}  // namespace recount::cli
