#include <algorithm>

#include "model/confidence.h"
#include "model/fields.h"
#include "model/form_reader.h"
#include "model/pointer.h"
#include "normalize/fold.h"

namespace recount {
namespace {

struct AmountColumn {
  Label label;
  NumberField Funding::*field;
  AmountKind kind;
  std::string_view name;
};
constexpr AmountColumn kAmountColumns[] = {
    {Label::kPreviousBudget, &Funding::previous_budget, AmountKind::kMoney, "previous_budget"},
    {Label::kInitialBudget, &Funding::initial_budget, AmountKind::kMoney, "initial_budget"},
    {Label::kBudget, &Funding::budget, AmountKind::kMoney, "budget"},
    {Label::kExecuted, &Funding::executed, AmountKind::kMoney, "executed"},
    {Label::kWeight, &Funding::weight, AmountKind::kPoints, "weight"},
    {Label::kRate, &Funding::rate, AmountKind::kPercent, "rate"},
    {Label::kScore, &Funding::score, AmountKind::kPoints, "score"},
};

// Two values of different kinds that OCR ran together ("10分 99.71%") stand for two cells, the blank one behind
// them being the second's.
Row split_run_together(const Row& row) {
  Row split = row;
  for (std::size_t i = 0; i < split.cells.size(); ++i) {
    const std::string& text = split.cells[i].text;
    const std::size_t blank = text.find(' ');
    if (split.cells[i].kind != CellKind::kText || blank == std::string::npos || split.spans_known) continue;
    const std::string first = text.substr(0, blank), second = text.substr(blank + 1);
    const CellKind kinds[] = {classify(first), classify(second)};
    if (!((kinds[0] == CellKind::kNumber && kinds[1] == CellKind::kPercent) ||
          (kinds[0] == CellKind::kPercent && kinds[1] == CellKind::kNumber))) {
      continue;
    }
    RowCell left = split.cells[i], right = split.cells[i];
    left.text = first, left.kind = kinds[0];
    right.text = second, right.kind = kinds[1];
    split.cells[i] = left;
    split.cells.insert(split.cells.begin() + static_cast<std::ptrdiff_t>(i) + 1, right);
    break;
  }
  return split;
}

class FundingRows {
 public:
  FundingRows(const Header& header, FormContext& context)
      : header_(header), roles_(header.roles()), context_(context) {}

  bool read(const Row& printed) {
    const Row row = split_run_together(printed);
    const Alignment alignment = align_row(row.cells, roles_, row.spans_known);
    const RowCell* source = source_cell(row, alignment);
    const std::optional<FundingKind> kind = source == nullptr ? std::nullopt : funding_kind(source->text);
    bool amounts = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const int column = alignment.column_of[i];
      if (column < 0 || row.cells[i].blank()) continue;
      const Role role = roles_[static_cast<std::size_t>(column)];
      amounts |=
          row.cells[i].number() && (role == Role::kAmount || role == Role::kRate || role == Role::kPoints);
    }
    const bool leads = see_view(row);
    if (!kind && !(amounts && alignment.misfits == 0)) return leads && row.filled() <= 2;

    Funding made = make(row, alignment);
    if (source == nullptr && join_broken_row(made)) return true;
    made.source = text_field(source);
    if (made.source.value && kind) drop_crumb(*made.source.value);
    if (!made.source.value) made.source.value.emplace();
    made.source.state = CellState::kValue;
    made.kind = kind.value_or(context_.form.funding.empty() ? FundingKind::kTotal : FundingKind::kOther);
    if (row.spans_known) mark_merged(row, made);
    doubt_budget(row, alignment, made);
    settle_view(made);
    const int index = static_cast<int>(context_.form.funding.size());
    for (const AmountColumn& column : kAmountColumns) report(made.*column.field, index, column.name);
    context_.form.funding.push_back(std::move(made));
    return true;
  }

 private:
  // 按支出性质分： in a row of its own, beside the source or in front of it. Two side by side are two lists, told apart by what
  // they name.
  bool see_view(const Row& row) {
    const auto leads = [](const RowCell& cell) { return !cell.blank() && !funding_view(cell.text).empty(); };
    if (std::ranges::count_if(row.cells, leads) != 1) return false;
    views_.see_label(std::ranges::find_if(row.cells, leads)->text);
    return true;
  }

  void settle_view(Funding& made) {
    if (made.kind == FundingKind::kTotal) return;
    if (!views_.other()) return views_.see_source();
    const std::vector<Funding>& funding = context_.form.funding;
    const auto total = std::ranges::find(funding, FundingKind::kTotal, &Funding::kind);
    if (total != funding.end()) made.part_of = static_cast<int>(total - funding.begin());
  }

  // The label of the row: the first cell before the amounts that names a source, else the last filled one that
  // is not the block's own label at the far left.
  const RowCell* source_cell(const Row& row, const Alignment& alignment) const {
    const RowCell* found = nullptr;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const int column = alignment.column_of[i];
      if (column < 0 || row.cells[i].blank()) continue;
      const Role role = roles_[static_cast<std::size_t>(column)];
      if (role != Role::kSource && role != Role::kSide) continue;
      if (role == Role::kSource || column > 0) found = &row.cells[i];
      if (funding_kind(row.cells[i].text)) return &row.cells[i];
    }
    return found;
  }

  Funding make(const Row& row, const Alignment& alignment) {
    Funding made;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (alignment.column_of[i] < 0) continue;
      const int own = header_.owner(alignment.column_of[i]);
      const HeaderColumn& column = header_.columns[static_cast<std::size_t>(own)];
      const RowCell& cell = row.cells[i];
      if (own != alignment.column_of[i] && cell.blank()) continue;
      if (column.label == Label::kNote) made.note = text_field(&cell, true);
      for (const AmountColumn& amount : kAmountColumns) {
        if (amount.label != column.label) continue;
        NumberField field = located<Decimal>(&cell);
        if (field.state == CellState::kAbsent) continue;
        // A column without a word goes on with the one before it, but not where both hold something.
        if (own != alignment.column_of[i] && (made.*amount.field).value) {
          context_.unmapped(field.from, cell.text);
          continue;
        }
        const Amount parsed = parse_amount(cell.text, amount.kind);
        set(field, parsed);
        if (column.inferred) field.from.confidence = std::min(field.from.confidence, kInferredColumn);
        // 192万元: the unit stands with the amount where no label states it.
        TextField& unit = context_.form.amount_unit;
        if (!unit.value && amount.kind == AmountKind::kMoney && parsed.unit.ends_with("元")) {
          unit = text_field(&cell, parsed.unit);
        }
        if (alignment.uncertain[i] && field.value) {
          field.value.reset();
          field.state = CellState::kUnreadable;
        }
        made.*amount.field = std::move(field);
      }
    }
    return made;
  }

  // An amount under a word that is not understood may be the budget: then the initial one must not stand in for it.
  void doubt_budget(const Row& row, const Alignment& alignment, Funding& made) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (alignment.column_of[i] < 0 || row.cells[i].kind != CellKind::kNumber) continue;
      const HeaderColumn& column =
          header_.columns[static_cast<std::size_t>(header_.owner(alignment.column_of[i]))];
      if (column.label != Label::kExtraColumn || column.text.empty()) continue;
      if (context_.form.funding.empty())
        context_.unmapped(row.cells[i].cell->from, column.text + " " + row.cells[i].text);
      if (header_.index_of(Label::kBudget) < 0) made.budget.state = CellState::kUnreadable;
    }
  }

  // A row without a label whose amounts fill blanks of the row above is the rest of that row.
  bool join_broken_row(Funding& part) {
    if (context_.form.funding.empty()) return false;
    Funding& above = context_.form.funding.back();
    for (const AmountColumn& column : kAmountColumns) {
      if ((part.*column.field).value && (above.*column.field).state != CellState::kBlank) return false;
    }
    for (const AmountColumn& column : kAmountColumns) {
      if ((part.*column.field).value) above.*column.field = std::move(part.*column.field);
    }
    return true;
  }

  // A weight, rate or score cell that spans several rows belongs to the first of them. Where no column is printed, none is
  // merged.
  void mark_merged(const Row& row, Funding& made) const {
    const bool covered = std::ranges::any_of(row.cells, &RowCell::covered);
    if (!covered) return;
    for (const AmountColumn& column : kAmountColumns) {
      NumberField& field = made.*column.field;
      if (column.kind == AmountKind::kMoney || header_.index_of(column.label) < 0) continue;
      if (field.state == CellState::kAbsent) field.state = CellState::kMerged;
    }
  }

  void report(const NumberField& field, int row, std::string_view name) {
    if (field.state != CellState::kUnreadable || field.raw.empty()) return;
    context_.problems.push_back({"unreadable-cell",
                                 field.from.page,
                                 field.from.line,
                                 pointer::funding(context_.index, row, name),
                                 {clean_text(field.raw)}});
  }

  const Header& header_;
  std::vector<Role> roles_;
  FormContext& context_;
  FundingViews views_;
};

}  // namespace

std::size_t read_funding(const Header& header, std::span<const Row> rows, FormContext& context) {
  FundingRows reader(header, context);
  const std::size_t before = context.form.funding.size();
  std::size_t used = 0;
  for (const Row& row : rows) {
    if (row.paragraph) break;
    if (row.filled() > 0 && !reader.read(row)) break;
    ++used;
  }
  // 预算执行情况（10分）, 得分(20分*执行率): the weight where it has no column.
  if (context.form.funding.size() > before) {
    Funding& total = context.form.funding[before];
    for (const HeaderColumn& column : header.columns) {
      if (total.weight.state != CellState::kAbsent || column.cell == nullptr) continue;
      total.weight = points_in_label(column.cell);
    }
  }
  return used;
}

}  // namespace recount
