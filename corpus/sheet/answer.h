// The right answer for a document: what `recount extract` should write, as far as it is judged. It is filled while the
// sheet is built, so that it holds what is printed and nothing else, and it owes nothing to the program's own reading.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/source/document_source.h"

namespace recount::corpus {

struct AnswerValue {
  enum class Kind { kText, kNumber, kQuantity } kind = Kind::kText;
  std::string text;         // of a number: its digits
  QuantitySource quantity;  // with `printed` set to the text of the cell
};

struct AnswerFinding {
  std::string code, severity, at, stated, expected;
};

struct AnswerIndicator {
  int part_of = -1;
  std::vector<std::pair<std::string, std::string>> extra;
};

struct AnswerForm {
  std::string kind = "self_evaluation", scope = "project";
  std::vector<std::pair<std::string, std::string>> funds;  // kind, label as printed
  std::vector<AnswerIndicator> indicators;
  std::vector<std::pair<std::string, std::string>> remarks;
  std::vector<std::string> notes;
};

struct AnswerTable {
  std::string number, title, unit;
  std::vector<std::string> header, notes;
  std::vector<std::vector<std::string>> rows;
};

struct Answer {
  std::vector<AnswerForm> forms;
  std::map<std::string, AnswerValue> values;  // JSON Pointer -> what is printed there; all else is null
  std::vector<AnswerTable> tables;
  std::vector<std::string> paragraphs;
  std::vector<AnswerFinding> findings, debatable;
};

// recount.document/1 without `source` and `evidence`, with `debatable` beside `findings`.
std::string to_json(const Answer& answer);

}  // namespace recount::corpus
