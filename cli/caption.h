// Which line above a table is its caption.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extract/reader.h"

namespace recount::cli {

// A note stands between a caption and its table: a year or unit in brackets, a label with its value, a page number.
enum class LineAbove { kCaption, kNote, kText };

//   kind_of_line("项目支出绩效自评表")              // kCaption
//   kind_of_line("Table 3: Revenue by region")    // kCaption
//   kind_of_line("（2022年度）")                    // kNote
//   kind_of_line("各项支出见下表。")                // kText
LineAbove kind_of_line(std::string_view text);

// The caption of the table that follows `above`, notes passed over; empty where running text or another table stands there.
std::string caption_below(std::span<const Block> above);

}  // namespace recount::cli
