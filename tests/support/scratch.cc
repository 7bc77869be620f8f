#include "tests/support/scratch.h"

#include <stdlib.h>

#include <filesystem>
#include <system_error>

namespace recount::testing {

std::string scratch_directory() {
  struct Scratch {
    std::string path = (std::filesystem::temp_directory_path() / "recount-test-XXXXXX").string();
    Scratch() {
      if (mkdtemp(path.data()) == nullptr) path.clear();
    }
    ~Scratch() {
      std::error_code ignored;
      if (!path.empty()) std::filesystem::remove_all(path, ignored);
    }
  };
  static const Scratch scratch;
  return scratch.path;
}

}  // namespace recount::testing
