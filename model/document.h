// The record of one input file: forms, other tables, running text; every value with the place where it was read.
//
// Names follow document.schema.json (shipped in docs/), which says what each field means. A Field keeps three things
// apart: what the page shows (`raw`), what it means (`value`), and why there is no value (`state`).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/grid.h"
#include "extract/result.h"
#include "normalize/amount.h"
#include "normalize/decimal.h"
#include "normalize/quantity.h"

namespace recount {

// state is kValue exactly where value is set, except that a Quantity of kind kEmpty is stored as no value with
// state kBlank or kDash.
template <class T>
struct Field {
  std::optional<T> value;
  CellState state = CellState::kAbsent;
  std::string raw;
  Provenance from;
  std::vector<std::string> repairs;

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

using TextField = Field<std::string>;
using NumberField = Field<Decimal>;
using QuantityField = Field<Quantity>;

enum class FundingKind { kTotal, kFiscal, kCarryover, kSpecialAccount, kOwn, kOther };

struct Funding {
  TextField source;  // "" (a value) where the form prints no label
  FundingKind kind = FundingKind::kTotal;
  NumberField previous_budget, initial_budget, budget, executed;
  NumberField weight;
  NumberField rate;  // in percent
  NumberField score;
  TextField note;
  // Index of the row that this row is a part of (上级资金 below 财政拨款; 基本支出, what the total was spent on, of the total):
  // not added to the total again.
  std::optional<int> part_of;
};

// The fields of an indicator that a form can print a column for. kGroupLabel is the vertical 绩效指标 beside the table.
enum class Column {
  kLevel1,
  kLevel1Weight,
  kLevel2,
  kLevel2Weight,
  kName,
  kTarget,
  kTargetOp,
  kTargetUnit,
  kActual,
  kWeight,
  kScore,
  kRule,
  kNote,
  kReviewedScore,
  kDeduction,
  kGroup,
  kGroupLabel,
  kExtra,
};

struct Indicator {
  TextField level1, level2;  // level1 carried down from the cell above; `from` is then that cell
  NumberField level1_weight, level2_weight;
  TextField name;
  QuantityField target, actual;
  NumberField weight, score;
  TextField rule, note;
  NumberField reviewed_score, deduction;
  TextField group;
  NumberField group_weight;
  std::optional<int> part_of;  // index of the indicator that this row (其中…) details
  std::vector<std::pair<std::string, TextField>> extra;
};

enum class FormKind { kSelfEvaluation, kTargets };
enum class Scope { kProject, kDepartment };

struct Form {
  FormKind kind = FormKind::kSelfEvaluation;
  Scope scope = Scope::kProject;
  TextField title;
  Field<int> year;
  TextField project, department, unit;
  TextField amount_unit;         // 元, 千元, 万元, 亿元
  std::vector<Funding> funding;  // a row of kind kTotal is the total of the others
  TextField goal_expected, goal_actual;
  std::vector<Indicator> indicators;
  NumberField total_weight, total_score;
  TextField grade;
  std::vector<std::pair<std::string, TextField>> remarks;
  std::vector<TextField> notes;
  std::vector<Column> columns;  // indicator columns that are printed, in printed order
  bool note_is_reason = false;  // the note column asks for reasons (偏差原因分析…), not for remarks (备注)
};

struct Table {
  TextField number, title, amount_unit;
  std::vector<std::string> header;
  std::vector<std::vector<TextField>> rows;
  std::vector<TextField> notes;
};

struct DocumentParagraph {
  TextField text;
  std::string section;  // the nearest heading above; empty where none
};

struct DocumentSource {
  std::string file, sha256, reader;
  int pages = 0;
};

struct Document {
  DocumentSource source;
  std::vector<Form> forms;
  std::vector<Table> tables;
  std::vector<DocumentParagraph> paragraphs;
  std::vector<Problem> problems;
};

}  // namespace recount
