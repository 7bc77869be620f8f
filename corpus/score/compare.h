// Compares a record (what `recount extract` writes, docs/document.schema.json) with a key: the same forms, tables and
// findings as someone who knows the truth wrote them.
//
//   Outcome<Comparison> compared = compare(key_json, record_json);
//   if (!compared) return compared.error();        // "record: line 3: Invalid value."
//   compared->fields()                             // {404, 405}
//   compared->groups["weight"]                     // {11, 12}
//   compared->misses[0]                            // {"weight", "/forms/0/indicators/3/weight", "10", "1"}
//
// A key is an object with `forms`, `tables` and `findings` as in a record, and
//   also_accept  [{"at": POINTER, "values": [...]}]: further values of a field that are as good
//   debatable    findings that are neither demanded nor false
//   and in a finding: accept_code (further codes), words (of the running text that it is about).
//
// How it is judged
//   Forms, rows and tables are paired in order by their names, so that a lost row costs the fields of that row only.
//   A pair that is made counts as a field right, a row of the key without a partner as one wrong, and so does a row of
//   the record that no key row is paired with.
//   Texts are compared after NFKC, without white space, with quotes, dashes and comparison signs unified; numbers
//   exactly by value. Fields that are blank on both sides are not counted.
//   A finding is the key's where code and entity (row, block, table or running text) agree; for those about running
//   text and tables the stated number must agree too. Each finding of the record serves one of the key.
//
// Groups of fields: forms, extra forms, header (title, project, department, unit, grade, year, amount unit), goals,
// funding source, funding, indicator rows, extra rows, indicator level1, indicator level2, indicator name, indicator
// rule, indicator note, level1_weight, weight, score, quantity text, quantity kind, operator, quantity value, unit,
// total, tables, table header, table cells.
// Further groups, each judged only where the key has the member: form kind, form scope, reviewed_score, deduction,
// level2_weight, group, group_weight, part_of, extra, remarks, notes. Labels of `extra` and `remarks` may differ in
// white space and in the width of brackets; a garbled label is paired with the most similar one, and is wrong.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/base/outcome.h"
#include "corpus/score/count.h"

namespace recount::corpus {

// A field that is wrong. `at` is in the key's numbering; values as in the JSON, empty for null.
struct Miss {
  std::string group, at, want, got;
};

// `at` of a missed finding is the key's, of a false one the record's.
struct FindingMiss {
  std::string code, severity, at, message;
};

struct Comparison {
  std::map<std::string, Count> groups;
  std::vector<Miss> misses;

  // Character errors: the edit distance of all texts judged, each at most the key text's length, and the length of
  // the key's texts; characters as they are compared.
  long char_errors = 0, chars = 0;

  // Cells with a plain number, where the key has one: funding, weights, scores, deductions, totals, and targets and
  // actual values of kind number without an operator. Right where the value is (and the kind, of a target or an
  // actual value).
  Count numeric;
  // Targets and actual values of kind number with an operator: right where operator and value are.
  Count operators;

  int expected = 0, found = 0;  // findings of the key, and those of them that the record has
  std::vector<FindingMiss> missed, false_findings;
  int false_errors = 0, false_warnings = 0, false_infos = 0;  // the false findings by severity

  // For each field judged that the record gives a value for, and whose evidence has a confidence: that confidence, and
  // whether the field is right. The evidence of a field is that of its pointer or of the nearest one above.
  std::vector<std::pair<double, bool>> confidences;

  int problems = 0;  // of the record

  Count fields() const;  // of all groups
};

struct CompareOptions {
  bool further = true;  // false: leave the further groups out of all figures
};

// Fails where a text is no JSON, is no object, or its lists (forms, tables, findings, ...) are no lists. Members below
// that have another type than they should count as null. Pure.
Outcome<Comparison> compare(std::string_view key_json, std::string_view record_json,
                            const CompareOptions& options = {});

// A line for each wrong field, missed finding and false finding; empty where all is right.
//
//   wrong /forms/0/year: want 2022, got 2021
//   missed error total-score at /forms/0/total/score: The scores make 97.5, ...
//   false warning target-missed at /forms/0/indicators/2/actual: ...
std::string details(const Comparison& comparison);

}  // namespace recount::corpus
