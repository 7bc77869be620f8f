// Where a command writes its records.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "cli/commands.h"
#include "cli/output_file.h"

namespace recount::cli {

// Standard output, or the file of -o, which appears whole or not at all. Complains about what cannot be written.
class Output {
 public:
  // `path` empty or "-": standard output.
  Output(const Context& context, std::string path);

  bool ok() const { return file_ == nullptr || file_->error().empty(); }
  std::ostream& stream() { return file_ ? file_->stream() : context_.out; }
  // After each record. False: nothing can be written any more, the rest of the work is pointless.
  bool deliver();
  // Without it an older file stays as it was. False where it failed.
  bool commit();

 private:
  void complain() const;

  const Context& context_;
  std::string path_;
  std::unique_ptr<OutputFile> file_;
};

// JSON records: an array of them, or each by itself with a line break.
class RecordList {
 public:
  RecordList(std::ostream& out, bool array);
  void add(const std::string& record);
  void end();
  bool empty() const { return empty_; }

 private:
  std::ostream& out_;
  bool array_;
  bool empty_ = true;
};

}  // namespace recount::cli
