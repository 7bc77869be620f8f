// The units that these forms print, as data. Not for use outside normalize/.
#pragma once

#include <span>
#include <string_view>

#include "normalize/units.h"

namespace recount {

// How a unit is used besides standing behind a number.
enum class Use {
  kAlone,       // also in the brackets of a name: 参与检查人数（人）
  kBeforeNoun,  // also with the thing counted behind it: 个项目, 场活动
  kThing,       // not in the brackets of a name, where it is a word: 县（市）
};

struct UnitRow {
  std::string_view word;
  UnitFamily family;
  std::string_view factor;  // of the family's base unit
  bool exact;               // false: conventional
  std::string_view base;    // the word that it stands for (次数 -> 次); empty where it is that word itself
  Use use;
  std::string_view example;  // a cell that holds it
};

std::span<const UnitRow> unit_rows();

}  // namespace recount
