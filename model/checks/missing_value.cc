#include <array>

#include "model/checks/checks.h"
#include "model/checks/support.h"
#include "model/pointer.h"

namespace recount {
namespace {

using namespace checks;

struct Cell {
  Column column;
  std::string_view field;
  CellState (*state)(const Indicator& row);
};
constexpr std::array<Cell, 4> kCells = {{
    {Column::kTarget, "target", [](const Indicator& row) { return row.target.state; }},
    {Column::kActual, "actual", [](const Indicator& row) { return row.actual.state; }},
    {Column::kWeight, "weight", [](const Indicator& row) { return row.weight.state; }},
    {Column::kScore, "score", [](const Indicator& row) { return row.score.state; }},
}};

void add(std::string at, std::string_view id, std::string label, std::vector<Finding>& out) {
  Message message{"finding.missing-value." + std::string(id), {}};
  if (!label.empty()) message.args.push_back(std::move(label));
  out.push_back(
      make_finding(kMissingValue.code, Severity::kWarning, std::move(at), "", "", std::move(message)));
}

bool is_asked(const Indicator& row) {
  return !row.part_of && !is_placeholder(row);
}

void check_column(const Form& form, int form_index, const Cell& cell, std::vector<Finding>& out) {
  if (!prints_column(form, cell.column)) return;
  std::vector<int> blank;
  int asked = 0;
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    if (!is_asked(form.indicators[i])) continue;
    ++asked;
    if (cell.state(form.indicators[i]) == CellState::kBlank) blank.push_back(static_cast<int>(i));
  }
  if (blank.size() > 1 && static_cast<int>(blank.size()) == asked) {
    add(pointer::indicator(form_index, blank.front(), cell.field), "column." + std::string(cell.field), "",
        out);
    return;
  }
  for (int i : blank) {
    const std::string label = row_label(form.indicators[static_cast<std::size_t>(i)]);
    add(pointer::indicator(form_index, i, cell.field), cell.field, label.empty() ? "-" : label, out);
  }
}

void check_funding(const Form& form, int form_index, std::vector<Finding>& out) {
  const int index = total_funding_row(form);
  if (index < 0) return;
  const Funding& row = form.funding[static_cast<std::size_t>(index)];
  const auto check = [&](const NumberField& field, std::string_view name) {
    if (field.state != CellState::kBlank) return;
    add(pointer::funding(form_index, index, name), "funding." + std::string(name), "", out);
  };
  check(row.budget, "budget");
  check(row.executed, "executed");
  // Nothing was planned and nothing spent: there is no rate, and no score of it.
  const bool nothing = row.budget && row.budget->is_zero() && row.executed && row.executed->is_zero();
  if (!row.weight || nothing) return;
  check(row.rate, "rate");
  check(row.score, "score");
}

void run(const Form& form, int form_index, std::vector<Finding>& out) {
  if (form.kind != FormKind::kSelfEvaluation) return;
  check_funding(form, form_index, out);
  for (const Cell& cell : kCells) check_column(form, form_index, cell, out);
  if (form.total_weight.state == CellState::kBlank) {
    add(pointer::form(form_index, "total/weight"), "total.weight", "", out);
  }
  if (form.total_score.state == CellState::kBlank) {
    add(pointer::form(form_index, "total/score"), "total.score", "", out);
  }
}

}  // namespace

const Check kMissingValue = {
    "missing-value",
    Severity::kWarning,
    run,
    {"A cell that the form prints is blank", "应填的单元格为空",
     "In a self-evaluation: target, actual value, weight and score of an indicator, the total, the budget and "
     "executed "
     "amount of the total funding row, its rate and score where it has a weight. A dash or slash says 'none'; "
     "merged "
     "cells, detail rows and lines of the template left as they were are not blank. A column blank in every "
     "row is one "
     "finding, at its first row.",
     "自评表中指标的指标值、完成值、分值、得分，总分，资金总额行的全年预算数、执行数，以及有分值时的执行率、得"
     "分。"
     "横线、斜线表示“无”；合并单元格、明细行、未使用的模板行不算空白。整栏空白只在首行报告一次。",
     "The form itself: every printed cell asks for a value", "表格本身：所印各栏均须填写",
     "an indicator with weight 10 and no score", "某指标分值为10，得分空白"}};

}  // namespace recount
