// Finds the items that running text states: a figure with the words that name it. Private to the narrative
// check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/checks/narrative_scan.h"
#include "model/checks/narrative_words.h"

namespace recount::narrative {

struct Item {
  bool deadline = false;
  Token token;          // the figure (kNumber) or the day (kDate, deadline)
  Core core;            // the words that name it
  std::u32string deed;  // of "对 X 进行 Y" the core of Y, else empty
  bool total = false;   // stated as a total: 共计
  int sentence = 0;
  std::string figure;  // as printed: bound, number and unit, or the day
  std::string stated;  // the figure; with the words before it where it is a bound
  std::string quote;   // the words of the item as printed
};

// Any figure of the text, stated clearly or not.
struct Figure {
  int sentence = 0;
  Decimal value;
  Unit unit;
};

struct Items {
  std::vector<Item> items;
  std::vector<Figure> figures;
};

// Gives only what is certain. `year` is that of the form, 0 where unknown; `when` says whether the text states
// goals or results.
//
//   "开展绿色金融培训不少于2次"   -> 绿色金融培训, at least 2 次
//   "对4家监管企业进行了现场调研" -> 监管企业现场调研, 4 家
//   "11月底完成检查"              -> 检查, deadline November
//   "参加人数约100人", "其中培训3次", "培训、调研各2次", "分两期开展5天"   -> nothing
//
// Pure; linear in the length of the text for texts of ordinary sentences.
Items find_items(std::string_view text, int year, When when);

}  // namespace recount::narrative
