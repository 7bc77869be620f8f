#include <unistd.h>

#include <iostream>

#include "cli/app.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  return recount::cli::run({argv + 1, argv + argc}, std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1);
}
