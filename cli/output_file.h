// An output file that appears whole or not at all.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace recount::cli {

// Writes beside the target and renames at commit(); a program that dies in between leaves the old file as it
// was. A link is followed, and the permissions of a file that is replaced are kept. What is no regular file
// (/dev/stdout, a named pipe) is written to directly.
//
//   OutputFile file(path);
//   file.stream() << text;
//   if (!file.commit()) complain(file.error());
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();  // without commit() nothing is left behind

  std::ostream& stream() { return stream_; }
  bool commit();
  const std::string& error() const { return error_; }  // of the system; set where opening or commit() failed

 private:
  bool fail();

  std::filesystem::path target_, temporary_;  // temporary_ empty: written directly, or done
  std::ofstream stream_;
  std::string error_;
};

}  // namespace recount::cli
