// Learns the columns of a table from its header words and from the kinds of the cells below.
//
// Every header row (or two rows together) gives hypotheses: which field each column is. A hypothesis is scored
// by how well the words matched and by how well the cells of the next rows fit (numbers under 分值, targets
// under 指标值); the best is taken. So a word with two meanings is decided by the cells (指标解释 above
// targets), and no column has a fixed position.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/align.h"
#include "model/document.h"
#include "model/rows.h"
#include "model/vocabulary/vocabulary.h"

namespace recount {

// One column of a header.
struct HeaderColumn {
  Label label = Label::kExtraColumn;  // what the column holds
  std::string text;                   // the label as printed, lines joined
  Role role = Role::kAny;
  double score = 0;               // how sure the label is
  bool inferred = false;          // from the columns beside it, the word being unread: its values are uncertain
  const RowCell* cell = nullptr;  // a cell of the header that it was read from
};

struct Header {
  std::vector<HeaderColumn> columns;
  int rows = 1;                   // header rows used
  double score = 0;               // for comparing hypotheses only
  const RowCell* side = nullptr;  // the label beside the header row (绩效指标, 年度绩效目标1（40分）), if any
  std::vector<Role> roles() const;
  int index_of(Label label) const;  // the first column with this label, or -1
  // The column that a cell below `column` belongs to: a header cell that spans columns is followed by blank
  // ones.
  int owner(int column) const;
};

// The header of an indicator table that starts at rows[0], or nullopt where rows[0] starts none. rows reaches
// at least to the end of the form.
std::optional<Header> find_indicator_header(std::span<const Row> rows);

// The same for the funding block: 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分.
std::optional<Header> find_funding_header(std::span<const Row> rows);

}  // namespace recount
