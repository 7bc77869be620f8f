// A document of the corpus as its author wrote it: forms with the findings that they earn, running text, tables.
// corpus/README.md has the notation with an example.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "corpus/base/outcome.h"
#include "corpus/source/quantity_source.h"

namespace recount::corpus {

// A number or text as it is to be printed: "" a blank cell, "-" a dash, "^" a cell merged with the one above.
using Entry = std::string;

struct FundSource {
  std::string kind;                     // total, fiscal, carryover, special_account, own, other
  std::string label;                    // empty: the layout's
  bool part = false;                    // a part of the row above that is none: its label is indented
  std::map<std::string, Entry> values;  // previous, initial, budget, executed, weight, rate, score, note
};

struct IndicatorSource {
  bool placeholder = false;         // a template line left as it was: only `name` is printed
  std::string group, group_weight;  // carried down from the line above
  std::string level1, level1_weight, level2, level2_weight;        // carried down
  bool new_group = false, new_level1 = false, new_level2 = false;  // printed on this row, not carried
  std::string name;
  QuantitySource target, actual;
  std::map<std::string, Entry> values;               // weight, score, note, rule, reviewed, deduction
  std::vector<std::pair<std::string, Entry>> extra;  // label -> text
};

// A finding that the form earns, or one that is open to debate.
struct FindingSource {
  int line = 0;
  std::string code, severity;  // severity empty: the usual one of the code
  std::string where;           // "fund total rate", "ind NAME score", "total score", "grade", "goals actual"
  std::string stated, expected;
  bool debatable = false;
};

struct FormSource {
  int line = 0;
  std::map<std::string, std::string>
      fields;  // title, year, project, department, unit, money, expected, actual,
               // total.weight, total.score, grade, kind, scope
  std::vector<FundSource> funds;
  std::vector<IndicatorSource> indicators;
  std::vector<std::string> notes;
  std::vector<std::pair<std::string, std::string>> remarks;
  std::vector<FindingSource> findings;
  std::vector<std::string> traps;  // what looks wrong and is not; for the reader of the file
};

struct TextSource {
  std::string text;
  bool heading = false;
};

struct TableSource {
  std::string number, title, unit;
  std::vector<std::string> head, rows, notes;  // in the cell notation of layouts
  bool beside = false;                         // stands to the right of the table before it
};

struct DocumentSource {
  std::string name;  // of the file, without its ending
  std::string path;
  std::vector<std::string> layouts;  // each makes a document of its own; none for documents without forms
  std::map<std::string, std::string> style;  // overrides of what is drawn by seed
  std::vector<std::variant<FormSource, TextSource, TableSource>> parts;
};

Outcome<DocumentSource> parse_document(const std::string& path);

}  // namespace recount::corpus
