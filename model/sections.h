// Cuts a document into forms: where each begins, and where it ends.
#pragma once

#include <span>
#include <vector>

#include "model/rows.h"
#include "model/vocabulary/vocabulary.h"

namespace recount {

// A form begins at rows[begin] and ends before `end` at the latest (the mapper finds out where its last row
// is).
struct FormRange {
  std::size_t begin = 0, end = 0;
  std::optional<Title> title;  // none where the form begins at its first label
};

// Forms begin at a title line that is followed by the labels of a form, or, where no title is printed, at
// 项目名称.
std::vector<FormRange> find_forms(std::span<const Row> rows);

}  // namespace recount
