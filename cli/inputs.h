// From the paths of the command line to the files that are read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "extract/reader.h"
#include "model/document.h"
#include "model/finding.h"

namespace recount::cli {

struct Input {
  std::filesystem::path path;  // "-": standard input
  bool named = true;  // by the user, not found in a directory: a file of an unknown kind is then an error
  std::filesystem::path below;  // the path below the directory it was found in, else the name of the file
};

// A file by itself. The kind of the arguments decides, not how many files a directory happens to hold.
bool is_single(const std::vector<std::string>& paths);

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

// Reads one input into `source` and `extraction`. Complains where that fails, and notes what is skipped.
// Exceptions end here: a file can only hurt itself.
Outcome read_input(const Context& context, const Input& input, const ReadOptions& options, Source& source,
                   Extraction& extraction);

// Reads, maps and checks one input into `result`, in the same way.
Outcome process(const Context& context, const Input& input, const ReadOptions& options, Audited& result);

// The name of an input for people.
std::string shown_name(const std::string& file, Lang lang);

}  // namespace recount::cli
