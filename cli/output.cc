#include "cli/output.h"

#include "cli/texts.h"
#include "cli/wrap.h"

namespace recount::cli {

Output::Output(const Context& context, std::string path) : context_(context), path_(std::move(path)) {
  if (!path_.empty() && path_ != "-") file_ = std::make_unique<OutputFile>(path_);
  if (!ok()) complain();
}

bool Output::deliver() {
  return file_ ? static_cast<bool>(file_->stream().flush()) : context_.deliver();
}

bool Output::commit() {
  if (file_ == nullptr || file_->commit()) return true;
  complain();
  return false;
}

void Output::complain() const {
  context_.complain(say("output.failed", context_.lang, {printable(path_), file_->error()}));
}

RecordList::RecordList(std::ostream& out, bool array) : out_(out), array_(array) {
  if (array_) out_ << '[';
}

void RecordList::add(const std::string& record) {
  if (array_) out_ << (empty_ ? "\n" : ",\n");
  out_ << record;
  if (!array_) out_ << '\n';
  empty_ = false;
}

void RecordList::end() {
  if (array_) out_ << (empty_ ? "]\n" : "\n]\n");
}

}  // namespace recount::cli
