// The sections of a form. Each function reads the rows of one section into the form and returns how many rows
// it used; rows that it cannot place are recorded as problems. Used by mapper.cc alone.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/columns.h"
#include "model/document.h"
#include "model/rows.h"

namespace recount {

// The form under construction and where its gaps are recorded. Pointers of problems are relative to `index`.
struct FormContext {
  Form& form;
  int index;
  std::vector<Problem>& problems;
  std::string unit_label = {};  // the label that form.unit was read from

  // Text that fits nothing: kept as a problem, so that nothing printed is lost.
  void unmapped(const Provenance& from, std::string text);
  void unmapped(const Row& row);
};

// model/funding.cc: the rows below a funding header.
std::size_t read_funding(const Header& header, std::span<const Row> rows, FormContext& context);
// model/funding_sources.cc: what kind of money a source label names; nullopt for no source label. listed_only passes over words that tell a source
// only within the funding block: a project's name can end in 补助资金.
std::optional<FundingKind> funding_kind(std::string_view label, bool listed_only = false);
// 基本支出, 其中：项目支出: what the money was spent on, not where it came from.
bool names_use(std::string_view label);
// 按支出性质分：基本支出 -> 支出性质: what the money is parted by from here on. Empty where the label does not say.
std::string funding_view(std::string_view label);
// 按收入性质分： with nothing behind it.
bool is_view_heading(std::string_view label);
// Whether the rows at hand are the sources of the total or its parts by another view (按支出性质分 below 按收入性质分), which
// make the total once more. Told each label and each row in order.
class FundingViews {
 public:
  void see_label(std::string_view label);
  void see_source() { sources_ = true; }
  bool other() const { return other_; }

 private:
  std::string view_;
  bool sources_ = false, other_ = false;
};
// OCR ran the label together with the next one (其他资金 预期目标): its first word is kept where the whole is no source.
void drop_crumb(std::string& label);
// 单位资金 | | 全年预算数 | | 全年执行数 | : a source with labels of amounts that are blank. It looks like a header, but no amounts
// stand below it.
bool is_blank_source(std::span<const Row> rows);
// Once all rows are read: rows that detail the row above (中央资金 below 财政拨款) get their part_of, and a total of several
// years beside the annual one becomes a remark.
void settle_funding(Form& form);

// Rows that a template prints for indicators that a form may not have: 指标3：, ……, (blank).
bool is_placeholder(std::string_view name);
// The word of a level without its points: 满意度指 标（10分） -> 满意度指标. Blanks inside the words of a level belong to the
// layout, blanks in free text do not.
std::string level_word(std::string_view text);

// model/indicators.cc and indicator_rows.cc: the rows below an indicator header, to the total row or to the row that belongs no more.
// `groups` is the side label's group, if the header has one.
struct IndicatorReader {
  IndicatorReader(Header header, FormContext& context);
  // Reads rows until one does not belong; returns how many were read. May be called again for more rows.
  std::size_t read(std::span<const Row> rows);
  bool closed() const { return closed_; }  // the total row was read
  // The row of totals, where it stands apart from the table: rows used, 0 where rows[0] is none.
  std::size_t read_total(std::span<const Row> rows);
  bool fits(const Row& row) const;          // the row could go on the table
  bool is_indicator(const Row& row) const;  // it fits, and its name and a value stand in their columns
  void add_loose_rows(std::span<const Row> lines);
  void finish();  // marks merged cells; call once, after the last row

 private:
  enum class Outcome { kRead, kStop };
  Outcome read_row(std::span<const Row> rows, std::size_t at, std::size_t* used);
  bool is_unread_total(const Row& row) const;
  std::size_t read_total_labels(std::span<const Row> rows);
  void read_grade(const Row& row);
  void take_total_numbers(const Row& row, const std::vector<std::size_t>& numbers, Label label);
  void read_indicator(const Row& row, const Alignment& alignment);
  void read_levels(const Row& row, const Alignment& alignment, Indicator& indicator);
  void set_group(const RowCell* cell);
  void set_level1(const RowCell* cell);  // and ends the level 2 above
  void remark_subtotal(const Row& row);
  bool repeats_budget_row(const Row& row, const Indicator& indicator) const;
  const RowCell* cell_at(const Row& row, const Alignment& alignment, Label label) const;
  bool has(const Row& row, const Alignment& alignment, Label label) const;  // the cell there is filled
  bool has_name_and_value(const Row& row, const Alignment& alignment) const;
  bool stands_below_levels(const Row& row, const Alignment& alignment) const;
  bool holds_remarks(const Row& row, const Alignment& alignment) const;
  bool names_group(const RowCell& cell, int column) const;
  NumberField points(const Row& row, const Alignment& alignment, Label label, std::string_view field);
  void settle_note_column();
  void publish_columns();

  Header header_;
  std::vector<Role> roles_;
  FormContext& context_;
  bool closed_ = false;
  bool cuts_blank_ends_ = false;  // the export cuts off the blank cells at the end of a row
  TextField level1_, level2_, group_;
  NumberField level1_weight_, level2_weight_, group_weight_;
};

// model/pairs.cc: a row of labels beside their values (项目名称 | … | 主管部门 | …), funding amounts and goals
// included. False where nothing in the row is a label; the row is then untouched.
bool read_pairs(const Row& row, FormContext& context);
// The row starts with a label of kPair or kGoals.
bool starts_with_label(const Row& row);

// model/goals.cc: a header row of goals and the rows of texts below it. 0 where rows[0] is no such header.
std::size_t read_goals(std::span<const Row> rows, FormContext& context);
// 年度绩效目标1（40分）, 目标2: the goal that the rows below or the text beside belong to.
bool is_goal_number(std::string_view text);
// Adds a text to a goal, behind a blank.
void append_goal(TextField& goal, const RowCell& cell);

// model/notes.cc: notes below the form (注：, 说明：, numbered lines) or in a row of it (说明 | 1.…). 0 where rows[0] starts
// none.
std::size_t read_notes(std::span<const Row> rows, FormContext& context);
// Numbered lines that say how the form is to be filled or scored, without 注 in front: how many rows of them start here. They
// are notes where they stand directly below a form.
std::size_t rule_lines(std::span<const Row> rows);
struct RuleWord {
  std::string_view word;
  std::string_view example;  // a line that holds the word
};
std::span<const RuleWord> rule_words();
std::size_t read_rules(std::span<const Row> rows, FormContext& context);
// "1、… 2、… 3、…" -> its parts, numbers kept; one part where it is not numbered.
std::vector<std::string> split_numbered(std::string_view text);
// 注：, 说明：, 备注： ... at the start of a note; its length in bytes, 0 where there is none.
std::size_t note_lead(std::string_view text);

}  // namespace recount
