// The commands, and what each of them is given.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

#include "cli/color.h"
#include "extract/reader.h"
#include "model/messages.h"

namespace recount::cli {

enum ExitCode {
  kClean = 0,     // nothing contradicts itself
  kFindings = 1,  // a warning or an error was found
  kFailed = 2,    // an input could not be read or the output not written; stronger than kFindings
  kUsage = 64,    // the command line was wrong (EX_USAGE)
};

// Where a command reads, writes and complains, and in which language.
struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Lang lang;
  Screen screen;
  int& write_error;  // errno of the first write to `out` that failed, 0 for none

  // One line on `err`, after the name of the program.
  void complain(const std::string& message) const;
  // Flushes `out`. False where nobody reads it any more or it cannot be written: the rest of the work is
  // pointless.
  bool deliver() const;
};

struct AuditOptions {
  std::vector<std::string> paths;
  ReadOptions reading;
  bool all = false;  // findings of severity info too
};
int audit(const Context& context, const AuditOptions& options);

struct ExtractOptions {
  std::vector<std::string> paths;
  ReadOptions reading;
  bool lines = false;  // JSON Lines
  std::string output;  // empty or "-": standard output
  std::string debug;   // the directory of page pictures, empty: none
};
int extract(const Context& context, const ExtractOptions& options);

struct TableFormat;  // cli/grid_formats.h

struct TablesOptions {
  std::vector<std::string> paths;
  ReadOptions reading;
  const TableFormat* format = nullptr;  // never null when the command is called
  // Empty or "-": standard output; a directory: a file for each input.
  std::string output;
};
// Several inputs make one text in JSON only.
bool needs_directory(const TablesOptions& options);
int tables(const Context& context, const TablesOptions& options);

// `code` empty: all of them.
int explain(const Context& context, const std::string& code);

}  // namespace recount::cli
