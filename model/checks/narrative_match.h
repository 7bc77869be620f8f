// Which indicator a stated item is, and whether the two figures contradict each other. Private to the narrative
// check.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/checks/narrative_items.h"
#include "model/document.h"

namespace recount::narrative {

// An indicator as far as running text can contradict it: one column of it.
struct Row {
  int index = 0;
  const Indicator* indicator = nullptr;
  const QuantityField* cell = nullptr;  // its target or its actual value; always with a value
  Core core;
  Unit unit;            // name empty where the table prints none
  bool closed = false;  // its unit cannot be compared
};

std::vector<Row> rows_of(const Form& form, When when);

// The row that is certainly the item's: the same words (in the same order, or verb and object exchanged), the
// same unit, and no other row or item near it. -1 where there is none or more than one. `subject` is what the
// project is about (subject_of): a row may name it where the text does not.
int row_of(const Item& item, std::span<const Item> all, std::span<const Row> rows, std::u32string_view subject);

enum class Verdict { kAgrees, kContradicts, kOpen };

// kOpen: the kinds of bound differ, or something else in the text may explain the difference: a product of two
// figures of one sentence, a target restated among results.
Verdict judge(const Item& item, const Row& row, std::span<const Figure> figures, When when);

}  // namespace recount::narrative
