// How a document looks: paper, font, rulings, room in cells, what stands around the table. Drawn by seed; a layout or
// document may fix any of it by name.
#pragma once

#include <map>
#include <string>

#include "corpus/base/rng.h"

namespace recount::corpus {

enum class Rulings {
  kThin,        // 0.5 pt everywhere
  kHairline,    // 0.15 pt
  kThick,       // 1 pt
  kFramed,      // 1.5 pt around, 0.5 pt inside
  kDouble,      // two lines around
  kDotted,      // dotted inside
  kGrey,        // light grey
  kShort,       // rulings that stop short of each other
  kHorizontal,  // no vertical rulings
  kNone,
};

// Lengths in points (1/72 inch).
struct DrawStyle {
  double page_width = 595.3, page_height = 841.9;  // A4
  double margin_x = 50, margin_y = 56;
  std::string font;       // family name
  double size = 9.5;      // of text in cells
  double leading = 1.28;  // line height / size
  double padding_x = 3, padding_y = 2.5;
  Rulings rulings = Rulings::kThin;
  int shading = 0;             // of labels: 0 none, 1 light grey, 2 light blue, 3 light orange
  bool numbers_right = false;  // else centered
  bool repeat_head = false;    // header rows again on each later page
  bool cut_rows = false;       // a row may be cut by the page break
  bool form_a_page = true;     // each form begins on a page of its own
  bool turned = false;         // a landscape page drawn turned by 90 degrees on an upright sheet
  int page_numbers = 0;        // 0 none, 1 "— 2 —", 2 "第2页 共5页", 3 a bare number
  std::string running_head;    // empty: none
};

// `page` is "a4 portrait", "a4 landscape", "a3 landscape". Overrides: rulings (thin, hairline, ...), shading (none, grey,
// blue, orange), repeat, cut, turned (yes, no), font (a family), size, padding (in points).
DrawStyle draw_style(Rng rng, const std::string& page, const std::map<std::string, std::string>& overrides);

}  // namespace recount::corpus
