// The figures as tables: on a terminal, in docs/ACCURACY.md, and as JSON that tests hold later results against.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/program/score.h"

namespace recount::corpus {

// A row for each format and grade, then one for each layout of it where `layouts`.
std::string text_report(const std::vector<Case>& cases, bool layouts);

// Each wrong field, missed and false finding, by file.
std::string details_report(const std::vector<Case>& cases);

// {"text": {"all": SUMMARY, "subset": SUMMARY}, "scan office": ...}: by format and grade.
std::string figures_json(const std::vector<Case>& cases);

// docs/ACCURACY.md and docs/accuracy/: figures.json and the pictures of the worst cases. Nothing, or what went wrong.
std::optional<std::string> write_accuracy(const std::vector<Case>& cases, const std::string& docs);

// What is worse than figures.json states for the subset, a line each; empty where nothing is. `margin`: how much of
// the fields, numbers and operators (as a share) a result may lie below; findings and false errors have none.
Outcome<std::string> worse_than(const std::vector<Case>& cases, const std::string& figures_path, double margin);

}  // namespace recount::corpus
