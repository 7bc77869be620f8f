#include "tests/support/relations.h"

#include <algorithm>
#include <utility>

#include "model/pointer.h"

namespace recount::testing {
namespace {

// A sum of cells; nothing where one of them is blank or cannot be read.
struct Sum {
  Decimal value;
  std::vector<std::string> cells;
  bool complete = true;

  void add(const NumberField& field, const std::string& at) {
    if (field) {
      value = value + *field;
      cells.push_back(at);
    } else if (field.state == CellState::kBlank || field.state == CellState::kUnreadable) {
      complete = false;
    }
  }
};

class Relations {
 public:
  Relations(const Form& form, int index) : form_(form), index_(index) {}

  std::vector<Relation> all() {
    points();
    dimensions();
    rows();
    for (std::size_t r = 0; r < form_.funding.size(); ++r) rate(static_cast<int>(r));
    budget_score();
    for (const auto& [column, name] :
         {std::pair(&Funding::initial_budget, "initial_budget"), std::pair(&Funding::budget, "budget"),
          std::pair(&Funding::executed, "executed")}) {
      funding_sum(column, name);
    }
    return std::move(found_);
  }

 private:
  void add(const char* code, std::vector<std::string> cells, bool holds) {
    found_.push_back({code, std::move(cells), holds});
  }

  int total_row() const {
    const auto row = std::ranges::find(form_.funding, FundingKind::kTotal, &Funding::kind);
    if (row != form_.funding.end()) return static_cast<int>(row - form_.funding.begin());
    return form_.funding.empty() ? -1 : 0;
  }

  std::string indicator(std::size_t row, const char* field) const {
    return pointer::indicator(index_, static_cast<int>(row), field);
  }

  Sum sum(NumberField Indicator::*field, const char* name) const {
    Sum made;
    for (std::size_t i = 0; i < form_.indicators.size(); ++i) {
      if (!form_.indicators[i].part_of) made.add(form_.indicators[i].*field, indicator(i, name));
    }
    return made;
  }

  // The weights make the total with the budget row or without it, and the scores are added the same way.
  void points() {
    const Sum weights = sum(&Indicator::weight, "weight"), scores = sum(&Indicator::score, "score");
    if (weights.cells.empty() || !weights.complete) return;
    const Decimal stated = form_.total_weight ? *form_.total_weight : Decimal(100);
    Sum with_budget = weights, scores_with_budget = scores;
    if (const int total = total_row(); total >= 0) {
      with_budget.add(form_.funding[total].weight, pointer::funding(index_, total, "weight"));
      scores_with_budget.add(form_.funding[total].score, pointer::funding(index_, total, "score"));
    }
    std::vector<std::string> cells = with_budget.cells;
    if (form_.total_weight) cells.push_back(pointer::form(index_, "total/weight"));
    const bool included = with_budget.value == stated, excluded = weights.value == stated;
    add("weight-sum", cells, included || excluded);
    if (!form_.total_score || (!included && !excluded)) return;
    const Sum& sum = included ? scores_with_budget : scores;
    if (!sum.complete || sum.cells.empty()) return;
    // Weights are operands, too: they tell which sum is meant.
    cells.insert(cells.end(), sum.cells.begin(), sum.cells.end());
    cells.push_back(pointer::form(index_, "total/score"));
    add("total-score", cells, agrees(*form_.total_score, Ratio(sum.value)));
  }

  void dimensions() {
    for (std::size_t begin = 0; begin < form_.indicators.size();) {
      const Indicator& first = form_.indicators[begin];
      Sum sum;
      std::size_t end = begin;
      bool all = true;
      for (; end < form_.indicators.size() && form_.indicators[end].level1.from == first.level1.from; ++end) {
        if (form_.indicators[end].part_of) continue;
        all = all && form_.indicators[end].weight;
        sum.add(form_.indicators[end].weight, indicator(end, "weight"));
      }
      if (first.level1_weight && all) {
        for (std::size_t i = begin; i < end; ++i) sum.cells.push_back(indicator(i, "level1_weight"));
        add("dimension-weight", sum.cells, sum.value == *first.level1_weight);
      }
      begin = end;
    }
  }

  void rows() {
    for (std::size_t i = 0; i < form_.indicators.size(); ++i) {
      const Indicator& row = form_.indicators[i];
      if (!row.weight || !row.score) continue;
      add("score-exceeds-weight", {indicator(i, "weight"), indicator(i, "score")}, *row.score <= *row.weight);
    }
  }

  const NumberField& budget_of(const Funding& row) const {
    return row.budget ? row.budget : row.initial_budget;
  }

  void rate(int r) {
    const Funding& row = form_.funding[r];
    const NumberField& budget = budget_of(row);
    if (!row.rate || !row.executed || !budget || budget->is_zero()) return;
    const char* const column = row.budget ? "budget" : "initial_budget";
    const Ratio computed = Ratio(*row.executed) / Ratio(*budget) * Ratio(Decimal(100));
    add("execution-rate",
        {pointer::funding(index_, r, "rate"), pointer::funding(index_, r, "executed"),
         pointer::funding(index_, r, column)},
        agrees(*row.rate, computed));
  }

  // By the printed rate or by the amounts; never more than the weight.
  void budget_score() {
    const int r = total_row();
    if (r < 0) return;
    const Funding& row = form_.funding[r];
    if (!row.score || !row.weight) return;
    const Ratio weight = *row.weight, hundredth = weight / Ratio(Decimal(100));
    std::vector<std::string> cells = {pointer::funding(index_, r, "score"),
                                      pointer::funding(index_, r, "weight")};
    bool known = false, holds = false;
    const auto consider = [&](const Ratio& computed) {
      known = true;
      holds = holds || agrees(*row.score, computed > weight ? weight : computed);
    };
    if (row.rate) {
      consider(Ratio(*row.rate) * hundredth);
      cells.push_back(pointer::funding(index_, r, "rate"));
    }
    const NumberField& budget = budget_of(row);
    if (row.executed && budget && !budget->is_zero()) {
      consider(Ratio(*row.executed) / Ratio(*budget) * weight);
      if (!row.rate) {
        cells.push_back(pointer::funding(index_, r, "executed"));
        cells.push_back(pointer::funding(index_, r, row.budget ? "budget" : "initial_budget"));
      }
    }
    if (known) add("budget-score", std::move(cells), holds);
  }

  void funding_sum(NumberField Funding::*column, const char* name) {
    const int total = total_row();
    if (total < 0 || form_.funding[total].kind != FundingKind::kTotal || !(form_.funding[total].*column))
      return;
    Sum sum;
    for (std::size_t r = 0; r < form_.funding.size(); ++r) {
      const Funding& row = form_.funding[r];
      if (static_cast<int>(r) == total || row.part_of || row.kind == FundingKind::kTotal) continue;
      if (row.*column) sum.add(row.*column, pointer::funding(index_, static_cast<int>(r), name));
      if ((row.*column).state == CellState::kUnreadable) return;
    }
    if (sum.cells.empty()) return;
    sum.cells.push_back(pointer::funding(index_, total, name));
    add("funding-sum", sum.cells, sum.value == *(form_.funding[total].*column));
  }

  const Form& form_;
  int index_;
  std::vector<Relation> found_;
};

}  // namespace

std::vector<Relation> relations(const Form& form, int form_index) {
  return Relations(form, form_index).all();
}

}  // namespace recount::testing
