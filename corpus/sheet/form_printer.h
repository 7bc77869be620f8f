// The values of one form as they are printed: what stands in braces in a layout becomes text, and what is printed
// becomes part of the answer.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "corpus/sheet/answer.h"
#include "corpus/sheet/print_style.h"
#include "corpus/sheet/table_builder.h"
#include "corpus/source/layout.h"

namespace recount::corpus {

// The sources of money that a layout prints for a form: the layout's own rows in its order, then the form's others.
struct PrintedFund {
  std::string kind, label;  // label as printed, without indentation
  bool part = false;
  const FundSource* source = nullptr;  // null: a row of the layout that the form leaves blank
};
std::vector<PrintedFund> printed_funds(const FormSource& form, const Layout& layout);

class FormPrinter {
 public:
  FormPrinter(const FormSource& form, const Layout& layout, const PrintStyle& style, std::string name,
              int index, Answer& answer);

  // A cell of a fixed row; of the row of a fund; of the row of an indicator (by their index in the form, -1: none).
  Placed print(const CellTemplate& cell, int fund = -1, int indicator = -1);

  int funds() const { return static_cast<int>(funds_.size()); }
  int indicators() const { return static_cast<int>(form_.indicators.size()); }
  // All pointers that have a place on the sheet, blank ones included.
  const std::set<std::string>& printed() const { return printed_; }
  // The pointer that a finding's WHERE means ("fund total rate"); empty where there is none.
  std::string pointer_of(const std::string& where) const;
  const std::vector<std::string>& unknown() const { return unknown_; }  // names in braces that mean nothing

 private:
  struct Cursor {
    int fund = -1, indicator = -1;
    Placed* cell = nullptr;
  };
  std::string expand(const std::string& name, Cursor& at);
  std::string print_form_value(const std::string& name, Cursor& at);
  std::string print_fund_value(const std::string& name, int fund, Cursor& at);
  std::string print_indicator_value(std::string name, Cursor& at);
  std::string print_level(const std::string& name, const IndicatorSource& row, const std::string& at_row,
                          Cursor& at, bool merged);
  std::string print_quantity_part(const std::string& name, const QuantitySource& quantity,
                                  const std::string& pointer, Cursor& at);
  std::string entry(const std::string& value, const std::string& pointer, const std::string& kind, Cursor& at);
  void note_text(const std::string& pointer, const std::string& text, Cursor& at);
  void note_cell(const std::string& pointer, Cursor& at);

  const FormSource& form_;
  const Layout& layout_;
  const PrintStyle& style_;
  const std::string name_, at_;
  Answer& answer_;
  AnswerForm& out_;
  std::vector<PrintedFund> funds_;
  std::vector<int> row_of_;  // of each indicator of the source: its index in the answer, -1 for placeholders
  bool has_unit_column_ = false;
  std::set<std::string> printed_;
  std::vector<std::string> unknown_;
};

}  // namespace recount::corpus
