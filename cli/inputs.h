// From the paths of the command line to the files that are read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "extract/result.h"
#include "model/document.h"
#include "model/finding.h"

namespace recount::cli {

struct Input {
  std::filesystem::path path;  // "-": standard input
  bool named = true;  // by the user, not found in a directory: a file of an unknown kind is then an error
};

// The files of `paths`: a directory stands for all files below it, sorted by path, without hidden ones; links
// to directories are not followed. Complains about directories that cannot be read or hold no file, and counts
// them in `failed`.
std::vector<Input> collect_inputs(const Context& context, const std::vector<std::string>& paths, int& failed);

// One file from bytes to findings.
struct Audited {
  Document document;
  std::vector<Finding> findings;
};

enum class Outcome { kDone, kSkipped, kFailed };

// Reads, maps and checks one input into `result`. Complains where that fails, and notes what is skipped.
// Exceptions end here: a file can only hurt itself.
Outcome process(const Context& context, const Input& input, Audited& result);

// The name of an input for people.
std::string shown_name(const std::string& file, Lang lang);

}  // namespace recount::cli
