// Where things of the record stand in the key. Not for use outside this folder.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "corpus/score/json_tree.h"
#include "corpus/score/tally.h"

namespace recount::corpus {

struct Numbering {
  std::map<std::size_t, std::size_t> forms;  // of the record -> of the key
  // Rows of forms, "/forms/0/indicators/4", by the key's number of the form: of the record -> of the key.
  std::map<std::string, std::string> rows;
  std::map<std::string, std::string>
      tables;  // "T" or "T/R", a table or a row of it: of the record -> of the key

  // A pointer of the record in the key's numbering. What has no partner gets a mark that no pointer of a key has.
  std::string locate(const std::string& at) const;
};

// The fields of all forms. Fills in forms and rows of `numbering`.
void judge_forms(const Json& key, const Json& record, const CompareOptions& options, Tally* tally,
                 Numbering* numbering);

// The other tables. Fills in tables of `numbering`.
void judge_tables(const Json& key, const Json& record, Tally* tally, Numbering* numbering);

// Findings of both sides. Needs all of `numbering`.
void judge_findings(const Json& key, const Json& record, const Numbering& numbering, Comparison* comparison);

// The parts of a form that only some keys have.
void judge_further_of_form(const Place& place, const Json& want, const Json& got, Tally* tally);
void judge_further_of_row(const Place& place, const Json& want, const Json& got, Tally* tally);

}  // namespace recount::corpus
