#include "cli/output_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace recount::cli {
namespace fs = std::filesystem;

OutputFile::OutputFile(const std::string& path) : target_(path) {
  std::error_code error;
  if (fs::is_symlink(target_, error)) {
    const fs::path real = fs::weakly_canonical(target_, error);
    if (!error) target_ = real;
  }
  const fs::file_status status = fs::status(target_, error);
  errno = 0;
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    stream_.open(target_, std::ios::binary);
  } else {
    temporary_ = target_;
    temporary_ += ".partial-" + std::to_string(getpid());
    stream_.open(temporary_, std::ios::binary);
    if (stream_ && fs::exists(status)) fs::permissions(temporary_, status.permissions(), error);
  }
  if (!stream_) fail();
}

OutputFile::~OutputFile() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove(temporary_, ignored);
}

bool OutputFile::commit() {
  if (!error_.empty()) return false;
  if (!stream_.flush()) return fail();  // errno is that of the write that failed
  stream_.close();
  if (temporary_.empty()) return true;
  std::error_code error;
  fs::rename(temporary_, target_, error);
  if (error) {
    error_ = error.message();
    return false;
  }
  temporary_.clear();
  return true;
}

bool OutputFile::fail() {
  error_ = std::strerror(errno == 0 ? EIO : errno);
  return false;
}

}  // namespace recount::cli
