// The program, apart from the process: everything that main() does can be tested through run().
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace recount::cli {

// `args` without the name of the program. `terminal`: `out` is shown to a person. Returns the exit status
// (see ExitCode in cli/commands.h). The language is --lang, else that of LC_ALL, LC_MESSAGES or LANG.
int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out, std::ostream& err,
        bool terminal);

}  // namespace recount::cli
