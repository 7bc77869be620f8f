// The simplest single cause that explains a wrong total exactly. Inside model/ only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/result.h"
#include "model/document.h"
#include "model/rescore.h"

namespace recount::checks {

struct Operand {
  Decimal points;
  std::string label;
  bool budget = false;  // the budget row
};

struct WrongTotal {
  Decimal stated;
  Decimal expected;               // the sum of `operands`
  std::optional<Decimal> other;   // the sum by the other convention
  bool budget_included = false;   // whether `expected` holds the budget row
  std::optional<Decimal> capped;  // the sum with every score cut off at its weight
  std::vector<Operand> operands;
};

// Tried in order: the other convention, capped scores, a row left out, a row counted twice, two digits swapped,
// a slip of the decimal point. id is empty where none of them explains the stated figure to the last digit.
Message find_cause(const WrongTotal& total);

// Two digits swapped or a slip of the decimal point alone, for a figure that is no sum. Digits are compared at
// the decimals that are stated.
Message digit_cause(const Decimal& stated, const Ratio& computed);

// The operands of a column of points, the budget row first where it is included.
std::vector<Operand> operands(const Form& form, NumberField Indicator::*column, bool with_budget);
std::string addition(const std::vector<Operand>& operands);  // "10 + 80"

// The sum of the scores with every score cut off at the weight of its row; nullopt where a weight is missing.
std::optional<Decimal> capped_scores(const Form& form, bool with_budget);

// The funding row that carries weight and score: the total one, else the first with a weight; null without one.
const Funding* points_row(const Form& form);

}  // namespace recount::checks
