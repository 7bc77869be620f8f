// Everything the program says to people, in both languages, as tables of data.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extract/result.h"

namespace recount {

enum class Lang { kZh, kEn };

// {0}, {1}, ... are replaced by the arguments of a Message; both texts use the same ones.
struct MessageRow {
  std::string_view id;
  std::string_view zh, en;
};

// The tables, one per file in model/messages/: findings and causes, problems and errors, doubts. The program's own
// texts (headings, summaries) are in cli/texts.
std::span<const MessageRow> finding_messages();
std::span<const MessageRow> narrative_messages();
std::span<const MessageRow> problem_messages();
std::span<const MessageRow> doubt_messages();

// The words of a message. An unknown id gives the id and its arguments (and a test fails for it).
std::string render(const Message& message, Lang lang);
std::string render(const Problem& problem, Lang lang);  // the message "problem." + code
// Replaces {0}, {1}, ... in a row's text.
std::string fill(std::string_view text, std::span<const std::string> args);

}  // namespace recount
