// Runs the program over the rendered corpus and compares what it says with the answers.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "corpus/program/selection.h"
#include "corpus/score/aggregate.h"

namespace recount::corpus {

struct ScoreOptions {
  std::string program;   // path of recount
  std::string rendered;  // the folder that render() wrote to
  int jobs = 1;
  int timeout_seconds = 120;  // for one file
};

// One file that the program read.
struct Case {
  const Subject* subject = nullptr;
  Target target;
  std::string input;    // path below `rendered`
  std::string failure;  // why there is no record; empty where there is one
  Summary summary;
  std::vector<Miss> misses;
  std::vector<FindingMiss> missed, false_findings;
  std::vector<CellMiss> cell_misses;
  std::map<std::string, Count> planted;  // by code of the finding
};

// A case for each input file of the selected documents and targets, in their order.
Outcome<std::vector<Case>> score(const std::vector<Subject>& subjects, const Selection& selection,
                                 const ScoreOptions& options);

Summary sum_of(const std::vector<Case>& cases, const std::function<bool(const Case&)>& which);
// The formats and grades of the cases, in their order.
std::vector<std::string> labels_of(const std::vector<Case>& cases);

}  // namespace recount::corpus
