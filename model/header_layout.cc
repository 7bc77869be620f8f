#include "model/header_layout.h"

#include <algorithm>

#include "model/confidence.h"
#include "model/header_words.h"

namespace recount {
namespace {

constexpr int kFundingRows = 4;  // rows of a funding block that are surely its own: the total and its sources

// No word, or one that was recognized badly.
bool is_unread(const HeaderColumn& column) {
  if (column.label != Label::kExtraColumn || (column.cell != nullptr && column.cell->covered)) return false;
  return column.text.empty() ||
         (column.cell != nullptr && column.cell->cell != nullptr && is_uncertain(column.cell->cell->from));
}

// Recognized amounts, and nothing else that could be read.
bool holds_amounts(std::span<const Row> below, std::size_t at) {
  int amounts = 0;
  for (const Row& row : below) {
    if (row.filled() == 0) continue;
    if (row.paragraph || std::ranges::none_of(row.cells, &RowCell::number)) break;
    if (at >= row.cells.size()) continue;
    const RowCell& cell = row.cells[at];
    if (cell.blank() || cell.kind == CellKind::kDash) continue;
    if (cell.cell == nullptr || cell.cell->from.readings.empty()) return false;
    if (cell.kind != CellKind::kNumber && is_uncertain(cell.cell->from)) continue;
    if (cell.kind != CellKind::kNumber) return false;
    ++amounts;
  }
  return amounts > 0;
}

}  // namespace

void assign_level_weights(std::vector<HeaderColumn>& columns) {
  if (std::ranges::count(columns, Label::kWeight, &HeaderColumn::label) < 2) return;
  for (std::size_t i = 1; i < columns.size(); ++i) {
    if (columns[i].label != Label::kWeight) continue;
    if (columns[i - 1].label == Label::kLevel1) columns[i].label = Label::kLevel1Weight;
    if (columns[i - 1].label == Label::kLevel2) columns[i].label = Label::kLevel2Weight;
  }
}

void drop_duplicates(std::vector<HeaderColumn>& columns, double credit) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Label label = columns[i].label;
    if (label == Label::kExtraColumn || label == Label::kIndicatorBlock || label == Label::kFundingBlock)
      continue;
    for (std::size_t k = i + 1; k < columns.size(); ++k) {
      if (columns[k].label != label) continue;
      HeaderColumn& loser = columns[k].score > columns[i].score ? columns[i] : columns[k];
      loser.label = Label::kExtraColumn;
      loser.role = Role::kAny;
      loser.score *= credit;
      if (&loser == &columns[i]) break;
    }
  }
}

void name_deepest_level(Header& header) {
  if (header.index_of(Label::kName) >= 0) return;
  for (const Label level : {Label::kLevel2, Label::kLevel1}) {
    const int index = header.index_of(level);
    if (index < 0) continue;
    header.columns[index].label = Label::kName;
    header.columns[index].role = Role::kName;
    return;
  }
}

std::optional<Header> expand_block(const Header& header, int missing) {
  const int block = header.index_of(Label::kIndicatorBlock);
  if (block < 0 || missing < 1 || missing > 2) return std::nullopt;
  if (header.index_of(Label::kName) >= 0 || header.index_of(Label::kLevel1) >= 0) return std::nullopt;
  Header expanded = header;
  std::vector<Label> labels{Label::kLevel1, Label::kName};
  if (missing == 2) labels.insert(labels.begin() + 1, Label::kLevel2);
  const HeaderColumn printed = expanded.columns[block];
  expanded.columns.erase(expanded.columns.begin() + block);
  for (std::size_t k = 0; k < labels.size(); ++k) {
    HeaderColumn column = printed;
    column.label = labels[k];
    column.role = role_of(labels[k]);
    expanded.columns.insert(expanded.columns.begin() + block + static_cast<int>(k), column);
  }
  return expanded;
}

std::optional<Header> share_stub(const Header& header) {
  for (std::size_t i = 1; i + 1 < header.columns.size() && i < 3; ++i) {
    if (header.columns[i].role != Role::kAmount) continue;
    std::size_t last = i;
    while (last + 1 < header.columns.size() && header.columns[last + 1].text.empty()) ++last;
    if (last == i) return std::nullopt;
    Header shared = header;
    shared.columns[last] = shared.columns[i];
    shared.columns[i].label = Label::kFundingBlock;
    shared.columns[i].role = Role::kSide;
    shared.columns[i].score = 0;
    return shared;
  }
  return std::nullopt;
}

void find_source_column(Header& header) {
  if (header.index_of(Label::kSourceColumn) >= 0) return;
  int last = -1;
  while (last + 1 < static_cast<int>(header.columns.size()) && header.columns[last + 1].role != Role::kAmount &&
         header.columns[last + 1].role != Role::kPoints) {
    ++last;
  }
  for (int i = 0; i <= last; ++i) header.columns[i].role = i == last ? Role::kSource : Role::kSide;
  if (last >= 0) header.columns[last].label = Label::kSourceColumn;
}

void find_rate_column(Header& header, std::span<const Row> below) {
  if (header.index_of(Label::kRate) >= 0) return;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (header.columns[i].label != Label::kExtraColumn || header.columns[i].text.empty()) continue;
    int percents = 0, others = 0;
    int seen = 0;
    for (const Row& row : below) {
      if (row.paragraph || seen == kFundingRows) break;
      if (row.filled() == 0 || i >= row.cells.size()) continue;
      ++seen;
      percents += row.cells[i].kind == CellKind::kPercent;
      others += !row.cells[i].blank() && row.cells[i].kind != CellKind::kDash &&
                row.cells[i].kind != CellKind::kPercent && row.cells[i].kind != CellKind::kNumber;
    }
    if (percents == 0 || others > 0) continue;
    header.columns[i].label = Label::kRate;
    header.columns[i].role = Role::kRate;
    return;
  }
}

void find_unread_amounts(Header& header, std::span<const Row> below) {
  const auto label_at = [&](std::size_t i) {
    return i < header.columns.size() ? header.columns[i].label : Label::kExtraColumn;
  };
  for (const Label label : {Label::kExecuted, Label::kBudget, Label::kInitialBudget}) {
    if (header.index_of(label) >= 0) continue;
    const auto fits = [&](std::size_t i) {
      if (label == Label::kExecuted) return label_at(i - 1) == Label::kBudget;
      if (label == Label::kBudget)
        return label_at(i - 1) == Label::kInitialBudget && label_at(i + 1) == Label::kExecuted;
      return label_at(i - 1) == Label::kSourceColumn && label_at(i + 1) == Label::kBudget;
    };
    std::vector<std::size_t> found;
    for (std::size_t i = 1; i < header.columns.size(); ++i) {
      if (fits(i) && is_unread(header.columns[i]) && holds_amounts(below, i)) found.push_back(i);
    }
    if (found.size() != 1) continue;
    HeaderColumn& column = header.columns[found.front()];
    column.label = label;
    column.role = role_of(label);
    column.inferred = true;
  }
}

int Header::owner(int column) const {
  const auto blank = [&](int i) {
    const HeaderColumn& head = columns[static_cast<std::size_t>(i)];
    return head.text.empty() && head.label == Label::kExtraColumn;
  };
  int own = column;
  while (own > 0 && blank(own)) --own;
  return blank(own) ? column : own;
}

std::vector<Role> Header::roles() const {
  std::vector<Role> result;
  result.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    result.push_back(columns[static_cast<std::size_t>(owner(static_cast<int>(i)))].role);
  }
  return result;
}

int Header::index_of(Label label) const {
  const auto found = std::ranges::find(columns, label, &HeaderColumn::label);
  return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

}  // namespace recount
