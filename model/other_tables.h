// What stands outside the forms: running text, and other tables that carry amounts.
#pragma once

#include <span>
#include <vector>

#include "model/document.h"
#include "model/rows.h"

namespace recount {

// Adds the rows `outside` (indices into rows, ascending) to the document's tables and paragraphs, in reading
// order.
void map_outside(std::span<const Row> rows, std::span<const std::size_t> outside, Document& document);

}  // namespace recount
