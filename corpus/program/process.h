// Runs another program and measures it.
#pragma once

#include <string>
#include <vector>

namespace recount::corpus {

struct Run {
  int status = -1;  // of its exit; -1: it was killed or could not be started
  bool timed_out = false;
  std::string output;      // standard output
  double cpu_seconds = 0;  // user and system time
  double wall_seconds = 0;
  long peak_kb = 0;  // resident memory at its highest
};

// args[0] is the program's path. Standard error is thrown away. Safe to call from several threads.
Run run_process(const std::vector<std::string>& args, int timeout_seconds);

}  // namespace recount::corpus
