// The lines around a table outside the forms: its number, its title, its unit, and the notes below it.
#pragma once

#include <span>
#include <string_view>

#include "model/document.h"
#include "model/rows.h"

namespace recount {

// 一、… （一）… 第一部分 …: what the paragraphs below belong to.
bool is_section_heading(std::string_view text);
// 表一：, 附表3, 附件1
bool is_table_number(std::string_view text);
// A short line of words that is no sentence, no heading of a section, no label with its value.
bool may_be_title(std::string_view text);
// 注：…, 备注：… below a table
bool is_table_note(std::string_view text);
// 2.…, 3、…: a line that goes on with numbered notes.
bool is_numbered_note(std::string_view text);
// A row of a table of which only the label is printed, as exports without blank cells print it: 事业收入.
bool may_be_row_label(std::string_view text);

// Takes what a cell in one of the table's first rows says of it. Beside another one it can be the value of a label.
void take_table_line(Table& table, const RowCell& cell, bool alone);
// The same for the lines above the table, in printed order: the nearest one that can be a title is it, only lines of
// its number and unit between; else one further up that says 表.
void take_lines_above(Table& table, std::span<const DocumentParagraph> lines);

}  // namespace recount
