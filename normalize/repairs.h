// The repairs: every way in which a garbled text is mended before it is computed with, as one table. Raw text is
// kept beside the result, and the ids of the repairs made are recorded. Each row carries its own proof.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recount {

// Where a repair may be made. A row for kAny holds everywhere, one for kNumber in all but free text, one for kAmount in
// columns of money, points and percent, one for kRated in those of points and percent.
enum class Expect { kAny, kQuantity, kMoney, kPoints, kPercent, kNumber, kAmount, kRated };

struct Repair {
  std::string_view id;  // recorded in the evidence
  Expect where;
  std::string_view pattern;        // RE2
  std::string_view with;           // RE2 rewrite
  std::string_view before, after;  // the row's own test
  std::string_view untouched;      // a text near it that must stay as it is; "" for none
  bool doubtful = false;           // the result deserves a warning
};

std::span<const Repair> repairs();

// Applies all rows that fit `where`, in order. Appends the ids of those that changed the text.
std::string apply_repairs(std::string_view text, Expect where, std::vector<std::string>* ids,
                          bool* doubtful = nullptr);

}  // namespace recount
