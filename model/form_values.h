// The values of a form that checks calculate with, for trying what another reading of one of them would change.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "model/document.h"

namespace recount {

// One value, which can be changed. The weight of a dimension is carried down its rows: each of these has it.
struct FormValue {
  std::string at;  // JSON Pointer
  std::variant<NumberField*, QuantityField*, TextField*> field;
  AmountKind kind = AmountKind::kPoints;  // of a number
  QuantityContext context;                // of a quantity

  const Provenance& from() const;
  const std::string& raw() const;
  bool has_value() const;
};

// Amounts, points, rates, targets, actual values, the grade and the goals, in the order of the record.
void for_each_value(Form& form, int index, const std::function<void(FormValue&)>& visit);

// As if nobody could read it.
void blank(FormValue& value);

// As if the cell read `text`. False, and nothing is changed, where that is no value of its kind or the same one.
bool reread(FormValue& value, const std::string& text);

}  // namespace recount
