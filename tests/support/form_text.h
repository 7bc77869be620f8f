// Forms in a compact text notation, for tests of the checks.
//
//   form: unit=万元 year=2020 reason            # also: targets, remarks (the note column asks for no reasons),
//                                              # without=actual,note (columns that are not printed)
//   funding: total initial=15 budget=15 executed=4.03 weight=10 rate=27% score=2.7
//   funding: fiscal part budget=10              # part: of the row above that is none
//   indicator: 产出指标=45 | 数量指标 | 培训次数 | ≥2次 | 2次 | 10 | 10 | / | rule
//   total: 100 92.13
//   grade: 优秀
//   expected: the goals
//   actual: the description of the results
//   note: 1、...
//   paragraph: running text outside the form (in cases only)
//
// Cells: nothing is a blank cell, - or / a dash, ^ a cell merged with the one above, ~ a cell that is not
// printed, ? an unreadable one. In an indicator line a level1 without text is carried down; a name that starts
// with 其中 makes a detail of the row above; the rule may be left out.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace recount::testing {

// A form without cells of its own: a self-evaluation in 万元 for 2020 with the usual columns.
Form default_form();
// Adds one line of the notation. False where the line is none.
bool add_form_line(const std::string& line, Form& form);

std::vector<std::string> split(const std::string& text, char separator);  // pieces trimmed
std::string trim(const std::string& text);

// One block of a case file: lines of a form, then lines after "=>". `line` is that of its first line.
struct FormCase {
  int line = 0;
  Form form;
  std::vector<DocumentParagraph> paragraphs;
  std::vector<std::string> expected;
};
std::vector<FormCase> read_form_cases(const std::string& path);  // fails the test for a line that is none

}  // namespace recount::testing
