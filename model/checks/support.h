// What the checks share: how values are shown, and which cells of a form take part in arithmetic. Inside model/
// only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace recount::checks {

Finding make_finding(std::string_view code, Severity severity, std::string at, std::string stated,
                     std::string expected, Message message, std::string calculation = {});

std::string percent(const Decimal& value);  // "27%"
std::string money(const Form& form,
                  const Decimal& amount);            // "4.03万元"; without a unit where none is declared
std::string show(const Ratio& value);                // "26.8667", at most four decimals
std::string shown_text(const QuantityField& field);  // the target or actual as it is quoted
std::string row_label(const Indicator& row);         // the indicator's name as it is quoted

bool is_empty(CellState state);  // blank, or a mark that says "none", or not printed at all
bool prints_column(const Form& form, Column column);

// A row without target, actual, weight and score: a line of the template that was left as it was.
bool is_placeholder(const Indicator& row);

// The row of the total, else the only row; -1 where neither exists.
int total_funding_row(const Form& form);

// The budget that a rate refers to: as adjusted, or the initial one where the row has none. nullopt where the
// deciding cell is unreadable.
struct Divisor {
  Decimal amount;
  bool initial = false;
};
std::optional<Divisor> divisor(const Funding& row);

// The points of an indicator row. Where the score cell is merged over rows, the weight is that of all of them.
// nullopt where a value is missing or the row is a detail.
struct Points {
  Decimal weight, score;
  bool merged = false;  // the row shares a cell with the rows below it
  // The weight with those rows below whose score is blank: in a text export that may be one merged cell.
  Decimal widest;
};
std::optional<Points> row_points(const Form& form, int row);

// How sure the figures of a text are. A long text is hardly ever read without a doubtful character, which need not be one of theirs.
inline double sureness_of_figures(const Provenance& from) {
  return from.figures.value_or(from.confidence);
}

}  // namespace recount::checks
